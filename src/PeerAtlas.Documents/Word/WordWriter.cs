using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static PeerAtlas.Documents.Word.WordParts;

namespace PeerAtlas.Documents.Word;

/// <summary>Writes a document as a Word file: headings and lists by style, tables whose header row is marked, the language set.</summary>
public sealed class WordWriter
{
    /// <summary>The media type of a Word file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int Bullets = 1;

    private readonly WrittenDocument document;
    private readonly MainDocumentPart main;
    private readonly Body body = new();
    private uint pictures;

    private WordWriter(WrittenDocument document, MainDocumentPart main) => (this.document, this.main) = (document, main);

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(WrittenDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var properties = package.PackageProperties;
            properties.Title = XmlSafe.Of(document.Title);
            properties.Creator = XmlSafe.Of(document.Over);
            properties.Language = document.Language.Culture.Name;
            new WordWriter(document, package.AddMainDocumentPart()).Write();
        }

        return stream.ToArray();
    }

    private void Write()
    {
        WordFrame.Add(main, document.Language.Culture.Name);
        body.Append(Paragraph("Publisher", document.Over), Paragraph("Title", document.Title));
        foreach (var block in document.Blocks)
        {
            var written = Block(block).ToList();
            if (block.In is { } language)
                foreach (var run in written.SelectMany(element => element.Descendants<Run>()))
                    (run.RunProperties ??= new RunProperties()).Append(new Languages { Val = language });
            body.Append(written);
        }

        body.Append(Layout());
        main.Document = new Document(body);
        main.Document.Save();
    }

    private IEnumerable<OpenXmlElement> Block(WrittenBlock block) =>
        block switch
        {
            WrittenHeading heading => [Paragraph("Heading1", heading.Text)],
            WrittenParagraph paragraph => [Paragraph("Normal", paragraph.Text)],
            WrittenList list => list.Items.Select(Item),
            WrittenFacts facts => facts.Facts.Select(fact => new Paragraph(Style("Normal"), Run(fact.Name + ": ", strong: true), Run(fact.Value))),
            WrittenTable table => [Paragraph("Caption", table.Caption), WordGrid.Write(table, document.Language)],
            WrittenPicture picture => [WordPicture.Write(main, picture, ++pictures)],
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };

    private static Paragraph Item((string Text, string Explained) item)
    {
        var properties = Style("ListParagraph");
        properties.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = Bullets }));
        var isExplained = item.Explained.Length > 0;
        var paragraph = new Paragraph(properties, Run(item.Text, strong: isExplained));
        if (isExplained)
            paragraph.Append(Run("\n" + item.Explained));
        return paragraph;
    }

    private SectionProperties Layout()
    {
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(
            new Paragraph(
                Style("Footer"),
                Run(document.Footer),
                new Run(new TabChar()),
                Run(document.Language[DocumentWords.Page] + " "),
                Field("PAGE"),
                Run($" {document.Language[DocumentWords.Of]} "),
                Field("NUMPAGES")
            )
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
}
