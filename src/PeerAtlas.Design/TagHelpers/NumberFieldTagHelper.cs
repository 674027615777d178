using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// A number, written as text with the keyboard for numbers (a number input changes when scrolled over):
/// <c>&lt;usa-number-field asp-for="Input.Wage" prefix="$" suffix="an hour" decimals="true" /&gt;</c>.
/// </summary>
[HtmlTargetElement("usa-number-field")]
public sealed class NumberFieldTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>The value, where there is no model.</summary>
    public string? Value { get; set; }

    /// <summary>Whether decimals may be typed; what the property's type says when it is not given.</summary>
    public bool? Decimals { get; set; }

    /// <summary>A unit before the number, such as a dollar sign.</summary>
    public string? Prefix { get; set; }

    /// <summary>A unit behind the number.</summary>
    public string? Suffix { get; set; }

    private bool TakesDecimals =>
        Decimals ?? (For?.Metadata.UnderlyingOrModelType is { } type && (type == typeof(decimal) || type == typeof(double) || type == typeof(float)));

    private protected override IHtmlContent Control(TagHelperAttributeList attributes)
    {
        var input = Html.Void("input", "usa-input usa-input--medium" + (HasError ? " usa-input--error" : ""))
            .With("type", "text")
            .With("inputmode", TakesDecimals ? "decimal" : "numeric")
            .With("autocomplete", "off")
            .With("value", ShownValue(Value));
        Wire(input, attributes);
        if (Prefix is null && Suffix is null)
            return input;

        // The units are read out with the label's hint or not at all; the pattern of the design system hides them.
        var group = Html.Tag("div", "usa-input-group pa-input-group" + (HasError ? " usa-input-group--error" : ""));
        if (Prefix is not null)
            group.InnerHtml.AppendHtml(Html.Tag("div", "usa-input-prefix", Prefix).With("aria-hidden", "true"));
        group.InnerHtml.AppendHtml(input);
        if (Suffix is not null)
            group.InnerHtml.AppendHtml(Html.Tag("div", "usa-input-suffix", Suffix).With("aria-hidden", "true"));
        return group;
    }
}
