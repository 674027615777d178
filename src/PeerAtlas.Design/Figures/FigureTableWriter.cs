using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>
/// Writes figures as an HTML table.
/// </summary>
internal sealed class FigureTableWriter(FigureTable table, Language language)
{
    private readonly FigureBases bases = new(table);

    private bool HasOneColumn => table.Columns.Count == 1;

    private bool HasIntervals => table.Figures.Any(figure => figure is { IsShown: true, Interval: not null });

    private bool HasNumbers => !bases.AgreeInNumber || table.Figures.Any(figure => figure is { Kind: FigureKind.Share, Count: not null });

    /// <summary>The table in a region that scrolls sideways; its title stands above it in the figure.</summary>
    public TagBuilder Table(string id)
    {
        var caption = Html.Tag("caption", "usa-sr-only", table.Title);
        var element = Html.Tag("table", "usa-table pa-figure__table", caption, Head(), Html.Tag("tbody", "", table.Rows.Select(Row)));
        return Html.Tag("div", "usa-table-container--scrollable", element).With("tabindex", "0").With("role", "region").With("aria-labelledby", id + "-title");
    }

    /// <summary>Base, method of the intervals and note, under the table.</summary>
    public IHtmlContent Foot()
    {
        var methods = table
            .Figures.Where(figure => figure is { IsShown: true, Interval: not null })
            .Select(figure => figure.Interval!.Value)
            .Select(interval => $"{Percent(interval.Level)}, {interval.Method}")
            .Distinct(StringComparer.Ordinal);
        string[] lines = [bases.Line(language), HasIntervals ? language[FigureTableWords.Intervals] + string.Join("; ", methods) : "", table.Note];
        return new HtmlContentBuilder(lines.Where(line => line.Length > 0).Select(line => (object)Html.Tag("p", "pa-figure__foot", line)).ToList());
    }

    private TagBuilder Head()
    {
        var headings = HasOneColumn
            ? SingleColumnHeadings().Select(heading => ColumnHeading(heading, "pa-number"))
            : table.Columns.Select(heading => ColumnHeading(heading, "pa-number"));
        return Html.Tag("thead", "", Html.Tag("tr", "", headings.Prepend(ColumnHeading(RowHeading(), ""))));
    }

    private IEnumerable<string> SingleColumnHeadings()
    {
        yield return table.Columns[0].Length > 0 ? table.Columns[0] : language[FigureTableWords.Figure];
        if (HasIntervals)
            yield return language[FigureTableWords.Interval];
        if (HasNumbers)
            yield return language[FigureTableWords.Number];
    }

    private string RowHeading() =>
        table.Shape == FigureShape.OverWaves && !WavesAreColumns(table) ? language[FigureTableWords.Wave] : language[FigureTableWords.Answer];

    private static TagBuilder ColumnHeading(string text, string cssClass) => Html.Tag("th", cssClass, text).With("scope", "col");

    private TagBuilder Row(FigureRow row)
    {
        var cells = HasOneColumn ? SingleCells(row.Cells[0]) : row.Cells.Select((figure, column) => Cell(figure, table.Columns[column], true));
        return Html.Tag("tr", "", cells.Prepend(Html.Tag("th", "", row.Label).With("scope", "row")));
    }

    private IEnumerable<TagBuilder> SingleCells(Figure figure)
    {
        yield return Cell(figure, table.Columns[0], false);
        if (HasIntervals)
            yield return Html.Tag("td", "pa-number", FigureText.Interval(figure, language));
        if (HasNumbers)
            yield return Html.Tag("td", "pa-number", FigureText.Number(figure, language));
    }

    private TagBuilder Cell(Figure figure, string column, bool withDetails)
    {
        var cell = Html.Tag("td", "pa-number pa-figure__cell", Html.Tag("span", "pa-figure__value", FigureText.Estimate(figure, language)))
            .With("data-verdict", figure.Verdict.Presentation.ToString());
        var details = withDetails ? new[] { FigureText.Interval(figure, language), HasNumbers ? FigureText.Number(figure, language) : "" } : [];
        foreach (var detail in details.Append(FigureText.Verdict(figure, language)).Where(detail => detail.Length > 0))
            cell.InnerHtml.AppendHtml(Html.Tag("span", "pa-figure__detail", detail));
        return cell;
    }

    /// <summary>Whether the columns are the waves (their figures come from different ones) or the rows are.</summary>
    public static bool WavesAreColumns(FigureTable table) =>
        table.Rows.Any(row => row.Cells.Select(figure => figure.Source.Wave).Distinct(StringComparer.Ordinal).Count() > 1);

    private string Percent(double level) => (100 * level).ToString("0.#", language.Culture) + "%";
}
