using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PeerAtlas.Design.Figures;
using PeerAtlas.Documents;

namespace PeerAtlas.Reports.Files.Word;

/// <summary>
/// The workbook within a chart: labels in column A, then a column of values for each series, then for each series how far its
/// interval reaches up and down. What is withheld is an empty cell.
/// </summary>
internal static class ChartWorkbook
{
    private const string Sheet = "Figures";

    /// <summary>The workbook's bytes.</summary>
    public static byte[] Write(FigurePlot plot)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(Rows(plot)));
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(part),
                        SheetId = 1,
                        Name = Sheet,
                    }
                )
            );
        }

        return stream.ToArray();
    }

    /// <summary>The series' name as the workbook and the legend have it.</summary>
    public static string Heading(FigurePlot plot, int series) => plot.Series[series].Name.Length > 0 ? plot.Series[series].Name : plot.ValueTitle;

    public static string NameOf(int series) => $"{Sheet}!${Letters(1 + series)}$1";

    public static string CategoriesOf(FigurePlot plot) => Range(plot, 0);

    public static string ValuesOf(FigurePlot plot, int series) => Range(plot, 1 + series);

    public static string UpOf(FigurePlot plot, int series) => Range(plot, 1 + plot.Series.Count + (2 * series));

    public static string DownOf(FigurePlot plot, int series) => Range(plot, 2 + plot.Series.Count + (2 * series));

    private static IEnumerable<Row> Rows(FigurePlot plot)
    {
        var series = plot.Series;
        List<string?> headings = [plot.CategoryTitle, .. series.Select((_, at) => Heading(plot, at))];
        if (plot.HasIntervals)
            headings.AddRange(series.SelectMany((_, at) => new[] { $"{Heading(plot, at)}: interval up", $"{Heading(plot, at)}: interval down" }));
        yield return new Row(headings.Select((heading, at) => Words(heading!, at, 1))) { RowIndex = 1 };
        for (var category = 0; category < plot.Categories.Count; category++)
        {
            var at = category;
            List<double?> numbers = [.. series.Select(one => one.Points[at].Value)];
            if (plot.HasIntervals)
                numbers.AddRange(series.SelectMany(one => new[] { one.Points[at].High - one.Points[at].Value, one.Points[at].Value - one.Points[at].Low }));
            var cells = numbers.Select((number, column) => number is { } value ? Number(value, column + 1, at + 2) : null).OfType<Cell>();
            yield return new Row(cells.Prepend(Words(plot.Categories[at], 0, at + 2))) { RowIndex = (uint)(at + 2) };
        }
    }

    private static Cell Words(string words, int column, int row) =>
        new(new InlineString(new Text(XmlSafe.Of(words)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = Reference(column, row),
            DataType = CellValues.InlineString,
        };

    private static Cell Number(double value, int column, int row) =>
        new(new CellValue(value)) { CellReference = Reference(column, row), DataType = CellValues.Number };

    private static string Reference(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Range(FigurePlot plot, int column) =>
        FormattableString.Invariant($"{Sheet}!${Letters(column)}$2:${Letters(column)}${plot.Categories.Count + 1}");

    private static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
