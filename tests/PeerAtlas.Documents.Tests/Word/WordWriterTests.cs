using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Documents.Word;
using Drawings = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace PeerAtlas.Documents.Tests.Word;

public sealed class WordWriterTests : IDisposable
{
    private readonly WordprocessingDocument package = WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(Given.Spanish)), isEditable: false);

    private MainDocumentPart Main => package.MainDocumentPart!;

    private Body Body => Main.Document!.Body!;

    public void Dispose() => package.Dispose();

    [Fact]
    public void The_file_is_valid() =>
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );

    [Fact]
    public void It_says_its_language_and_that_of_a_paragraph_in_another()
    {
        Assert.Equal("es-US", package.PackageProperties.Language);
        Assert.Equal(
            "es-US",
            Main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.GetFirstChild<Languages>()!.Val!.Value
        );
        Assert.Equal("In English only.", Assert.Single(Body.Descendants<Run>(), run => run.RunProperties?.GetFirstChild<Languages>()?.Val == "en").InnerText);
        Assert.Contains("Página", Main.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_and_lists_are_by_style_and_a_table_marks_its_header()
    {
        Assert.Equal(["Par especialista"], Styled("Title"));
        Assert.Equal(["De qué se trata"], Styled("Heading1"));
        Assert.Equal(2, Body.Elements<Paragraph>().Count(paragraph => paragraph.ParagraphProperties?.NumberingProperties is not null));
        var rows = Body.Elements<Table>().Single().Elements<TableRow>().ToList();
        Assert.Equal([true, false, false], rows.Select(row => row.TableRowProperties!.GetFirstChild<TableHeader>() is not null));
    }

    [Fact]
    public void A_picture_says_what_it_is() =>
        Assert.Equal("Código para comprobar", Assert.Single(Body.Descendants<Drawings.DocProperties>()).Description!.Value);

    private IEnumerable<string> Styled(string style) =>
        Body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(paragraph => paragraph.InnerText);
}
