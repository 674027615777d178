using System.IO.Compression;
using System.Text;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Tests.Analysis;

/// <summary>What is read of a Word document.</summary>
public sealed class WordTextTests
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    [Theory]
    [InlineData(
        """<w:p><w:moveFrom w:id="1"><w:r><w:t>Old. </w:t></w:r></w:moveFrom><w:r><w:t>Stays.</w:t></w:r></w:p><w:p><w:moveTo w:id="2"><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>""",
        "Stays.\n\nMoved."
    )]
    [InlineData(
        """<w:p><w:r><w:t>12 of </w:t></w:r><w:del w:id="1"><w:r><w:delText>40</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t> agencies</w:t></w:r></w:p>""",
        "12 of 30 agencies"
    )]
    [InlineData(
        """<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">12 of </w:t></w:r></w:p><w:p><w:r><w:t>30 agencies</w:t></w:r></w:p>""",
        "12 of 30 agencies"
    )]
    [InlineData(
        """<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, too</w:t></w:r></w:p>""",
        "Seen, too"
    )]
    [InlineData(
        """<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/><w:vanish w:val="false"/></w:rPr><w:t>, too</w:t></w:r></w:p>""",
        "Seen, too"
    )]
    [InlineData("""<w:p><w:pPr><w:pStyle w:val="SecretChild"/></w:pPr><w:r><w:t>hidden</w:t></w:r></w:p><w:p><w:r><w:t>Seen</w:t></w:r></w:p>""", "Seen")]
    [InlineData("""<w:p><w:r><w:t>20</w:t><w:noBreakHyphen/><w:t>25 agen</w:t><w:softHyphen/><w:t>cies</w:t></w:r></w:p>""", "20-25 agencies")]
    [InlineData(
        """<w:p><w:r><w:t>30</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t xml:space="preserve"> agencies</w:t></w:r></w:p>""",
        "30 agencies"
    )]
    [InlineData(
        """<w:p><w:r><w:t>30</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:t>1, 2</w:t></w:r><w:r><w:t xml:space="preserve"> agencies</w:t></w:r></w:p>""",
        "30 agencies"
    )]
    [InlineData(
        """<w:p><w:r><w:t>30</w:t></w:r><w:r><w:rPr><w:position w:val="6"/></w:rPr><w:t>a</w:t></w:r><w:r><w:t xml:space="preserve"> agencies</w:t></w:r></w:p>""",
        "30 agencies"
    )]
    [InlineData(
        """<w:p><w:r><w:t>The 12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>t</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>h</w:t></w:r><w:r><w:t xml:space="preserve"> census, 50</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>%</w:t></w:r></w:p>""",
        "The 12th census, 50%"
    )]
    [InlineData("""<w:p><w:r><w:t>CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r></w:p>""", "CO2")]
    [InlineData(
        """<w:p><w:r><w:t xml:space="preserve">12 of 30 </w:t></w:r><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r><w:r><w:t>agencies</w:t></w:r></w:p>""",
        "12 of 30 agencies\n\nNote"
    )]
    [InlineData(
        """<w:p><w:strange><w:r><w:t>12 of </w:t></w:r><w:del><w:r><w:t>40</w:t></w:r></w:del><w:r><w:t>30</w:t></w:r></w:strange></w:p><w:strange><w:p><w:r><w:t>More</w:t></w:r></w:p></w:strange>""",
        "12 of 30\n\nMore"
    )]
    [InlineData("""<w:p><w:r><w:t>12 of 30</w:t><w:br/><w:t>agencies</w:t><w:cr/><w:t>replied</w:t></w:r></w:p>""", "12 of 30 agencies replied")]
    [InlineData("""<w:p><w:r><w:t>One</w:t><w:br/></w:r><w:r><w:br/><w:t>Two</w:t></w:r></w:p>""", "One\n\nTwo")]
    [InlineData(
        """<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x </w:instrText></w:r><w:r><w:t>99</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> of 30</w:t></w:r></w:p>""",
        "12 of 30"
    )]
    [InlineData(
        """<w:p><w:fldSimple w:instr="REF x"><w:r><w:t>12</w:t></w:r></w:fldSimple><w:hyperlink><w:r><w:t xml:space="preserve"> of 30</w:t></w:r></w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve"> agencies</w:t></w:r></w:sdtContent></w:sdt></w:p>""",
        "12 of 30 agencies"
    )]
    [InlineData(
        """<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>After.</w:t></w:r></w:p>""",
        "|A b |1 |\n\nAfter."
    )]
    [InlineData(
        """<w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr><w:r><w:t>Results</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>More</w:t></w:r></w:p>""",
        "# Results\n\n## More"
    )]
    [InlineData(
        """<w:sdt><w:sdtContent><w:p><w:r><w:ruby><w:rt><w:r><w:t>aid</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p></w:sdtContent></w:sdt>""",
        "Base"
    )]
    [InlineData(
        """<w:p><w:r><w:t>12</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> agencies.</w:t></w:r><w:del w:id="9"><w:r><w:footnoteReference w:id="3"/></w:r></w:del></w:p>""",
        "12 agencies.\n\nThe note."
    )]
    [InlineData(
        """<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="zz"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>12 of</w:t><w:br/><w:t>30</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>""",
        "12 of 30"
    )]
    [InlineData(
        """<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:zz="urn:unknown"><mc:Choice Requires="wps zz"><w:t>newest</w:t></mc:Choice><mc:Choice Requires="wps"><w:t>12 of 30</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>""",
        "12 of 30"
    )]
    [InlineData(
        """<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="zz" xmlns:zz="urn:unknown"><zz:x/></mc:Choice><mc:Fallback><w:p><w:r><w:t>12 of 30</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>""",
        "12 of 30"
    )]
    [InlineData(
        """<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="zz"><w:t>12 of 30</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>""",
        "12 of 30"
    )]
    [InlineData(
        """<w:p><w:r><w:t>A</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p><w:p><w:r><w:t>99</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>B</w:t></w:r></w:p><w:p><w:r><w:t>C</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>""",
        "A\n\nB\n\nC"
    )]
    [InlineData(
        """<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r></w:p><w:p><w:r><w:t>of 30</w:t></w:r></w:p>""",
        "12\n\nof 30"
    )]
    public void The_final_state_is_read_as_a_reader_sees_it(string body, string expected)
    {
        foreach (var form in new[] { Transitional, Strict })
        {
            var paragraphs = ReadText(Document(body, form))
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(text => text.Length > 0);
            Assert.Equal(expected, string.Join("\n\n", paragraphs.Select(text => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));
        }
    }

    [Fact]
    public void A_text_box_is_read_once_though_it_is_written_twice()
    {
        const string Box =
            """<w:p><w:r><w:t xml:space="preserve">12 of 30 </w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:txbxContent><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>agencies.</w:t></w:r></w:p>""";
        var text = ReadText(Document(Box, Transitional));

        Assert.StartsWith("12 of 30 agencies.\n\n", text.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(text.IndexOf("Note", StringComparison.Ordinal), text.LastIndexOf("Note", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("word/document2.xml", "word/document2.xml")]
    [InlineData("/word/document2.xml", "word/document2.xml")]
    [InlineData("./word\\document.xml", "word\\document.xml")]
    [InlineData("Word/my%20document.xml", "word/my document.xml")]
    public void The_main_part_is_where_the_relationships_say(string target, string part) =>
        Assert.Equal("Here.", ReadText(Document("<w:p><w:r><w:t>Here.</w:t></w:r></w:p>", Transitional, target, part)).Trim());

    [Fact]
    public void What_is_no_document_or_is_hostile_is_refused_by_name()
    {
        byte[] Compound(string stream) =>
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];
        using var workbook = new MemoryStream();
        XlsxTable.Write(workbook, [TableSheet.Create("a", ["b"], [])]);
        (byte[] Content, string Says)[] files =
        [
            (Compound("WordDocument"), "old Word document (.doc)"),
            (Compound("EncryptedPackage"), "password"),
            (Encoding.ASCII.GetBytes(@"{\rtf1 x}"), "(.rtf)"),
            (Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><x/>"), "Office as XML"),
            (workbook.ToArray(), "Excel workbook"),
            (Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), "OpenDocument text (.odt)"),
            (Zip(("a.txt", "x")), "another zip file"),
            (Zip(), "another zip file"),
            (
                Encoding.ASCII.GetBytes(
                    "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: "
                        + "multipart/related;\r\n\tboundary=\"b\"\r\n\r\n--b\r\n\r\n<p>50=25</p>"
                ),
                "(.mht)"
            ),
            (Encoding.ASCII.GetBytes("content-type: MULTIPART/related; boundary=b\n\n--b\n"), "(.mht)"),
            (Encoding.Unicode.GetBytes("12 of 30 agencies (50 %) replied."), "NUL"),
            (Encoding.BigEndianUnicode.GetBytes("One.\n12 of 30 agencies (50 %) replied."), "NUL"),
            ([0xFF, 0xFE, 0, 0, (byte)'1', 0, 0, 0], "NUL"),
            (Encoding.UTF8.GetBytes("<html><body>12 of 30\0 agencies"), "NUL"),
            (Encoding.UTF8.GetBytes(" \r\n\u00A0"), "no text"),
            (Encoding.UTF8.GetBytes("<html><body><img src='a.png'>"), "no text"),
            (Document("<w:p/>", Transitional), "no text"),
            (Document("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", Transitional), "no text"),
            (
                Document(
                    """<w:p><w:r><w:t>A</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>12 of</w:t></w:r></w:p><w:p><w:r><w:t>30</w:t></w:r></w:p>""",
                    Transitional
                ),
                "field that has no end"
            ),
            (
                Document(
                    """<w:p><w:r><w:t>A</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>30</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>""",
                    Transitional
                ),
                "field that has no end"
            ),
            (
                Document(
                    string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 100_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 100_000)),
                    Transitional
                ),
                "nested more than"
            ),
            (
                Zip(
                    (
                        "word/document.xml",
                        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"" + Transitional + "\">&x;</w:document>"
                    )
                ),
                "damaged"
            ),
            (
                Zip(("word/document.xml", $"<w:document xmlns:w=\"{Transitional}\"><w:body>" + new string(' ', 101 * 1024 * 1024) + "</w:body></w:document>")),
                "larger than 100 MB"
            ),
        ];
        foreach (var (content, says) in files)
            Assert.Contains(says, Assert.Throws<TableException>(() => ReadText(content)).Message, StringComparison.Ordinal);
    }

    private static string ReadText(byte[] content)
    {
        using var files = new Files();
        return ReportText.Read(new FileInfo(files.Write("report.docx", content)));
    }

    private static byte[] Document(string body, string form, string target = "word/document.xml", string part = "word/document.xml")
    {
        var office =
            form == Strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        var slash = part.LastIndexOfAny(['/', '\\']) + 1;
        return Zip(
            ("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{office}/officeDocument" Target="{target}"/></Relationships>"""),
            (part, $"""<?xml version="1.0"?><w:document xmlns:w="{form}"><w:body>{body}</w:body></w:document>"""),
            (
                part[..slash] + "_rels/" + part[slash..] + ".rels",
                $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{office}/styles" Target="/looks.xml"/><Relationship Id="r2" Type="{office}/footnotes" Target="/notes.xml"/></Relationships>"""
            ),
            (
                "looks.xml",
                $"""<w:styles xmlns:w="{form}"><w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="SecretParent"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="SecretChild"><w:basedOn w:val="SecretParent"/></w:style><w:style w:type="character" w:styleId="Mark"><w:basedOn w:val="MarkParent"/></w:style><w:style w:type="character" w:styleId="MarkParent"><w:basedOn w:val="Mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style></w:styles>"""
            ),
            (
                "notes.xml",
                $"""<w:footnotes xmlns:w="{form}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:t>Gone.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
            )
        );
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
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
