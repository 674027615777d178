using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>A cell of a table of figures in words.</summary>
/// <param name="Text">The value, or that it is withheld.</param>
/// <param name="Details">What stands smaller under it: the interval and the number, where these have no column of their own.</param>
/// <param name="Mark">The mark of its note; empty when nothing stands against the figure.</param>
public sealed record FigureGridCell(string Text, IReadOnlyList<string> Details, string Mark);

/// <summary>A row of a table of figures in words.</summary>
/// <param name="Label">The row's heading.</param>
/// <param name="Cells">One for each heading but the first.</param>
public sealed record FigureGridRow(string Label, IReadOnlyList<FigureGridCell> Cells);

/// <summary>A table of figures in words, for files: the same columns and words as on the page, with verdicts as notes under it.</summary>
public sealed class FigureGrid
{
    private readonly FigureTable table;
    private readonly Language language;
    private readonly FigureBases bases;
    private readonly FigureNotes notes;

    /// <summary>Writes a table in words.</summary>
    public FigureGrid(FigureTable table, Language language)
    {
        (this.table, this.language) = (table, language);
        bases = new(table);
        notes = new(language);
        Headings = [RowHeading, .. HasOneColumn ? SingleColumnHeadings() : table.Columns];
        Rows =
        [
            .. table.Rows.Select(row => new FigureGridRow(
                row.Label,
                [.. HasOneColumn ? SingleCells(row.Cells[0]) : row.Cells.Select(figure => Cell(figure, withDetails: true))]
            )),
        ];
        Foot = [.. FootLines().Where(line => line.Length > 0)];
    }

    /// <summary>The headings: of the rows' labels, then of each column.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<FigureGridRow> Rows { get; }

    /// <summary>What the marks mean, in the order in which they come.</summary>
    public IReadOnlyList<FigureNote> Notes => notes.All;

    /// <summary>Base, method of the intervals and note, a line each.</summary>
    public IReadOnlyList<string> Foot { get; }

    private bool HasOneColumn => table.Columns.Count == 1;

    private bool HasIntervals => table.Figures.Any(figure => figure is { IsShown: true, Interval: not null });

    private bool HasNumbers => !bases.AgreeInNumber || table.Figures.Any(figure => figure is { Kind: FigureKind.Share, Count: not null });

    private string RowHeading =>
        table.Shape == FigureShape.OverWaves && !FigureTableWriter.WavesAreColumns(table) ? language[FigureTableWords.Wave] : language[FigureTableWords.Answer];

    private IEnumerable<string> SingleColumnHeadings()
    {
        yield return table.Columns[0].Length > 0 ? table.Columns[0] : language[FigureTableWords.Figure];
        if (HasIntervals)
            yield return language[FigureTableWords.Interval];
        if (HasNumbers)
            yield return language[FigureTableWords.Number];
    }

    private IEnumerable<FigureGridCell> SingleCells(Figure figure)
    {
        yield return Cell(figure, withDetails: false);
        if (HasIntervals)
            yield return new(FigureText.Interval(figure, language), [], "");
        if (HasNumbers)
            yield return new(FigureText.Number(figure, language), [], "");
    }

    private FigureGridCell Cell(Figure figure, bool withDetails)
    {
        var details = withDetails ? new[] { FigureText.Interval(figure, language), HasNumbers ? FigureText.Number(figure, language) : "" } : [];
        return new(FigureText.Estimate(figure, language), [.. details.Where(detail => detail.Length > 0)], notes.MarkOf(figure));
    }

    private IEnumerable<string> FootLines()
    {
        yield return bases.Line(language);
        if (HasIntervals)
        {
            yield return language[FigureTableWords.Intervals]
                + string.Join(
                    "; ",
                    table
                        .Figures.Where(figure => figure is { IsShown: true, Interval: not null })
                        .Select(figure => $"{(100 * figure.Interval!.Value.Level).ToString("0.#", language.Culture)}%, {figure.Interval.Value.Method}")
                        .Distinct(StringComparer.Ordinal)
                );
        }

        yield return table.Note;
    }
}
