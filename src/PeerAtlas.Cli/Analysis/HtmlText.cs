using System.Text;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>The text of a web page as Markdown: what a reader sees of it.</summary>
internal sealed class HtmlText
{
    private const int Deepest = 500;

    private static readonly HashSet<string> Unseen = new(
        [
            "head",
            "script",
            "style",
            "template",
            "noscript",
            "svg",
            "math",
            "iframe",
            "object",
            "canvas",
            "audio",
            "video",
            "datalist",
            "select",
            "textarea",
            "del",
            "rp",
            "rt",
        ],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Blocks = new(
        (
            "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
            + "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
            + "section summary table ul"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private readonly StringBuilder text = new();
    private readonly HashSet<IElement> hidden;
    private readonly string fileName;
    private int cells;
    private bool isAfterBreak;

    private HtmlText(HashSet<IElement> hidden, string fileName) => (this.hidden, this.fileName) = (hidden, fileName);

    /// <summary>Reads a page.</summary>
    /// <exception cref="TableException">Its elements are nested too deep.</exception>
    public static string Read(string html, string fileName)
    {
        var document = Parse(html, fileName);
        var reading = new HtmlText(HiddenByStyleSheets(document), fileName);
        reading.Visit(document.DocumentElement, 0);
        return reading.text.ToString();
    }

    // The parser's time grows with the square of the depth: a page that is nested without end is left as soon as it is known to be one.
    private static IDocument Parse(string html, string fileName)
    {
        INode? last = null;
        var parser = new HtmlParser(
            new HtmlParserOptions
            {
                OnCreated = (element, _) =>
                {
                    // The page itself and its root stand above.
                    var depth = 0;
                    for (var at = last; at is not null; at = at.Parent)
                        if (++depth > Deepest + 2)
                            throw TooDeep(fileName);
                    last = element;
                },
            }
        );
        return parser.ParseDocument(html);
    }

    private static TableException TooDeep(string fileName) => new($"The page has elements that are nested more than {Deepest} deep.", fileName);

    /// <summary>The elements that a style sheet of the page takes away, whatever the medium.</summary>
    private static HashSet<IElement> HiddenByStyleSheets(IDocument document)
    {
        var found = new HashSet<IElement>();
        var parser = new CssParser();
        foreach (var sheet in document.QuerySelectorAll("style"))
        {
            foreach (var rule in parser.ParseStyleSheet(sheet.TextContent).Rules.OfType<ICssStyleRule>())
            {
                if (!IsHiding(rule.Style))
                    continue;
                try
                {
                    found.UnionWith(document.QuerySelectorAll(rule.SelectorText));
                }
                catch (DomException)
                {
                    // A selector of a newer standard than the library's hides nothing here.
                }
            }
        }

        return found;
    }

    private static bool IsHiding(ICssStyleDeclaration style) =>
        style.GetPropertyValue("display") == "none" || style.GetPropertyValue("visibility") is "hidden" or "collapse";

    private void Visit(INode node, int depth)
    {
        if (depth > Deepest)
            throw TooDeep(fileName);
        if (node is IText words)
            Append(words.Data);
        else if (node is IElement element && !IsHidden(element))
            VisitElement(element, depth);
    }

    private bool IsHidden(IElement element) =>
        Unseen.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || hidden.Contains(element)
        || (element.LocalName == "dialog" && !element.HasAttribute("open"))
        || (StyleOf(element) is { } style && IsHiding(style));

    private static ICssStyleDeclaration? StyleOf(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style ? new CssParser().ParseDeclaration(style) : null;

    private void VisitElement(IElement element, int depth)
    {
        var name = element.LocalName;
        if (name == "sup" || StyleOf(element)?.GetPropertyValue("vertical-align") == "super")
        {
            text.Append(RaisedText.Read(element.TextContent, text));
            return;
        }

        if (name is "br" or "wbr")
        {
            // A line ends here and the sentence goes on, but not after an empty line.
            if (name == "br")
                text.Append(isAfterBreak && cells == 0 ? "\n\n" : " ");
            isAfterBreak |= name == "br";
            return;
        }

        var isCell = name is "td" or "th";
        cells += isCell ? 1 : 0;
        Begin(name);
        foreach (var child in element.ChildNodes)
            Visit(child, depth + 1);
        cells -= isCell ? 1 : 0;
        if (isCell && cells == 0)
            text.Append(" |");
        else if (Blocks.Contains(name))
            text.Append(cells > 0 ? " " : "\n\n");
    }

    private void Begin(string name)
    {
        if (cells > 0)
            text.Append(Blocks.Contains(name) ? " " : "");
        else if (name is ['h', >= '1' and <= '6'])
            text.Append("\n\n").Append('#', name[1] - '0').Append(' ');
        else if (name == "li")
            text.Append("\n- ");
        else if (name == "tr")
            text.Append("\n|");
        else if (Blocks.Contains(name))
            text.Append("\n\n");
    }

    private void Append(string words)
    {
        var isBlank = string.IsNullOrWhiteSpace(words);
        isAfterBreak &= isBlank;
        var isApart = false;
        foreach (var letter in words)
        {
            if (!char.IsWhiteSpace(letter))
                text.Append(letter);
            else if (!isApart)
                text.Append(' ');
            isApart = char.IsWhiteSpace(letter);
        }
    }
}
