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
            using var package = OfficePackage.Open(file, fileName, limits.MaxUnzippedBytes, () => TableReader.TooLarge(fileName, limits));
            if (package.Root != "workbook")
                throw NoWorkbook(package.Root, fileName);
            return ReadWorkbook(package.Main, fileName, limits, cancellation);
        }
        catch (Exception exception) when (exception is not (TableException or OperationCanceledException or OutOfMemoryException))
        {
            // Zip, XML and number formats answer damage with any of a dozen exception types.
            throw new TableException(
                "The workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx or .csv, and try again.",
                fileName,
                inner: exception
            );
        }
    }

    private static TableException NoWorkbook(string root, string fileName) =>
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
        var texts = workbook.Related("sharedStrings").FirstOrDefault() is { } shared ? XlsxTexts.Read(shared, cancellation) : [];
        var formats = XlsxFormats.Read(workbook.Related("styles").FirstOrDefault(), from1904);
        foreach (var (name, id) in named)
        {
            if (workbook.Relation(id) is not { } relation)
                throw new TableException(
                    "The workbook names this sheet, and nothing tells where it is. Open the workbook in Excel or LibreOffice and save it again.",
                    fileName,
                    name
                );
            // Sheets that are a chart or a macro hold no table.
            if (relation.Kind != "worksheet")
                continue;
            if (relation.Part is not { } part)
                throw new TableException(
                    "The workbook names this sheet, and its part is not in the file. Open the workbook in Excel or LibreOffice and save it again.",
                    fileName,
                    name
                );
            var builder = new SheetBuilder(fileName, name, limits, cancellation);
            var rows = new XlsxSheet(builder, fileName, name, texts, formats).Read(part);
            sheets.Add(new TableSheet(name, builder.Columns, rows));
        }

        return sheets.Count > 0 ? new TableWorkbook(sheets) : throw new TableException("The workbook has no sheet with a table.", fileName);
    }

    private static (List<(string Name, string Id)> Sheets, bool From1904) ReadSheetNames(OfficePart workbook)
    {
        var sheets = new List<(string, string)>();
        var from1904 = false;
        using var xml = workbook.Read();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                from1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            else if (xml.LocalName == "sheet")
                sheets.Add((xml.GetAttribute("name") ?? "", RelationOf(xml)));
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
