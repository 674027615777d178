using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// The ways to the other languages; nothing on pages that are not bilingual. With <c>form</c>, the id of a form on the page,
/// it sends that form to the same address in that language, so that what was typed is not lost; the page's handler
/// sees <see cref="Language.SwitchField"/> among the fields.
/// </summary>
[HtmlTargetElement("usa-language-switch")]
public sealed class LanguageSwitchTagHelper(Language language) : TagHelper
{
    /// <summary>The id of the form to send.</summary>
    public string? Form { get; set; }

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Writes the switch.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!language.IsOffered)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("div", "pa-language");
        if (!string.IsNullOrEmpty(Form))
            output.Content.AppendHtml(DefaultButton());
        foreach (var (code, name) in language.Choices.Where(choice => choice.Code != language.Code))
            output.Content.AppendHtml(string.IsNullOrEmpty(Form) ? Link(code, name) : Button(code, name));
    }

    private TagBuilder Link(string code, string name) =>
        Html.Tag("a", "pa-header__link", name).With("href", Address(code)).With("lang", code).With("hreflang", code);

    // Pressing Enter in a field presses the form's first button in the page: this one, and not the switch.
    private TagBuilder DefaultButton() =>
        Html.Tag("button", "usa-sr-only", "").With("type", "submit").With("form", Form).With("tabindex", "-1").With("aria-hidden", "true");

    private TagBuilder Button(string code, string name) =>
        Html.Tag("button", "pa-header__link", name)
            .With("type", "submit")
            .With("name", Language.SwitchField)
            .With("value", code)
            .With("form", Form)
            .With("formaction", Address(code))
            .With("formnovalidate", "formnovalidate")
            .With("lang", code);

    private string Address(string code)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Language.Parameter)) { { Language.Parameter, code } };
        return request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString();
    }
}
