using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace PeerAtlas.Tables;

/// <summary>Finds cells that show an error such as #DIV/0!; the reading library gives them out as empty, which would lose them silently.</summary>
internal static class XlsxErrors
{
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true };

    /// <summary>Refuses the workbook when a cell of any sheet shows an error.</summary>
    public static void Refuse(ZipArchive zip, string fileName)
    {
        foreach (var (sheet, part) in Sheets(zip))
        {
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream, Safe);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c" || xml.GetAttribute("t") != "e")
                    continue;
                var reference = xml.GetAttribute("r") ?? "";
                var column = reference.TrimEnd("0123456789".ToCharArray());
                int? row = int.TryParse(reference.AsSpan(column.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
                throw new TableException("The cell shows an error. Mend the formula, or put the value in its place.", fileName, sheet, row, column.Length > 0 ? column : null);
            }
        }
    }

    private static IEnumerable<(string Sheet, ZipArchiveEntry Part)> Sheets(ZipArchive zip)
    {
        var targets = Load(zip, "xl/_rels/workbook.xml.rels")?.Elements()
            .Where(relation => relation.Attribute("Id") is not null)
            .ToLookup(relation => relation.Attribute("Id")!.Value, relation => relation.Attribute("Target")?.Value ?? "");
        foreach (var sheet in Load(zip, "xl/workbook.xml")?.Descendants().Where(element => element.Name.LocalName == "sheet") ?? [])
        {
            var target = targets?[sheet.Attribute(Office + "id")?.Value ?? ""].FirstOrDefault() ?? "";
            var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
            if (zip.GetEntry(path) is { } part)
                yield return (sheet.Attribute("name")?.Value ?? "", part);
        }
    }

    private static XElement? Load(ZipArchive zip, string path)
    {
        if (zip.GetEntry(path) is not { } part)
            return null;
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, Safe);
        return XElement.Load(xml);
    }
}
