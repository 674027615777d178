using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// What a page shows while there is nothing to list: that it is so, what to do, and the way there:
/// <c>&lt;usa-empty heading="No waves yet" action="Plan a wave" href="/waves/new"&gt;A wave asks …&lt;/usa-empty&gt;</c>.
/// </summary>
[HtmlTargetElement("usa-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    /// <summary>What is not there yet.</summary>
    public string Heading { get; set; } = "";

    /// <summary>The heading's level, 2 unless it stands deeper.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>What the button says; no button without <see cref="Href"/>.</summary>
    public string Action { get; set; } = "";

    /// <summary>Where the button leads; empty for no button.</summary>
    public string? Href { get; set; }

    /// <summary>Writes the empty state.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "pa-empty");
        output.Content.AppendHtml(Html.Tag($"h{HeadingLevel}", "pa-empty__heading", Heading));
        output.Content.AppendHtml(Html.Tag("div", "pa-empty__text", content));
        // An expression that is null comes here as an empty text.
        if (Href is { Length: > 0 })
            output.Content.AppendHtml(Html.Tag("a", "usa-button", Action).With("href", Href));
    }
}
