using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>The way from the start to this page: <c>&lt;usa-breadcrumb crumbs="@([new("Waves", "/waves"), new("2026")])" /&gt;</c>.</summary>
[HtmlTargetElement("usa-breadcrumb")]
public sealed class BreadcrumbTagHelper(Language language) : TagHelper
{
    /// <summary>The pages, from the top; the last is this one.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; set; } = [];

    /// <summary>Writes the breadcrumb.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "usa-breadcrumb");
        output.Attributes.SetAttribute("aria-label", language[FieldWords.Breadcrumbs]);
        output.Content.SetHtmlContent(
            Html.Tag(
                "ol",
                "usa-breadcrumb__list",
                Crumbs.Select(crumb =>
                    crumb.Href is null
                        ? Html.Tag("li", "usa-breadcrumb__list-item usa-current", Html.Tag("span", "", crumb.Label)).With("aria-current", "page")
                        : Html.Tag(
                            "li",
                            "usa-breadcrumb__list-item",
                            Html.Tag("a", "usa-breadcrumb__link", Html.Tag("span", "", crumb.Label)).With("href", crumb.Href)
                        )
                )
            )
        );
    }
}
