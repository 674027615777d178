using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>What radio buttons and checkboxes share: a fieldset with one control for each choice.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    private protected ChoicesTagHelper(Language language)
        : base(language) { }

    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Choices { get; set; } = [];

    /// <summary>Whether each choice is a large box that is easy to hit on a phone.</summary>
    public bool Tile { get; set; }

    /// <summary>Writes the controls. The first has the field's id, so that the error summary's link leads to it.</summary>
    private protected IHtmlContent Controls(string kind, HashSet<string> chosen, TagHelperAttributeList attributes)
    {
        var content = new HtmlContentBuilder();
        var number = 0;
        foreach (var choice in Choices)
        {
            number++;
            var id = number == 1 ? ControlId : $"{ControlId}-{number}";
            var input = Html.Void("input", $"usa-{kind}__input" + (Tile ? $" usa-{kind}__input--tile" : ""))
                .With("type", kind)
                .With("id", id)
                .With("name", FullName)
                .With("value", choice.Value)
                .With("checked", chosen.Contains(choice.Value) ? "checked" : null);
            Pass(attributes, input);
            var label = Html.Tag("label", $"usa-{kind}__label", choice.Label).With("for", id);
            if (choice.Hint is not null)
            {
                input.With("aria-describedby", id + "-description");
                label.InnerHtml.AppendHtml(Html.Tag("span", $"usa-{kind}__label-description", choice.Hint).With("id", id + "-description"));
            }

            content.AppendHtml(Html.Tag("div", $"usa-{kind}", input, label));
        }

        return content;
    }
}

/// <summary>Radio buttons, one answer: <c>&lt;usa-radios asp-for="Input.Role" choices="Model.Roles" /&gt;</c>.</summary>
[HtmlTargetElement("usa-radios")]
public sealed class RadiosTagHelper(Language language) : ChoicesTagHelper(language)
{
    /// <summary>The chosen value, where there is no model.</summary>
    public string? Value { get; set; }

    private protected override IHtmlContent Group(TagHelperAttributeList attributes)
    {
        TagBuilder fieldset = Fieldset(Controls("radio", [ShownValue(Value)], attributes)).With("role", "radiogroup");
        return fieldset.With("aria-required", IsRequired ? "true" : null).With("aria-invalid", HasError ? "true" : null);
    }
}

/// <summary>Checkboxes, any number of answers: <c>&lt;usa-checkboxes asp-for="Input.Programmes" choices="Model.Programmes" /&gt;</c>.</summary>
[HtmlTargetElement("usa-checkboxes")]
public sealed class CheckboxesTagHelper(Language language) : ChoicesTagHelper(language)
{
    /// <summary>The chosen values, where there is no model.</summary>
    public IEnumerable<string>? Values { get; set; }

    private protected override IHtmlContent Group(TagHelperAttributeList attributes)
    {
        if (HasError)
            attributes.SetAttribute("aria-invalid", "true");
        return Fieldset(Controls("checkbox", ChosenValues(Values), attributes));
    }
}
