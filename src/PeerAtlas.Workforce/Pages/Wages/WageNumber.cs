using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Workforce.Pages.Wages;

/// <summary>A number of dollars or hours as people type it: 1,200 is twelve hundred, 16,5 is sixteen and a half, and 1.200 is refused.</summary>
internal static partial class WageNumber
{
    /// <summary>Reads a number; null where it cannot be read.</summary>
    public static decimal? Read(string text)
    {
        text = text.Trim().TrimStart('$').Trim();
        if (Thousands().IsMatch(text))
            text = text.Replace(",", "", StringComparison.Ordinal);
        else if (!Plain().IsMatch(text))
            return null;
        return decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A\d{1,3}(,\d{3})+(\.\d{1,2})?\z", RegexOptions.ExplicitCapture | RegexOptions.ECMAScript, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\A\d{1,7}([.,]\d{1,2})?\z", RegexOptions.ExplicitCapture | RegexOptions.ECMAScript, 1000)]
    private static partial Regex Plain();
}
