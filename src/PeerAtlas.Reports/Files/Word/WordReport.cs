using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Design;
using PeerAtlas.Design.Figures;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Word;
using PeerAtlas.Reports.Documents;
using static PeerAtlas.Documents.Word.WordParts;

namespace PeerAtlas.Reports.Files.Word;

/// <summary>A report as a Word document: headings by style, tables whose headers repeat, charts that can be edited.</summary>
internal sealed class WordReport
{
    private readonly ReportEdition edition;
    private readonly MainDocumentPart main;
    private readonly Body body = new();
    private readonly Language language = new();
    private readonly QuotedFigures quoted;
    private readonly WordNarrative text;
    private int charts;

    private WordReport(ReportEdition edition, MainDocumentPart main)
    {
        this.edition = edition;
        this.main = main;
        quoted = new(edition.Document);
        text = new(main, quoted);
    }

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ReportEdition edition)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var properties = package.PackageProperties;
            properties.Title = XmlSafe.Of(edition.Document.Title);
            properties.Creator = XmlSafe.Of(edition.Document.Publisher);
            properties.Language = "en-US";
            properties.Description = XmlSafe.Of(edition.Citation);
            properties.Created = properties.Modified = edition.PublishedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            new WordReport(edition, package.AddMainDocumentPart()).Write();
        }

        return stream.ToArray();
    }

    private void Write()
    {
        WordFrame.Add(main, "en-US");
        var document = edition.Document;
        body.Append(Paragraph("Publisher", document.Publisher), Paragraph("Title", document.Title), Paragraph("Subtitle", edition.Facts));
        if (edition.Correction.Length > 0)
            body.Append(new Paragraph(Style("Quote"), Run("What this version corrects: ", strong: true), Run(edition.Correction)));
        body.Append(Contents());
        for (var at = 0; at < document.Sections.Count; at++)
            Section(document.Sections[at], at);
        body.Append(Paragraph("TableNote", "Cite as: " + edition.Citation));
        body.Append(PageLayout());
        main.Document = new Document(body);
        main.Document.Save();
    }

    /// <summary>The headings as links. It is Word's own table of contents, without page numbers, so that nothing has to be brought up to date.</summary>
    private IEnumerable<OpenXmlElement> Contents()
    {
        yield return Paragraph("TOCHeading", "Contents");
        for (var at = 0; at < edition.Document.Sections.Count; at++)
        {
            var entry = new Paragraph(Style("TOC1"));
            if (at == 0)
            {
                entry.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }));
                entry.Append(new Run(new FieldCode(" TOC \\o \"1-1\" \\n \\h \\z ") { Space = SpaceProcessingModeValues.Preserve }));
                entry.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }

            var words = Run(edition.Document.Sections[at].Heading);
            words.RunProperties = new RunProperties(new RunStyle { Val = "Hyperlink" });
            entry.Append(new Hyperlink(words) { Anchor = Bookmark(at), History = true });
            if (at == edition.Document.Sections.Count - 1)
                entry.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            yield return entry;
        }
    }

    private void Section(ReportSection section, int at)
    {
        var id = at.ToString(System.Globalization.CultureInfo.InvariantCulture);
        body.Append(new Paragraph(Style("Heading1"), new BookmarkStart { Id = id, Name = Bookmark(at) }, Run(section.Heading), new BookmarkEnd { Id = id }));
        foreach (var block in section.Blocks)
        {
            switch (block)
            {
                case NarrativeBlock narrative:
                    body.Append(text.Write(narrative.Text));
                    break;
                case TableBlock table:
                    Table(table);
                    break;
                case CommentBlock comment:
                    body.Append(Paragraph("Quote", comment.Text), Paragraph("QuoteSource", $"From the {comment.Survey}, to the question: {comment.Question}"));
                    break;
                case LimitationBlock limitation:
                    body.Append(Paragraph("Heading2", limitation.Heading), Paragraph("Normal", limitation.Text));
                    break;
            }
        }
    }

    private void Table(TableBlock block)
    {
        var grid = new FigureGrid(block.Table, language);
        body.Append(Paragraph("Caption", block.Table.Title));
        if (FigurePlot.Of(block.Table, language) is { } plot)
            body.Append(WordChart.Add(main, plot, ++charts));
        body.Append(WordTable.Write(grid, block.Table.Title));
        body.Append(grid.Notes.Select(Note));
        body.Append(grid.Foot.Select(line => Paragraph("TableNote", line)));
    }

    private SectionProperties PageLayout()
    {
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(
            new Paragraph(Style("Footer"), Run(edition.Document.Title), new Run(new TabChar()), Run("Page "), Field("PAGE"), Run(" of "), Field("NUMPAGES"))
        );
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = 12240, Height = 15840 },
            new PageMargin
            {
                Top = 1440,
                Right = 1440,
                Bottom = 1300,
                Left = 1440,
                Header = 720,
                Footer = 640,
                Gutter = 0,
            }
        );
    }

    private static string Bookmark(int section) => FormattableString.Invariant($"_Toc{section + 1}");
}
