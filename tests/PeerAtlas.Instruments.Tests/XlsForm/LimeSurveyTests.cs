using System.Text;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

public class LimeSurveyTests
{
    /// <summary>A survey as version 3 writes it, one row for each language, with a question of every kind.</summary>
    private static readonly string Old = Survey(
        "<surveys><rows><row><sid>9</sid><language>en</language><additional_languages>es</additional_languages></row></rows></surveys>"
            + Table("surveys_languagesettings", "surveyls_language", "en", "surveyls_title", "Staff", "surveyls_welcometext", "Hello")
            + Rows(
                "groups",
                ["gid", "group_name", "description", "group_order", "language", "grelevance"],
                ["1", "People", "", "1", "en", ""],
                ["1", "Personas", "", "1", "es", ""],
                ["2", "More", "About {peers}", "2", "en", "peers.NAOK > 0"]
            )
            + Rows(
                "questions",
                ["qid", "parent_qid", "gid", "type", "title", "question", "question_order", "language", "other", "mandatory", "relevance", "preg", "help"],
                ["10", "0", "1", "N", "peers", "<p>How <b>many</b> peers?</p>", "1", "en", "N", "Y", "1", "", "Count people."],
                ["10", "0", "1", "N", "peers", "¿Cuántos?", "1", "es", "N", "Y", "1", "", ""],
                ["11", "0", "1", "L", "kind", "Kind", "2", "en", "Y", "N", "1", "", ""],
                ["12", "0", "1", "!", "state", "State", "3", "en", "N", "N", "kind.NAOK == \"-oth-\"", "", ""],
                ["13", "0", "1", "M", "how", "How", "4", "en", "Y", "N", "9X1X11.NAOK != 'A1' and !is_empty(9X1X10.NAOK)", "", ""],
                ["14", "0", "2", "F", "rate", "Rate", "5", "en", "N", "Y", "how_SQ1.NAOK == \"Y\"", "", ""],
                ["15", "0", "2", "Y", "yes", "Yes?", "6", "en", "N", "N", "count(how_SQ1.NAOK, how_SQ2.NAOK) > 1", "", ""],
                ["16", "0", "2", "S", "zip", "Zip", "7", "en", "N", "N", "yes.NAOK == \"Y\"", "/^[0-9]{5}$/", ""],
                [
                    "17",
                    "0",
                    "2",
                    "R",
                    "order",
                    "Order",
                    "8",
                    "en",
                    "N",
                    "N",
                    "order_1.NAOK == 'x'".Replace("order_1", "peers", StringComparison.Ordinal),
                    "",
                    "",
                ],
                ["18", "0", "2", "*", "twice", "{peers * 2}", "9", "en", "N", "N", "1", "", ""],
                ["19", "0", "2", "X", "told", "You said {kind.shown} and {twice}.", "10", "en", "N", "N", "1", "", ""],
                ["20", "0", "2", "K", "hours", "Hours", "11", "en", "N", "N", "1", "", ""],
                ["21", "0", "2", "1", "two", "Two", "12", "en", "N", "N", "1", "", ""],
                ["22", "0", "2", ";", "texts", "Texts", "13", "en", "N", "N", "1", "", ""],
                ["23", "0", "2", "D", "day", "Day", "14", "en", "N", "N", "1", "", ""],
                ["24", "0", "2", "T", "secret", "Secret", "15", "en", "N", "N", "1", "", ""],
                ["25", "0", "2", "|", "file", "File", "16", "en", "N", "N", "1", "", ""]
            )
            + Rows(
                "subquestions",
                ["qid", "parent_qid", "gid", "title", "question", "question_order", "language", "scale_id"],
                ["31", "13", "1", "SQ1", "Mail", "1", "en", "0"],
                ["32", "13", "1", "SQ2", "Phone", "2", "en", "0"],
                ["33", "14", "2", "SQ1", "Mail", "1", "en", "0"],
                ["34", "14", "2", "SQ2", "Phone", "2", "en", "0"],
                ["35", "20", "2", "a", "Day", "1", "en", "0"],
                ["36", "21", "2", "a", "Row", "1", "en", "0"],
                ["37", "22", "2", "r", "Row", "1", "en", "0"],
                ["38", "22", "2", "c", "Column", "2", "en", "1"]
            )
            + Rows(
                "answers",
                ["qid", "code", "answer", "sortorder", "language", "scale_id"],
                ["11", "A2", "Big", "2", "en", "0"],
                ["11", "A1", "Small", "1", "en", "0"],
                ["11", "A1", "Pequeño", "1", "es", "0"],
                ["12", "NY", "New York", "1", "en", "0"],
                ["14", "1", "Bad", "1", "en", "0"],
                ["14", "2", "Good", "2", "en", "0"],
                ["17", "x", "X", "1", "en", "0"],
                ["17", "y", "Y", "2", "en", "0"],
                ["21", "l", "Left", "1", "en", "0"],
                ["21", "r", "Right", "1", "en", "1"]
            )
            + Rows(
                "question_attributes",
                ["qid", "attribute", "value"],
                ["10", "num_value_int_only", "1"],
                ["10", "max_num_value_n", "500"],
                ["13", "exclude_all_others", "SQ2"],
                ["14", "array_filter", "how"],
                ["16", "em_validation_q", "zip != '00000'"],
                ["10", "suffix", "people"],
                ["20", "em_validation_sq", "this < 25"],
                ["20", "slider_layout", "1"],
                ["20", "slider_min", "2"],
                ["24", "hidden", "1"],
                ["11", "random_order", "1"]
            )
            + Rows("quota", ["id", "qlimit"], ["1", "10"])
    );

