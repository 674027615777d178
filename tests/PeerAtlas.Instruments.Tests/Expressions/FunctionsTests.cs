namespace PeerAtlas.Instruments.Tests.Expressions;

public class FunctionsTests
{
    [Theory]
    [InlineData("floor(2.7)", "2")]
    [InlineData("ceiling(2.1)", "3")]
    [InlineData("floor(-2.1)", "-3")]
    [InlineData("pow(2, 10)", "1024")]
    [InlineData("sqrt(16)", "4")]
    [InlineData("sqrt(-1)", "")]
    [InlineData("round(pi(), 4)", "3.1416")]
    [InlineData("exp10(2)", "100")]
    [InlineData("log10(1000)", "3")]
    [InlineData("string-length(uuid())", "36")]
    [InlineData("string-length(uuid(8))", "8")]
    [InlineData("random() < 1", "true")]
    // Texts.
    [InlineData("normalize-space('  a   b ')", "a b")]
    [InlineData("translate('bar', 'abc', 'AB')", "BAr")]
    [InlineData("substring('12345', 2, 3)", "234")]
    [InlineData("substring('12345', 1.5, 2.6)", "234")]
    [InlineData("substring('12345', 0, 3)", "12")]
    [InlineData("substring('12345', 2)", "2345")]
    [InlineData("substring-before('1999/04', '/')", "1999")]
    [InlineData("substring-after('1999/04', '/')", "04")]
    [InlineData("substring-after('1999', '/')", "")]
    [InlineData("lower-case('ÀB')", "àb")]
    [InlineData("upper-case('ñ')", "Ñ")]
    [InlineData("join(', ', 'a', 'b')", "a, b")]
    [InlineData("boolean-from-string('1')", "true")]
    [InlineData("boolean-from-string('yes')", "false")]
    [InlineData("digest('a', 'SHA-256', 'hex')", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")]
    [InlineData("digest('a', 'MD5')", "DMF1ucDxtqgxw5niaXcmYQ==")]
    [InlineData("checklist(1, 2, true(), false(), true())", "true")]
    [InlineData("checklist(-1, 1, true(), true())", "false")]
    [InlineData("weighted-checklist(3, -1, true(), 2, true(), 1)", "true")]
    // Days and times.
    [InlineData("format-date('2026-03-05', '%Y-%n-%e %b %a')", "2026-3-5 Mar Thu")]
    [InlineData("format-date-time('2026-03-05T14:07', '%d.%m.%y %H:%M:%S %%')", "05.03.26 14:07:00 %")]
    [InlineData("format-date('x', '%Y')", "")]
    [InlineData("decimal-date-time('1970-01-02T12:00')", "1.5")]
    [InlineData("decimal-date-time('1970-01-02T12:00:00.000Z')", "1.5")]
    [InlineData("decimal-time('06:00')", "0.25")]
    [InlineData("decimal-time('18:00:00.000-05:00')", "0.75")]
    [InlineData("date-time('2026-03-05T14:07')", "2026-03-05T14:07:00")]
    [InlineData("date('2026-03-05T14:07')", "2026-03-05")]
    // As other tools have it, where we had it otherwise.
    [InlineData("date('2026-11-01') - '2024-01-01'", "1035")]
    [InlineData("today() - '2020-01-01' > 30", "true")]
    [InlineData("if('2026-11-01' - '2024-01-01' > 30, 'late', 'soon')", "late")]
    [InlineData("number('2024-01-01')", "19723")]
    [InlineData("selected('', '')", "true")]
    [InlineData("selected('a b', '')", "false")]
    [InlineData("substr('abc', -2)", "bc")]
    [InlineData("substr('abc', -2, -1)", "b")]
    [InlineData("substr('abc', -9, 2)", "ab")]
    [InlineData("number('1e3')", "1000")]
    [InlineData("date(date-time('2026-03-05T14:07'))", "2026-03-05")]
    [InlineData("date-time('2026-03-05T14:07') > '2026-03-05'", "true")]
    [InlineData("date-time('2026-03-05T14:07') < date('2026-03-06')", "true")]
    [InlineData("now() = today()", "true")]
    [InlineData("difference-in-months('2026-01-31', '2026-03-30')", "1")]
    [InlineData("difference-in-months('2026-03-31', '2026-01-01')", "-2")]
    [InlineData("add-date('2024-02-29', 1)", "2025-02-28")]
    [InlineData("add-date('2024-01-31', 0, 1, 1)", "2024-03-01")]
    public void A_function_does_what_other_tools_mean_by_it(string expression, string result)
    {
        var form = Forms.Read($"type|name|label|calculation\ncalculate|c||{expression}\ntext|t|T|");

        Assert.Equal(result, form.Answer("t=x").Answers.Text("c"));
    }

    [Fact]
    public void A_label_of_a_choice_is_shown_in_the_readers_language_and_stored_in_the_default_one()
    {
        var form = Forms.Read(
            """
            type                   | name | label::English (en) | label::Spanish (es) | calculation
            select_one yn or_other | q    | Q                   | P                   |
            calculate              | said |                     |                     | jr:choice-name(${q}, '${q}')
            note                   | n    | You said ${said}    | Dijo ${said}        |
            """,
            "list_name|name|label::English (en)|label::Spanish (es)\nyn|y|Yes|Sí"
        );
        var sheet = form.Answer("q=y");

        Assert.Equal(("Yes", "Sí", "Yes"), (sheet.Answers.Text("said"), sheet.CurrentText("said", null, "es"), sheet.CurrentText("said")));
        Assert.Equal("Dijo Sí", sheet.Filled(form.Find("n")!.Label, null, answer => answer).In("es"));
        Assert.Equal("Otro", form.Answer("q=other").CurrentText("said", null, "es"));
    }

    [Fact]
    public void Entries_of_a_repeat_know_their_place_and_are_found_by_it()
    {
        var form = Forms.Read(
            """
            type         | name  | label | calculation
            begin_repeat | jobs  | Jobs  |
            integer      | hours | Hours |
            calculate    | place |       | position(..)
            end_repeat   |       |       |
            calculate    | last  |       | indexed-repeat(${hours}, ${jobs}, count(${jobs}))
            calculate    | none  |       | indexed-repeat(${hours}, ${jobs}, 9)
            calculate    | first |       | ${hours}
            calculate    | all   |       | join(' ', ${hours})
            text         | t     | T     |
            """
        );

        var answers = form.Answer("jobs[0]=1", "jobs[0].hours=20", "jobs[1]=1", "jobs[1].hours=5").Answers;

        Assert.Equal(
            ("2", "5", "", "20", "20 5"),
            (answers.Instances("jobs")[1].Text("place"), answers.Text("last"), answers.Text("none"), answers.Text("first"), answers.Text("all"))
        );
    }

    [Fact]
    public void Entries_of_a_repeat_that_is_not_asked_do_not_count()
    {
        var form = Forms.Read(
            """
            type         | name  | label | relevant   | calculation
            text         | has   | Has   |            |
            begin_repeat | jobs  | Jobs  | ${has} = 'y' |
            integer      | hours | Hours |            |
            end_repeat   |       |       |            |
            calculate    | count |       |            | count(${hours})
            """
        );

        Assert.Equal("0", form.Answer("has=n", "jobs[0]=1", "jobs[0].hours=3").Answers.Text("count"));
        Assert.Equal("1", form.Answer("has=y", "jobs[0]=1", "jobs[0].hours=3").Answers.Text("count"));
    }

    [Fact]
    public void A_choice_has_a_label_and_a_list_has_columns()
    {
        var form = Forms.Read(
            """
            type           | name | label | calculation
            select_one yn  | q    | Q     |
            calculate      | said |       | jr:choice-name(${q}, '${q}')
            calculate      | mark |       | pulldata('yn', 'mark', 'name', ${q})
            calculate      | path |       | instance('yn')/root/item[name = ${q}]/mark
            """,
            "list_name|name|label|mark\nyn|yes|Certainly|+\nyn|no|Never|-"
        );

        var answers = form.Answer("q=no").Answers;

        Assert.Equal(("Never", "-", "-"), (answers.Text("said"), answers.Text("mark"), answers.Text("path")));
    }

    [Fact]
    public void A_point_is_the_answer_also_where_it_decides_about_itself()
    {
        var form = Forms.Read("type|name|label|relevant|required\ntext|a|A|. != 'hide'|\ntext|b|B||not(. = '')\ncalculate|c|||", figures: "");

        Assert.False(form.Answer("a=hide").IsRelevant("a"));
        Assert.True(form.Answer("a=show").IsRelevant("a"));
        Assert.False(form.Answer().IsRequired("b"));
    }

    [Fact]
    public void What_comes_by_chance_or_once_stays_what_it_was()
    {
        var form = Forms.Read("type|name|label|calculation\ncalculate|id||uuid()\ncalculate|first||once(${t})\ntext|t|T|");
        var before = form.Answer("t=one").Answers;

        var after = AnswerSheet.Read(form, Forms.Input("t=two"), Forms.Today, form.Pages[0], before).Answers;

        Assert.Equal(36, before.Text("id").Length);
        Assert.Equal((before.Text("id"), "one", "two"), (after.Text("id"), after.Text("first"), after.Text("t")));
    }
}
