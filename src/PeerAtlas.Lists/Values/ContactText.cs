using System.Net.Mail;
using System.Text.RegularExpressions;

namespace PeerAtlas.Lists.Values;

/// <summary>Addresses of mail and phone numbers, often several in a cell.</summary>
public static partial class ContactText
{
    /// <summary>What stands between several values.</summary>
    public const string Separator = "; ";

    private const int FewDigits = 4;

    /// <summary>The addresses of mail in a cell, in small letters, each once; null when there is a text that is none.</summary>
    public static string? Mails(string text)
    {
        if (text.Length == 0 || CleanText.IsNoValue(text))
            return "";
        var found = Mail().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(IsMail).Distinct(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? string.Join(Separator, found) : null;
    }

    // ".a@x.org" and "a..b@x.org" look like addresses, and no server takes them.
    private static bool IsMail(string text) =>
        text[0] != '.'
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.Contains(".@", StringComparison.Ordinal)
        && MailAddress.TryCreate(text, out _);

    /// <summary>Whether a cell holds addresses of mail and no words beside them: a remark that names one is none.</summary>
    public static bool IsMailsAlone(string text) =>
        Mail().IsMatch(text) && !Mail().Replace(text, "").Replace("mailto", "", StringComparison.OrdinalIgnoreCase).Any(char.IsLetter);

    /// <summary>The phone numbers in a cell, those of other countries as they are written; null when there is a text that is none.</summary>
    public static string? AnyPhones(string text) => Phones(text, OtherPhone);

    /// <summary>
    /// The phone numbers in a cell; numbers of the United States as 617-555-0123, with "ext. 5" behind. Null when there is a text that is
    /// none.
    /// </summary>
    public static string? Phones(string text) => Phones(text, _ => null);

    private static string? Phones(string text, Func<string, string?> other)
    {
        if (text.Length == 0 || CleanText.IsNoValue(text))
            return "";
        text = Dashes().Replace(text, "-");
        if (IsCoordinate(text))
            return null;
        if ((OnePhone(text) ?? other(text)) is { } one)
            return one;
        var parts = Between().Split(text).Where(part => part.Trim().Length > 0).Select(part => (Typed: part, Read: OnePhone(part) ?? other(part))).ToList();
        // One number is not taken for all of them: a cell with another that cannot be read is told.
        if (parts.Exists(part => part.Read is not null))
            return parts.Exists(part => part.Read is null && IsNumber(part.Typed)) ? null : Joined(parts.Select(part => part.Read));
        return IsNumber(AmericanPhone().Replace(text, "")) ? null : Joined(AmericanPhone().Matches(text).Select(match => OnePhone(match.Value)));

        static string? Joined(IEnumerable<string?> numbers) =>
            numbers.OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } read ? string.Join(Separator, read) : null;
    }

    private static bool IsNumber(string text) => text.Count(char.IsAsciiDigit) >= FewDigits;

    private static string? OnePhone(string text)
    {
        var extension = "";
        var number = text.Trim();
        if (Extension().Match(number) is { Success: true } match)
            (number, extension) = (number[..match.Index], " ext. " + match.Groups["number"].Value);
        // A spreadsheet that took a number for one with decimals.
        if (number.EndsWith(".0", StringComparison.Ordinal))
            number = number[..^2];
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var letters = number.Count(char.IsAsciiLetter);
        if (letters > 0)
            return letters <= 8 && digits.Length is >= 3 and <= 7 && digits.Length + letters is 10 or 11 && number.Contains('-', StringComparison.Ordinal)
                ? number + extension
                : Labelled(text);
        if (number.StartsWith('+') && !digits.StartsWith('1') && digits.Length is >= 8 and <= 15)
            return "+" + digits + extension;
        if (digits.Length == 11 && digits[0] == '1')
            digits = digits[1..];
        return digits.Length switch
        {
            // No area of the United States begins with 0 or 1.
            10 when digits[0] > '1' => $"{digits[..3]}-{digits[3..6]}-{digits[6..]}{extension}",
            7 => $"{digits[..3]}-{digits[3..]}{extension}",
            _ => null,
        };
    }

    /// <summary>A number of another country, as it is written.</summary>
    private static string? OtherPhone(string text)
    {
        var number = Comment().Replace(Label().Replace(CleanText.Of(text), ""), "").Trim();
        return
            number.Count(char.IsAsciiDigit) is >= 8 and <= 15
            && number.All(next => char.IsAsciiDigit(next) || " ()+-./~".Contains(next, StringComparison.Ordinal))
            ? number
            : null;
    }

    /// <summary>Numbers with decimals, as of a longitude; spreadsheets give whole numbers one that is zero.</summary>
    private static bool IsCoordinate(string text) => text.StartsWith('-') || Coordinates().IsMatch(text);

    /// <summary>A number behind or before a word, as in "Main: 617-555-0123".</summary>
    private static string? Labelled(string text) =>
        AmericanPhone().Matches(text) is [var only] && !string.Equals(only.Value, text, StringComparison.Ordinal) ? OnePhone(only.Value) : null;

    [GeneratedRegex(@"[A-Za-z0-9_.+'&=#%-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\.[A-Za-z]{2,24}", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"(?:\b|\s|,|(?<=[0-9]))(?:ext(?:ension)?\.?|x|#)\s*:?\s*(?<number>[0-9]{1,7})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Extension();

    // Before a number stands what it is, as in "tel.: 030 1234567"; behind it, in brackets, for whom.
    [GeneratedRegex(@"^\p{L}[\p{L}. ]{0,20}[.:]+\s*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s*\([^()0-9]{1,40}\)\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\u2010-\u2015\u2212\uFE58\uFF0D]", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[;|,/\n\r&]|\s(?:or|and|o|y)\s", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*[0-9]{1,3}\.[0-9]{5,}(\s*[,; ]\s*-?[0-9]{1,3}\.[0-9]+)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Coordinates();

    [GeneratedRegex(@"(?<![0-9])(?:\+?1[-. ]?)?\(?[2-9][0-9]{2}\)?[-. /]{0,3}[0-9]{3}[-. ]{0,2}[0-9]{4}(?![0-9])", RegexOptions.None, 1_000)]
    private static partial Regex AmericanPhone();
}