    [Fact]
    public void A_survey_of_LimeSurvey_is_read_with_its_languages_and_what_is_left_out()
    {
        var reading = Open(Old);

        Assert.Equal(
            ["calculation", "quota", "random_order", "suffix", "the welcome text", "type file"],
            reading.Remarks.Where(remark => remark.Kind == RemarkKind.LeftOut).Select(remark => remark.What).Order(StringComparer.Ordinal)
        );
        var form = reading.Taken;
        Assert.Equal(("Staff", "en", 2), (form.Title.In("en"), form.DefaultLanguage.Code, form.Pages.Count));
        Assert.Equal(("How <b>many</b> peers?", "¿Cuántos?"), (form.Find("peers")!.Label.In("en"), form.Find("peers")!.Label.In("es")));
        Assert.Equal(["A1", "A2", "other"], form.ChoicesOf((Question)form.Find("kind")!).Select(choice => choice.Name));
        Assert.Equal("Pequeño", form.ChoicesOf((Question)form.Find("kind")!)[0].Label.In("es"));
        Assert.Equal("You said ${shown_1} and ${twice}.", form.Find("told")!.Label.In("en"));
        Assert.Equal("About ${peers}", form.Find("group_2")!.Hint.In("en"));
        Assert.Equal(["two_a_0", "two_a_1"], ((Group)form.Find("two")!).Nodes.Select(node => node.Name));
        Assert.Equal("Row – Column", form.Find("texts_r_c")!.Label.In("en"));
        Assert.Equal(QuestionType.Calculate, ((Question)form.Find("secret")!).Type);
    }

    [Fact]
    public void It_asks_what_LimeSurvey_would_ask()
    {
        var form = Open(Old).Taken;

        var sheet = form.Answer("peers=3", "kind=other", "kind_other=Huge", "how=SQ1", "hours_a=30", "rate_SQ1=2", "zip=123");

        Assert.True(sheet.IsRelevant("state"));
        Assert.True(sheet.IsRelevant("rate_SQ1"));
        Assert.False(sheet.IsRelevant("rate_SQ2"));
        Assert.False(sheet.IsRelevant("yes"));
        Assert.Equal(("6", "Other"), (sheet.Answers.Text("twice"), sheet.CurrentText("shown_1")));
        Assert.Contains(form.Answer("peers=1", "hours_a=1").Errors, error => error.Name == "hours_a");
        Assert.Equal(["hours_a"], sheet.Errors.Select(error => error.Name));
        Assert.Equal("how", form.Answer("peers=1", "how=SQ1", "how=SQ2").Errors[0].Name);
        Assert.False(form.Answer("peers=0").IsRelevant("group_2"));
        Assert.False(form.Answer("peers=1", "kind=A1").IsRelevant("how"));
        Assert.Equal(["peers"], form.Answer("peers=501").Errors.Select(error => error.Name));
        Assert.Equal(
            ["zip"],
            form.Answer("peers=1", "how=SQ1", "how=SQ2", "yes=Y", "zip=123").Errors.Select(error => error.Name).Except(["how", "rate_SQ1", "rate_SQ2"])
        );
    }

    [Fact]
    public void Texts_that_stand_in_tables_of_their_own_are_read_too()
    {
        var form = Open(
            Survey(
                Table("surveys", "sid", "9", "language", "fr")
                    + Rows("groups", ["gid", "group_order"], ["1", "1"])
                    + Rows("group_l10ns", ["gid", "group_name", "language"], ["1", "Un", "fr"])
                    + Rows(
                        "questions",
                        ["qid", "gid", "type", "title", "question_order", "mandatory"],
                        ["10", "1", "L", "q", "1", "S"],
                        ["11", "1", "P", "p", "2", "N"]
                    )
                    + Rows("subquestions", ["qid", "parent_qid", "title", "question_order"], ["12", "11", "a", "1"])
                    + Rows(
                        "question_l10ns",
                        ["qid", "question", "help", "language"],
                        ["10", "Quoi ?", "Aide", "fr"],
                        ["11", "Plus ?", "", "fr"],
                        ["12", "A", "", "fr"]
                    )
                    + Rows("answers", ["aid", "qid", "code", "sortorder"], ["5", "10", "A1", "1"])
                    + Rows("answer_l10ns", ["aid", "answer", "language"], ["5", "Oui", "fr"])
            )
        ).Taken;

        Assert.Equal(("Quoi ?", "Aide"), (form.Find("q")!.Label.In("fr"), form.Find("q")!.Hint.In("fr")));
        Assert.Equal("Oui", form.ChoicesOf((Question)form.Find("q")!)[0].Label.In("fr"));
        Assert.True(form.Answer("p=a").IsRelevant("p_acomment"));
        Assert.True(form.Answer().IsComplete);
    }

