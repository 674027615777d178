using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static PeerAtlas.Documents.Web.Markup;

namespace PeerAtlas.Documents.Web;

/// <summary>Writes a document as one web page that needs nothing else: no script, nothing to fetch. A PDF is printed from it.</summary>
public static class WebWriter
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    /// <summary>The file's bytes, in UTF-8.</summary>
    public static byte[] Write(WrittenDocument document)
    {
        using var writer = new StringWriter();
        writer.Write("<!doctype html>\n");
        Page(document).WriteTo(writer, Encoder);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private static TagBuilder Page(WrittenDocument document) =>
        Element("html", Head(document), Body(document)).With("lang", document.Language.Code).With("dir", document.Language.Direction ?? "ltr");

    private static TagBuilder Head(WrittenDocument document) =>
        Element(
            "head",
            Void("meta").With("charset", "utf-8"),
            Void("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
            Void("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy),
            Element("title", document.Title),
            Element("style", new HtmlString(Style + Foot(document)))
        );

    /// <summary>The foot of every printed page.</summary>
    private static string Foot(WrittenDocument document)
    {
        var (page, of) = (Quoted(document.Language[DocumentWords.Page]), Quoted(document.Language[DocumentWords.Of]));
        return $"@page {{ @bottom-left {{ content: \"{Quoted(document.Running)}\"; }} "
            + $"@bottom-right {{ content: \"{page} \" counter(page) \" {of} \" counter(pages); }} }}\n";
    }

    /// <summary>Words within quotation marks of a style sheet: all but letters, digits and blanks by their numbers.</summary>
    private static string Quoted(string words)
    {
        var quoted = new StringBuilder();
        foreach (var rune in XmlSafe.Of(words).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
                quoted.Append(rune);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }

        return quoted.ToString();
    }

    private static TagBuilder Body(WrittenDocument document) =>
        Element(
            "body",
            Element("header", Element("p", document.Over).With("class", "over"), Element("h1", document.Title)),
            Element("main", document.Blocks.Select(Block)),
            Element("footer", Element("p", document.Footer))
        );

    private static TagBuilder Block(WrittenBlock block)
    {
        var written = block switch
        {
            WrittenHeading heading => Element("h2", heading.Text),
            WrittenParagraph paragraph => Element("p", paragraph.Text),
            WrittenList list => Element("ul", list.Items.Select(Item)),
            WrittenFacts facts => Element("dl", facts.Facts.Select(fact => Element("div", Element("dt", fact.Name), Element("dd", fact.Value)))),
            WrittenTable table => Table(table),
            WrittenPicture picture => Picture(picture),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
        return block.In is { } language ? written.With("lang", language) : written;
    }

    private static TagBuilder Item((string Text, string Explained) item) =>
        item.Explained.Length == 0
            ? Element("li", item.Text)
            : Element("li", Element("strong", item.Text), Element("span", item.Explained).With("class", "explained"));

    private static TagBuilder Table(WrittenTable table) =>
        Element(
            "table",
            Element("caption", table.Caption),
            Element("thead", Element("tr", table.Headings.Select(heading => Element("th", heading).With("scope", "col")))),
            Element(
                "tbody",
                table.Rows.Select(row => Element("tr", row.Select((cell, at) => at == 0 ? Element("th", cell).With("scope", "row") : Element("td", cell))))
            )
        );

    private static TagBuilder Picture(WrittenPicture picture) =>
        Void("img")
            .With("src", "data:image/png;base64," + Convert.ToBase64String(picture.Png))
            .With("alt", picture.Instead)
            .With("style", FormattableString.Invariant($"width: {picture.Millimetres}mm"));

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("document.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
