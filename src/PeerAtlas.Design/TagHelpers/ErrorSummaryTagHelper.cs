using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// All errors of the model state at the top of the page, each a link to its field; it takes the focus when the page opens.
/// Writes nothing while there are none: <c>&lt;usa-error-summary /&gt;</c>. Its content, if any, says what was kept.
/// </summary>
[HtmlTargetElement("usa-error-summary")]
public sealed class ErrorSummaryTagHelper(Language language) : TagHelper
{
    /// <summary>Its heading.</summary>
    public string? Heading { get; set; }

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Writes the summary.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items().ToList();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var content = await output.GetChildContentAsync();
        output.Become("div", "usa-alert usa-alert--error pa-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-heading");
        var heading = Heading ?? language[FieldWords.PleaseCheckYourAnswers];
        output.Content.SetHtmlContent(
            Html.Tag(
                "div",
                "usa-alert__body",
                Html.Tag("h2", "usa-alert__heading", heading).With("id", "error-summary-heading"),
                Html.Tag("div", "usa-alert__text", content, Html.Tag("ul", "usa-list", items))
            )
        );
    }

    private IEnumerable<TagBuilder> Items() =>
        from entry in ViewContext.ViewData.ModelState
        from text in entry.Value.Errors.Select(error => FieldTagHelper.ErrorText(error, language)).Distinct(StringComparer.Ordinal)
        select entry.Key.Length == 0
            ? Html.Tag("li", "", text)
            : Html.Tag("li", "", Html.Tag("a", "usa-link", text).With("href", "#" + TagBuilder.CreateSanitizedId(entry.Key, "_")));
}
