using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Tells the rows of a sheet that are no records: blank, above the header, hidden, totals, headings and headers again.</summary>
internal sealed class RowRules(ListMapping mapping, int headerRow, IReadOnlyList<int> nameColumns)
{
    private static readonly string[] Totals =
    [
        "total",
        "totals",
        "sum",
        "subtotal",
        "sub total",
        "grand total",
        "overall total",
        "gesamt",
        "summe",
        "suma",
        "total general",
        "totaal",
        "yhteensa",
        "weekly total",
        "week total",
        "monthly total",
    ];

    private readonly HashSet<string> headers = mapping.Headers.Where(header => header.Length > 0).Select(CleanText.Words).ToHashSet(StringComparer.Ordinal);

    /// <summary>Why a row is no record; null when it may be one.</summary>
    public LeftOut? Of(GridRow row)
    {
        if (row.IsBlank)
            return LeftOut.Blank;
        if (row.Number <= headerRow)
            return row.Number == headerRow ? LeftOut.Header : LeftOut.Title;
        if (row.IsHidden && !mapping.ReadHiddenRows)
            return LeftOut.Hidden;
        var filled = 0;
        var first = "";
        for (var at = 0; at < row.Width && filled < 3; at++)
        {
            if (string.IsNullOrWhiteSpace(row[at]))
                continue;
            first = filled++ == 0 ? row[at] : first;
        }

        if (IsTotal(first, row))
            return LeftOut.Total;
        if (filled == 1 && mapping.HasSections)
            return LeftOut.Section;
        return filled > 1 && IsHeader(row) ? LeftOut.RepeatedHeader : null;
    }

    /// <summary>The first words of a row.</summary>
    public static string Shown(GridRow row)
    {
        const int Longest = 80;
        var shown = "";
        for (var at = 0; at < row.Width && shown.Length < Longest; at++)
        {
            if (!string.IsNullOrWhiteSpace(row[at]))
                shown += (shown.Length > 0 ? " · " : "") + CleanText.Of(row[at]);
        }

        return shown.Length <= Longest ? shown : shown[..Longest] + "…";
    }

    /// <summary>Whether words say that something is a total.</summary>
    public static bool IsTotalWord(string words) => Array.IndexOf(Totals, words) >= 0;

    /// <summary>A row that begins with the word, and whose other cells are sums: "Total Care, 12 Elm Street" is none.</summary>
    private bool IsTotal(string first, GridRow row)
    {
        if (first.Length is < 3 or > 40 || "TSGOWMYtsgowmy".IndexOf(first.TrimStart()[0], StringComparison.Ordinal) < 0)
            return false;
        var words = CleanText.Words(first);
        var isWord = IsTotalWord(words);
        if (!isWord && !Array.Exists(Totals, total => words.StartsWith(total + " ", StringComparison.Ordinal)))
            return false;
        var (sums, texts) = (0, 0);
        for (var at = 0; at < row.Width; at++)
        {
            if (string.IsNullOrWhiteSpace(row[at]) || ReferenceEquals(row[at], first))
                continue;
            var isSum =
                NumberText.TryRead(row[at], hasDecimalComma: false, out _)
                || DurationText.Read(row[at], DurationUnit.Hours, hasDecimalComma: false, out _) is null;
            (sums, texts) = isSum ? (sums + 1, texts) : (sums, texts + 1);
        }

        return isWord ? texts <= 1 : texts == 0 && (sums > 0 || !nameColumns.Any(column => ReferenceEquals(row[column], first)));
    }

    private bool IsHeader(GridRow row)
    {
        if (headers.Count < 2)
            return false;
        var same = 0;
        for (var at = 0; at < row.Width; at++)
        {
            if (string.IsNullOrWhiteSpace(row[at]))
                continue;
            if (row[at].Length > 200 || !headers.Contains(CleanText.Words(row[at])))
                return false;
            same++;
        }

        return same * 2 > headers.Count;
    }

    /// <summary>The row of a further sheet in which the same headers stand; the stated row when none is found.</summary>
    public static int FindHeader(GridSheet sheet, ListMapping mapping)
    {
        const int MostLooked = 60;
        if (mapping.HeaderRow == 0 || mapping.Headers.Count == 0)
            return mapping.HeaderRow;
        var wanted = mapping.Headers.Select(CleanText.Words).ToList();
        foreach (var row in sheet.Rows().Take(MostLooked))
        {
            if (
                !row.IsBlank
                && wanted.Select((header, at) => header.Length == 0 || header == CleanText.Words(row[at])).Count(same => same)
                    >= Math.Ceiling(wanted.Count * 0.9)
            )
                return row.Number;
        }

        return mapping.HeaderRow;
    }
}
