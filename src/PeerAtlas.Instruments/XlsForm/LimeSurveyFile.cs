using System.Xml;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>A survey structure of LimeSurvey (.lss) as it is: tables of rows, by name.</summary>
internal sealed class LimeSurveyFile
{
    private const int MaxRows = 200_000;

    private readonly Dictionary<string, List<Dictionary<string, string>>> _tables = new(StringComparer.Ordinal);

    /// <summary>The rows of a table; none when the file has no such table.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> this[string table] => _tables.GetValueOrDefault(table, []);

    /// <summary>Whether a file begins as XML does.</summary>
    public static bool IsXml(MemoryStream file)
    {
        var begin = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 100));
        if (begin.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            begin = begin[3..];
        return begin.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    /// <summary>Reads the tables.</summary>
    /// <exception cref="TableException">It is no survey structure.</exception>
    public static LimeSurveyFile Read(Stream file, string fileName)
    {
        var read = new LimeSurveyFile();
        try
        {
            using var xml = XmlReader.Create(
                file,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    IgnoreComments = true,
                    IgnoreWhitespace = true,
                    CheckCharacters = false,
                }
            );
            read.ReadTables(xml, fileName);
        }
        catch (XmlException exception)
        {
            throw new TableException("The file is damaged, or no survey structure of LimeSurvey. Export it again.", fileName, inner: exception);
        }
        return read;
    }

    private void ReadTables(XmlReader xml, string fileName)
    {
        xml.MoveToContent();
        var kind = "";
        while (xml.Read() && kind is "" or "Survey")
        {
            if (xml is { NodeType: XmlNodeType.Element, Depth: 1, Name: "LimeSurveyDocType" })
                kind = Text(xml).Trim();
            if (xml is { NodeType: XmlNodeType.Element, Depth: 1, IsEmptyElement: false })
                ReadTable(xml, fileName);
        }
        if (kind != "Survey")
            throw new TableException("The file is no survey of LimeSurvey. Export the survey as a survey structure (.lss).", fileName);
    }

    private void ReadTable(XmlReader xml, string fileName)
    {
        var (table, rows) = (xml.Name, new List<Dictionary<string, string>>());
        while (xml.Read() && xml.Depth > 1)
        {
            if (xml is not { NodeType: XmlNodeType.Element, Depth: 3, Name: "row", IsEmptyElement: false })
                continue;
            rows.Add(Row(xml));
            if (rows.Count > MaxRows)
                throw new TableException($"The file has more than {MaxRows} rows in one table, which no survey needs.", fileName);
        }
        _tables.TryAdd(table, rows);
    }

    private static Dictionary<string, string> Row(XmlReader xml)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        while (xml.Read() && xml.Depth > 3)
        {
            while (xml is { NodeType: XmlNodeType.Element, Depth: 4 })
                row[xml.Name] = Text(xml);
            if (xml.Depth <= 3)
                break;
        }
        return row;
    }

    /// <summary>The text within an element; the reader stands behind it.</summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }
        var text = new System.Text.StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && text.Length < Question.MaxTextLength * 10)
                text.Append(xml.Value);
        }
        xml.Read();
        return text.ToString();
    }
}