    [Theory]
    [InlineData("kind.NAOK == 'A1' && stddev(peers) > 1", "stddev() is not supported")]
    [InlineData("self.sq_1 == 'Y'", "self.sq_1 is not supported")]
    [InlineData("kind == ", "ends too early")]
    public void A_relevance_that_cannot_be_turned_asks_everybody_and_is_told_first(string relevance, string message)
    {
        var reading = Open(Old.Replace("kind.NAOK == \"-oth-\"", relevance, StringComparison.Ordinal));

        var told = reading.Remarks[0];
        Assert.Equal((RemarkKind.NotUnderstood, "relevance", "state", 3), (told.Kind, told.What, told.Places[0].Item, told.Places[0].Row));
        Assert.Contains(message, told.Text, StringComparison.Ordinal);
        Assert.Null(reading.Taken.Find("state")!.Relevant);
    }

    [Fact]
    public void What_is_not_in_the_survey_counts_as_not_answered_and_is_told()
    {
        var reading = Open(Old.Replace("kind.NAOK == \"-oth-\"", "9X1X99.NAOK == 'A1' or TOKEN:ATTRIBUTE_1 == 'x'", StringComparison.Ordinal));

        Assert.Equal(
            2,
            reading.Remarks.Count(remark =>
                remark.Kind == RemarkKind.Changed && remark.What == "relevance" && remark.Text.Contains("not answered", StringComparison.Ordinal)
            )
        );
        Assert.False(reading.Taken.Answer("peers=1").IsRelevant("state"));
    }

    [Fact]
    public void The_older_table_of_conditions_is_followed_where_no_relevance_stands()
    {
        var survey = Old.Replace("kind.NAOK == \"-oth-\"", "1", StringComparison.Ordinal)
            .Replace(
                "<quota>",
                Rows(
                    "conditions",
                    ["qid", "scenario", "cqid", "cfieldname", "method", "value"],
                    ["12", "1", "11", "9X1X11", "==", "A1"],
                    ["12", "1", "11", "9X1X11", "==", "A2"],
                    ["12", "1", "10", "9X1X10", ">", "5"],
                    ["12", "2", "13", "9X1X13", "==", "SQ1"]
                ) + "<quota>",
                StringComparison.Ordinal
            );
        var form = Open(survey).Taken;

        Assert.True(form.Answer("peers=6", "kind=A2").IsRelevant("state"));
        Assert.False(form.Answer("peers=5", "kind=A2").IsRelevant("state"));
        Assert.True(form.Answer("peers=5", "how=SQ1").IsRelevant("state"));
    }

    [Fact]
    public void A_damaged_survey_is_refused_or_read()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 150; trial++)
        {
            var (from, length) = (random.Next(Old.Length), random.Next(1, 40));
            var damaged = Old.Remove(from, Math.Min(length, Old.Length - from)).Replace(trial % 3 == 0 ? "qid" : "\0", "gid", StringComparison.Ordinal);
            try
            {
                Open(damaged);
            }
            catch (TableException)
            {
                // Refusing is an answer; anything else fails the test.
            }
        }
    }

    [Fact]
    public void Texts_lose_what_is_not_drawn_and_take_no_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var html = "<style>p { color: red }</style><p>One&nbsp;<b>two</b><br/><a href='x'>three</a></p><script>{peers}</script><ul><li>four</li></ul>";
        var label = Open(Old.Replace("<p>How <b>many</b> peers?</p>", html, StringComparison.Ordinal)).Taken.Find("peers")!.Label.In("en");
        Assert.Equal("One <b>two</b>\nthree\n- four", label);

        foreach (var part in new[] { "<script", "<a ", "{a", "<!--", "&lt;" })
            Open(Old.Replace("<p>How <b>many</b> peers?</p>", string.Concat(Enumerable.Repeat(part, 20_000)), StringComparison.Ordinal));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>")]
    [InlineData("<document>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"a\">]><document>&a;</document>")]
    [InlineData("<html></html>")]
    public void Other_files_are_refused(string xml) => Assert.Throws<TableException>(() => Open(xml));

    private static FormReading Open(string xml)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return XlsForm.Open(file, "survey.lss");
    }

    private static string Survey(string tables) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n <DBVersion>366</DBVersion>\n"
        + $"{tables}\n</document>";

    private static string Table(string name, params string[] cells) =>
        Rows(name, [.. cells.Where((_, at) => at % 2 == 0)], [.. cells.Where((_, at) => at % 2 == 1)]);

    private static string Rows(string name, string[] columns, params string[][] rows) =>
        $"<{name}>\n<fields><fieldname>id</fieldname></fields>\n<rows>"
        + string.Concat(
            rows.Select(row => "<row>" + string.Concat(columns.Zip(row, (column, cell) => $"<{column}><![CDATA[{cell}]]></{column}>\n")) + "</row>\n")
        )
        + $"</rows></{name}>\n";
}
