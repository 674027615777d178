using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Design;
using static PeerAtlas.Documents.Word.WordParts;

namespace PeerAtlas.Documents.Word;

/// <summary>Writes a table of a document; its header row repeats on every page and is read out.</summary>
internal static class WordGrid
{
    private const int PageWidth = 9360;

    public static Table Write(WrittenTable written, Language language)
    {
        var width = (PageWidth / written.Headings.Count).ToString(CultureInfo.InvariantCulture);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "FigureTable" },
                new TableWidth { Width = PageWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLook
                {
                    FirstRow = true,
                    FirstColumn = true,
                    LastRow = false,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                },
                new TableCaption { Val = XmlSafe.Of(written.Caption) },
                new TableDescription { Val = XmlSafe.Of(language[DocumentWords.Columns, written.Headings[0], string.Join(", ", written.Headings.Skip(1))]) }
            ),
            new TableGrid(written.Headings.Select(_ => new GridColumn { Width = width }))
        );
        table.Append(Row(written.Headings, width, isHeader: true));
        table.Append(written.Rows.Select(row => Row(row, width, isHeader: false)));
        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, string width, bool isHeader)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader)
            properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(cells.Select((words, at) => Cell(words, width, isNumber: at > 0)));
        return row;
    }

    private static TableCell Cell(string words, string width, bool isNumber)
    {
        var properties = Style("TableText");
        if (isNumber)
            properties.Append(new Justification { Val = JustificationValues.Right });
        return new(new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }), new Paragraph(properties, Run(words)));
    }
}
