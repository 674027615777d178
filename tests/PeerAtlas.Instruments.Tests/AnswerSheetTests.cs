using System.Text.Json;

namespace PeerAtlas.Instruments.Tests;

public class AnswerSheetTests
{
    private const string Choices = """
        list_name | name | label
        role      | cps  | Certified peer specialist
        role      | pw   | Peer worker
        kind      | a    | A
        kind      | b    | B
        kind      | c    | C
        """;

    private static readonly Instrument Form = Forms.Read(
        """
        type                          | name   | label | required | relevant        | constraint       | constraint_message::English (en) | constraint_message::Spanish (es) | calculation           | default
        begin_group                   | one    | One   |          |                 |                  |                                  |                                  |                       |
        select_one role or_other      | role   | Role  | yes      |                 |                  |                                  |                                  |                       |
        integer                       | hours  | Hours | yes      | ${role} = 'cps' | . > 0 and . <= 80 | Enter 1 to 80.                   | Escriba de 1 a 80.               |                       | 20
        calculate                     | year   |       |          | ${role} = 'cps' |                  |                                  |                                  | ${hours} * 52         |
        end_group                     |        |       |          |                 |                  |                                  |                                  |                       |
        begin_group                   | two    | Two   |          |                 |                  |                                  |                                  |                       |
        select_multiple kind or_other | kinds  | Kinds |          |                 |                  |                                  |                                  |                       |
        decimal                       | pay    | Pay   |          |                 |                  |                                  |                                  |                       |
        date                          | start  | Start |          |                 | . <= today()     |                                  |                                  |                       |
        text                          | note   | Note  |          | ${pay} < 10     |                  |                                  |                                  |                       |
        end_group                     |        |       |          |                 |                  |                                  |                                  |                       |
        """,
        Choices
    );

    [Fact]
    public void A_good_answer_is_complete_and_keeps_its_values()
    {
        var sheet = Form.Answer("role=cps", "hours=40", "kinds=c", "kinds=a", "pay=11.25", "start=2026-01-31");

        Assert.Empty(sheet.Errors);
        Assert.True(sheet.IsComplete);
        Assert.Equal("""{"role":"cps","hours":40,"year":2080,"kinds":["a","c"],"pay":11.25,"start":"2026-01-31"}""", sheet.CompletedAnswers.ToJson());
        Assert.Equal(new DateOnly(2026, 1, 31), sheet.Answers.Date("start"));
        Assert.Equal(11.25, sheet.Answers.Number("pay"));
        Assert.Equal(["a", "c"], sheet.Answers.Choices("kinds"));
    }

    [Theory]
    [InlineData("role=", "role", AnswerErrorKind.Required, "Answer this question.")]
    [InlineData("role=boss", "role", AnswerErrorKind.UnknownChoice, "Choose from the list.")]
    [InlineData("hours=many", "hours", AnswerErrorKind.NotANumber, "Enter a number, for example 12 or 12.5.")]
    [InlineData("hours=12.5", "hours", AnswerErrorKind.NotWhole, "Enter a whole number, for example 12.")]
    [InlineData("hours=0", "hours", AnswerErrorKind.Constraint, "Enter 1 to 80.")]
    [InlineData("hours=1234567890123456", "hours", AnswerErrorKind.OutOfRange, "The number is too large. Enter at most 15 digits.")]
    [InlineData("pay=1e3", "pay", AnswerErrorKind.NotANumber, "Enter a number, for example 12 or 12.5.")]
    [InlineData("pay=NaN", "pay", AnswerErrorKind.NotANumber, "Enter a number, for example 12 or 12.5.")]
    [InlineData("start=2026-02-30", "start", AnswerErrorKind.NotADate, "Enter a date, for example 2026-03-31.")]
    [InlineData("start=2026-12-01", "start", AnswerErrorKind.Constraint, "Check this answer. It does not fit with what the question asks.")]
    [InlineData("kinds=z", "kinds", AnswerErrorKind.UnknownChoice, "Choose from the list.")]
    public void A_bad_answer_is_told_with_its_reason(string field, string name, AnswerErrorKind kind, string message)
    {
        var good = new[] { "role=cps", "hours=40" }.Where(other => !other.StartsWith(name, StringComparison.Ordinal));
        var error = Form.Answer([.. good, field]).Errors.First(problem => problem.Name == name);

        Assert.Equal((kind, message), (error.Kind, error.Message.In("en")));
    }

