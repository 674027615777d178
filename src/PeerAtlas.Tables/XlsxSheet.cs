using System.Globalization;
using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>Reads the rows of one worksheet in the order in which they stand, one at a time.</summary>
/// <param name="fileName">The file, for messages.</param>
/// <param name="sheet">The sheet, for messages.</param>
/// <param name="texts">The texts that cells share.</param>
/// <param name="formats">The workbook's number formats.</param>
/// <param name="isLenient">Whether a cell that shows an error, or holds none of what it says, is empty instead of refused.</param>
internal sealed class XlsxSheet(string fileName, string sheet, IReadOnlyList<string> texts, XlsxFormats formats, bool isLenient = false)
{
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    // An error that was copied as a value, or saved by another program, stands there as its text.
    private static readonly HashSet<string> Errors = new(
        [
            "#N/A",
            "#REF!",
            "#NAME?",
            "#VALUE!",
            "#DIV/0!",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#BUSY!",
            "#GETTING_DATA",
        ],
        StringComparer.Ordinal
    );

    private readonly List<string> cells = [];
    private int row;
    private int column;

    /// <summary>The cells of the row that was read last; they are others after the next.</summary>
    public List<string> Cells => cells;

    /// <summary>Whether that row is hidden.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>How many cells of that row were emptied, because they show an error or have no value.</summary>
    public int Emptied { get; private set; }

    /// <summary>The numbers of the rows, each as it is read.</summary>
    public IEnumerable<int> Read(OfficePart part)
    {
        using var xml = part.Read(keepSpaces: true);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            ReadRow(xml);
            yield return row;
        }
    }

    private void ReadRow(XmlReader xml)
    {
        cells.Clear();
        (column, Emptied) = (0, 0);
        IsHidden = xml.GetAttribute("hidden") is "1" or "true";
        var stated = xml.GetAttribute("r");
        BeginRow(stated is null ? row + 1 : RowNumber(stated));
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                    ReadCell(xml, isRowStated: stated is not null);
            }
        }
    }

    private void BeginRow(int number)
    {
        if (number <= row)
            throw new InvalidDataException("The rows are out of order.");
        if (number > LastRow)
            throw new TableException($"The row stands beyond the {LastRow} rows that Excel has. Copy the table into a new workbook.", fileName, sheet, number);
        row = number;
    }

    private void ReadCell(XmlReader xml, bool isRowStated)
    {
        Place(xml.GetAttribute("r"), isRowStated);
        var type = xml.GetAttribute("t");
        if (type == "e" && !isLenient)
            throw ShowsError();
        if (xml.IsEmptyElement)
            return;
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : 0;
        var depth = xml.Depth;
        var text = "";
        string? saved = null;
        var isFormula = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            isFormula |= xml.LocalName == "f";
            if (xml.LocalName == "v")
                text = Value(type, saved = XlsxTexts.ReadText(xml), style);
            else if (xml.LocalName == "is")
                text = saved = XlsxTexts.ReadRuns(xml);
        }

        // A formula whose result is an empty text has an empty value, and is of that type.
        if (isFormula && (saved is null || (type != "str" && string.IsNullOrWhiteSpace(saved))))
            text = Empty(() => Refuse("The formula has no saved value. Open the workbook in Excel or LibreOffice, save it there, and try again."));
        else if (type == "e" || (type is "s" or "str" or "inlineStr" && Errors.Contains(text.Trim())))
            text = Empty(ShowsError);
        if (string.IsNullOrWhiteSpace(text))
            return;
        while (cells.Count < column - 1)
            cells.Add("");
        cells.Add(text);
    }

    /// <summary>Goes to the cell with that address; a cell without one stands behind the one before.</summary>
    private void Place(string? reference, bool isRowStated)
    {
        if (reference is null)
        {
            column++;
            return;
        }

        var letters = reference.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        if (letters < 1)
            throw new InvalidDataException("A cell has no address.");
        var number = RowNumber(reference[letters..]);
        if (number != row && (isRowStated || column > 0))
            throw new InvalidDataException("A cell stands in another row than its own.");
        if (number != row)
            BeginRow(number);
        var at = 0;
        foreach (var letter in reference.AsSpan(0, letters))
            at = Math.Min(LastColumn + 1, (at * 26) + letter - 'A' + 1);
        if (at <= column)
            throw new InvalidDataException("The cells of a row are out of order.");
        column =
            at <= LastColumn
                ? at
                : throw new TableException(
                    $"The cell {Short(reference)} stands beyond the {LastColumn} columns that Excel has. Copy the table into a new workbook.",
                    fileName,
                    sheet,
                    row
                );
    }

    private static int RowNumber(string text)
    {
        var digits = text.AsSpan().TrimStart('0');
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            throw new InvalidDataException("A row has no number.");
        return digits.Length <= 9 ? int.Parse(digits, CultureInfo.InvariantCulture) : int.MaxValue;
    }

    private string Value(string? type, string text, int style) =>
        type switch
        {
            "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Count
                ? texts[at]
                : throw new InvalidDataException("A text is not there."),
            "b" => string.IsNullOrWhiteSpace(text) ? ""
            : text.Trim() is "1" or "true" ? "TRUE"
            : "FALSE",
            "d" => Moment(text.Trim()),
            "str" or "inlineStr" => XlsxTexts.Unescape(text),
            "e" => text,
            null or "" or "n" => string.IsNullOrWhiteSpace(text) ? "" : formats.Show(Number(text), style),
            _ => throw new InvalidDataException("A cell is of no known type."),
        };

    private double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Refuse("The cell is one of a number, and what it holds is no number. Type the value in anew.");

    private string Empty(Func<TableException> refuse)
    {
        if (!isLenient)
            throw refuse();
        Emptied++;
        return "";
    }

    private TableException ShowsError() => Refuse("The cell shows an error. Mend the formula, or put the value in its place.");

    private TableException Refuse(string problem) => new(problem, fileName, sheet, row, SheetBuilder.Letters(column - 1));

    private static string Moment(string text) =>
        text.Contains('-', StringComparison.Ordinal) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? XlsxFormats.Show(moment)
            : text;

    private static string Short(string reference) => reference.Length <= 12 ? reference : reference[..12] + "…";
}
