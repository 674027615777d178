using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// One thing among several, with a heading: <c>&lt;usa-card heading="Wave 2026" href="/waves/3"&gt;…&lt;/usa-card&gt;</c>. Put several
/// into <c>&lt;div class="pa-cards"&gt;</c>.
/// </summary>
[HtmlTargetElement("usa-card")]
public sealed class CardTagHelper : TagHelper
{
    /// <summary>Its heading.</summary>
    public string Heading { get; set; } = "";

    /// <summary>The heading's level, 2 unless it stands deeper.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Where the heading leads, if anywhere.</summary>
    public string? Href
    {
        get;
        // A page that gives none gives an empty one.
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Writes the card.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "usa-card pa-card");
        var heading = Href is null
            ? Html.Tag($"h{HeadingLevel}", "usa-card__heading", Heading)
            : Html.Tag($"h{HeadingLevel}", "usa-card__heading", Html.Tag("a", "", Heading).With("href", Href));
        output.Content.SetHtmlContent(
            Html.Tag("div", "usa-card__container", Html.Tag("div", "usa-card__header", heading), Html.Tag("div", "usa-card__body", content))
        );
    }
}
