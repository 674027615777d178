using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PeerAtlas.Design;

namespace PeerAtlas.Hosting.Translating;

/// <summary>The places of values in words: <c>{0}</c>, or with the form in which the value is written, <c>{0:N0}</c>.</summary>
internal static partial class Placeholders
{
    /// <summary>The places in a text, each once, in order.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. Place().Matches(WithoutDoubled(text)).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A brace that is written twice is a brace, and no place.
    private static string WithoutDoubled(string text) => text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal);

    /// <summary>What is wrong with the places of a translation; null when they are those of the words.</summary>
    public static string? Check(Words words, string text)
    {
        var (wanted, found) = (Of(words.English), Of(text));
        if (wanted.Count > 0 && !IsWhole(text))
            return "A brace { or } is missing or too many.";
        var missing = wanted.Select(Number).Except(found.Select(Number), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            return $"The value {{{missing[0]}}} is missing.";
        var foreign = found.FirstOrDefault(place => !Fits(place, wanted));
        return foreign is null ? null : $"The value {foreign} is not one of the text in English{(wanted.Count == 0 ? "" : ": " + string.Join(", ", wanted))}.";
    }

    /// <summary>Whether a place is one of those wanted. A date may be written in another order.</summary>
    private static bool Fits(string place, IReadOnlyList<string> wanted) =>
        wanted.Any(other => other == place || (Number(other) == Number(place) && other.Contains('M', StringComparison.Ordinal) && IsDate(place)));

    private static bool IsDate(string place)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, "{0" + place[(1 + Number(place).Length)..], new DateOnly(2026, 11, 28)).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsWhole(string text)
    {
        try
        {
            CompositeFormat.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Number(string place) => Digits().Match(place).Value;

    [GeneratedRegex(@"\{\d+[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
