using System.Runtime.InteropServices;
using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>Reads .xlsx into sheets of text: dates as ISO 8601, numbers with a point and no needless digits, TRUE and FALSE.</summary>
internal static class XlsxReader
{
    public static TableWorkbook Read(Stream stream, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        stream.CopyTo(file);
        try
        {
            using var package = OfficePackage.Open(file, fileName, limits.MaxUnzippedBytes, () => TableReader.TooLargeInside(fileName, limits));
            if (package.Root != "workbook")
                throw NoWorkbook(package.Root, fileName);
            return ReadWorkbook(package.Main, fileName, limits, cancellation);
        }
        catch (Exception exception) when (exception is not (TableException or OperationCanceledException or OutOfMemoryException))
        {
            // Zip, XML and number formats answer damage with any of a dozen exception types.
            throw Damaged(exception, fileName);
        }
    }

    internal static TableException Damaged(Exception exception, string fileName) =>
        new(
            "The workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx or .csv, and try again.",
            fileName,
            inner: exception
        );

    internal static TableException NoWorkbook(string root, string fileName) =>
        new(
            root switch
            {
                "document" => "This is a Word document and not an Excel workbook. Save the table as .xlsx or .csv.",
                "presentation" => "This is a presentation and not an Excel workbook. Save the table as .xlsx or .csv.",
                _ => "This is not an Excel workbook. Save the table as .xlsx or .csv.",
            },
            fileName
        );

    private static TableWorkbook ReadWorkbook(OfficePart workbook, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        var sheets = new List<TableSheet>();
        var (named, from1904) = ReadSheetNames(workbook);
        var (texts, formats) = ReadShared(workbook, from1904, cancellation);
        foreach (var (name, id, _) in named)
        {
            if (PartOf(workbook, name, id, fileName) is not { } part)
                continue;
            var builder = new SheetBuilder(fileName, name, limits, cancellation);
            var sheet = new XlsxSheet(fileName, name, texts, formats);
            var rows = new List<TableRow>();
            foreach (var number in sheet.Read(part))
            {
                if (builder.Add(number, CollectionsMarshal.AsSpan(sheet.Cells)) is { } row)
                    rows.Add(row);
            }

            sheets.Add(new TableSheet(name, builder.Columns, rows));
        }

        return sheets.Count > 0 ? new TableWorkbook(sheets) : throw NoTable(fileName);
    }

    internal static TableException NoTable(string fileName) => new("The workbook has no sheet with a table.", fileName);

    /// <summary>The texts that cells share, and the number formats.</summary>
    internal static (List<string> Texts, XlsxFormats Formats) ReadShared(OfficePart workbook, bool from1904, CancellationToken cancellation) =>
        (
            workbook.Related("sharedStrings").FirstOrDefault() is { } shared ? XlsxTexts.Read(shared, cancellation) : [],
            XlsxFormats.Read(workbook.Related("styles").FirstOrDefault(), from1904)
        );

    /// <summary>The part that holds a sheet; null for those that are a chart or a macro and hold no table.</summary>
    internal static OfficePart? PartOf(OfficePart workbook, string name, string id, string fileName)
    {
        if (workbook.Relation(id) is not { } relation)
            throw new TableException(
                "The workbook names this sheet, and nothing tells where it is. Open the workbook in Excel or LibreOffice and save it again.",
                fileName,
                name
            );
        if (relation.Kind != "worksheet")
            return null;
        return relation.Part
            ?? throw new TableException(
                "The workbook names this sheet, and its part is not in the file. Open the workbook in Excel or LibreOffice and save it again.",
                fileName,
                name
            );
    }

    internal static (List<(string Name, string Id, bool IsHidden)> Sheets, bool From1904) ReadSheetNames(OfficePart workbook)
    {
        var sheets = new List<(string, string, bool)>();
        var from1904 = false;
        using var xml = workbook.Read();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                from1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            else if (xml.LocalName == "sheet")
                sheets.Add((xml.GetAttribute("name") ?? "", RelationOf(xml), xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return (sheets, from1904);
    }

    /// <summary>The id in the namespace of relationships, which has another name in each form of the standard.</summary>
    private static string RelationOf(XmlReader xml)
    {
        var id = "";
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = xml.Value;
        }

        xml.MoveToElement();
        return id;
    }
}
