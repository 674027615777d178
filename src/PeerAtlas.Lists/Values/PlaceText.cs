namespace PeerAtlas.Lists.Values;

/// <summary>ZIP codes and names of persons, as spreadsheets and registers have them.</summary>
public static class PlaceText
{
    // What stands behind a comma without being a first name.
    private static readonly HashSet<string> NoFirstNames = new(
        [
            "llc",
            "l l c",
            "inc",
            "incorporated",
            "lp",
            "l p",
            "llp",
            "pc",
            "p c",
            "pa",
            "p a",
            "pllc",
            "ltd",
            "limited",
            "corp",
            "corporation",
            "co",
            "company",
            "na",
            "jr",
            "sr",
            "ii",
            "iii",
            "iv",
            "md",
            "m d",
            "do",
            "phd",
            "ph d",
            "psyd",
            "lcsw",
            "licsw",
            "lmhc",
            "lpc",
            "lmft",
            "lmsw",
            "msw",
            "ms",
            "ma",
            "ba",
            "bs",
            "rn",
            "np",
            "apn",
            "aprn",
            "edd",
            "mba",
            "mph",
            "esq",
            "cprs",
            "cps",
            "cadc",
            "ladc",
            "crs",
            "the",
            "dba",
            "d b a",
            "trustee",
            "et al",
        ],
        StringComparer.Ordinal
    );

    /// <summary>A ZIP code of five digits or of five and four; null when it is none.</summary>
    public static string? Zip(string text)
    {
        var plain = text.AsSpan().Trim();
        if (plain.EndsWith(".0"))
            plain = plain[..^2];
        var digits = string.Concat(plain.ToString().Where(char.IsAsciiDigit));
        var others = plain.ToString().Count(next => !char.IsAsciiDigit(next) && next is not ('-' or ' '));
        if (others > 0)
            return null;
        return digits.Length switch
        {
            3 or 4 or 5 => digits.PadLeft(5, '0'),
            8 or 9 => digits.PadLeft(9, '0') is var nine && nine.EndsWith("0000", StringComparison.Ordinal) ? nine[..5] : $"{nine[..5]}-{nine[5..]}",
            _ => null,
        };
    }

    // Of what people are called at work.
    private static readonly HashSet<string> Offices = new(
        (
            "director directora manager gerente ceo cfo coo president presidente officer coordinator coordinadora coordinador "
            + "supervisor supervisora administrator administradora administrador principal chair chairman chairperson head secretary "
            + "treasurer specialist executive founder owner lead liaison"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly string[] Particles = ["de", "del", "da", "di", "la", "van", "von", "der", "st", "mc", "al", "el", "ter", "ten", "le"];

    /// <summary>
    /// "LAST, FIRST" as FIRST LAST; as it is when what stands behind the comma tells of a company, a degree, a generation or an office, or may be
    /// somebody else.
    /// </summary>
    public static string Person(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0 || comma == text.Length - 1)
            return text.TrimEnd(',').TrimEnd();
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (text.Contains('(', StringComparison.Ordinal) || parts.Take(2).Any(part => part.Count(next => next == ' ') > 2))
            return text;
        if (parts.Length < 2 || parts.Any(part => part.Any(char.IsAsciiDigit)) || NoFirstNames.Contains(CleanText.Words(parts[1])) || IsCompany(text))
            return text;
        if (IsSomethingElse(CleanText.Words(parts[0]).Split(' '), CleanText.Words(parts[1]).Split(' ')))
            return text;
        var turned = $"{parts[1]} {parts[0]}";
        return parts.Length == 2 ? turned : $"{turned}, {string.Join(", ", parts[2..])}";
    }

    /// <summary>Whether a name of two words is whole before the comma: an office stands behind it, or a name of two words too.</summary>
    private static bool IsSomethingElse(string[] before, string[] behind) =>
        before.Length >= 2
        && (behind.Any(Offices.Contains) || (before.Length == 2 && behind.Length == 2 && behind[1].Length > 1 && !Particles.Contains(before[0])));

    private static bool IsCompany(string text)
    {
        var words = CleanText.Words(text);
        var last = words[(words.LastIndexOf(' ') + 1)..];
        return last is "llc" or "inc" or "incorporated" or "lp" or "llp" or "pllc" or "ltd" or "corp" or "corporation" or "company" or "pc";
    }
}
