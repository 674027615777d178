using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Reports.Files.Word;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;
using Drawings = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;

namespace PeerAtlas.Reports.Tests.Files.Word;

public sealed class WordReportTests : IDisposable
{
    private readonly WordprocessingDocument package = WordprocessingDocument.Open(new MemoryStream(WordReport.Write(Editions.Full)), isEditable: false);

    private MainDocumentPart Main => package.MainDocumentPart!;

    private Body Body => Main.Document!.Body!;

    public void Dispose() => package.Dispose();

    [Fact]
    public void The_file_and_the_workbooks_within_are_valid()
    {
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
        Assert.All(Main.ChartParts, part =>
        {
            using var workbook = SpreadsheetDocument.Open(part.EmbeddedPackagePart!.GetStream(), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(error => error.Description));
        });
    }

    [Fact]
    public void It_has_a_title_a_language_and_headings_by_style()
    {
        Assert.StartsWith("Peer workers A & B", package.PackageProperties.Title, StringComparison.Ordinal);
        Assert.Equal("en-US", package.PackageProperties.Language);
        Assert.Equal(
            "en-US",
            Main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.GetFirstChild<Languages>()!.Val!.Value
        );
        Assert.Equal(["Hours & pay", "Over the years", "Limitations"], Styled("Heading1"));
        Assert.Equal(["What helps", "Small numbers"], Styled("Heading2"));
        Assert.Equal(3, Body.Descendants<Hyperlink>().Count(link => link.Anchor is not null));
    }

    [Fact]
    public void Every_table_marks_its_header_row_and_says_what_it_is()
    {
        var tables = Body.Elements<Table>().ToList();
        Assert.Equal(5, tables.Count);
        Assert.All(tables, table =>
        {
            Assert.NotEmpty(table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value!);
            var rows = table.Elements<TableRow>().ToList();
            Assert.Equal([true, .. rows.Skip(1).Select(_ => false)], rows.Select(row => row.TableRowProperties!.GetFirstChild<TableHeader>() is not null));
        });
    }

    [Fact]
    public void Charts_are_native_hold_their_data_and_are_described()
    {
        var charts = Main.ChartParts.ToList();
        // Single numbers and a table of nothing but withheld figures have no chart.
        Assert.Equal(3, charts.Count);
        Assert.All(Body.Descendants<Drawings.DocProperties>(), drawing =>
            Assert.Contains("The same figures are in the table below", drawing.Description!.Value, StringComparison.Ordinal)
        );
        Assert.All(charts, part => Assert.Equal(part.GetIdOfPart(part.EmbeddedPackagePart!), part.ChartSpace!.GetFirstChild<Charts.ExternalData>()!.Id!.Value));
        var bars = charts.Single(part =>
            part.ChartSpace!.Descendants<Charts.CategoryAxisData>().First().InnerText.Contains("Some turnover", StringComparison.Ordinal)
            && part.ChartSpace!.Descendants<Charts.BarChartSeries>().Count() == 1
        );
        // As the table writes them: 63% and 37%.
        Assert.Equal(["0.63", "0.37"], Values(bars.ChartSpace!.Descendants<Charts.Values>().Single()));
    }

    [Fact]
    public void A_withheld_value_is_blank_in_the_chart_and_in_its_workbook()
    {
        var grouped = Main.ChartParts.Single(part => part.ChartSpace!.Descendants<Charts.BarChartSeries>().Count() == 2);
        var east = grouped.ChartSpace!.Descendants<Charts.BarChartSeries>().Last().GetFirstChild<Charts.Values>()!;
        Assert.Equal(2U, east.Descendants<Charts.PointCount>().Single().Val!.Value);
        Assert.Equal(["0.83"], Values(east));
        using var workbook = SpreadsheetDocument.Open(grouped.EmbeddedPackagePart!.GetStream(), isEditable: false);
        var cells = workbook
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet!.Descendants<Sheets.Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText, StringComparer.Ordinal);
        Assert.Equal("East", cells["C1"]);
        Assert.False(cells.ContainsKey("C2"));
        Assert.Equal(0.83, double.Parse(cells["C3"], CultureInfo.InvariantCulture), 9);
    }

    [Fact]
    public void The_verdict_of_a_figure_in_a_sentence_stands_as_a_note()
    {
        var sentence = Body.Elements<Paragraph>().First(paragraph => paragraph.InnerText.StartsWith("In 23%", StringComparison.Ordinal));
        Assert.StartsWith("In 23%a of answers", sentence.InnerText, StringComparison.Ordinal);
        Assert.Contains("a use with caution: few answers", Styled("TableNote"));
    }

    private IEnumerable<string> Styled(string style) =>
        Body.Elements<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style)
            .Select(paragraph => paragraph.InnerText);

    private static IEnumerable<string> Values(OpenXmlElement element) => element.Descendants<Charts.NumericValue>().Select(value => value.Text);
}
