namespace PeerAtlas.Instruments.Tests;

public class NodesTests
{
    private const string Places = """
        list_name | name   | label  | region
        region    | north  | North  |
        region    | south  | South  |
        county    | alder  | Alder  | north
        county    | birch  | Birch  | north
        county    | cedar  | Cedar  | south
        """;

    private static readonly Instrument Filtered = Forms.Read(
        """
        type                   | name   | label  | choice_filter       | required
        select_one region      | region | Region |                     |
        select_one county      | county | County | region = ${region}  | yes
        select_multiple county | many   | Many   | region = ${region}  |
        """,
        Places
    );

    [Fact]
    public void Choices_follow_an_earlier_answer_and_one_that_is_offered_no_longer_is_no_answer()
    {
        var north = Filtered.Answer("region=north", "county=birch", "many=alder", "many=cedar");

        Assert.Equal(["alder", "birch"], north.ChoicesOf((Question)Filtered.Find("county")!).Select(choice => choice.Name));
        Assert.Equal("""{"region":"north","county":"birch","many":["alder"]}""", north.CompletedAnswers.ToJson());
        var south = Filtered.Answer("region=south", "county=birch");
        Assert.Equal(["county"], south.Errors.Select(error => error.Name));
        Assert.Equal("""{"region":"south"}""", south.CompletedAnswers.ToJson());
    }

    [Fact]
    public void Who_is_offered_nothing_is_not_asked()
    {
        Assert.False(Filtered.Answer().IsRelevant("county"));
        Assert.Empty(Filtered.Answer().Errors);
    }

    [Fact]
    public void A_choice_that_stands_twice_for_two_filters_is_one_choice_elsewhere()
    {
        var form = Forms.Read(
            "type|name|label|choice_filter\nselect_one r|r|R|\nselect_one c|c|C|r = ${r}",
            "list_name|name|label|r\nr|a|A|\nr|b|B|\nc|other|Other in A|a\nc|other|Other in B|b",
            "allow_choice_duplicates\nyes"
        );
        var question = (Question)form.Find("c")!;

        Assert.Equal(["Other in B"], form.Answer("r=b").ChoicesOf(question).Select(choice => choice.Label.In("en")));
        Assert.Single(form.ChoicesOf(question));
    }

    [Theory]
    [InlineData("time|q|Q", "q=9:05", "\"09:05\"")]
    [InlineData("dateTime|q|Q", "q=2026-03-05T14:07", "\"2026-03-05T14:07:00\"")]
    [InlineData("acknowledge|q|Q", "q=OK", "\"OK\"")]
    [InlineData("trigger|q|Q", "q=on", "\"OK\"")]
    [InlineData("range|q|Q", "q=7", "7")]
    [InlineData("rank l|q|Q", "q=b q=a q=c", "[\"b\",\"a\",\"c\"]")]
    public void A_kind_of_question_is_answered_and_stored(string row, string fields, string stored)
    {
        var form = Forms.Read("type|name|label\n" + row, "list_name|name|label\nl|a|A\nl|b|B\nl|c|C");
        var sheet = form.Answer(fields.Split(' '));

        Assert.Empty(sheet.Errors);
        Assert.Equal($$"""{"q":{{stored}}}""", sheet.Answers.ToJson());
        Assert.Equal(sheet.Answers, AnswerSheet.Of(form, Answers.FromJson(sheet.Answers.ToJson()), Forms.Today).Answers);
    }

    [Theory]
    [InlineData("time|q|Q|", "q=25:00", AnswerErrorKind.NotATime)]
    [InlineData("dateTime|q|Q|", "q=yesterday", AnswerErrorKind.NotATime)]
    [InlineData("range|q|Q|start=1 end=5 step=2", "q=2", AnswerErrorKind.NotOffered)]
    [InlineData("range|q|Q|start=1 end=5 step=2", "q=7", AnswerErrorKind.NotOffered)]
    [InlineData("range|q|Q|", "q=x", AnswerErrorKind.NotANumber)]
    [InlineData("rank l|q|Q|", "q=a q=b", AnswerErrorKind.NotAllInOrder)]
    [InlineData("rank l|q|Q|", "q=a q=a q=b", AnswerErrorKind.NotAllInOrder)]
    [InlineData("rank l|q|Q|", "q=x", AnswerErrorKind.UnknownChoice)]
    public void What_is_no_answer_to_it_is_told(string row, string fields, AnswerErrorKind kind)
    {
        var form = Forms.Read("type|name|label|parameters\n" + row, "list_name|name|label\nl|a|A\nl|b|B\nl|c|C");

        Assert.Equal(kind, form.Answer(fields.Split(' ')).Errors.Single().Kind);
    }

    [Fact]
    public void What_was_answered_in_entries_that_are_not_asked_for_now_is_there_when_they_are_asked_for_again()
    {
        var form = Forms.Read(
            """
            type         | name  | label | repeat_count | relevant
            text         | has   | Has   |              |
            integer      | sites | Sites |              |
            begin_repeat | site  | Site  | ${sites}     | ${has} = 'yes'
            text         | name  | Name  |              |
            end_repeat   |       |       |              |
            """
        );
        var filled = Answers.FromJson("""{"has":"yes","sites":"2","site":[{"name":"Ash"},{"name":"Oak"}]}""");
        var without = AnswerSheet.Read(form, Forms.Input("has=no", "sites=2"), Forms.Today, form.Pages[0], filled);
        Assert.DoesNotContain("Ash", without.CompletedAnswers.ToJson(), StringComparison.Ordinal);

        var again = AnswerSheet.Read(form, Forms.Input("has=yes", "sites=2"), Forms.Today, form.Pages[0], without.Answers);
        Assert.Equal(["Ash", "Oak"], again.CompletedAnswers.Instances("site").Select(entry => entry.Text("name")));
    }

