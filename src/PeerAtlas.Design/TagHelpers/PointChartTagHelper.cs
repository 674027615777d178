using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PeerAtlas.Design.Figures;
using PeerAtlas.Design.Figures.Drawing;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>A control chart or a funnel, wide and narrow; the page tells its numbers beside it.</summary>
[HtmlTargetElement("usa-point-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PointChartTagHelper : TagHelper
{
    /// <summary>What to draw.</summary>
    public PointPlot Plot { get; set; } = null!;

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Writes the chart.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "pa-figure__chart");
        output.Content.AppendHtml(ChartDrawing.Draw(Plot, ViewContext.NextId("chart")));
    }
}
