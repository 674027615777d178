using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>How far something has come, as a bar and in words: <c>&lt;usa-progress value="3" max="10" label="Page 3 of 10" /&gt;</c>.</summary>
[HtmlTargetElement("usa-progress")]
public sealed class ProgressTagHelper : TagHelper
{
    /// <summary>How much is done.</summary>
    public double Value { get; set; }

    /// <summary>How much there is.</summary>
    public double Max { get; set; } = 1;

    /// <summary>The same in words.</summary>
    public string Label { get; set; } = "";

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Writes label and bar.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = ViewContext.NextId("progress");
        output.Become("div", "pa-progress");
        output.Content.AppendHtml(Html.Tag("label", "", Label).With("for", id));
        output.Content.AppendHtml(
            Html.Tag("progress", "", Label)
                .With("id", id)
                .With("value", Value.ToString(CultureInfo.InvariantCulture))
                .With("max", Math.Max(Max, 1e-9).ToString(CultureInfo.InvariantCulture))
        );
    }
}
