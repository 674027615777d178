using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>Several lines of text: <c>&lt;usa-textarea asp-for="Input.Comment" rows="5" /&gt;</c>.</summary>
[HtmlTargetElement("usa-textarea")]
public sealed class TextAreaTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>The value, where there is no model.</summary>
    public string? Value { get; set; }

    private protected override IHtmlContent Control(TagHelperAttributeList attributes)
    {
        // Browsers drop one line break at the start of the content; this is the one.
        var area = Html.Tag("textarea", "usa-textarea" + (HasError ? " usa-input--error" : ""), Environment.NewLine + ShownValue(Value)).With("rows", "5");
        return Wire(area, attributes);
    }
}
