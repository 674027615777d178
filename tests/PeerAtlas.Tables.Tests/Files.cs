using System.IO.Compression;
using System.Text;

namespace PeerAtlas.Tables.Tests;

/// <summary>Files as they arrive, good and hostile.</summary>
internal static class Files
{
    public static TableWorkbook ReadCsv(string text, TableLimits? limits = null, string name = "people.csv") =>
        TableReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, limits);

    public static TableException RefusedCsv(string text, TableLimits? limits = null) => Assert.Throws<TableException>(() => ReadCsv(text, limits));

    public static TableWorkbook Read(byte[] content, string name, TableLimits? limits = null) => TableReader.Read(new MemoryStream(content), name, limits);

    public static TableException Refused(byte[] content, string name, TableLimits? limits = null) =>
        Assert.Throws<TableException>(() => Read(content, name, limits));

    public static byte[] Xlsx(params TableSheet[] sheets)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, sheets);
        return stream.ToArray();
    }

    /// <summary>A workbook of one sheet whose rows are given as the XML that Excel would write.</summary>
    public static byte[] XlsxOf(string rows, string? styles = null, string? shared = null)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return Zip(
            (
                "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Type}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Type}sharedStrings+xml"/></Types>"""
            ),
            (
                "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            ),
            ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>"""),
            (
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
            ),
            (
                "xl/styles.xml",
                styles
                    ?? $"""<styleSheet xmlns="{Main}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>"""
            ),
            ("xl/sharedStrings.xml", shared ?? $"""<sst xmlns="{Main}"><si><t>shared</t></si></sst>"""),
            ("xl/worksheets/sheet1.xml", $"""<?xml version="1.0"?><worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""")
        );
    }

    /// <summary>How a workbook differs from the usual one.</summary>
    public sealed record Form
    {
        public bool IsStrict { get; init; }

        public string? MainTarget { get; init; } = "xl/workbook.xml";

        public string MainPart { get; init; } = "xl/workbook.xml";

        public string SheetTarget { get; init; } = "worksheets/sheet1.xml";

        public string SheetPart { get; init; } = "xl/worksheets/sheet1.xml";

        public string Rows { get; init; } =
            """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>when</t></is></c></row><row r="2"><c r="A2"><v>1.5</v></c><c r="B2" s="1"><v>45306</v></c></row>""";

        public string SharedStrings { get; init; } = "<si><t>shared</t></si>";

        public string Format { get; init; } = "General";

        public string Properties { get; init; } = "";

        public string MoreSheets { get; init; } = "";

        public string MoreRelations { get; init; } = "";
    }

    /// <summary>A workbook whose parts are named and addressed as told; without the address of its main part only the content types name it.</summary>
    public static byte[] Workbook(Form form)
    {
        var main = form.IsStrict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var office = form.IsStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var slash = form.MainPart.LastIndexOfAny(['/', '\\']) + 1;
        var root = form.MainTarget is null ? "" : $"""<Relationship Id="r1" Type="{office}/officeDocument" Target="{form.MainTarget}"/>""";
        return Zip(
            (
                "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/{form.MainPart}" ContentType="{Type}sheet.main+xml"/></Types>"""
            ),
            ("_rels/.rels", $"""<Relationships xmlns="{Relations}">{root}</Relationships>"""),
            (
                form.MainPart,
                $"""<workbook xmlns="{main}" xmlns:r="{office}">{form.Properties}<sheets>{form.MoreSheets}<sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>"""
            ),
            (
                form.MainPart[..slash] + (form.MainPart.Contains('\\', StringComparison.Ordinal) ? "_rels\\" : "_rels/") + form.MainPart[slash..] + ".rels",
                $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{office}/worksheet" Target="{form.SheetTarget}"/><Relationship Id="r2" Type="{office}/styles" Target="/looks/s.xml"/><Relationship Id="r3" Type="{office}/sharedStrings" Target="/texts/t.xml"/>{form.MoreRelations}</Relationships>"""
            ),
            (
                "looks/s.xml",
                $"""<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="164" formatCode="{form.Format.Replace("\"", "&quot;", StringComparison.Ordinal)}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>"""
            ),
            ("texts/t.xml", $"""<sst xmlns="{main}">{form.SharedStrings}</sst>"""),
            (form.SheetPart, $"""<?xml version="1.0"?><worksheet xmlns="{main}"><sheetData>{form.Rows}</sheetData></worksheet>""")
        );
    }

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }
}