    [Fact]
    public void A_message_comes_in_the_respondents_language()
    {
        var error = Form.Answer("role=cps", "hours=99").Errors.Single();

        Assert.Equal("Escriba de 1 a 80.", error.Message.In("es-MX"));
    }

    [Fact]
    public void What_is_not_asked_is_neither_required_nor_checked_nor_kept_at_the_end()
    {
        var sheet = Form.Answer("role=pw", "hours=999", "note=too low", "pay=12");

        Assert.True(sheet.IsComplete);
        Assert.False(sheet.IsRelevant("hours"));
        Assert.Equal("""{"role":"pw","pay":12}""", sheet.CompletedAnswers.ToJson());
        Assert.Equal(999, sheet.Answers.Number("hours"));
        Assert.Equal("too low", sheet.Answers.Text("note"));
    }

    [Fact]
    public void The_text_of_other_is_kept_only_when_other_is_chosen()
    {
        Assert.Equal("""{"role":"other","role_other":"coach"}""", Form.Answer("role=other", "role_other=coach").CompletedAnswers.ToJson());
        Assert.Equal("""{"role":"pw"}""", Form.Answer("role=pw", "role_other=coach").CompletedAnswers.ToJson());
        Assert.Equal(
            """{"role":"pw","kinds":["b","other"],"kinds_other":"d"}""",
            Form.Answer("role=pw", "kinds=other", "kinds=b", "kinds_other=d").CompletedAnswers.ToJson()
        );
    }

    [Fact]
    public void A_page_changes_its_own_answers_and_no_others()
    {
        var first = AnswerSheet.Read(Form, Forms.Input("role=cps", "hours=40", "pay=99"), Forms.Today, Form.Pages[0]);
        var second = AnswerSheet.Read(Form, Forms.Input("role=pw", "pay=15", "kinds=a"), Forms.Today, Form.Pages[1], first.Answers);

        Assert.Equal("""{"role":"cps","hours":40,"year":2080}""", first.Answers.ToJson());
        Assert.Equal("""{"role":"cps","hours":40,"year":2080,"kinds":["a"],"pay":15}""", second.Answers.ToJson());
    }

    [Fact]
    public void The_errors_of_a_page_are_its_own()
    {
        var sheet = Form.Answer("role=cps", "hours=0", "pay=x");

        Assert.Equal(["hours"], sheet.ErrorsOn(Form.Pages[0]).Select(error => error.Name));
        Assert.Equal(["pay"], sheet.ErrorsOn(Form.Pages[1]).Select(error => error.Name));
    }

    [Fact]
    public void Stored_answers_are_held_against_the_form_again()
    {
        var stored = Answers.FromJson("""{"role":"boss","hours":"x","kinds":["a","zz"],"pay":12.5,"stranger":1,"start":[{"a":1}]}""");
        var sheet = AnswerSheet.Of(Form, stored, Forms.Today);

        Assert.Equal(["role", "kinds"], sheet.Errors.Select(error => error.Name));
        Assert.Equal(12.5, sheet.Answers.Number("pay"));
        Assert.False(sheet.Answers.Has("stranger"));
    }

    [Fact]
    public void What_was_typed_comes_back_to_the_field()
    {
        var sheet = Form.Answer("role=cps", "hours=forty", "kinds=b", "kinds=a");

        Assert.Equal(["forty"], sheet.FieldValues("hours"));
        Assert.Equal(["a", "b"], sheet.FieldValues("kinds"));
        Assert.Empty(sheet.FieldValues("pay"));
        Assert.Empty(sheet.FieldValues("no_such"));
        Assert.False(sheet.Answers.Has("hours"));
    }

    [Fact]
    public void Defaults_stand_in_a_new_response()
    {
        var sheet = AnswerSheet.Begin(Form, Forms.Today);

        Assert.Equal(["20"], sheet.FieldValues("hours"));
        Assert.False(sheet.IsRelevant("hours"));
    }

