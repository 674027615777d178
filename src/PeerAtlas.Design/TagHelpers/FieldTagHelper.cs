using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// What all form fields share: label, hint, error and the ids that tie them to the control. A field is bound to the model by
/// <c>asp-for</c>, or stands by itself with <c>name</c> and <c>value</c>. Attributes that a helper does not know
/// (<c>maxlength</c>, <c>autocomplete</c>, …) go to the control.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    private protected FieldTagHelper(Language language) => Language = language;

    /// <summary>The property of the model that the field is for.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>The name that the field is sent under, where there is no model.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the control; made from the name when it is not given.</summary>
    public string? Id { get; set; }

    /// <summary>The label; the property's display name when it is not given.</summary>
    public string? Label { get; set; }

    /// <summary>A hint below the label.</summary>
    public string? Hint { get; set; }

    /// <summary>An error message; those in the model state are shown without it.</summary>
    public string? Error { get; set; }

    /// <summary>Whether an answer is required; what the property's attributes say when it is not given.</summary>
    public bool? Required { get; set; }

    /// <summary>Whether the label is also the heading of the page (one question on a page).</summary>
    public bool Heading { get; set; }

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected Language Language { get; }

    private protected string FullName =>
        (For is null ? Name : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name))
        ?? throw new InvalidOperationException("A field needs asp-for or name.");

    private protected string ControlId => Id ?? TagBuilder.CreateSanitizedId(FullName, "_");

    private protected bool IsRequired =>
        Required ?? For?.Metadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.RequiredAttribute>().Any() ?? false;

    private protected ModelStateEntry? State => ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) ? entry : null;

    // An expression that is null comes here as an empty text.
    private protected IReadOnlyList<string> Errors =>
        Error is { Length: > 0 } ? [Error] : State?.Errors.Select(error => ErrorText(error, Language)).Distinct(StringComparer.Ordinal).ToList() ?? [];

    private protected bool HasError => Errors.Count > 0;

    /// <summary>Writes the group with label, hint, error and control.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var control = new TagHelperAttributeList(output.Attributes);
        var after = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "usa-form-group" + (HasError ? " usa-form-group--error" : ""));
        output.Content.SetHtmlContent(Group(control));
        output.Content.AppendHtml(after);
    }

    /// <summary>Everything inside the group. By default a label above one control.</summary>
    private protected virtual IHtmlContent Group(TagHelperAttributeList attributes)
    {
        var label = Tag("label", "usa-label" + (HasError ? " usa-label--error" : "") + (Heading ? " pa-label--heading" : ""), LabelContent());
        label.Attributes["for"] = ControlId;
        return new HtmlContentBuilder()
            .AppendHtml(Heading ? Tag("h1", "pa-heading", label) : label)
            .AppendHtml(HintAndErrors())
            .AppendHtml(Control(attributes));
    }

    /// <summary>The control itself; fields with several controls write <see cref="Group"/> instead.</summary>
    private protected virtual IHtmlContent Control(TagHelperAttributeList attributes) => HtmlString.Empty;

    /// <summary>A fieldset with a legend, for fields with several controls.</summary>
    private protected TagBuilder Fieldset(IHtmlContent controls)
    {
        var legend = Tag(
            "legend",
            "usa-legend" + (HasError ? " usa-label--error" : "") + (Heading ? " pa-label--heading" : ""),
            Heading ? Tag("h1", "pa-heading", LabelContent()) : LabelContent()
        );
        var fieldset = Tag("fieldset", "usa-fieldset", legend, HintAndErrors(), controls);
        Describe(fieldset);
        return fieldset;
    }

    /// <summary>Sets id, name, description and state of a control, and the attributes that the page gave.</summary>
    private protected TagBuilder Wire(TagBuilder control, TagHelperAttributeList attributes)
    {
        control.Attributes["id"] = ControlId;
        control.Attributes["name"] = FullName;
        Describe(control);
        if (HasError)
            control.Attributes["aria-invalid"] = "true";
        if (IsRequired)
            control.Attributes["aria-required"] = "true";
        Pass(attributes, control);
        return control;
    }

    /// <summary>Passes on the attributes that the page gave; classes are added to the control's own.</summary>
    private protected static void Pass(TagHelperAttributeList attributes, TagBuilder control)
    {
        foreach (var attribute in attributes)
        {
            var value = Text(attribute);
            if (attribute.Name == "class")
                control.AddCssClass(value);
            else
                control.Attributes[attribute.Name] = value;
        }
    }

    private protected void Describe(TagBuilder control)
    {
        var ids = new List<string>(2);
        if (!string.IsNullOrEmpty(Hint))
            ids.Add(ControlId + "-hint");
        if (HasError)
            ids.Add(ControlId + "-error");
        if (ids.Count > 0)
            control.Attributes["aria-describedby"] = string.Join(' ', ids);
    }

    private protected IHtmlContent HintAndErrors()
    {
        var content = new HtmlContentBuilder();
        if (!string.IsNullOrEmpty(Hint))
        {
            var hint = Tag("div", "usa-hint", Hint);
            hint.Attributes["id"] = ControlId + "-hint";
            content.AppendHtml(hint);
        }

        if (HasError)
        {
            var error = Tag("div", "usa-error-message");
            error.Attributes["id"] = ControlId + "-error";
            error.InnerHtml.AppendHtml(Tag("span", "usa-sr-only", Language[FieldWords.Error]));
            error.InnerHtml.Append(string.Join(' ', Errors));
            content.AppendHtml(error);
        }

        return content;
    }

    private protected IHtmlContent LabelContent()
    {
        var content = new HtmlContentBuilder().Append(Label ?? For?.Metadata.DisplayName ?? For?.Metadata.PropertyName ?? FullName);
        return IsRequired ? content.Append(" ").AppendHtml(Tag("span", "usa-hint", Language[FieldWords.Required])) : content;
    }

    /// <summary>What the person sent, or what the model holds, or the given value, as the control shows it.</summary>
    private protected string ShownValue(object? given) => State?.AttemptedValue ?? FieldText(For is null ? given : For.Model ?? given);

    /// <summary>The chosen values of a field with several choices.</summary>
    private protected HashSet<string> ChosenValues(IEnumerable<string>? given)
    {
        IEnumerable<string?> chosen = State?.RawValue switch
        {
            string[] several => several,
            string one => [one],
            _ => For?.Model switch
            {
                null => given ?? [],
                string one => [one],
                System.Collections.IEnumerable several => several.Cast<object?>().Select(FieldText),
                var one => [FieldText(one)],
            },
        };
        return chosen.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private protected static string FieldText(object? value) =>
        value switch
        {
            null => "",
            bool yes => yes ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum member => member.ToString(),
            IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
            _ => value.ToString() ?? "",
        };

    internal static string ErrorText(ModelError error, Language language) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : language[FieldWords.ThisAnswerCouldNotBeRead];

    private protected static TagBuilder Tag(string name, string cssClass, params IEnumerable<IHtmlContent> children) => Html.Tag(name, cssClass, children);

    private protected static TagBuilder Tag(string name, string cssClass, string text) => Html.Tag(name, cssClass, text);

    private static string Text(TagHelperAttribute attribute)
    {
        if (attribute.Value is not IHtmlContent content)
            return attribute.Value?.ToString() ?? "";

        // Attributes written out in the page arrive encoded; TagBuilder encodes again.
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
