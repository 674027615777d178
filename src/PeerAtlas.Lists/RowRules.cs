using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>Tells the rows of a sheet that are no records: blank, above the header, hidden, totals, headings and headers again.</summary>
internal sealed class RowRules(ListMapping mapping, string sheet, int headerRow, IReadOnlyList<int> nameColumns, bool isLog)
{
    // With which words for a total begin: few cells are looked at twice.
    private static readonly string[] Stems = ["tota", "sum", "subt", "somm", "gesamt", "insgesamt", "yhteens"];

    private static readonly HashSet<string> Totals = new(
        [
            "total",
            "totals",
            "sum",
            "subtotal",
            "sub total",
            "grand total",
            "overall total",
            "gesamt",
            "insgesamt",
            "summe",
            "suma",
            "summa",
            "somme",
            "total general",
            "total geral",
            "totaal",
            "totale",
            "totalt",
            "yhteensa",
            "dagtotaal",
            "weektotaal",
            "maandtotaal",
            "tagessumme",
            "wochensumme",
            "monatssumme",
            "gesamtsumme",
            "weekly total",
            "week total",
            "monthly total",
        ],
        StringComparer.Ordinal
    );

    private readonly HashSet<string> headers = mapping.Headers.Where(header => header.Length > 0).Select(CleanText.Words).ToHashSet(StringComparer.Ordinal);

    private readonly ChosenRows? chosen = ChosenRows.Read(mapping.LeftOutRows, out _);

    /// <summary>The row with the headers; 0 when there is none.</summary>
    public int HeaderRow => headerRow;

    /// <summary>Why a row is no record; null when it may be one.</summary>
    public LeftOut? Of(GridRow row)
    {
        if (row.IsBlank)
            return LeftOut.Blank;
        if (row.Number <= headerRow)
            return row.Number == headerRow ? LeftOut.Header : LeftOut.Title;
        if (row.IsHidden && !mapping.ReadHiddenRows)
            return LeftOut.Hidden;
        if (IsChosen(row))
            return LeftOut.Chosen;
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
        // A figure alone is no heading; it may be a total.
        if (filled == 1 && mapping.HasSections && !(isLog && IsFigure(first)))
            return LeftOut.Section;
        return filled > 1 && IsHeader(row) ? LeftOut.RepeatedHeader : null;
    }

    /// <summary>Whether the person said that a row is left out.</summary>
    public bool IsChosen(GridRow row) => chosen?.Has(sheet, row.Number) == true;

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

    /// <summary>Whether a text is a number or a duration.</summary>
    public static bool IsFigure(string text) =>
        NumberText.TryRead(text, hasDecimalComma: true, out _) || DurationText.Read(text, DurationUnit.Hours, hasDecimalComma: true, out _) is null;

    /// <summary>Whether a cell of a row is a number or duration that is not nothing.</summary>
    public static bool HasFigures(GridRow row) =>
        Enumerable.Range(0, row.Width).Any(at => row[at].AsSpan().ContainsAnyInRange('1', '9') && IsFigure(CleanText.Of(row[at])));

    /// <summary>
    /// What the only filled cell of a row says, where that is a day and, behind blanks, what else a row says: its cells were typed with blanks between,
    /// and are not lost as a heading. Null elsewhere.
    /// </summary>
    public static string? RowInOneCell(GridRow row)
    {
        var only = "";
        for (var at = 0; at < row.Width; at++)
        {
            if (string.IsNullOrWhiteSpace(row[at]))
                continue;
            if (only.Length > 0)
                return null;
            only = row[at];
        }

        return
            only.Split((string[])["  ", "\t"], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var day, var figure, ..]
            && (DayText.Read(day, DayOrder.MonthFirst, 2000, out _) is null || DayText.Read(day, DayOrder.DayFirst, 2000, out _) is null)
            && IsFigure(figure.Split(' ')[0])
            ? only
            : null;
    }

    /// <summary>Whether words say that something is a total.</summary>
    public static bool IsTotalWord(string words) => Totals.Contains(words);

    /// <summary>A row that has the word in its first text, and whose other cells are sums: "Total Care, 12 Elm Street" is none.</summary>
    private bool IsTotal(string first, GridRow row)
    {
        if (first.Length is < 3 or > 40 || !Array.Exists(Stems, stem => first.Contains(stem, StringComparison.OrdinalIgnoreCase)))
            return false;
        var words = CleanText.Words(first);
        var isWord = IsTotalWord(words);
        // In a log, "Week 3 total" is one too, where nothing but figures stands beside it.
        var parts = words.Split(' ');
        if (!isWord && !(isLog ? parts.Any(IsTotalWord) : IsTotalWord(parts[0]) || (parts.Length > 2 && IsTotalWord($"{parts[0]} {parts[1]}"))))
            return false;
        var (sums, texts) = (0, 0);
        for (var at = 0; at < row.Width; at++)
        {
            if (string.IsNullOrWhiteSpace(row[at]) || ReferenceEquals(row[at], first))
                continue;
            (sums, texts) = IsFigure(row[at]) ? (sums + 1, texts) : (sums, texts + 1);
        }

        return isWord ? texts <= 1 : texts == 0 && (sums > 0 || !nameColumns.Any(column => ReferenceEquals(row[column], first)));
    }

    /// <summary>The headers again; the header of a further block of a log may say whose it is in one cell.</summary>
    private bool IsHeader(GridRow row)
    {
        if (headers.Count < 2)
            return false;
        var (same, others) = (0, 0);
        for (var at = 0; at < row.Width; at++)
        {
            if (string.IsNullOrWhiteSpace(row[at]))
                continue;
            if (row[at].Length > 200)
                return false;
            if (headers.Contains(CleanText.Words(row[at])))
                same++;
            else if (++others > (isLog && row[at].Any(char.IsLetter) ? 1 : 0))
                return false;
        }

        return same > others && (same + others) * 2 > headers.Count;
    }

    /// <summary>The columns from which a mapping reads.</summary>
    public static IEnumerable<int> ColumnsRead(ListMapping mapping) =>
        mapping
            .Fields.Values.SelectMany(source => source.Columns)
            .Concat(mapping.Across?.Columns ?? [])
            .Select(GridColumn.Of)
            .Where(column => column >= 0)
            .Distinct();

    /// <summary>Whether the headers of the columns that are read stand in a row, and at least two headers in all: others may be of that sheet alone.</summary>
    public static bool HasHeaders(GridRow row, ListMapping mapping)
    {
        var wanted = mapping.Headers.Select(CleanText.Words).ToList();
        bool IsThere(int column) => (column < wanted.Count ? wanted[column] : "") == CleanText.Words(CleanText.Of(row[column]));
        return ColumnsRead(mapping).All(IsThere)
            && wanted.Select((header, column) => header.Length > 0 && IsThere(column)).Count(isThere => isThere) >= Math.Min(2, wanted.Count);
    }
}
