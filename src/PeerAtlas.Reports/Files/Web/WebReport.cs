using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PeerAtlas.Design;
using PeerAtlas.Design.Figures;
using PeerAtlas.Design.Figures.Drawing;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Narratives;
using static PeerAtlas.Documents.Web.Markup;

namespace PeerAtlas.Reports.Files.Web;

/// <summary>
/// A report as one web page that needs nothing else: style within, charts drawn, no script and nothing to fetch. It is also
/// what the PDF is printed from.
/// </summary>
internal sealed class WebReport(ReportEdition edition)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    private readonly Language language = new();
    private readonly QuotedFigures quoted = new(edition.Document);
    private int charts;

    /// <summary>The file's bytes, in UTF-8.</summary>
    public static byte[] Write(ReportEdition edition)
    {
        using var writer = new StringWriter();
        writer.Write("<!doctype html>\n");
        new WebReport(edition).Page().WriteTo(writer, Encoder);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private TagBuilder Page() =>
        Element(
                "html",
                Head(),
                Element(
                    "body",
                    Top(),
                    Contents(),
                    Element("main", edition.Document.Sections.Select(Section)),
                    Element("footer", Element("p", "Cite as: " + edition.Citation))
                )
            )
            .With("lang", "en");

    private TagBuilder Head() =>
        Element(
            "head",
            Void("meta").With("charset", "utf-8"),
            Void("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
            Void("meta").With("http-equiv", "Content-Security-Policy").With("content", "default-src 'none'; style-src 'unsafe-inline'"),
            Element("title", edition.Document.Title),
            Element("style", new HtmlString(Style))
        );

    private TagBuilder Top() =>
        Element(
            "header",
            Element("p", edition.Document.Publisher).With("class", "publisher"),
            Element("h1", edition.Document.Title),
            Element("p", edition.Facts),
            edition.Correction.Length > 0
                ? Element("p", Element("strong", "What this version corrects: "), edition.Correction).With("class", "correction")
                : null
        );

    private TagBuilder Contents() =>
        Element(
                "nav",
                Element("h2", "Contents").With("id", "contents"),
                Element("ol", edition.Document.Sections.Select(section => Element("li", Element("a", section.Heading).With("href", "#" + section.Id))))
            )
            .With("aria-labelledby", "contents");

    private TagBuilder Section(ReportSection section) =>
        Element("section", section.Blocks.SelectMany(Block).Prepend(Element("h2", section.Heading).With("id", section.Id))).With("aria-labelledby", section.Id);

    private IEnumerable<object?> Block(ReportBlock block) =>
        block switch
        {
            NarrativeBlock narrative => Narrative(narrative),
            TableBlock table => [Figure(table)],
            CommentBlock comment =>
            [
                Element(
                        "figure",
                        Element("blockquote", Element("p", comment.Text)),
                        Element("figcaption", $"From the {comment.Survey}, to the question: {comment.Question}")
                    )
                    .With("class", "comment"),
            ],
            LimitationBlock limitation => [Element("h3", limitation.Heading), Element("p", limitation.Text)],
            _ => [],
        };

    private IEnumerable<object?> Narrative(NarrativeBlock narrative)
    {
        var notes = new FigureNotes(language);
        var text = narrative.Text.Select(block => Text(block, notes)).ToList();
        return [.. text, Notes(notes.All)];
    }

    private TagBuilder Text(TextBlock block, FigureNotes notes) =>
        block.Kind switch
        {
            TextKind.Subheading => Element("h3", Runs(block, notes)),
            TextKind.BulletList => Element("ul", Children(block, notes)),
            TextKind.NumberedList => Element("ol", Children(block, notes)),
            TextKind.ListItem => Element("li", Children(block, notes)),
            TextKind.Quotation => Element("blockquote", Children(block, notes)),
            _ => Element("p", Runs(block, notes)),
        };

    private IEnumerable<object?> Children(TextBlock block, FigureNotes notes) => [.. block.Children.Select(child => Text(child, notes))];

    private List<object?> Runs(TextBlock block, FigureNotes notes) =>
        [.. block.Runs.SelectMany(run => new object?[] { Run(run), Mark(quoted.MarkOf(run, notes)) })];

    private static object Run(TextRun run)
    {
        object content = run.Text;
        if (run.Emphasis)
            content = Element("em", content);
        if (run.Strong)
            content = Element("strong", content);
        return run.Link is null ? content : Element("a", content).With("href", run.Link);
    }

    private TagBuilder Figure(TableBlock block)
    {
        var id = FormattableString.Invariant($"chart-{++charts}");
        var grid = new FigureGrid(block.Table, language);
        var plot = FigurePlot.Of(block.Table, language);
        return Element(
            "figure",
            Element("figcaption", block.Table.Title).With("id", id),
            plot is null ? null : ChartDrawing.Draw(plot, id),
            Element("div", Table(grid).With("aria-labelledby", id))
                .With("class", "scroll")
                .With("tabindex", "0")
                .With("role", "region")
                .With("aria-labelledby", id),
            Notes(grid.Notes),
            new HtmlContentBuilder([.. grid.Foot.Select(line => Element("p", line).With("class", "foot"))])
        );
    }

    private static TagBuilder Table(FigureGrid grid)
    {
        var headings = grid.Headings.Select(heading => Element("th", heading).With("scope", "col"));
        var rows = grid.Rows.Select(row => Element("tr", row.Cells.Select(Cell).Prepend(Element("th", row.Label).With("scope", "row"))));
        return Element("table", Element("thead", Element("tr", headings)), Element("tbody", rows));
    }

    private static TagBuilder Cell(FigureGridCell cell) =>
        Element("td", cell.Details.Select(detail => (object?)Element("span", detail).With("class", "detail")).Prepend(Mark(cell.Mark)).Prepend(cell.Text));

    private static TagBuilder? Mark(string mark) => mark.Length == 0 ? null : Element("sup", mark);

    private static TagBuilder? Notes(IReadOnlyList<FigureNote> notes) =>
        notes.Count == 0 ? null : Element("ul", notes.Select(note => Element("li", Element("sup", note.Mark), " ", note.Text))).With("class", "notes");

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report-file.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
