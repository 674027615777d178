using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// Names and values, such as answers to check: <c>&lt;usa-summary-list&gt;&lt;usa-summary-row
/// label="Opens"&gt;…&lt;/usa-summary-row&gt;&lt;/usa-summary-list&gt;</c>.
/// </summary>
[HtmlTargetElement("usa-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>Writes the list.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("dl", "pa-summary");
}

/// <summary>A row of a summary list.</summary>
[HtmlTargetElement("usa-summary-row", ParentTag = "usa-summary-list")]
public sealed class SummaryRowTagHelper(Language language) : TagHelper
{
    /// <summary>The name.</summary>
    public string Label { get; set; } = "";

    /// <summary>Where the value can be changed, if anywhere.</summary>
    public string? Href
    {
        get;
        // A page that gives none gives an empty one.
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>What the link says; "Change" when it is not given.</summary>
    public string? Action { get; set; }

    /// <summary>Writes the row.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "pa-summary__row");
        output.Content.AppendHtml(Html.Tag("dt", "", Label));
        output.Content.AppendHtml(Html.Tag("dd", "pa-summary__value", content));
        if (Href is not null)
        {
            // The label in the link tells one "Change" from the next when links are read out alone.
            var link = Html.Tag("a", "usa-link", Action ?? language[FieldWords.Change]).With("href", Href);
            link.InnerHtml.AppendHtml(Html.Tag("span", "usa-sr-only", ": " + Label));
            output.Content.AppendHtml(Html.Tag("dd", "pa-summary__action", link));
        }
    }
}
