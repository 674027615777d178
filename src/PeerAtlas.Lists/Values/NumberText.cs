using System.Globalization;

namespace PeerAtlas.Lists.Values;

/// <summary>Numbers as spreadsheets of several languages write them.</summary>
public static class NumberText
{
    /// <summary>Reads a number; marks of currency and separators of thousands are passed over.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasDecimalComma">Whether a comma parts the decimals where that cannot be told from the number.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<char> text, bool hasDecimalComma, out decimal number)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        text = text.Trim().Trim("$€£").Trim();
        if (!text.ContainsAny(',', '\'', ' ') && !text.Contains('\u00A0'))
        {
            var isThousands = hasDecimalComma && text.Count('.') > 0 && text.Length - text.LastIndexOf('.') == 4;
            return decimal.TryParse(
                isThousands ? text.ToString().Replace(".", "", StringComparison.Ordinal) : text,
                Plain,
                CultureInfo.InvariantCulture,
                out number
            );
        }

        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        // What stands last parts the decimals; a comma alone does so unless three digits stand behind each.
        var isDecimal = comma >= 0 && (point >= 0 ? comma > point : hasDecimalComma || (text.Count(',') == 1 && text.Length - comma != 4));
        var plain = text.ToString()
            .Replace("'", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00A0", "", StringComparison.Ordinal);
        plain = isDecimal ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : plain.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, Plain, CultureInfo.InvariantCulture, out number);
    }
}
