using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Referrals.Roles;

/// <summary>
/// Hours and pay as people type them: 37.5 and 37,5 are the same, and 41,000 is forty-one thousand. 41.200 is that in some countries and 41.20 in
/// others, so that it is not read at all.
/// </summary>
internal static partial class FormNumber
{
    /// <summary>The number; null when nothing was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="isRead">Whether it is a number, or nothing.</param>
    public static decimal? Read(string? typed, out bool isRead)
    {
        var text = typed?.Trim().TrimStart('$').Trim() ?? "";
        isRead = text.Length == 0;
        if (isRead)
            return null;
        if (PointsInThousands().IsMatch(text))
            return null;
        text = Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace(',', '.');
        isRead = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isRead ? number : null;
    }

    [GeneratedRegex(@"\A\d{1,3}(\.\d{3})+(,\d+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointsInThousands();

    [GeneratedRegex(@"\A\d{1,3}(,\d{3})+(\.\d+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}
