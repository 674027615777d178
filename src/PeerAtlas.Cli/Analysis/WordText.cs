using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>The text of a Word document as Markdown: what a reader sees when all changes are accepted, with the notes that it refers to.</summary>
internal static class WordText
{
    private const long MostUnzipped = 100 * 1024 * 1024;
    private const int Deepest = 500;

    /// <summary>Reads a document of either form of Office Open XML.</summary>
    /// <exception cref="TableException">It is another file, or damaged.</exception>
    public static string Read(byte[] bytes, string fileName)
    {
        try
        {
            using var package = OfficePackage.Open(new MemoryStream(bytes), fileName, MostUnzipped, TooLarge);
            if (package.Root != "document")
                throw OtherFile(package.Root, fileName);
            return Read(package.Main, fileName);
        }
        catch (UnendedFieldException exception)
        {
            throw new TableException(
                "The document has a field that has no end: what stands behind it may be text or not. Mend it in Word and save it again.",
                fileName,
                inner: exception
            );
        }
        catch (Exception exception) when (exception is not (TableException or OutOfMemoryException))
        {
            // Zip, XML and the library answer damage with any of a dozen exception types.
            throw new TableException("The document is damaged and cannot be read.", fileName, inner: exception);
        }

        TableException TooLarge() => new("The document is larger than 100 MB when it is unzipped.", fileName);
    }

    private static string Read(OfficePart main, string fileName)
    {
        var styles = new WordStyles(Load(main.Related("styles").FirstOrDefault(), fileName) as Styles);
        var text = new StringBuilder();
        var body = new WordWalk(styles);
        body.Visit(Load(main, fileName) ?? throw new InvalidDataException("The document is empty."));
        text.Append(body.End());
        foreach (var (kind, wanted) in new[] { ("footnotes", body.Footnotes), ("endnotes", body.Endnotes) })
        {
            if (wanted.Count == 0)
                continue;
            var notes = Load(main.Related(kind).FirstOrDefault(), fileName)?.Elements<FootnoteEndnoteType>() ?? [];
            foreach (var note in notes.Where(note => note.Id?.InnerText is { } id && wanted.Contains(id)))
            {
                var walk = new WordWalk(styles);
                walk.Visit(note);
                text.Append(walk.End());
            }
        }

        return text.ToString();
    }

    private static OpenXmlElement? Load(OfficePart? part, string fileName)
    {
        if (part is null)
            return null;
        RefuseDepth(part, fileName);
        using var stream = part.Open();
        using OpenXmlReader reader = new TypedOpenXmlPartReader(stream);
        return reader.Read() ? reader.LoadCurrentElement() : null;
    }

    /// <summary>The library takes elements apart within elements, and would not come back from a hundred thousand of them.</summary>
    private static void RefuseDepth(OfficePart part, string fileName)
    {
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.Depth > Deepest)
                throw new TableException($"The document has elements that are nested more than {Deepest} deep.", fileName);
        }
    }

    private static TableException OtherFile(string root, string fileName) =>
        new(
            root switch
            {
                "workbook" => "This is not a Word document but an Excel workbook.",
                "presentation" => "This is not a Word document but a presentation. Save its text.",
                _ => "This is not a Word document.",
            },
            fileName
        );
}
