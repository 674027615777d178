using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// Text that opens on demand, without script: <c>&lt;usa-details summary="How this was counted"&gt;…&lt;/usa-details&gt;</c>. Several in a
/// row make an accordion.
/// </summary>
[HtmlTargetElement("usa-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>What the closed element says.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Writes the element; the attribute <c>open</c> opens it.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("details", "pa-details");
        output.Content.AppendHtml(Html.Tag("summary", "", Summary));
        output.Content.AppendHtml(Html.Tag("div", "pa-details__content", content));
    }
}
