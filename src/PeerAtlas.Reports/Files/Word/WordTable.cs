using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Design.Figures;
using PeerAtlas.Documents;
using static PeerAtlas.Documents.Word.WordParts;

namespace PeerAtlas.Reports.Files.Word;

/// <summary>Writes a table of figures whose header row is marked as one, so that it repeats on every page and is read out.</summary>
internal static class WordTable
{
    private const int PageWidth = 9360;

    public static Table Write(FigureGrid grid, string title)
    {
        var widths = Widths(grid.Headings.Count);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "FigureTable" },
                new TableWidth { Width = PageWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook
                {
                    FirstRow = true,
                    FirstColumn = true,
                    LastRow = false,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                },
                new TableCaption { Val = XmlSafe.Of(title) },
                new TableDescription { Val = XmlSafe.Of($"Rows: {grid.Headings[0]}. Columns: {string.Join(", ", grid.Headings.Skip(1))}.") }
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) }))
        );
        table.Append(Row(grid.Headings.Select((heading, at) => Cell([Run(heading)], widths[at], isNumber: at > 0)), isHeader: true, keepNext: true));
        for (var at = 0; at < grid.Rows.Count; at++)
        {
            var row = grid.Rows[at];
            var cells = row.Cells.Select((cell, column) => Cell(Words(cell), widths[column + 1], isNumber: true));
            // A short table stays with its caption and its notes.
            table.Append(Row(cells.Prepend(Cell([Run(row.Label)], widths[0], isNumber: false)), isHeader: false, keepNext: grid.Rows.Count <= 12));
        }

        return table;
    }

    private static int[] Widths(int columns)
    {
        var first =
            columns <= 4
                ? PageWidth
                    * (
                        columns == 2 ? 70
                        : columns == 3 ? 56
                        : 46
                    )
                    / 100
                : Math.Max(PageWidth / columns, PageWidth * 26 / 100);
        var rest = (PageWidth - first) / Math.Max(1, columns - 1);
        return [PageWidth - (rest * (columns - 1)), .. Enumerable.Repeat(rest, columns - 1)];
    }

    private static IEnumerable<OpenXmlElement> Words(FigureGridCell cell)
    {
        yield return Run(cell.Text);
        if (cell.Mark.Length > 0)
            yield return Mark(cell.Mark);
        foreach (var detail in cell.Details)
        {
            yield return new Run(
                new RunProperties(new Color { Val = "565C65" }, new FontSize { Val = "18" }, new FontSizeComplexScript { Val = "18" }),
                new Break(),
                new Text(XmlSafe.Of(detail)) { Space = SpaceProcessingModeValues.Preserve }
            );
        }
    }

    private static TableRow Row(IEnumerable<TableCell> cells, bool isHeader, bool keepNext)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader)
            properties.Append(new TableHeader());
        var row = new TableRow(properties);
        foreach (var cell in cells)
        {
            if (keepNext)
                cell.GetFirstChild<Paragraph>()!
                    .ParagraphProperties!.InsertAfter(new KeepNext(), cell.GetFirstChild<Paragraph>()!.ParagraphProperties!.ParagraphStyleId);
            row.Append(cell);
        }

        return row;
    }

    private static TableCell Cell(IEnumerable<OpenXmlElement> words, int width, bool isNumber)
    {
        var properties = Style("TableText");
        if (isNumber)
            properties.Append(new Justification { Val = JustificationValues.Right });
        return new(
            new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }),
            new Paragraph(words.Prepend(properties))
        );
    }
}
