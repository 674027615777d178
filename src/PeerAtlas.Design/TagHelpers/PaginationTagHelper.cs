using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design.TagHelpers;

/// <summary>
/// Links to the pages of a long list, nothing when there is one page: <c>&lt;usa-pagination current="2" pages="9" /&gt;</c>.
/// The number goes into the address as <c>?pageNumber=2</c> beside what else is there
/// (<c>page</c> itself is taken: it is the route value that holds the Razor page).
/// </summary>
[HtmlTargetElement("usa-pagination")]
public sealed class PaginationTagHelper(Language language) : TagHelper
{
    /// <summary>The number of the page that is shown; the first is 1.</summary>
    public int Current { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; }

    /// <summary>The query parameter that carries the number.</summary>
    public string Parameter { get; set; } = "pageNumber";

    /// <summary>The view that is being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Writes the links.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("nav", "usa-pagination");
        output.Attributes.SetAttribute("aria-label", language[FieldWords.Pages]);
        var items = new List<TagBuilder>();
        if (Current > 1)
            items.Add(Arrow(Current - 1, "‹ " + language[FieldWords.Previous]));
        items.AddRange(Numbers().Select(number => number is { } page ? Number(page) : Gap()));
        if (Current < Pages)
            items.Add(Arrow(Current + 1, language[FieldWords.Next] + " ›"));
        output.Content.SetHtmlContent(Html.Tag("ul", "usa-pagination__list", items));
    }

    /// <summary>The first, the last, and those around the current page; null for what is left out.</summary>
    private IEnumerable<int?> Numbers()
    {
        var last = 0;
        foreach (var page in Enumerable.Range(1, Pages).Where(page => page == 1 || page == Pages || Math.Abs(page - Current) <= 1))
        {
            if (page - last > 1)
                yield return null;
            yield return last = page;
        }
    }

    private TagBuilder Arrow(int page, string text) =>
        Html.Tag("li", "usa-pagination__item usa-pagination__arrow", Html.Tag("a", "usa-pagination__link", text).With("href", Address(page)));

    private TagBuilder Number(int page) =>
        Html.Tag(
            "li",
            "usa-pagination__item usa-pagination__page-no",
            Html.Tag("a", "usa-pagination__button" + (page == Current ? " usa-current" : ""), $"{page}")
                .With("href", Address(page))
                .With("aria-label", language[FieldWords.Page, page])
                .With("aria-current", page == Current ? "page" : null)
        );

    private static TagBuilder Gap() => Html.Tag("li", "usa-pagination__item usa-pagination__overflow", Html.Tag("span", "", "…")).With("aria-hidden", "true");

    private string Address(int page)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Parameter)) { { Parameter, $"{page}" } };
        return request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString();
    }
}
