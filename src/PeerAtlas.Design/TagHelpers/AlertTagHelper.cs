using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>What an alert is about; it decides colour and icon.</summary>
public enum AlertKind
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something was done.</summary>
    Success,

    /// <summary>Something to be careful about.</summary>
    Warning,

    /// <summary>Something did not work.</summary>
    Error,
}

/// <summary>
/// A message in a coloured box: <c>&lt;usa-alert kind="Warning" heading="The wave closes today"&gt;…&lt;/usa-alert&gt;</c>.
/// Give <c>role="status"</c> when it reports on what the reader just did.
/// </summary>
[HtmlTargetElement("usa-alert")]
public sealed class AlertTagHelper(Language language) : TagHelper
{
    /// <summary>What it is about.</summary>
    public AlertKind Kind { get; set; }

    /// <summary>Its heading, if it has one.</summary>
    public string? Heading { get; set; }

    /// <summary>The heading's level, 2 unless it stands deeper.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Whether it is one line without a heading and smaller.</summary>
    public bool Slim { get; set; }

    /// <summary>Writes the box.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", $"usa-alert usa-alert--{Kind.ToString().ToLowerInvariant()}{(Slim ? " usa-alert--slim" : "")}");
        var body = Html.Tag("div", "usa-alert__body", Html.Tag("span", "usa-sr-only", Prefix));
        if (Heading is not null)
            body.InnerHtml.AppendHtml(Html.Tag($"h{HeadingLevel}", "usa-alert__heading", Heading));
        body.InnerHtml.AppendHtml(Html.Tag("div", "usa-alert__text", content));
        output.Content.SetHtmlContent(body);
    }

    // Colour and icon say the kind to those who see them; this says it to everybody else.
    private string Prefix =>
        Kind switch
        {
            AlertKind.Success => language[FieldWords.Success],
            AlertKind.Warning => language[FieldWords.Warning],
            AlertKind.Error => language[FieldWords.Error],
            _ => language[FieldWords.Information],
        };
}
