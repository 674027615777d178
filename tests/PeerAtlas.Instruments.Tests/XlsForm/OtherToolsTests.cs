using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

/// <summary>What forms hold that were written for other programs, taken as it is meant there.</summary>
public class OtherToolsTests
{
    [Fact]
    public void A_path_leads_to_its_item_where_another_one_is_named_as_that_is_here()
    {
        var reading = Forms.Open(
            """
            type        | name     | label | default | calculation
            begin_group | client   | C     |         |
            text        | phone    | P     |         |
            end_group   |          |       |         |
            begin_group | helper   | H     |         |
            text        | phone    | P     |         |
            end_group   |          |       |         |
            calculate   | helper_phone |   |         | ../helper/phone
            calculate   | said     |       |         | concat(../helper/phone, ' ', ${helper_phone}, ' ', ${client}/phone)
            """
        );

        var sheet = reading.Taken.Answer("phone=1", "helper_phone=2");

        Assert.Equal("2", sheet.Answers.Text("helper_phone_2"));
        Assert.Equal("2 2 1", sheet.Answers.Text("said"));
    }

    [Theory]
    [InlineData("coalesce(${first}, ${q})")]
    [InlineData("coalesce(../first, ../q)")]
    public void A_calculation_that_names_its_own_question_means_what_the_value_was(string typed)
    {
        var reading = Forms.Open($"type|name|label|calculation\ntext|q|Q|\ncalculate|first||{typed}");

        Assert.Contains("what the value was before", Assert.Single(reading.Remarks).Text, StringComparison.Ordinal);
        Assert.Equal("coalesce(., ${q})", ((Question)reading.Taken.Find("first")!).Calculation!.Text);
        Assert.Equal("new", reading.Taken.Answer("q=new").Answers.Text("first"));
    }