    [Fact]
    public void A_page_of_which_nothing_is_asked_is_not_shown()
    {
        var form = Forms.Read(
            """
            type         | name   | label | relevant   | calculation
            integer      | a      | A     |            |
            begin_group  | g      | G     |            |
            text         | b      | B     | ${a} > 1   |
            calculate    | double |       |            | ${a} * 2
            end_group    |        |       |            |
            begin_repeat | r      | R     | ${a} > 2   |
            text         | c      | C     |            |
            end_repeat   |        |       |            |
            """
        );

        Assert.Equal([true, false, false], form.Pages.Select(page => form.Answer("a=1").IsShown(page)));
        Assert.Equal([true, true, false], form.Pages.Select(page => form.Answer("a=2").IsShown(page)));
        Assert.Equal([true, true, true], form.Pages.Select(page => form.Answer("a=3").IsShown(page)));
    }

    [Fact]
    public void Required_may_depend_on_another_answer()
    {
        var form = Forms.Read("type|name|label|required|required_message\ninteger|a|A||\ntext|b|B|${a} > 1|Say which.");

        Assert.True(form.Answer("a=1").IsComplete);
        Assert.False(form.Answer("a=1").IsRequired("b"));
        Assert.True(form.Answer("a=2").IsRequired("b"));
        Assert.Equal("Say which.", form.Answer("a=2").Errors.Single().Message.In("en"));
    }

    [Theory]
    [InlineData("1,250", 1250.0)]
    [InlineData(" 12 ", 12.0)]
    [InlineData("-3", -3.0)]
    [InlineData("12.0", 12.0)]
    [InlineData("1,25", null)]
    [InlineData("$12", null)]
    [InlineData("１２", null)]
    public void Numbers_are_read_as_people_write_them(string text, double? expected) =>
        Assert.Equal(expected, Forms.Read("type|name|label\ninteger|n|N").Answer("n=" + text).Answers.Number("n"));

    [Fact]
    public void American_dates_are_read_too() => Assert.Equal("2026-03-01", Form.Answer("start=3/1/2026").Answers.Text("start"));

    [Fact]
    public void Texts_keep_their_lines_and_lose_what_is_no_text()
    {
        var form = Forms.Read("type|name|label|appearance\ntext|t|T|multiline\ntext|s|S|");

        Assert.Equal("a\nb\uFFFD", form.Answer("t= a\r\nb\0\u0007\uD800 ").Answers.Text("t"));
        Assert.Equal(AnswerErrorKind.TooLong, form.Answer("s=" + new string('x', 1_001)).Errors.Single().Kind);
        Assert.Equal(AnswerErrorKind.TooLong, form.Answer("t=" + new string('x', 1_000_000)).Errors.Single().Kind);
        Assert.Empty(form.Answer("t=" + new string('x', 10_000)).Errors);
    }

    [Fact]
    public void A_repeat_is_asked_for_each_instance()
    {
        var form = Forms.Read(
            """
            type         | name  | label | required | relevant        | constraint            | calculation
            begin_repeat | jobs  | Jobs  |          |                 |                       |
            text         | place | Place | yes      |                 |                       |
            integer      | hours | Hours |          | ${place} != ''  | . <= 80               |
            calculate    | year  |       |          |                 |                       | ${hours} * 52
            end_repeat   |       |       |          |                 |                       |
            calculate    | total |       |          |                 |                       | sum(${hours})
            note         | busy  | Busy  |          | ${total} > 60   |                       |
            """
        );
        var sheet = form.Answer(
            "jobs[0]=1",
            "jobs[0].place=A",
            "jobs[0].hours=30",
            "jobs[1]=1",
            "jobs[1].hours=99",
            "jobs[2]=1",
            "jobs[2].place=C",
            "jobs[2].hours=81"
        );

        Assert.Equal(3, sheet.Entries("jobs").Count);
        Assert.Equal(
            [("place", 1, AnswerErrorKind.Required), ("hours", 2, AnswerErrorKind.Constraint)],
            sheet.Errors.Select(error => (error.Name, error.Entry!.Place, error.Kind))
        );
        Assert.Equal(111, sheet.Answers.Number("total"));
        Assert.True(sheet.IsRelevant("busy"));
        Assert.False(sheet.IsRelevant("hours", new("jobs", 1)));
        Assert.Equal(
            """{"jobs":[{"place":"A","hours":30,"year":1560},{},{"place":"C","hours":81,"year":4212}],"total":111}""",
            sheet.CompletedAnswers.ToJson()
        );
        Assert.Equal(sheet.Answers, AnswerSheet.Of(form, sheet.Answers, Forms.Today).Answers);
        Assert.Equal(["99"], sheet.FieldValues("hours", new("jobs", 1)));
    }

