using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>The texts of a workbook: of several runs, with characters that XML cannot hold as _xHHHH_ (ECMA-376 part 1, 22.9.2.19).</summary>
internal static partial class XlsxTexts
{
    /// <summary>The texts that cells share, in order.</summary>
    public static List<string> Read(OfficePart part, CancellationToken cancellation)
    {
        var texts = new List<string>();
        using var xml = part.Read(keepSpaces: true);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                continue;
            cancellation.ThrowIfCancellationRequested();
            texts.Add(ReadRuns(xml));
        }

        return texts;
    }

    /// <summary>The text of the element on which the reader stands; it ends on the element's end. What tells how to pronounce it is left out.</summary>
    public static string ReadRuns(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var first = "";
        StringBuilder? more = null;
        var aid = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                aid +=
                    xml.NodeType == XmlNodeType.Element ? 1
                    : xml.NodeType == XmlNodeType.EndElement ? -1
                    : 0;
            if (aid > 0 || xml.NodeType != XmlNodeType.Element || xml.LocalName != "t")
                continue;
            var text = ReadText(xml);
            if (first.Length == 0)
                first = text;
            else
                (more ??= new StringBuilder(first)).Append(text);
        }

        return Unescape(more?.ToString() ?? first);
    }

    /// <summary>The text in an element; the reader ends on the element's end.</summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var first = "";
        StringBuilder? more = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            if (first.Length == 0)
                first = xml.Value;
            else
                (more ??= new StringBuilder(first)).Append(xml.Value);
        }

        return more?.ToString() ?? first;
    }

    /// <summary>Puts the characters in the place of what stands for them.</summary>
    public static string Unescape(string text) =>
        !text.Contains("_x", StringComparison.OrdinalIgnoreCase)
            ? text
            : Escaped()
                .Replace(text, found => ((char)int.Parse(found.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_[xX][0-9a-fA-F]{4}_", RegexOptions.None, 10_000)]
    private static partial Regex Escaped();
}
