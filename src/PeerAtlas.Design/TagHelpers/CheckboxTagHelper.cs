using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>One checkbox for yes or no: <c>&lt;usa-checkbox asp-for="Input.Agreed" label="I agree" /&gt;</c>.</summary>
[HtmlTargetElement("usa-checkbox")]
public sealed class CheckboxTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>Whether it is ticked, where there is no model.</summary>
    public bool Checked { get; set; }

    /// <summary>What is sent when it is ticked.</summary>
    public string Value { get; set; } = "true";

    private protected override IHtmlContent Group(TagHelperAttributeList attributes)
    {
        // A ticked box with its hidden twin is sent as "true,false".
        var ticked =
            State?.AttemptedValue is { } sent ? sent.Split(',')[0] == Value
            : For is null ? Checked
            : For.Model is true;
        var input = Html.Void("input", "usa-checkbox__input").With("type", "checkbox").With("value", Value).With("checked", ticked ? "checked" : null);
        Wire(input, attributes);
        var content = new HtmlContentBuilder()
            .AppendHtml(HintAndErrors())
            .AppendHtml(Html.Tag("div", "usa-checkbox", input, Html.Tag("label", "usa-checkbox__label", LabelContent()).With("for", ControlId)));

        // Browsers leave an unticked box out; with its twin the model state still knows that it was asked.
        if (For is not null)
            content.AppendHtml(Html.Void("input", "").With("type", "hidden").With("name", FullName).With("value", "false"));
        return content;
    }
}
