using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PeerAtlas.Documents.Web;

/// <summary>Short forms for writing elements; text is encoded when it is written.</summary>
public static class Markup
{
    /// <summary>An element; strings in it are its words, null is left out.</summary>
    public static TagBuilder Element(string name, params IEnumerable<object?> children)
    {
        var element = new TagBuilder(name);
        foreach (var child in children)
        {
            if (child is IHtmlContent content)
                element.InnerHtml.AppendHtml(content);
            else if (child is not null)
                element.InnerHtml.Append(XmlSafe.Of(child.ToString()!));
        }

        return element;
    }

    /// <summary>The element with an attribute.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, object? value)
    {
        element.Attributes[attribute] = value is null ? null : XmlSafe.Of(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
        return element;
    }

    /// <summary>An element without content, such as meta.</summary>
    public static TagBuilder Void(string name)
    {
        var element = new TagBuilder(name) { TagRenderMode = TagRenderMode.SelfClosing };
        return element;
    }
}