    [Fact]
    public void A_repeat_has_an_end()
    {
        var form = Forms.Read("type|name|label\nbegin_repeat|r|R\ntext|q|Q\nend_repeat||");

        Assert.Equal(Repeat.MaxInstances, AnswerSheet.Read(form, _ => ["x"], Forms.Today).Entries("r").Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":{}}")]
    [InlineData("{\"a\":[1]}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":[{\"b\":[{\"c\":[{\"d\":[{\"e\":[{\"f\":[{}]}]}]}]}]}]}")]
    public void Json_that_is_not_answers_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Answers.FromJson(json));

    [Fact]
    public void Answers_are_equal_whatever_their_order()
    {
        var left = Answers.FromJson("""{"a":"x","b":[{"c":1}],"d":["p","q"]}""");

        Assert.Equal(left, Answers.FromJson("""{"d":["p","q"],"b":[{"c":1}],"a":"x"}"""));
        Assert.NotEqual(left, Answers.FromJson("""{"d":["q","p"],"b":[{"c":1}],"a":"x"}"""));
        Assert.NotEqual(left, Answers.FromJson("""{"d":["p","q"],"b":[{"c":2}],"a":"x"}"""));
    }

    [Theory]
    [InlineData("integer", "17.4 + 0", "17")]
    [InlineData("integer", "-1.9 + 0", "-1")]
    [InlineData("integer", "'no number'", "")]
    [InlineData("decimal", "17.4 + 0", "17.4")]
    [InlineData("date", "today() + 30", "2026-12-22")]
    [InlineData("date", "'2026-02-30'", "")]
    [InlineData("dateTime", "date-time(today() + 1)", "2026-11-23T00:00:00")]
    [InlineData("dateTime", "'2026-11-30T14:30'", "2026-11-30T14:30:00")]
    [InlineData("calculate", "17.4 + 0", "17.4")]
    public void What_is_worked_out_is_of_the_type_that_the_question_asks_for(string type, string calculation, string value)
    {
        var form = Forms.Open($"type|name|label|relevant|calculation\n{type}|made|Made||{calculation}\ntext|more|More|${{made}} = 17|").Taken;

        var sheet = form.Answer();

        Assert.Equal(value, sheet.Answers.Text("made"));
        Assert.Equal(value == "17", sheet.IsRelevant("more"));
    }

    [Theory]
    [InlineData("b c", true)]
    [InlineData("c b", true)]
    [InlineData("b", false)]
    [InlineData("b b", false)]
    [InlineData("a b c", true)]
    [InlineData("", false)]
    public void Of_choices_that_are_filtered_all_that_are_offered_are_put_in_order(string order, bool isGood)
    {
        var form = Forms
            .Open(
                "type|name|label|required|choice_filter\nselect_multiple l|many|Which?||\nrank l|order|In order|yes|selected(${many}, name)",
                "list_name|name|label\nl|a|A\nl|b|B\nl|c|C"
            )
            .Taken;

        var sheet = form.Answer(["many=b", "many=c", .. order.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(choice => "order=" + choice)]);

        Assert.Equal(isGood, sheet.IsComplete);
    }

    [Fact]
    public void A_default_day_as_it_is_typed_in_a_spreadsheet_is_that_day() =>
        Assert.Equal("2026-01-31", AnswerSheet.Begin(Forms.Open("type|name|label|default\ndate|made|Made|01/31/2026").Taken, Forms.Today).Answers.Text("made"));

    [Theory]
    [InlineData("integer", "1 + 1.5", "2")]
    [InlineData("date", "today() - 1", "2026-11-21")]
    [InlineData("dateTime", "now()", "2026-11-22T00:00:00")]
    [InlineData("dateTime", "today()", "2026-11-22T00:00:00")]
    public void A_default_that_is_worked_out_is_of_the_type_that_the_question_asks_for(string type, string start, string value) =>
        Assert.Equal(value, AnswerSheet.Begin(Forms.Open($"type|name|label|default\n{type}|made|Made|{start}").Taken, Forms.Today).Answers.Text("made"));
}
