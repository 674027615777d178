using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PeerAtlas.Reports.Narratives;

namespace PeerAtlas.Reports.Pages;

/// <summary>Writes a run of words as HTML without white space around it. The words are encoded when they are written.</summary>
internal static class RunMarkup
{
    public static IHtmlContent Write(TextRun run)
    {
        IHtmlContent content = new HtmlContentBuilder().Append(run.Text);
        if (run.Figure is not null)
            content = Tag("data", content, ("value", run.Figure), ("class", "pa-report__figure"));
        if (run.Emphasis)
            content = Tag("em", content);
        if (run.Strong)
            content = Tag("strong", content);
        if (run.Link is not null)
            content = Tag("a", content, ("class", "usa-link"), ("href", run.Link), ("rel", "noopener"));
        return content;
    }

    private static TagBuilder Tag(string name, IHtmlContent content, params (string Name, string Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
            tag.Attributes[attribute] = value;
        tag.InnerHtml.AppendHtml(content);
        return tag;
    }
}
