using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PeerAtlas.Design.Figures;
using PeerAtlas.Design.Figures.Drawing;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A table of figures with a chart above it: <c>&lt;usa-figure-chart table="Model.Turnover" /&gt;</c>.
/// The table is always there, folded up below the chart but in print; single numbers have no chart.
/// </summary>
[HtmlTargetElement("usa-figure-chart")]
public sealed class FigureChartTagHelper(Language language) : TagHelper
{
    /// <summary>The figures.</summary>
    public FigureTable Table { get; set; } = null!;

    /// <summary>The id of the element, so that others can link to it; made from the table's name when it is not given.</summary>
    public string? Id { get; set; }

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
        if (FigurePlot.Of(Table, language) is { } plot)
        {
            output.Content.AppendHtml(Html.Tag("div", "pa-figure__chart", ChartDrawing.Draw(plot, id)));
            output.Content.AppendHtml(Html.Tag("details", "pa-figure__data", Html.Tag("summary", "", language[FieldWords.FiguresAsATable]), writer.Table(id)));
        }
        else
        {
            output.Content.AppendHtml(writer.Table(id));
        }

        output.Content.AppendHtml(writer.Foot());
    }
}