    [Fact]
    public void A_condition_that_names_its_own_question_still_goes_in_a_circle() =>
        Assert.Contains("circle", Assert.Single(Forms.Refused("type|name|label|relevant\ntext|q|Q|${q} = ''")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("text audit", "Nothing is kept")]
    [InlineData("audio audit", "Nothing is kept")]
    [InlineData("speed violations count", "Nothing is kept")]
    [InlineData("sensor_statistic mean_light_level", "Nothing is kept")]
    [InlineData("sensor_stream pct_conversation", "Nothing is kept")]
    [InlineData("devicephonenum", "Nothing is kept")]
    [InlineData("simid", "Nothing is kept")]
    [InlineData("caseid", "another program")]
    [InlineData("comments", "another program")]
    public void What_watches_who_asks_and_what_another_program_fills_is_left_out(string type, string effect)
    {
        var reading = Forms.Open($"type|name|label|relevant\n{type}|x||\ntext|q|Q|${{x}} = ''");

        Assert.Contains(reading.Remarks, remark =>
            remark.Kind == RemarkKind.LeftOut && remark.What == "type " + type && remark.Text.Contains(effect, StringComparison.Ordinal)
        );
        Assert.Equal(["q"], reading.Taken.Questions.Select(question => question.Name));
    }

    [Fact]
    public void A_value_that_is_worked_out_at_its_place_is_worked_out_whenever_its_answers_change()
    {
        var reading = Forms.Open("type|name|label|calculation\ninteger|q|Q|\ncalculate_here|twice||${q} * 2");

        Assert.Equal((RemarkKind.Changed, "type calculate_here"), Assert.Single(reading.Remarks) is var remark ? (remark.Kind, remark.What) : default);
        Assert.Equal("6", reading.Taken.Answer("q=3").Answers.Text("twice"));
    }

    [Theory]
    [InlineData("regex(tags, concat('.*', ${area}, '.*'))", "north", true)]
    [InlineData("regex(tags, concat('.*', ${area}, '.*'))", "west", false)]
    [InlineData("regex(${area}, pattern)", "north", true)]
    [InlineData("regex(${area}, pattern)", "south", false)]
    // What is no pattern, or one that would take long to read, never matches.
    [InlineData("regex(tags, ${area})", "(", false)]
    [InlineData("regex(tags, ${area})", ".*(?=n).*", false)]
    [InlineData("regex(tags, ${area})", "((((.{90}){90}){90}){90}){0,90}", false)]
    public void A_pattern_may_be_worked_out(string filter, string area, bool isOffered)
    {
        var form = Forms.Read(
            $"type|name|label|choice_filter\ntext|area|A|\nselect_one l|q|Q|{filter}",
            "list_name|name|label|tags|pattern\nl|a|A|far north|n.*"
        );

        Assert.Equal(isOffered, form.Answer("area=" + area).IsRelevant("q"));
        Assert.False(PageLogic.Of(form, Assert.Single(form.Pages))?.Filters((Question)form.Find("q")!) ?? false);
    }

    [Fact]
    public void Each_choice_may_have_a_pattern_of_its_own()
    {
        var choices = string.Concat(Enumerable.Range(0, 1_500).Select(at => $"l|c{at}|C|{at}|x{at}[a-z]\n"));
        var form = Forms.Read(
            "type|name|label|choice_filter\ntext|t|T|\nselect_one l|q|Q|regex(${t}, pattern)",
            "list_name|name|label|tags|pattern\n" + choices
        );

        Assert.Equal("c1400", form.Answer("t=x1400b", "q=c1400").Answers.Text("q"));
        Assert.False(form.Answer("t=x1400").IsRelevant("q"));
    }

    [Theory]
    [InlineData("calculation", "concat('a', ${instanceID})", RemarkKind.Changed)]
    [InlineData("constraint", ". != ${instanceName}", RemarkKind.Changed)]
    [InlineData("hint", "Yours: ${instanceID}", RemarkKind.Changed)]
    [InlineData("relevant", "${instanceID} != ''", RemarkKind.NotUnderstood)]
    [InlineData("calculation", "concat('a', ${nothing})", RemarkKind.NotUnderstood)]
    public void What_other_programs_know_of_a_response_counts_as_not_answered_unless_it_decides(string column, string typed, RemarkKind kind)
    {
        var reading = Forms.Open($"type|name|label|{column}\ntext|q|Q|{typed}");

        Assert.Contains(reading.Remarks, remark => remark.Kind == kind && remark.What == column);
        Assert.NotNull(reading.Instrument);
    }

    [Theory]
    [InlineData("jr:choice-name(${q}, ${q})", "Yes")]
    [InlineData("jr:choice-name(${q}, \"${q}\")", "Yes")]
    [InlineData("jr:choice-name(${q}, '/data/q')", "Yes")]
    [InlineData("jr:choice-name(selected-at(${q}, 0), '../q')", "Yes")]
    // As in other tools, what has no choices has no label of one.
    [InlineData("jr:choice-name(${t}, '${t}')", "")]
    public void The_label_of_a_choice_is_found_however_its_question_is_written(string typed, string said)
    {
        var reading = Forms.Open($"type|name|label|calculation\nselect_one l|q|Q|\ntext|t|T|\ncalculate|said||{typed}", "list_name|name|label\nl|y|Yes");

        Assert.Equal(said.Length == 0, reading.Remarks.Count > 0);
        Assert.Equal(said, reading.Taken.Answer("q=y", "t=y").Answers.Text("said"));
    }

    [Theory]
    [InlineData("choice_filter", "instance('summary')/context/kind = kind or kind = 'both'")]
    [InlineData("relevant", "instance(\"summary\")/context/kind = ''")]
    public void What_another_program_keeps_counts_as_not_answered(string column, string typed)
    {
        var reading = Forms.Open($"type|name|label|{column}\nselect_one l|q|Q|{typed}", "list_name|name|label|kind\nl|a|A|both\nl|b|B|one");

        var remark = Assert.Single(reading.Remarks, remark => remark.What == column);
        Assert.Equal(RemarkKind.Changed, remark.Kind);
        Assert.Contains("another program keeps", remark.Text, StringComparison.Ordinal);
        Assert.True(reading.Taken.Answer("q=a").IsRelevant("q"));
    }

    [Fact]
    public void A_question_whose_outer_list_is_not_there_is_left_out()
    {
        var reading = Forms.Open("type|name|label|choice_filter\nselect_one_external towns|q|Q|region = 'n'\ntext|t|T|");

        Assert.Contains(reading.Remarks, remark =>
            remark.Kind == RemarkKind.LeftOut && remark.Text.Contains("its list towns is not there", StringComparison.Ordinal)
        );
        Assert.Equal(["t"], reading.Taken.Questions.Select(question => question.Name));
        Assert.NotEmpty(Forms.Refused("type|name|label\nselect_one towns|q|Q\ntext|t|T"));
        Assert.Equal(["t"], Forms.Read("type|name|label\nselect_one towns|q|Q\ntext|t|T").Questions.Select(question => question.Name));
    }

    [Fact]
    public void A_list_of_external_choices_is_another_than_the_list_of_its_name()
    {
        var workbook = Forms.Workbook(
            "type|name|label|choice_filter\nselect_one towns|q|Q|\nselect_one_external towns|x|X|region = ${q}",
            "list_name|name|label\ntowns|n|North\ntowns|s|South"
        );
        var reading = XlsForm.Open(
            new TableWorkbook([.. workbook.Sheets, Forms.Sheet("external_choices", "list_name|name|label|region\ntowns|a|A|n\ntowns|b|B|s")]),
            "form"
        );

        Assert.Empty(reading.Remarks);
        Assert.Equal([2, 2], reading.Taken.ChoiceLists.Select(list => list.Choices.Count));
        Assert.Equal("a", reading.Taken.Answer("q=n", "x=a").Answers.Text("x"));
        var town = (Question)reading.Taken.Find("x")!;
        Assert.Equal("region = ${q}", town.ChoiceFilter?.Text);
        Assert.Equal("n", reading.Taken.ChoiceLists.Single(list => list.Name == town.ListName).Choices[0].Columns["region"]);
        Assert.Equal(["a"], reading.Taken.Answer("q=n").ChoicesOf(town).Select(choice => choice.Name));
    }

    [Fact]
    public void What_is_looked_up_by_a_column_that_is_not_there_is_empty()
    {
        var form = Forms.Read(
            "type|name|label|calculation\nselect_one l|q|Q|\ntext|t|T|\ncalculate|c||pulldata('l', 'label', 'nowhere', ${t})",
            "list_name|name|label\nl|a|A\nl|b|B"
        );

        Assert.Equal("", form.Answer("t=").Answers.Text("c"));
        Assert.Equal("", form.Answer("t=a").Answers.Text("c"));
    }

    [Fact]
    public void A_question_that_only_shows_labels_is_shown_whatever_its_filter()
    {
        var form = Forms.Read(
            "type|name|label|appearance|choice_filter\nselect_one l|q|Q|label|name = 'nobody'\ntext|t|T||",
            "list_name|name|label\nl|a|A\nl|b|B"
        );

        Assert.True(form.Answer("t=x").IsRelevant("q"));
    }

    [Theory]
    [InlineData("09:00")]
    [InlineData("09:00:00")]
    public void A_time_is_written_with_seconds_which_other_tools_want_and_kept_without(string typed)
    {
        var form = Forms.Read($"type|name|label|default\ntime|t|T|{typed}");
        using var workbook = new MemoryStream();
        XlsForm.WriteWorkbook(workbook, form);

        using var sheets = new MemoryStream(workbook.ToArray());
        Assert.Equal("09:00:00", TableReader.Read(sheets, "form.xlsx").Find("survey")!.Rows[0]["default"]);
        sheets.Position = 0;
        Assert.Equal("09:00", ((Question)XlsForm.Read(sheets, "form.xlsx").Find("t")!).Default);
    }

    [Theory]
    [InlineData("format-date(today(), '%d/%m/%Y')", "22/11/2026")]
    [InlineData("concat('Traced by SMS/Phone ', '')", "Traced by SMS/Phone ")]
    public void A_text_with_a_slash_is_no_path_and_nothing_is_told_of_it(string typed, string value)
    {
        var reading = Forms.Open($"type|name|label|calculation\ntext|q|Q|\ncalculate|c||{typed}");

        Assert.Empty(reading.Remarks);
        Assert.Equal(value, reading.Taken.Answer("q=a").Answers.Text("c"));
    }
}
