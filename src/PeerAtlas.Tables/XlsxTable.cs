using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PeerAtlas.Tables;

/// <summary>Writes .xlsx workbooks whose cells are all text, so that nothing in them can be run or be taken for a date.</summary>
public static class XlsxTable
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Writes the sheets with a bold header row that stays in view; the stream stays open.</summary>
    /// <param name="stream">Where to; it must be readable, writable and seekable, as a MemoryStream is.</param>
    /// <param name="sheets">At least one, each with a name of its own that Excel allows (31 characters, none of []:*?/\).</param>
    public static void Write(Stream stream, IReadOnlyList<TableSheet> sheets)
    {
        if (sheets.Count == 0)
            throw new ArgumentException("A workbook needs a sheet.", nameof(sheets));
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new Sheets());
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        foreach (var (sheet, at) in sheets.Select((sheet, at) => (sheet, at)))
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(part, sheet);
            workbook.Workbook.Sheets!.Append(
                new Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)(at + 1),
                    Name = sheet.Name,
                }
            );
        }
    }

    private static void WriteSheet(WorksheetPart part, TableSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var pane = new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        writer.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }));
        if (sheet.Columns.Count > 0)
            writer.WriteElement(new Columns(sheet.Columns.Select((_, at) => Width(sheet, at))));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, sheet.Columns, style: 1);
        foreach (var (row, at) in sheet.Rows.Select((row, at) => (row, at)))
            WriteRow(writer, at + 2, [.. sheet.Columns.Select((_, column) => row.Raw(column))], style: 2);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Column Width(TableSheet sheet, int column)
    {
        var longest = sheet.Rows.Take(200).Select(row => row.Raw(column).Length).Append(sheet.Columns[column].Length).Max();
        return new Column
        {
            Min = (uint)(column + 1),
            Max = (uint)(column + 1),
            Width = Math.Clamp(longest + 2, 8, 60),
            CustomWidth = true,
        };
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<string> cells, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at].Length == 0)
                continue;
            writer.WriteElement(
                new Cell(new InlineString(new Text(Escape(cells[at])) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    CellReference = SheetBuilder.Letters(at) + number.ToString(CultureInfo.InvariantCulture),
                    DataType = CellValues.InlineString,
                    StyleIndex = style,
                }
            );
        }
        writer.WriteEndElement();
    }

    /// <summary>
    /// Characters that XML cannot hold or would change stand as _xHHHH_ (ECMA-376 part 1, 22.9.2.19), and so does an underscore that would
    /// be read as one.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at];
            var pair = at + 1 < text.Length && char.IsSurrogatePair(next, text[at + 1]);
            if (pair)
                escaped.Append(next).Append(text[++at]);
            else if (next == '\r' || !XmlConvert.IsXmlChar(next) || (next == '_' && LooksEscaped(text.AsSpan(at))))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)next:X4}_");
            else
                escaped.Append(next);
        }
        return escaped.ToString();
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] is 'x' or 'X' && text[6] == '_' && !text[2..6].ContainsAnyExcept(HexDigits);

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat
                {
                    FontId = 1,
                    ApplyFont = true,
                    NumberFormatId = 49,
                    ApplyNumberFormat = true,
                },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
                {
                    ApplyAlignment = true,
                    NumberFormatId = 49,
                    ApplyNumberFormat = true,
                }
            )
        );
}
