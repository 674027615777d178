using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>A line of text: <c>&lt;usa-text-field asp-for="Input.Name" autocomplete="name" /&gt;</c>.</summary>
[HtmlTargetElement("usa-text-field")]
public sealed class TextFieldTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>The input's type: text, email, tel, url, search or password.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The value, where there is no model.</summary>
    public string? Value { get; set; }

    private protected override IHtmlContent Control(TagHelperAttributeList attributes)
    {
        var input = Html.Void("input", "usa-input" + (HasError ? " usa-input--error" : "")).With("type", Type);
        if (Type != "password")
            input.With("value", ShownValue(Value));
        return Wire(input, attributes);
    }
}
