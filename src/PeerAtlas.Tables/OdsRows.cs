using System.Globalization;
using System.Text;
using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>The rows of one sheet of an OpenDocument spreadsheet. Equal cells and rows beside each other stand there once, with their number.</summary>
internal sealed class OdsRows(Func<XmlReader> read, int sheet, string name, string fileName, TableLimits limits, CancellationToken cancellation)
{
    // A small file can name a cell a billion times.
    private const long MostRepeated = 20_000_000;

    private readonly List<string> cells = [];
    private long repeated;

    /// <summary>Reads them one at a time; rows without anything only count.</summary>
    public IEnumerable<GridRow> Rows()
    {
        using var xml = read();
        var (number, rows) = (0, 0);
        if (!FindSheet(xml) || xml.IsEmptyElement)
            yield break;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            cancellation.ThrowIfCancellationRequested();
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "table-row" })
                continue;
            var (times, isHidden) = (OdsGrid.Repeated(xml, "number-rows-repeated"), OdsGrid.Attribute(xml, "visibility") is "collapse" or "filter");
            ReadRow(xml);
            if (cells.Count == 0)
            {
                number += Math.Min(times, limits.MaxRows);
                continue;
            }

            for (var at = 0; at < times; at++)
            {
                if (++rows > limits.MaxRows)
                    throw new TableException($"There are more than {limits.MaxRows} rows. Split the file into smaller ones.", fileName, name, number);
                if (at > 0)
                    Count(cells.Count, number);
                yield return new GridRow(++number, XlsxGrid.Capped(cells, limits)) { IsHidden = isHidden };
            }
        }
    }

    private bool FindSheet(XmlReader xml)
    {
        var at = -1;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && OdsGrid.IsSheet(xml) && ++at == sheet)
                return true;
        }

        return false;
    }

    private void Count(int more, int number)
    {
        repeated += more;
        if (repeated > MostRepeated)
            throw new TableException("The sheet repeats too many cells. Copy what is needed into a new one.", fileName, name, number);
    }

    private void ReadRow(XmlReader xml)
    {
        cells.Clear();
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        // Empty cells count when something stands behind them.
        var empty = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var (times, isCovered) = (OdsGrid.Repeated(xml, "number-columns-repeated"), xml.LocalName == "covered-table-cell");
            var text = ReadCell(xml);
            if (text.Length == 0 || isCovered)
            {
                empty += Math.Min(times, limits.MaxColumns);
                continue;
            }

            // What lies behind the last column that is read is dropped.
            var room = limits.MaxColumns - cells.Count;
            var (before, kept) = (Math.Min(empty, room), Math.Min(times, Math.Max(0, room - empty)));
            Count(before + kept, 0);
            cells.AddRange(Enumerable.Repeat("", before));
            cells.AddRange(Enumerable.Repeat(text, kept));
            empty = 0;
        }
    }

    /// <summary>What a cell says: its value where it is a number, a day or a time, else its paragraphs.</summary>
    private string ReadCell(XmlReader xml)
    {
        var (type, value) = (OdsGrid.Attribute(xml, "value-type"), Value(xml));
        var text = xml.IsEmptyElement ? "" : Text(xml);
        return type is "" or "string" ? text : value ?? text;
    }

    private static string? Value(XmlReader xml) =>
        OdsGrid.Attribute(xml, "value-type") switch
        {
            "float" or "currency" or "percentage" => double.TryParse(
                OdsGrid.Attribute(xml, "value"),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? XlsxFormats.Show(number)
                : null,
            "date" => DateTime.TryParse(OdsGrid.Attribute(xml, "date-value"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                ? XlsxFormats.Show(moment)
                : null,
            "time" => Time(OdsGrid.Attribute(xml, "time-value")),
            _ => null,
        };

    private static string? Time(string value)
    {
        try
        {
            return XmlConvert.ToTimeSpan(value).ToString("c", CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The paragraphs of a cell; remarks that hang at it are left out.</summary>
    private string Text(XmlReader xml)
    {
        var text = new StringBuilder();
        var depth = xml.Depth;
        var paragraphs = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "annotation" or "frame" or "table" or "shapes" })
            {
                Skip(xml);
                continue;
            }

            if (text.Length >= limits.MaxCellCharacters)
                continue;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "p" } && paragraphs++ > 0)
                text.Append('\n');
            else if (xml.NodeType == XmlNodeType.Element)
                text.Append(Blank(xml));
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && paragraphs > 0)
                text.Append(xml.Value);
        }

        return text.ToString();
    }

    private static string Blank(XmlReader xml) =>
        xml.LocalName switch
        {
            "s" => new(' ', Math.Min(OdsGrid.Repeated(xml, "c"), 100)),
            "tab" => "\t",
            "line-break" => "\n",
            _ => "",
        };

    private static void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth) { }
    }
}
