using PeerAtlas.Tables;

namespace PeerAtlas.Instruments.Tests;

public class XlsFormReadingTests
{
    [Fact]
    public void A_form_is_read_with_its_groups_texts_and_logic()
    {
        var form = Forms.Read(
            """
            type                          | name   | label::English (en) | label::Spanish (es) | hint::English (en) | required | relevant        | constraint       | constraint_message::English (en) | appearance | default
            begin group                   | about  | About you           | Sobre usted         |                    |          |                 |                  |                                  | field-list |
            select_one role or_other      | role   | Your role           | Su puesto           | Pick one           | yes      |                 |                  |                                  | minimal    |
            integer                       | hours  | Hours a week        | Horas por semana    |                    | no       | ${role} = 'cps' | . > 0 and . <= 80 | Enter 1 to 80.                   |            | 20
            end group                     |        |                     |                     |                    |          |                 |                  |                                  |            |
            text                          | more   | More                | Más                 |                    |          |                 |                  |                                  | multiline  |
            """,
            """
            list name | name | label::English (en)       | label::Spanish (es)
            role      | cps  | Certified peer specialist | Especialista certificado
            role      | pw   | Peer worker               | Trabajador par
            """,
            """
            form_title  | form_title::Spanish (es) | form_id | version | default_language
            Peer survey | Encuesta                 | peer    | 2026    | English (en)
            """
        );

        Assert.Equal(("peer", "2026", "Peer survey", "Encuesta"), (form.Name, form.Version, form.Title.In("en"), form.Title.In("es")));
        Assert.Equal(["English (en)", "Spanish (es)"], form.Languages.Select(language => language.ToString()));
        var group = Assert.IsType<Group>(form.Nodes[0]);
        Assert.Equal(["role", "hours"], group.Nodes.Select(node => node.Name));
        var role = (Question)form.Find("role")!;
        Assert.Equal((QuestionType.SelectOne, "role", true, "minimal"), (role.Type, role.ListName, role.OrOther, role.Appearance));
        Assert.Equal(["cps", "pw", "other"], form.ChoicesOf(role).Select(choice => choice.Name));
        Assert.Equal("Otro", form.ChoicesOf(role)[2].Label.In("es-US"));
        var hours = (Question)form.Find("hours")!;
        Assert.Equal(
            ("${role} = 'cps'", ". > 0 and . <= 80", "Enter 1 to 80.", "20"),
            (hours.Relevant!.Text, hours.Constraint!.Text, hours.ConstraintMessage.In("es"), hours.Default)
        );
        Assert.Null(hours.Required);
        Assert.Equal("about/hours", form.PathOf("hours"));
        Assert.Equal(["about", "more"], form.Pages.Select(page => page.Name));
        Assert.Equal("about", form.PageOf("hours")!.Name);
    }

    [Fact]
    public void Without_languages_and_settings_a_form_is_named_after_its_file()
    {
        var form = XlsForm.Read(Forms.Workbook("type|name|label\ntext|q|A question"), "2026 survey");

        Assert.Equal("form_2026_survey", form.Name);
        Assert.Equal(InstrumentLanguage.Unnamed, form.DefaultLanguage);
        Assert.Equal("A question", form.Questions[0].Label.In("es"));
    }

    [Theory]
    [InlineData("English", "en")]
    [InlineData("Español", "es")]
    [InlineData("Portuguese", "pt")]
    [InlineData("Haitian Creole (ht)", "ht")]
    public void A_language_is_known_by_its_name_or_its_code(string header, string code) =>
        Assert.Equal(code, Forms.Read($"type|name|label::{header}\ntext|q|Text").DefaultLanguage.Code);

