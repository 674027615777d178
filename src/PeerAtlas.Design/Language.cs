using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PeerAtlas.Design;

/// <summary>
/// The language of the page, and how a page says what stands in a class of words: <c>@Language[FormWords.Save]</c>.
/// </summary>
/// <remarks>
/// One instance lives for one request. A page whose texts are in every language says so with <see cref="BilingualAttribute"/>
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

    private static readonly AsyncLocal<Language?> Used = new();

    private readonly Translations translations;

    /// <summary>A language among the product's own two.</summary>
    public Language()
        : this(new Translations()) { }

    /// <summary>A language among the product's own and those into which it was translated.</summary>
    public Language(Translations translations) => this.translations = translations;

    /// <summary>One of the product's own languages, to write in beside that of the request.</summary>
    public static Language Of(string code) => new() { Code = code };

    /// <summary>The language of what is being answered, for what nobody can hand it to: the framework's messages.</summary>
    public static Language Current => Used.Value ?? new Language();

    /// <summary>The code for the <c>lang</c> attribute: <c>en</c>, <c>es</c>, or that of a further language.</summary>
    public string Code { get; private set; } = LanguageCode.English;

    /// <summary>How numbers and dates are written. Every culture writes decimals with a point.</summary>
    public CultureInfo Culture => LanguageCode.Culture(Code);

    /// <summary>The <c>dir</c> attribute: <c>rtl</c> where people write from right to left, else null.</summary>
    public string? Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : null;

    /// <summary>Whether this page is there in every language, so that a switch between them makes sense.</summary>
    public bool IsOffered { get; internal set; }

    /// <summary>The languages among which a reader chooses, each with its name for itself.</summary>
    public IEnumerable<(string Code, string Name)> Choices =>
        [
            (LanguageCode.English, LayoutWords.NameOfThisLanguage.English),
            (LanguageCode.Spanish, LayoutWords.NameOfThisLanguage.Spanish),
            .. translations.Codes.Select(code => (code, translations.Text(code, LayoutWords.NameOfThisLanguage) ?? LanguageCode.Name(code))),
        ];

    /// <summary>The text in the language of the page, in English where it is not translated; values stand in the places of <c>{0}</c>.</summary>
    public string this[Words words, params object?[] values]
    {
        get
        {
            var text = Code switch
            {
                LanguageCode.English => words.English,
                LanguageCode.Spanish => words.Spanish,
                _ => translations.Text(Code, words),
            };
            return (text is null ? null : Filled(Culture, text, values)) ?? Filled(LanguageCode.Culture(LanguageCode.English), words.English, values) ?? "";
        }
    }

    /// <summary>A day in words: March 31, 2026.</summary>
    public string Day(DateOnly day) => LanguageCode.Day(day, Code);

    /// <summary>Sets the language of the rest of this request; a language that is not offered means English.</summary>
    public void Use(string? code)
    {
        Code = Known(code) ?? LanguageCode.English;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;
        Used.Value = this;
    }

    internal string? Known(string? code) =>
        LanguageCode.Own.Concat(translations.Codes).FirstOrDefault(known => string.Equals(known, code, StringComparison.OrdinalIgnoreCase));

    // A translator may have asked for a value in a form that it does not have.
    private static string? Filled(CultureInfo culture, string text, object?[] values)
    {
        try
        {
            return values.Length == 0 ? text : string.Format(culture, text, values);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>Says that a page's texts are in every language and that the reader chooses between them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BilingualAttribute : Attribute
{
    /// <summary>Whether the language in the address stays that of the visit. A file in another language is no such choice.</summary>
    public bool Remembers { get; init; } = true;
}

/// <summary>Chooses the language of each request.</summary>
public static class LanguageMiddleware
{
    /// <summary>Adds the choice of language; it comes after routing, which <c>WebApplication</c> puts first by itself.</summary>
    public static IApplicationBuilder UsePeerAtlasLanguage(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var language = context.RequestServices.GetRequiredService<Language>();
                var bilingual = context.GetEndpoint()?.Metadata.GetMetadata<BilingualAttribute>();
                language.IsOffered = bilingual is not null;
                if (language.IsOffered && context.RequestServices.GetService<ITranslationSource>() is { } source)
                    await context.RequestServices.GetRequiredService<Translations>().RefreshAsync(source, context.RequestAborted);
                language.Use(language.IsOffered ? Choice(context, language, bilingual!.Remembers) : LanguageCode.English);
                await next(context);
            }
        );

    private static string? Choice(HttpContext context, Language language, bool remembers)
    {
        if (language.Known(context.Request.Query[Language.Parameter]) is not { } asked)
            return language.Known(context.Request.Cookies[Language.Parameter]) ?? Preferred(context, language);
        if (!remembers)
            return asked;
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

    // A browser asks for "zh-Hant-TW" where "zh-Hant", or failing that "zh", is what there is.
    private static string? Preferred(HttpContext context, Language language) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(asked => asked.Quality ?? 1)
            .SelectMany(asked => Shortened(asked.Value.ToString()))
            .Select(language.Known)
            .FirstOrDefault(known => known is not null);

    private static IEnumerable<string> Shortened(string code)
    {
        for (; code.Length > 0; code = code[..Math.Max(0, code.LastIndexOf('-'))])
            yield return code;
    }
}
