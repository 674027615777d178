using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>Reads the sheets of an OpenDocument spreadsheet (OpenDocument 1.3, part 3) as rows of cells, one row at a time.</summary>
internal static class OdsGrid
{
    private const string Kind = "application/vnd.oasis.opendocument.spreadsheet";
    private const string Content = "content.xml";
    private const string TableNamespace = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /// <summary>Whether a zip file says of itself that it is such a spreadsheet.</summary>
    public static bool Is(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry("mimetype") is not { } named || zip.GetEntry(Content) is null)
            return false;
        var start = new byte[Kind.Length];
        using var stream = named.Open();
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && Encoding.ASCII.GetString(start) == Kind;
    }

    /// <summary>Opens a spreadsheet; the stream is kept until the file is disposed of.</summary>
    public static GridFile Open(Stream file, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        XmlReader Read()
        {
            var counted = new CountedStream(zip.GetEntry(Content)!.Open(), limits.MaxUnzippedBytes, () => TableReader.TooLargeInside(fileName, limits));
            var settings = OfficePackage.SafeSettings();
            (settings.CloseInput, settings.IgnoreWhitespace) = (true, false);
            return XmlReader.Create(counted, settings);
        }

        if (zip.GetEntry("META-INF/manifest.xml") is { } manifest && IsEncrypted(manifest))
            throw new TableException("The spreadsheet is protected by a password. Save it without one.", fileName);
        var sheets = Sheets(Read);
        return sheets.Count == 0
            ? throw XlsxReader.NoTable(fileName)
            : new GridFile(
                fileName,
                [
                    .. sheets.Select(
                        (sheet, at) =>
                            new GridSheet(sheet.Name, sheet.IsHidden, () =>
                                XlsxGrid.Guarded(() => new OdsRows(Read, at, sheet.Name, fileName, limits, cancellation).Rows(), fileName)
                            )
                    ),
                ],
                zip
            );
    }

    private static bool IsEncrypted(ZipArchiveEntry manifest)
    {
        const int MostLooked = 1024 * 1024;
        var start = new byte[(int)Math.Min(MostLooked, Math.Max(0, manifest.Length))];
        using var stream = manifest.Open();
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(start, 0, read).Contains("encryption-data", StringComparison.Ordinal);
    }

    private static List<(string Name, bool IsHidden)> Sheets(Func<XmlReader> read)
    {
        var found = new List<(string, bool)>();
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var style = "";
        using var xml = read();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "style")
                style = Attribute(xml, "name");
            else if (xml.LocalName == "table-properties" && Attribute(xml, "display") == "false")
                hidden.Add(style);
            else if (IsSheet(xml))
                found.Add((Attribute(xml, "name"), hidden.Contains(Attribute(xml, "style-name"))));
        }

        return found;
    }

    /// <summary>Whether a sheet begins here; a table within a cell or a drawing stands deeper.</summary>
    public static bool IsSheet(XmlReader xml) => xml is { LocalName: "table", NamespaceURI: TableNamespace, Depth: 3 };

    /// <summary>An attribute by its name alone: each stands in the namespace of what it is about.</summary>
    public static string Attribute(XmlReader xml, string name)
    {
        var value = "";
        if (!xml.MoveToFirstAttribute())
            return value;
        do
        {
            if (xml.LocalName == name)
                value = xml.Value;
        } while (xml.MoveToNextAttribute());
        xml.MoveToElement();
        return value;
    }

    /// <summary>How often a row or cell stands there.</summary>
    public static int Repeated(XmlReader xml, string name) =>
        int.TryParse(Attribute(xml, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1;
}