    [Theory]
    [InlineData("type|name|label\ntexxt|q|Q", "survey", 2, "type", "\"texxt\" is not known")]
    [InlineData("type|name|label\ntext||Q", "survey", 2, "name", "no name")]
    [InlineData("type|name|label\n|q|Q", "survey", 2, "type", "no type")]
    [InlineData("type|name|label\nbegin_group|g|G\ntext|q|Q", "survey", 2, "type", "never ended")]
    [InlineData("type|name|label\ntext|q|Q\nend_group||", "survey", 3, "type", "none is open")]
    [InlineData("type|name|label\nbegin_repeat|r|R\ntext|q|Q\nend_group||", "survey", 2, "type", "never ended")]
    [InlineData("type|name|label\nselect_one|q|Q", "survey", 2, "type", "the name of the list")]
    [InlineData("type|name|label\nselect_one x|q|Q", "survey", 2, "type", "no list of choices named \"x\"")]
    [InlineData("type|name|label|relevant\ntext|q|Q|${p} = 1", "survey", 2, "relevant", "no question named \"p\"")]
    [InlineData("type|name|label|relevant\ntext|q|Q|jr:itext('a')", "survey", 2, "relevant", "not supported")]
    public void What_is_outside_the_subset_is_refused_with_its_place(string survey, string sheet, int row, string column, string message)
    {
        var problem = Forms.Refused(survey)[0];

        Assert.Equal((sheet, row, column), (problem.Sheet, problem.Row, problem.Column));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("${q} = 'yess'")]
    [InlineData("selected(${q}, 'yess')")]
    [InlineData("'yess' != ${q}")]
    public void A_choice_that_the_list_has_not_is_told_in_an_expression(string relevant)
    {
        var reading = Forms.Open($"type|name|label|relevant\nselect_one yn|q|Q|\ntext|t|T|{relevant}", "list_name|name|label\nyn|yes|Yes\nyn|no|No");

        var remark = Assert.Single(reading.Remarks);
        Assert.Equal((RemarkKind.Changed, "relevant", 3), (remark.Kind, remark.What, remark.Places[0].Row));
        Assert.Equal("\"yess\" is not a choice of \"q\", so that nobody can have chosen it.", remark.Text);
    }

    [Theory]
    [InlineData("calculate|a||${b}\ncalculate|b||${a}", "a needs b needs a")]
    [InlineData("calculate|a||${b}\ncalculate|b||${c}\ncalculate|c||${a}", "a needs b needs c needs a")]
    public void Calculations_in_a_circle_are_refused(string rows, string circle) =>
        Assert.Contains(circle, Forms.Refused("type|name|label|calculation\n" + rows)[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_group_may_be_asked_by_an_answer_within_it()
    {
        var form = Forms.Read(
            """
            type        | name  | label | relevant
            begin_group | g     | G     | ${inner} != 'none'
            text        | inner | I     |
            text        | more  | M     |
            end_group   |       |       |
            """
        );

        Assert.True(form.Answer("inner=some", "more=x").IsRelevant("more"));
        Assert.False(form.Answer("inner=none", "more=x").IsRelevant("g"));
    }

    [Fact]
    public void All_problems_of_a_form_are_told_at_once()
    {
        var problems = Forms.Refused("type|name|label|relevant\ngeopont|a|A|\ntext|b|B|1 +\nselect_one none|c|C|${d}");

        Assert.Equal([2, 3, 4, 4], problems.Select(problem => problem.Row).Order());
        Assert.Contains(problems, problem => problem.ToString() == "sheet survey, row 3, column relevant (b), character 4: The expression ends too early.");
    }

    [Fact]
    public void Sheets_that_are_no_part_of_a_form_are_left_alone()
    {
        var survey = Forms.Sheet("survey", "type|name|label\ntext|q|Q");

        Assert.Empty(XlsForm.Open(new TableWorkbook([survey, Forms.Sheet("about this file", "who\nme")]), "f").Remarks);
        Assert.Contains(
            "no sheet named survey",
            Assert.Throws<InstrumentException>(() => XlsForm.Read(new TableWorkbook([Forms.Sheet("data", "x\n1")]), "f")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_form_of_thousands_of_items_is_refused()
    {
        var problem = Forms.Refused("type|name|label\n" + string.Concat(Enumerable.Range(0, 2_001).Select(at => $"text|q{at}|Q\n")));

        Assert.Contains("2000 items", problem.Single().Message, StringComparison.Ordinal);
    }
}