    [Fact]
    public void A_repeat_is_asked_as_often_as_its_count_says()
    {
        var form = Forms.Read(
            """
            type         | name    | label    | repeat_count | default   | calculation
            integer      | peers   | Peers    |              |           |
            begin_repeat | each    | Peer     | ${peers}     |           |
            integer      | hours   | Hours    |              | 20        |
            text         | who     | Who      |              | concat('Peer ', position(..)) |
            end_repeat   |         |          |              |           |
            calculate    | total   |          |              |           | sum(${hours})
            """
        );

        var sheet = form.Answer("peers=3", "each[0]=1", "each[0].hours=5");

        Assert.Equal((3, "45", "Peer 3"), (sheet.Entries("each").Count, sheet.Answers.Text("total"), sheet.Answers.Instances("each")[2].Text("who")));
        Assert.Empty(form.Answer("each[0]=1").Entries("each"));
        Assert.Equal(Repeat.MaxInstances, form.Answer("peers=1000000").Entries("each").Count);
    }

    [Fact]
    public void A_default_is_worked_out_once_when_the_response_begins()
    {
        var form = Forms.Read(
            """
            type             | name | label | default
            date             | day  | Day   | today()
            text             | id   | Id    | concat('x', 'y')
            text             | said | Said  | a (b), c-d
            integer          | sum  | Sum   | 2 + 3
            select_one yn    | yn   | Yn    | if(true(), 'no', 'yes')
            """,
            "list_name|name|label\nyn|yes|Yes\nyn|no|No"
        );

        var begun = AnswerSheet.Begin(form, Forms.Today);

        Assert.Equal("""{"day":"2026-11-22","id":"xy","said":"a (b), c-d","sum":5,"yn":"no"}""", begun.Answers.ToJson());
        Assert.True(form.Answer("day=").Answers.IsEmpty);
    }

    [Fact]
    public void A_value_that_is_worked_out_may_be_shown()
    {
        var form = Forms.Read(
            """
            type    | name  | label | calculation | read_only | default
            integer | a     | A     |             |           |
            integer | twice | Twice | ${a} * 2    |           |
            text    | fixed | Fixed |             | yes       | kept
            text    | words | Words |             | yes       |
            note    |       | Twice is ${twice}, or ${ a } and as much |  |  |
            """
        );
        var sheet = form.Answer("a=4", "twice=1", "fixed=other");

        Assert.Equal("""{"a":4,"twice":8,"fixed":"kept"}""", sheet.CompletedAnswers.ToJson());
        Assert.Equal(["a"], form.Questions.Where(question => question.IsAsked).Select(question => question.Name));
        Assert.Equal("Twice is 8, or 4 and as much", sheet.Filled(form.Questions[^1].Label, null, answer => answer).In("en"));
        Assert.Equal(QuestionType.Note, ((Question)form.Find("words")!).Type);
    }

    [Fact]
    public void A_list_may_stand_in_a_file_beside_the_workbook()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("form.csv", "");
            Add(
                "survey.csv",
                "type,name,label,parameters,choice_filter,calculation\n"
                    + "select_one_from_file towns.csv,town,Town,value=key label=called,size='big',\n"
                    + "calculate,size,,,,\"pulldata('towns', 'size', 'key', ${town})\"\n"
            );
            Add("media/towns.csv", "key,called,size\nt1,Ash,big\nt2,Elm,small\nt3,Oak,big\n");

            void Add(string name, string csv)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(System.Text.Encoding.UTF8.GetBytes(csv.Length == 0 ? "a\n1\n" : csv));
            }
        }
        file.Position = 0;

        var reading = XlsForm.Open(file, "form.zip");
        var sheet = reading.Taken.Answer("town=t3");

        Assert.Empty(reading.Remarks);
        Assert.Equal(["Ash", "Oak"], sheet.ChoicesOf((Question)reading.Taken.Find("town")!).Select(choice => choice.Label.In("en")));
        Assert.Equal("big", sheet.Answers.Text("size"));
    }

    [Fact]
    public void New_kinds_come_back_from_the_stored_form_and_from_a_workbook()
    {
        var form = Forms.Read(
            """
            type               | name  | label | choice_filter      | repeat_count | parameters        | default     | guidance_hint | calculation | appearance
            integer            | n     | N     |                    |              |                   | 1 + 1       | More          |             |
            select_one region  | r     | R     |                    |              |                   |             |               |             | horizontal
            rank region        | order | Order |                    |              |                   |             |               |             |
            select_one county  | c     | C     | region = ${r}      |              |                   |             |               |             | minimal
            begin_repeat       | each  | Each  |                    | ${n}         |                   |             |               |             |
            range              | range | Range |                    |              | start=5 end=1     | 3           |               |             | likert
            end_repeat         |       |       |                    |              |                   |             |               |             |
            text               | shown | Shown |                    |              |                   |             |               | ${n} + 1    |
            time               | time  | Time  |                    |              |                   | 10:00       |               |             |
            """,
            Places
        );
        var stored = InstrumentJson.Write(form);
        using var workbook = new MemoryStream();
        XlsForm.WriteWorkbook(workbook, form);
        workbook.Position = 0;
        var again = XlsForm.Open(workbook, "form.xlsx");

        Assert.Equal(stored, InstrumentJson.Write(InstrumentJson.Read(stored)));
        Assert.Empty(again.Remarks);
        Assert.Equal(stored, InstrumentJson.Write(again.Taken));
    }
}
