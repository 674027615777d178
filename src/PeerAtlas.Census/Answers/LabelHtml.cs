using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerAtlas.Census.Answers;

/// <summary>
/// Draws a text of an instrument with the Markdown and HTML that authors of forms use: bold, italic, underlined, headings, links, lists and line
/// breaks. Everything else is text, so that nothing of a form can run or load.
/// </summary>
internal sealed partial class LabelHtml
{
    /// <summary>Tags that are drawn, each as one that may stand within a line.</summary>
    private static readonly Dictionary<string, string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "strong",
        ["strong"] = "strong",
        ["i"] = "em",
        ["em"] = "em",
        ["u"] = "u",
        ["sup"] = "sup",
        ["sub"] = "sub",
        ["h1"] = "strong",
        ["h2"] = "strong",
        ["h3"] = "strong",
        ["h4"] = "strong",
        ["h5"] = "strong",
        ["h6"] = "strong",
    };

    private static readonly HashSet<string> Blocks = new(["p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"], StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder html = new();
    private readonly Stack<string> open = new();

    private LabelHtml() { }

    /// <summary>The text as HTML that may stand within a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="answer">The HTML of an answer that the text names as <c>${name}</c>; null leaves names as they are written.</param>
    public static string Of(string text, Func<string, string>? answer = null)
    {
        if (!Markup().IsMatch(text))
            return Encode(text);
        var label = new LabelHtml();
        label.Write(text.ReplaceLineEndings("\n"), answer);
        return label.html.ToString();
    }

    /// <summary>The words of the text alone, where nothing is drawn.</summary>
    public static string Plain(string text) =>
        Markup().IsMatch(text) ? WebUtility.HtmlDecode(Tags().Replace(Of(text).Replace("<br>", " ", StringComparison.Ordinal), "")) : text;

    private static string Encode(string text) => QuestionHtml.Encoder.Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    private void Write(string text, Func<string, string>? answer)
    {
        var at = 0;
        foreach (Match match in Markup().Matches(text))
        {
            html.Append(Encode(text[at..match.Index]));
            Write(match, answer);
            at = match.Index + match.Length;
        }
        html.Append(Encode(text[at..]));
        while (open.TryPop(out var tag))
            html.Append("</").Append(tag).Append('>');
    }

    private void Write(Match match, Func<string, string>? answer)
    {
        if (match.Groups["name"] is { Success: true } name)
            html.Append(answer is null ? Encode(match.Value) : answer(name.Value.Trim()));
        else if (match.Groups["tag"] is { Success: true } tag)
            WriteTag(tag.Value, isEnd: match.Value[1] == '/');
        else if (match.Groups["to"] is { Success: true } to)
            WriteLink(to.Value, match.Groups["words"].Value);
        else if (match.Groups["escaped"] is { Success: true } escaped)
            html.Append(Encode(escaped.Value));
        else if (match.Groups["heading"] is { Success: true } heading)
            html.Append("<strong>").Append(Of(heading.Value.TrimStart('#', ' '), answer)).Append("</strong>");
        else if (match.Groups["strong"] is { Success: true } strong)
            html.Append("<strong>").Append(Of(strong.Value, answer)).Append("</strong>");
        else
            html.Append("<em>").Append(Of(match.Groups["em"].Value, answer)).Append("</em>");
    }

    private void WriteLink(string to, string words) =>
        html.Append("<a href=\"" + QuestionHtml.Encoder.Encode(to) + "\" target=\"_blank\" rel=\"noopener noreferrer\">" + Encode(words) + "</a>");

    private void WriteTag(string tag, bool isEnd)
    {
        if (tag.Equals("br", StringComparison.OrdinalIgnoreCase))
            html.Append("<br>");
        else if (Inline.TryGetValue(tag, out var drawn))
            WriteInline(drawn, isEnd);
        if (Blocks.Contains(tag) && html.Length > 0 && !html.ToString().EndsWith("<br>", StringComparison.Ordinal))
            html.Append("<br>");
        if (tag.Equals("li", StringComparison.OrdinalIgnoreCase) && !isEnd)
            html.Append("• ");
    }

    private void WriteInline(string tag, bool isEnd)
    {
        if (!isEnd)
        {
            open.Push(tag);
            html.Append('<').Append(tag).Append('>');
        }
        else if (open.Contains(tag))
        {
            // What was opened within is closed with it.
            string closed;
            do html.Append("</").Append(closed = open.Pop()).Append('>');
            while (closed != tag);
        }
    }

    [GeneratedRegex(
        """
            \$\{(?<name>[^{}]*)\}
            |</?(?<tag>br|b|strong|i|em|u|sup|sub|p|div|span|font|big|small|center|ul|ol|li|h[1-6])(\s[^<>]*)?/?>
            |\[(?<words>[^\[\]\n]+)\]\((?<to>https?://[^\s()<>"]+)\)
            |\\(?<escaped>[\\*_\#\[\]<>])
            |(^|(?<=\n))\#{1,6}[ ]+(?<heading>[^\n]+)
            |\*\*(?<strong>[^*\n]+)\*\*
            |(?<![\w_])__(?<strong>[^_\n]+)__(?![\w_])
            |(?<![\w*])\*(?<em>[^*\s][^*\n]*)\*(?![\w*])
            |(?<![\w_])_(?<em>[^_\s][^_\n]*)_(?![\w_])
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Markup();

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
