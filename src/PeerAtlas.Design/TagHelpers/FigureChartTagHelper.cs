using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PeerAtlas.Design.Figures;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A table of figures with a chart above it: <c>&lt;usa-figure-chart table="Model.Turnover" /&gt;</c>.
/// The table is always there; where scripts run, a chart is drawn from its cells and the table folds up, but for print.
/// </summary>
[HtmlTargetElement("usa-figure-chart")]
public sealed class FigureChartTagHelper(Language language) : TagHelper
{
    private static readonly object ScriptIsNeeded = new();

    /// <summary>The figures.</summary>
    public FigureTable Table { get; set; } = null!;

    /// <summary>The id of the element, so that others can link to it; made from the table's name when it is not given.</summary>
    public string? Id { get; set; }

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Whether the page that is being written has a chart; the frame then adds the script.</summary>
    public static bool IsOnPage(HttpContext context) => context.Items.ContainsKey(ScriptIsNeeded);

    /// <summary>Writes the figure.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Table.Rows.FirstOrDefault(row => row.Cells.Count != Table.Columns.Count) is { } uneven)
            throw new InvalidOperationException(
                $"Row \"{uneven.Label}\" of table {Table.Name} has {uneven.Cells.Count} cells under {Table.Columns.Count} columns."
            );

        var id = Id ?? "figure-" + TagBuilder.CreateSanitizedId(Table.Name, "-");
        var writer = new FigureTableWriter(Table, language);
        output.Become("figure", "pa-figure");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("aria-labelledby", id + "-title");
        output.Content.AppendHtml(Html.Tag("figcaption", "pa-figure__title", Table.Title).With("id", id + "-title"));
        var isDrawn = Table.Shape != FigureShape.Numbers && Table.Figures.Any(figure => figure.IsShown);
        if (isDrawn)
        {
            ViewContext.HttpContext.Items[ScriptIsNeeded] = true;
            DescribeChart(output);
            output.Content.AppendHtml(Html.Tag("div", "pa-figure__chart").With("hidden", "hidden"));
            output.Content.AppendHtml(
                Html.Tag("details", "pa-figure__data", Html.Tag("summary", "", language[FieldWords.FiguresAsATable]), writer.Table(id)).With("open", "open")
            );
        }
        else
        {
            output.Content.AppendHtml(writer.Table(id));
        }

        output.Content.AppendHtml(writer.Foot());
    }

    private void DescribeChart(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("data-chart", Table.Shape.ToString());
        output.Attributes.SetAttribute("data-percent", Table.Figures.All(figure => figure.Kind == FigureKind.Share) ? "true" : "false");
        output.Attributes.SetAttribute("data-waves", FigureTableWriter.WavesAreColumns(Table) ? "columns" : "rows");
        output.Attributes.SetAttribute("data-description", language[FieldWords.Chart, Table.Title]);
    }
}
