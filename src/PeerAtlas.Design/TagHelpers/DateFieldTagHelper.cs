using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A date in the browser's own date field, which takes typing and shows dates in the reader's order:
/// <c>&lt;usa-date-field asp-for="Input.OpensOn" /&gt;</c>. It is sent as 2026-11-22 and binds to DateOnly.
/// </summary>
[HtmlTargetElement("usa-date-field")]
public sealed class DateFieldTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>The value, where there is no model.</summary>
    public DateOnly? Value { get; set; }

    private protected override IHtmlContent Control(TagHelperAttributeList attributes) =>
        Wire(
            Html.Void("input", "usa-input usa-input--medium" + (HasError ? " usa-input--error" : "")).With("type", "date").With("value", ShownValue(Value)),
            attributes
        );
}
