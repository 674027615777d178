using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Design;

/// <summary>
/// The language of the page, and how a page gives both languages in place: <c>@Language["Save", "Guardar"]</c>.
/// </summary>
/// <remarks>
/// One instance lives for one request. A page whose texts are in both languages says so with <see cref="BilingualAttribute"/>
/// on its page model; the reader's choice then decides: <c>?language=es</c> in the address, else the choice made earlier
/// in this visit (a session cookie that holds two letters and nothing else), else what the browser asks for.
/// Every other page is in English, so that its words and its <c>lang</c> attribute never disagree.
/// A page that knows better, from a person's stored preference, calls <see cref="Use"/>.
/// </remarks>
public sealed class Language
{
    /// <summary>The query parameter and the cookie that carry the reader's choice.</summary>
    public const string Parameter = "language";

    /// <summary>
    /// The form field that is sent when a form is sent only to switch the language: the page then keeps what was typed,
    /// does not complain about what is missing, and shows itself again.
    /// </summary>
    public const string SwitchField = "switch-language";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    /// <summary>The code for the <c>lang</c> attribute: <c>en</c> or <c>es</c>.</summary>
    public string Code { get; private set; } = "en";

    /// <summary>How numbers and dates are written. Both cultures write decimals with a point.</summary>
    public CultureInfo Culture => Code == "es" ? Spanish : English;

    /// <summary>Whether this page is there in both languages, so that a switch between them makes sense.</summary>
    public bool IsOffered { get; internal set; }

    /// <summary>The text in the language of the page.</summary>
    public string this[string english, string spanish] => Code == "es" ? spanish : english;

    /// <summary>Sets the language of the rest of this request; codes other than <c>es</c> mean English.</summary>
    public void Use(string? code)
    {
        Code = code == "es" ? "es" : "en";
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;
    }

    internal static bool IsKnown(string? code) => code is "en" or "es";
}

/// <summary>Says that a page's texts are in English and Spanish and that the reader chooses between them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BilingualAttribute : Attribute;

/// <summary>Chooses the language of each request.</summary>
public static class LanguageMiddleware
{
    /// <summary>Adds the choice of language; it comes after routing, which <c>WebApplication</c> puts first by itself.</summary>
    public static IApplicationBuilder UsePeerAtlasLanguage(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var language = context.RequestServices.GetRequiredService<Language>();
                language.IsOffered = context.GetEndpoint()?.Metadata.GetMetadata<BilingualAttribute>() is not null;
                language.Use(language.IsOffered ? Choice(context) : "en");
                return next(context);
            }
        );

    private static string? Choice(HttpContext context)
    {
        var asked = context.Request.Query[Language.Parameter].ToString();
        if (Language.IsKnown(asked))
        {
            context.Response.Cookies.Append(
                Language.Parameter,
                asked,
                new CookieOptions
                {
                    HttpOnly = true,
                    IsEssential = true,
                    SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                }
            );
            return asked;
        }

        return context.Request.Cookies[Language.Parameter] is { } earlier && Language.IsKnown(earlier) ? earlier : Preferred(context);
    }

    private static string? Preferred(HttpContext context) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Language.IsKnown);
}
