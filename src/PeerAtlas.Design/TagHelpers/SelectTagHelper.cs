using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>A drop-down list: <c>&lt;usa-select asp-for="Input.Region" choices="Model.Regions" /&gt;</c>.</summary>
[HtmlTargetElement("usa-select")]
public sealed class SelectTagHelper(Language language) : FieldTagHelper(language)
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Choices { get; set; } = [];

    /// <summary>The chosen value, where there is no model.</summary>
    public string? Value { get; set; }

    /// <summary>The text of the first, empty entry; no such entry when it is empty.</summary>
    public string? Placeholder { get; set; }

    private protected override IHtmlContent Control(TagHelperAttributeList attributes)
    {
        var chosen = ShownValue(Value);
        var select = Html.Tag("select", "usa-select" + (HasError ? " usa-input--error" : ""));
        var placeholder = Placeholder ?? Language[FieldWords.Select];
        if (placeholder.Length > 0)
            select.InnerHtml.AppendHtml(Html.Tag("option", "", placeholder).With("value", ""));
        foreach (var group in Choices.GroupBy(choice => choice.Group))
        {
            var options = group.Select(choice =>
                Html.Tag("option", "", choice.Label).With("value", choice.Value).With("selected", choice.Value == chosen ? "selected" : null)
            );
            if (group.Key is null)
                select.InnerHtml.AppendHtml(new HtmlContentBuilder(options.ToList<object>()));
            else
                select.InnerHtml.AppendHtml(Html.Tag("optgroup", "", options).With("label", group.Key));
        }

        return Wire(select, attributes);
    }
}
