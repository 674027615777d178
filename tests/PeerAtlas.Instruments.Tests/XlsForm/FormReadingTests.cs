using System.IO.Compression;
using System.Text;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

public class FormReadingTests
{
    [Theory]
    [InlineData("note|q|Q|false", 0)]
    [InlineData("note|q|Q|0", 0)]
    [InlineData("begin_group|g|G|FALSE()\ntext|t|T|\nend_group|||", 0)]
    [InlineData("note|q|Q|true", 1)]
    public void Where_nothing_is_required_nothing_is_left_out(string rows, int leftOut) =>
        Assert.Equal(leftOut, Forms.Open("type|name|label|required\ntext|x|X|\n" + rows).Remarks.Count(remark => remark.What == "required"));

    [Fact]
    public void What_another_program_hides_is_said_to_be_asked() =>
        Assert.Contains(Forms.Open("type|name|label|appearance\nstring|q|Q|hidden").Remarks, remark =>
            remark.Text.Contains("it is asked", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    [InlineData(3, true, false)]
    public void A_long_list_many_times_over_stands_on_several_pages(int questions, bool isApart, bool stops)
    {
        var rows = Enumerable.Range(1, questions).Select(at => $"select_one l|q{at}|Q{at}");
        var survey = string.Join(
            '\n',
            isApart ? rows.Select((row, at) => $"begin_group|g{at}|G\n{row}\nend_group||") : rows.Prepend("begin_group|g|G").Append("end_group||")
        );
        var reading = Forms.Open(
            "type|name|label\n" + survey,
            "list_name|name|label\n" + string.Join('\n', Enumerable.Range(1, 49_999).Select(at => $"l|c{at}|C{at}"))
        );

        Assert.Equal(stops, reading.Remarks.Any(remark => remark is { Kind: RemarkKind.Stops, What: "choices of a page" }));
    }

    [Theory]
    [InlineData("select_one operator:type", "operator:type")]
    [InlineData("select_multiple building:material", "building:material")]
    [InlineData("rank a:b", "a:b")]
    public void A_list_may_have_a_colon_in_its_name(string type, string list)
    {
        var form = Forms.Open($"type|name|label\n{type}|q|Q", $"list_name|name|label\n{list}|x|X\n{list}|y|Y");

        Assert.Equal(2, Assert.Single(form.Taken.ChoiceLists).Choices.Count);
        Assert.DoesNotContain(form.Remarks, remark => remark.Kind == RemarkKind.LeftOut);
    }

    [Theory]
    [InlineData("type|name|label\ngeopoint|q|Q\ntext|t|T", RemarkKind.LeftOut, 2, "type geopoint", "not collected")]
    [InlineData("type|name|label\nusername|q|Q\ntext|t|T", RemarkKind.LeftOut, 2, "type username", "with which device")]
    [InlineData("type|name|label\ndb:person|q|Q\ntext|t|T", RemarkKind.LeftOut, 2, "type db:person", "another program")]
    [InlineData("type|name|label|media::image\ntext|q|Q|a.png", RemarkKind.LeftOut, 2, "media::image", "Pictures")]
    [InlineData("type|name|label|colour\ntext|p|P|\ntext|q|Q|red", RemarkKind.LeftOut, 3, "colour", "not read")]
    [InlineData("type|name|label|relevent\ntext|q|Q|1", RemarkKind.LeftOut, 2, "relevent", "meant to be relevant")]
    [InlineData("type|name|label|appearance\ntext|q|Q|w2", RemarkKind.LeftOut, 2, "appearance w2", "how the question looks")]
    [InlineData("type|name|label|disabled\ntext|q|Q|yes\ntext|t|T|", RemarkKind.LeftOut, 2, "disabled", "switched off")]
    [InlineData("type|name|label\n|q|\ntext|t|T", RemarkKind.LeftOut, 2, "rows without a type", "not read")]
    [InlineData("type|name|label|required\nbegin_group|g|G|yes\ntext|t|T|\nend_group|||", RemarkKind.LeftOut, 2, "required", "A group is not answered")]
    [InlineData("type|name|label|required\nnote|q|Q|yes", RemarkKind.LeftOut, 2, "required", "not answered")]
    [InlineData("type|name|label\nbegin_group|g|G\nend_group||\ntext|t|T", RemarkKind.LeftOut, 2, "type", "nothing that is asked")]
    [InlineData("type|name|label\nhidden|q|\ntext|t|T", RemarkKind.LeftOut, 2, "calculation", "always empty")]
    [InlineData("type|name|label::Klingon\ntext|q|Q", RemarkKind.Changed, 1, "language Klingon", "own code")]
    [InlineData("type|name|label\ntext|1q|Q", RemarkKind.Changed, 2, "name", "underscores")]
    [InlineData("type|name|label\ntext|q|Q\ntext|Q|Q", RemarkKind.Changed, 3, "name", "a name of its own")]
    [InlineData("type|name|label\ntext|q|", RemarkKind.Changed, 2, "label", "the name is shown")]
    [InlineData("type|name|label|relevant\ntext|q|Q|TRUE", RemarkKind.Changed, 2, "relevant", "true()")]
    [InlineData("type|name|label|relevant\ntext|p|P|\ntext|q|Q|${p} = ‘a’", RemarkKind.Changed, 3, "relevant", "Curly")]
    [InlineData("type|name|label|relevant\nnote|n|N|\ntext|q|Q|${n} = 1", RemarkKind.Changed, 3, "relevant", "is a note")]
    [InlineData("type|name|label|caption\ntext|q|One|Two", RemarkKind.Changed, 2, "label", "the first is taken")]
    [InlineData("type|name|label\ntext|q|Hello ${q and", RemarkKind.Changed, 2, "label", "not closed")]
    [InlineData("type|name|label|read_only\ntext|q|Q|${q} = 1", RemarkKind.LeftOut, 2, "read_only", "can be answered")]
    [InlineData("type|name|label|constraint\ntext|q|Q|regex(., '[0-9]+')", RemarkKind.Changed, 2, "constraint", "The whole text must match")]
    [InlineData("type|name|label|relevant\nimage|p|P|\ntext|q|Q|${p} = ''", RemarkKind.Changed, 3, "relevant", "${p} is not asked here")]
    public void What_is_not_taken_as_it_is_written_is_told_with_its_effect(string survey, RemarkKind kind, int row, string what, string text)
    {
        var reading = Forms.Open(survey);

        var remark = Assert.Single(reading.Remarks, remark => remark.Kind == kind && remark.What == what);
        Assert.Equal(row, remark.Places[0].Row);
        Assert.Contains(text, remark.Text, StringComparison.Ordinal);
        Assert.NotNull(reading.Instrument);
    }

    [Fact]
    public void Questions_of_different_lists_make_no_table_and_what_only_shows_a_choice_offers_no_other()
    {
        const string Choices = "list_name|name|label\na|x|X\nb|y|Y";
        var reading = Forms.Open(
            "type|name|label|appearance|read_only\nbegin_group|g|G|table-list|\nselect_one a|p|P||\nbegin_group|h|H||\nselect_one b|q|Q||\nend_group||||\n"
                + "end_group||||\nselect_one a or_other|n|N||yes\ntext|t|T||",
            Choices
        );

        Assert.Contains(reading.Remarks, remark => remark is { Kind: RemarkKind.Changed, What: "appearance table-list" });
        using var stream = new MemoryStream();
        XlsForm.WriteWorkbook(stream, reading.Taken);
        stream.Position = 0;
        var survey = TableReader.Read(stream, "form.xlsx").Sheets.Single(sheet => sheet.Name == "survey");
        Assert.DoesNotContain(survey.Rows, row => survey.Columns.Any(column => row[column].Contains("table-list", StringComparison.Ordinal)));
        Assert.Equal(["note"], survey.Rows.Where(row => row["name"] == "n").Select(row => row["type"]));
    }

    [Fact]
    public void A_form_without_a_title_is_called_by_its_name() => Assert.Equal("form", Forms.Open("type|name|label\ntext|q|Q").Taken.Title.In("en"));

    [Fact]
    public void What_other_tools_take_is_taken()
    {
        var reading = Forms.Open(
            """
            type           | name | label | default | relevant | constraint | calculation
            hidden string  | kind |       | census  |          |            |
            begin_repeat   | jobs | Jobs  |         |          |            |
            integer        | pay  | Pay   |         |          | .>0 and.<= 40 |
            calculate      | last |       |         |          |            | /data/jobs[position() = position(current()/..) - 1]/pay
            end_repeat     |      |       |         |          |            |
            calculate      | two  |       |         |          |            | ${jobs}[2]/pay
            text           | t    | T     |         | ${kind} = 'census' and not(${two} > 5 |  |
            """
        );

        var remark = Assert.Single(reading.Remarks);
        Assert.Equal((RemarkKind.Changed, "relevant", "t"), (remark.Kind, remark.What, remark.Places[0].Item));
        Assert.Contains("never closed", remark.Text, StringComparison.Ordinal);
        var sheet = reading.Taken.Answer("jobs[0]=1", "jobs[0].pay=7", "jobs[1]=1", "jobs[1].pay=41");
        Assert.Equal(("7", "41"), (sheet.Answers.Instances("jobs")[1].Text("last"), sheet.Answers.Text("two")));
        Assert.Equal("pay", Assert.Single(sheet.Errors).Name);
        Assert.False(sheet.IsRelevant("t"));
    }

    [Theory]
    [InlineData("relevant", "${r}[q = 1]/q = 1", RemarkKind.NotUnderstood)]
    [InlineData("calculation", "sum(${r}[q = 1]/q)", RemarkKind.LeftOut)]
    public void A_path_that_seeks_is_told_above_all_where_it_decides_who_is_asked(string column, string typed, RemarkKind kind)
    {
        var reading = Forms.Open($"type|name|label|{column}\nbegin_repeat|r|R|\ninteger|q|Q|\nend_repeat|||\ntext|t|T|{typed}");

        Assert.Contains(reading.Remarks, remark =>
            remark.Kind == kind && remark.What == column && remark.Text.Contains("belongs to paths", StringComparison.Ordinal)
        );
        Assert.True(reading.Taken.Answer().IsRelevant("t"));
    }

    [Fact]
    public void A_long_chain_of_conditions_is_read()
    {
        var chain = string.Concat(Enumerable.Range(0, 150).Select(at => $"if((${{q}} = {at} and ${{q}} != 500), {at}, ")) + "-1" + new string(')', 150);
        var form = Forms.Read($"type|name|label|calculation\ninteger|q|Q|\ncalculate|c||{chain}");

        Assert.Equal("149", form.Answer("q=149").Answers.Text("c"));
        Assert.Equal("-1", form.Answer("q=150").Answers.Text("c"));
    }

    [Fact]
    public void What_shows_labels_alone_is_a_note_above_questions_that_show_theirs()
    {
        var reading = Forms.Open(
            "type|name|label|appearance\nbegin_group|g|G|table-list\nselect_one yn|head|Head|label\nselect_one yn|q|Q|list-nolabel\nend_group|||",
            "list_name|name|label\nyn|yes|Yes"
        );

        Assert.Equal("appearance label", Assert.Single(reading.Remarks).What);
        Assert.Equal([QuestionType.Note, QuestionType.SelectOne], reading.Taken.Questions.Select(question => question.Type));
    }

    [Fact]
    public void Equal_remarks_are_one_with_all_its_rows()
    {
        var remark = Assert.Single(Forms.Open("type|name|label\ntext|t|T\n" + string.Concat(Enumerable.Range(1, 14).Select(at => $"image|i{at}|I\n"))).Remarks);

        Assert.Equal("14 rows", remark.Count);
        Assert.Equal(
            "survey, type image: 14 rows (3 i1, 4 i2, 5 i3, 6 i4, 7 i5, 8 i6, 9 i7, 10 i8, 11 i9, 12 i10, 13 i11, 14 i12 and 2 more). "
                + "The question is not asked: pictures, sounds and files are not collected.",
            remark.ToString()
        );
    }

    [Theory]
    [InlineData("select one from yn", "Q", "relevance", "constraint message::English (en)")]
    [InlineData("add select one prompt using yn", "Q", "bind::relevant", "bind::jr:constraintMsg::English (en)")]
    [InlineData("Select1 yn", "Q", "Relevant", "constraining message::English (en)")]
    public void Types_and_columns_may_have_the_names_that_other_tools_give_them(string type, string label, string relevant, string message)
    {
        var form = Forms.Read(
            $"command|tag|caption:English (en)|{relevant}|constraint|{message}\ninteger|a|A||. > 0|Above\n{type}|q|{label}|${{a}} = 1|",
            "list name|value|caption::English\nyn|yes|Yes\nyn|no|No",
            "id_string|title|default language\nf|T|English"
        );

        Assert.Equal(("f", "T"), (form.Name, form.Title.In("en")));
        Assert.Equal("${a} = 1", form.Find("q")!.Relevant!.Text);
        Assert.Equal("Above", ((Question)form.Find("a")!).ConstraintMessage.In("en"));
        Assert.Equal(["yes", "no"], form.ChoicesOf((Question)form.Find("q")!).Select(choice => choice.Name));
    }

    [Fact]
    public void Paths_lead_to_the_items_that_they_name()
    {
        var form = Forms.Read(
            """
            type        | name | label | relevant
            integer     | a    | A     |
            begin_group | g    | G     | ../a = 1
            integer     | a    | A     | ../../a = 2
            integer     | b    | B     | current()/../a > 3 and ../a < 9
            end_group   |      |       |
            integer     | c    | C     | /data/g/a = 4 and ${g}/b = 5
            """
        );

        Assert.Equal("${a} = 1", form.Find("g")!.Relevant!.Text);
        Assert.Equal("${a} = 2", form.Find("g_a")!.Relevant!.Text);
        Assert.Equal("${g_a} > 3 and ${g_a} < 9", form.Find("b")!.Relevant!.Text);
        Assert.Equal("${g_a} = 4 and ${b} = 5", form.Find("c")!.Relevant!.Text);
    }

    [Fact]
    public void Choices_keep_what_can_be_kept_of_their_names_and_expressions_follow()
    {
        var form = Forms.Read(
            "type|name|label|relevant|default\nselect_one l|q|Q||New York\ntext|a|A|${q} = 'New York' or selected(${q}, 'a:b')|\ntext|b|B|${q} = ‘no/ne’|",
            "list_name|name|label\nl|New York|NY\nl|New_York|Other\nl|a:b|AB\nl|no/ne|None\nl|a:b|AB\nl|é|E\nl|bare|"
        );

        Assert.Equal(["New_York", "New_York_2", "a_b", "no_ne", "é", "bare"], form.ChoiceLists[0].Choices.Select(choice => choice.Name));
        Assert.Equal("${q} = 'New_York' or selected(${q}, 'a_b')", form.Find("a")!.Relevant!.Text);
        Assert.Equal("${q} = 'no_ne'", form.Find("b")!.Relevant!.Text);
        Assert.Equal("New_York", ((Question)form.Find("q")!).Default);
        Assert.Equal("bare", form.ChoiceLists[0].Choices[^1].Label.In("en"));
    }

    [Theory]
    [InlineData("label::fr", "French", "fr")]
    [InlineData("label::ny", "ny", "ny")]
    [InlineData("label:English", "English", "en")]
    [InlineData("label::Kinyarwanda (rw)", "Kinyarwanda", "rw")]
    [InlineData("label::Lusoga", "Lusoga", "x-lusoga")]
    public void A_language_may_be_its_bare_code_or_a_name_that_nobody_knows(string header, string name, string code)
    {
        var form = Forms.Read($"type|name|{header}\ntext|q|Text");

        Assert.Equal((name, code), (form.DefaultLanguage.Name, form.DefaultLanguage.Code));
        Assert.Equal(form.DefaultLanguage, InstrumentLanguage.Parse(form.DefaultLanguage.ToString()));
    }

    [Fact]
    public void The_table_is_taken_as_it_is()
    {
        var csv =
            "survey,,,,,\r\n,,,,,\r\n,type,name,label,,stray\r\n,text,a,A,beside,x\r\n,,,,,\r\n,text,b,B,,\r\n"
            + "settings,,,,,\r\n,form_id,,,,\r\n,f,,,,\r\nosm,,,,,\r\n,note to ourselves,,,,\r\n";

        var reading = Open(csv, "form.csv");

        Assert.Equal("f", reading.Instrument!.Name);
        Assert.Equal(["a", "b"], reading.Instrument.Questions.Select(question => question.Name));
        Assert.Equal(["cells without a column name", "stray", ""], reading.Remarks.Select(remark => remark.What));
    }

    [Fact]
    public void Semicolons_part_cells_as_well()
    {
        Assert.Equal("a, b", Open("type;name;label\r\ntext;q;a, b\r\n", "f.csv").Taken.Questions[0].Label.In("en"));
    }

    [Fact]
    public void Fifty_thousand_choices_are_read()
    {
        var choices = "list_name,name,label\r\n" + string.Concat(Enumerable.Range(0, 50_000).Select(at => $"l,c{at},C\r\n"));

        var form = Zip(("survey.csv", "type,name,label\r\nselect_one l,q,Q\r\n"), ("choices.csv", choices)).Taken;

        Assert.Equal(50_000, form.ChoiceLists[0].Choices.Count);
    }

    [Theory]
    [InlineData("surveys", RemarkKind.Stops, "survey", "name it survey")]
    [InlineData("choice", RemarkKind.LeftOut, "choice", "meant to be choices")]
    [InlineData("setting", RemarkKind.LeftOut, "setting", "meant to be settings")]
    public void A_misspelt_sheet_is_told(string name, RemarkKind kind, string sheet, string text)
    {
        var sheets = new List<TableSheet> { Forms.Sheet(name, "type|name|label\ntext|q|Q") };
        if (name != "surveys")
            sheets.Add(Forms.Sheet("survey", "type|name|label\ntext|q|Q"));

        Assert.Contains(XlsForm.Open(new TableWorkbook(sheets), "f").Remarks, remark =>
            remark.Kind == kind && remark.Sheet == sheet && remark.Text.Contains(text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_title_in_another_language_is_written_so_that_other_tools_read_the_form()
    {
        var form = Forms.Read(
            "type|name|label::English (en)|label::Spanish (es)\ntext|q|Q|P",
            settings: "form_title|form_title::Spanish (es)|form_id\nTitle|Título|f"
        );
        using var workbook = new MemoryStream();
        XlsForm.WriteWorkbook(workbook, form);
        workbook.Position = 0;

        var settings = TableReader.Read(workbook, "f.xlsx").Find("settings")!;
        workbook.Position = 0;

        Assert.DoesNotContain(settings.Columns, column => column.Contains("::", StringComparison.Ordinal));
        Assert.Equal("Título", XlsForm.Read(workbook, "f.xlsx").Title.In("es"));
    }

    [Fact]
    public void Settings_of_other_programs_are_left_out_by_name()
    {
        var remarks = Forms
            .Open(
                "type|name|label::English (en)\ntext|q|Q",
                settings: "form_id|submission_url|style|default_language\na b|https://example.org|theme-grid|French (fr)"
            )
            .Remarks;

        Assert.Equal(["form_id", "default_language", "submission_url", "style theme-grid"], remarks.Select(remark => remark.What));
    }

    private static FormReading Open(string csv, string name)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return XlsForm.Open(file, name);
    }

    private static FormReading Zip(params (string Name, string Csv)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, csv) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(csv));
            }
        }
        file.Position = 0;
        return XlsForm.Open(file, "form.zip");
    }
}
