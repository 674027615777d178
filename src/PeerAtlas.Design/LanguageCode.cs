using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Design;

/// <summary>The codes of languages, and how each writes numbers and dates.</summary>
public static partial class LanguageCode
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Spanish.</summary>
    public const string Spanish = "es";

    private static readonly ConcurrentDictionary<string, CultureInfo> Cultures = new(StringComparer.Ordinal)
    {
        [English] = CultureInfo.GetCultureInfo("en-US"),
        [Spanish] = CultureInfo.GetCultureInfo("es-US"),
    };

    /// <summary>The product's own languages, which no translation replaces.</summary>
    public static IReadOnlyList<string> Own { get; } = [English, Spanish];

    /// <summary>A code as it is written, such as <c>vi</c> or <c>zh-Hant</c>; null when it is that of no language.</summary>
    public static string? Find(string code)
    {
        if (!Form().IsMatch(code))
            return null;
        var culture = CultureInfo.GetCultureInfo(code);
        // Any letters make a culture; those of a language have a name.
        return culture.ThreeLetterISOLanguageName.Length > 0 && culture.EnglishName != culture.Name ? culture.Name : null;
    }

    /// <summary>Whether a code is that of one of the product's own languages, as it is spoken somewhere or everywhere.</summary>
    public static bool IsOwn(string code) => Own.Contains(code.Split('-')[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>The language's name for itself.</summary>
    public static string Name(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        return char.ToUpper(culture.NativeName[0], culture) + culture.NativeName[1..];
    }

    /// <summary>A day in words: March 31, 2026.</summary>
    public static string Day(DateOnly day, string code) => day.ToString(DayPattern(code), Culture(code));

    /// <summary>
    /// How a language writes dates, with the numbers of the United States and the calendar of the survey: what is typed into a form means the
    /// same in every language.
    /// </summary>
    internal static CultureInfo Culture(string code) => Cultures.GetOrAdd(code, Make);

    private static string DayPattern(string code) =>
        code switch
        {
            English => "MMMM d, yyyy",
            Spanish => "d 'de' MMMM 'de' yyyy",
            _ => "d MMMM yyyy",
        };

    private static CultureInfo Make(string code)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(code).Clone();
        culture.NumberFormat = CultureInfo.GetCultureInfo("en-US").NumberFormat;
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } calendar)
            culture.DateTimeFormat.Calendar = calendar;
        return culture;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
