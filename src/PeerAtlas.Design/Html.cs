using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PeerAtlas.Design;

/// <summary>Short forms for building markup; text is encoded when it is written.</summary>
internal static class Html
{
    public static TagBuilder Tag(string name, string cssClass, params IEnumerable<IHtmlContent> children)
    {
        var tag = new TagBuilder(name);
        if (cssClass.Length > 0)
            tag.AddCssClass(cssClass);
        foreach (var child in children)
            tag.InnerHtml.AppendHtml(child);
        return tag;
    }

    public static TagBuilder Tag(string name, string cssClass, string text)
    {
        var tag = Tag(name, cssClass);
        tag.InnerHtml.Append(text);
        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
            tag.Attributes[attribute] = value;
        return tag;
    }

    public static TagBuilder Void(string name, string cssClass)
    {
        var tag = Tag(name, cssClass);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    /// <summary>An id that no other element of the page has: a helper in a loop writes several.</summary>
    public static string NextId(this ViewContext view, string prefix)
    {
        var items = view.HttpContext.Items;
        var number = items[typeof(Html)] is int last ? last + 1 : 1;
        items[typeof(Html)] = number;
        return $"{prefix}-{number}";
    }

    /// <summary>Makes the output an element of the given name with the classes before those that the page gave.</summary>
    public static void Become(this TagHelperOutput output, string name, string cssClass)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(given) ? cssClass : $"{cssClass} {given}");
    }
}
