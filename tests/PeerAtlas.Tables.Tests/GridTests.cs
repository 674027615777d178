using System.Text;

namespace PeerAtlas.Tables.Tests;

/// <summary>Files as sheets of cells, without a header.</summary>
public sealed class GridTests
{
    private static byte[] OldWorkbook => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", "old.xls"));

    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a;b\n1,5;2\n2,5;3\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("a|b\n1|2\n", '|')]
    [InlineData("A title, with a comma\n\na;b;c\n1;2;3\n4;5;6\n", ';')]
    [InlineData("name|address\nHarbor|1 Elm, Salem, MA\nLight|2 Oak, Lynn\n", '|')]
    [InlineData("name;address\nHouse 1;1 Elm St, Boston, MA\nHouse 2;2 Elm St, Boston, MA\nHouse 3;3 Elm St, Boston, MA\n", ';')]
    [InlineData("name\taddress\nEcole 1\tRue A 3, 7000 MONS, Belgium\nEcole 2\tRue B 3, 7000 MONS, Belgium\n", '\t')]
    public void The_delimiter_is_told_from_many_lines(string text, char delimiter)
    {
        using var file = Open(Encoding.UTF8.GetBytes(text), "a.csv");

        Assert.Contains(file.Sheets[0].Rows(), row => row.Width > 1);
        Assert.Equal(delimiter, file.Sheets[0].Delimiter);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_Windows_1252_and_said()
    {
        using var file = Open([.. "Casa Ni"u8, 0xF1, .. "o "u8, 0x96, .. " Jos\u00E9\n"u8], "a.csv");

        Assert.Equal("Casa Niño – José", Assert.Single(file.Sheets[0].Rows().ToList())[0]);
        Assert.Equal(2, file.Sheets[0].WindowsBytes);
    }

    [Theory]
    [InlineData("ks_c_5601-1987", "이름,주소\n서울정신건강복지센터,서울특별시 종로구 율곡로 1\n부산광역시 정신건강센터,부산광역시 서구\n")]
    [InlineData("windows-1251", "Название,Адрес\nЦентр психического здоровья,ул. Ленина 5\nБольница №1,Москва\n")]
    [InlineData("cp866", "Название,Адрес\nЦентр психического здоровья,ул. Ленина 5\nБольница,Москва\n")]
    [InlineData("windows-1250", "Nazwa,Adres\nPoradnia Zdrowia Psychicznego w Łodzi,ul. Żeromskiego 12, Łódź\nSzpital św. Józefa,Kraków, ul. Śląska 3\n")]
    [InlineData("gb18030", "名称,地址\n北京市精神卫生中心,北京市海淀区\n上海医院,上海市\n")]
    public void The_letters_of_older_programs_are_told_by_their_bytes(string encoding, string text)
    {
        var bytes = Bytes(encoding, text);
        using var file = Open(bytes, "a.csv");

        Assert.Equal(encoding, file.Encoding);
        Assert.Equal(text.Split('\n')[1].Split(',')[0], file.Sheets[0].Rows().ElementAt(1)[0]);
        // Once more, as a page does.
        Assert.Equal(text.Split('\n')[0].Split(',')[0], file.Sheets[0].Rows().First()[0]);
    }

    [Fact]
    public void Letters_are_read_as_somebody_says_unless_the_file_is_in_UTF8()
    {
        const string Text = "Nome,Morada\nAssociação de Saúde,Rua da Conceição\n";
        using var told = GridFile.Open(new MemoryStream(Bytes("ibm850", Text)), "a.csv", encoding: "ibm850");
        using var unicode = GridFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(Text)), "a.csv", encoding: "ibm850");

        Assert.All([told, unicode], file => Assert.Equal("Associação de Saúde", file.Sheets[0].Rows().ElementAt(1)[0]));
        Assert.Equal(("ibm850", null), (told.Encoding, unicode.Encoding));
    }

    [Fact]
    public void Dashes_and_quotation_marks_alone_tell_no_language()
    {
        using var file = Open([.. "Joe"u8, 0x92, .. "s place,9"u8, 0x96, .. "5\nAnn"u8, 0x92, .. "s place,8"u8, 0x96, .. "4\n"u8], "a.csv");

        Assert.Equal(TextEncodings.Western, file.Encoding);
        Assert.Equal(("Joe\u2019s place", "9\u20135"), (file.Sheets[0].Rows().First()[0], file.Sheets[0].Rows().First()[1]));
    }

    [Fact]
    public void Every_encoding_that_may_be_chosen_reads_any_bytes()
    {
        byte[] bytes = [.. "a,b\n"u8, .. Enumerable.Range(1, 255).Select(value => (byte)value).Where(value => value is not (34 or 10 or 13 or 44))];
        foreach (var encoding in TextEncodings.All)
        {
            using var file = GridFile.Open(new MemoryStream(bytes), "a.csv", encoding: encoding.Name);
            if (encoding.Name != TextEncodings.Western)
                Assert.Equal(2, file.Sheets[0].Rows().Count());
        }
    }

    private static byte[] Bytes(string encoding, string text) => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UTF16_is_read_with_and_without_its_mark(bool hasMark)
    {
        var text = Encoding.Unicode.GetBytes("name,town\nCasa,Niño\n");
        using var file = Open(hasMark ? [0xFF, 0xFE, .. text] : text, "a.csv");

        Assert.Equal("Niño", file.Sheets[0].Rows().Last()[1]);
    }

    [Fact]
    public void Quotation_marks_in_odd_places_are_text()
    {
        using var file = Open("5\" pipe,\"a\" b,\"c\nd\"\ne,f,g\n"u8.ToArray(), "a.csv");
        var rows = file.Sheets[0].Rows().ToList();

        Assert.Equal(["5\" pipe", "a b", "c\nd"], Enumerable.Range(0, 3).Select(at => rows[0][at]));
        Assert.Equal([1, 3], rows.Select(row => row.Number));
    }

    [Fact]
    public void What_a_row_has_too_much_of_is_dropped()
    {
        var limits = new TableLimits(1_000_000, 10, 3, 20);
        using var file = Open(Encoding.UTF8.GetBytes($"a,b,c,d,e\n1,{new string('x', 50)},3,4,5\n"), "a.csv", limits);
        var row = file.Sheets[0].Rows().Last();

        Assert.Equal((3, 20), (row.Width, row[1].Length));
    }

    [Fact]
    public void Bytes_that_are_no_text_and_rows_beyond_the_limit_are_refused()
    {
        Assert.Contains("no text", Refused([.. "a,b\n1,"u8, 0, .. "\n"u8], "a.csv").Message, StringComparison.Ordinal);
        Assert.Contains("line 3", Refused("a\nb\nc\n"u8.ToArray(), "a.csv", new TableLimits(100, 2, 5, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("larger than", Refused("a\nb\nc\n"u8.ToArray(), "a.csv", new TableLimits(3, 2, 5, 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_show_errors_are_empty_and_counted()
    {
        using var file = Open(
            Files.XlsxOf(
                """<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="inlineStr"><is><t>#N/A</t></is></c><c r="D1"><v>7</v></c></row><row r="2" hidden="1"><c r="A2" t="str"><f>A1</f><v>made</v></c></row>"""
            ),
            "a.xlsx"
        );
        var rows = file.Sheets[0].Rows().ToList();

        Assert.Equal(["", "", "", "7"], Enumerable.Range(0, 4).Select(at => rows[0][at]));
        Assert.Equal((3, false, true), (rows[0].Emptied, rows[0].IsHidden, rows[1].IsHidden));
        Assert.Equal("made", rows[1][0]);
    }

    [Fact]
    public void A_sheet_that_lies_about_its_size_costs_what_it_holds()
    {
        using var file = Open(Files.XlsxOf("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"""), "a.xlsx");

        Assert.Equal([(1, 1), (1_048_576, 16_384)], file.Sheets[0].Rows().Select(row => (row.Number, row.Width)));
    }

    [Fact]
    public void A_damaged_sheet_is_refused_while_it_is_read()
    {
        using var file = Open(Files.XlsxOf("""<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>99</v></c></row>"""), "a.xlsx");

        Assert.Contains("damaged", Assert.Throws<TableException>(() => file.Sheets[0].Rows().Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_workbook_is_read()
    {
        using var file = Open(OldWorkbook, "old.xls");
        var rows = Assert.Single(file.Sheets).Rows().ToList();

        Assert.Equal("Old list", rows[0][0]);
        Assert.Equal(["Harbor House", "2026-11-22", "1.5"], Enumerable.Range(0, 3).Select(at => rows[2][at]));
        Assert.Equal("Casa Niño", rows[3][0]);
    }

    [Fact]
    public async Task A_damaged_old_workbook_is_read_or_refused_in_time()
    {
        var good = OldWorkbook;
        var random = new Random(13);
        for (var round = 0; round < 400; round++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 12); change > 0; change--)
                bytes[random.Next(8, bytes.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(8, bytes.Length)];
            // A chain that bites its tail must end too.
            await Task.Run(() => ReadAll(bytes), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task An_old_workbook_whose_sectors_go_in_a_circle_is_refused(int step)
    {
        var bytes = OldWorkbook;
        var table = (BitConverter.ToInt32(bytes, 76) + 1) * 512;
        for (var at = 1; at < 128; at++)
            BitConverter.TryWriteBytes(bytes.AsSpan(table + (at * 4)), at + step);

        var refused = Task.Run(() => Refused(bytes, "old.xls"), TestContext.Current.CancellationToken);

        Assert.Contains(
            "damaged",
            (await refused.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_csv_file_can_be_read_again()
    {
        using var file = Open("a\nb\n"u8.ToArray(), "a.csv");

        Assert.Equal([2, 2], new[] { file.Sheets[0].Rows().Count(), file.Sheets[0].Rows().Count() });
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(16_383, "XFD")]
    public void Columns_have_letters(int column, string letters)
    {
        Assert.Equal(letters, GridColumn.Letters(column));
        Assert.Equal(column, GridColumn.Of(letters.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A1")]
    [InlineData("XFE")]
    [InlineData("ZZZZZZZZZZZZ")]
    public void Other_texts_are_no_column(string letters) => Assert.Equal(-1, GridColumn.Of(letters));

    private static void ReadAll(byte[] bytes)
    {
        try
        {
            using var file = Open(bytes, "old.xls");
            foreach (var row in file.Sheets.SelectMany(sheet => sheet.Rows()))
                Assert.NotNull(row[0]);
        }
        catch (TableException)
        {
            // Refused with a reason.
        }
    }

    private static GridFile Open(byte[] bytes, string name, TableLimits? limits = null) => GridFile.Open(new MemoryStream(bytes), name, limits);

    private static TableException Refused(byte[] bytes, string name, TableLimits? limits = null) =>
        Assert.Throws<TableException>(() =>
        {
            using var file = Open(bytes, name, limits);
            file.Sheets[0].Rows().Count();
        });
}
