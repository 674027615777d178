namespace PeerAtlas.Instruments.Tests;

/// <summary>Repeats within repeats.</summary>
public class InnerRepeatTests
{
    private static readonly Instrument Form = Forms.Read(
        """
        type | name | label | required | relevant | constraint | repeat_count | default | calculation
        integer | sites | Sites | | | | | |
        begin_repeat | site | Site | | | | ${sites} | |
        text | town | Town | | | | | |
        begin_group | staff | Staff | | | | | |
        begin_repeat | worker | Worker | | ${town} != '' | | | |
        text | role | Role | yes | | | | peer |
        integer | hours | Hours | | ${role} != 'x' | . <= ${sites} * 40 | | |
        calculate | at | | | | | | | concat(position(../../..), '.', position(..), ' ', ${town})
        calculate | share | | | | | | | ${hours} div ${hours_here}
        end_repeat | | | | | | | |
        end_group | | | | | | | |
        calculate | workers | | | | | | | count(${worker})
        calculate | hours_here | | | | | | | sum(${hours})
        end_repeat | | | | | | | |
        calculate | all | | | | | | | sum(${hours})
        calculate | everybody | | | | | | | count(${worker})
        calculate | first | | | | | | | ${hours}
        calculate | one | | | | | | | indexed-repeat(${hours}, ${site}, 2, ${worker}, 1)
        """,
        figures: "name|label|kind|value|of\nhours_total|Hours|total|sum(${hours})|\nlong|Long|ratio|max(${hours})|count(${worker})"
    );

    private static readonly string[] Sent =
    [
        "sites=2",
        "site[0]=1",
        "site[0].town=A",
        "site[0].worker[0]=1",
        "site[0].worker[0].role=peer",
        "site[0].worker[0].hours=30",
        "site[0].worker[1]=1",
        "site[0].worker[1].role=lead",
        "site[0].worker[1].hours=10",
        "site[1]=1",
        "site[1].town=B",
        "site[1].worker[0]=1",
        "site[1].worker[0].role=peer",
        "site[1].worker[0].hours=5",
    ];

    [Fact]
    public void Each_entry_has_entries_of_its_own_and_expressions_stay_within_them()
    {
        var sheet = Form.Answer(Sent);

        Assert.Empty(sheet.Errors);
        Assert.Equal(
            """{"sites":2,"site":[{"town":"A","worker":["""
                + """{"role":"peer","hours":30,"at":"1.1 A","share":0.75},{"role":"lead","hours":10,"at":"1.2 A","share":0.25}],"workers":2,"hours_here":40},"""
                + """{"town":"B","worker":[{"role":"peer","hours":5,"at":"2.1 B","share":1}],"workers":1,"hours_here":5}],"all":45,"everybody":3,"""
                + "\"first\":30,\"one\":5}",
            sheet.CompletedAnswers.ToJson()
        );
        Assert.Equal(sheet.Answers, AnswerSheet.Of(Form, Answers.FromJson(sheet.Answers.ToJson()), Forms.Today).Answers);
        Assert.Equal(
            [45.0, 10.0],
            Form.Figures.Select(figure => sheet.Measure(figure)).Select(measured => measured.Of > 1 ? measured.Value / measured.Of : measured.Value)
        );
    }

    [Fact]
    public void What_is_missing_or_wrong_is_told_with_its_entry()
    {
        var sheet = Form.Answer([.. Sent, "site[1].worker[1]=1", "site[1].worker[1].hours=81", "site[1].worker[2]=1", "site[1].worker[2].role=x"]);

        var entry = new Entry("worker", 1, new Entry("site", 1));
        Assert.Equal([("role", entry), ("hours", entry)], sheet.Errors.Select(error => (error.Name, error.Entry)));
        Assert.Equal("site[1].worker[1].hours", Entry.FieldOf(entry, "hours"));
        Assert.False(sheet.IsRelevant("hours", entry with { Place = 2 }));
        Assert.Equal(["81"], sheet.FieldValues("hours", entry));
        Assert.Equal("B", sheet.CurrentText("town", entry));
    }

    [Fact]
    public void A_repeat_that_is_not_asked_in_one_entry_counts_in_none_of_it()
    {
        var sheet = Form.Answer([.. Sent.Where(field => field != "site[0].town=A")]);

        Assert.Equal(("5", "1", "5"), (sheet.Answers.Text("all"), sheet.Answers.Text("everybody"), sheet.Answers.Text("first")));
        Assert.Equal("0", sheet.Answers.Instances("site")[0].Text("workers"));
        Assert.Equal(2, sheet.Entries("worker", new("site", 0)).Count);
    }

    [Fact]
    public void A_new_entry_begins_with_one_entry_of_each_repeat_in_it_and_their_defaults()
    {
        var sheet = Form.Answer("sites=2");

        Assert.Equal(["peer"], sheet.FieldValues("role", new("worker", 0, new("site", 1))));
        Assert.Single(sheet.Entries("worker", new("site", 1)));
    }

    [Fact]
    public void Entries_within_entries_have_an_end()
    {
        var form = Forms.Read(
            "type|name|label|repeat_count\nbegin_repeat|r|R|100\nbegin_repeat|s|S|100\nbegin_repeat|t|T|100\ntext|q|Q|\n"
                + "end_repeat|||\nend_repeat|||\nend_repeat|||"
        );

        var sheet = form.Answer();

        Assert.Equal(Repeat.MaxInnerInstances, sheet.Entries("r").Sum(r => sheet.Entries("s", r).Count));
        Assert.Equal(Repeat.MaxInnerInstances, sheet.Entries("r").SelectMany(r => sheet.Entries("s", r)).Sum(s => sheet.Entries("t", s).Count));
        Assert.False(sheet.HasRoom("s", new("r", 99)));
        Assert.Null(sheet.Answers.At(new("t", 0, new("s", 0, new("r", 100)))));
    }

    [Fact]
    public void More_than_three_repeats_in_each_other_are_refused()
    {
        var begins = string.Concat("abcd".Select(name => $"begin_repeat|{name}|R\n"));
        var problem = Assert.Single(Forms.Refused($"type|name|label\n{begins}text|q|Q\n{string.Concat(Enumerable.Repeat("end_repeat||\n", 4))}"));

        Assert.Equal(("d", "Repeats stand in repeats more than 3 deep."), (problem.Item, problem.Message));
    }

    [Fact]
    public void A_form_with_repeats_in_repeats_reads_back_as_it_was()
    {
        using var stream = new MemoryStream();
        XlsForm.WriteWorkbook(stream, Form);
        stream.Position = 0;

        var reading = XlsForm.Open(stream, "form.xlsx");

        Assert.Empty(reading.Remarks);
        Assert.Equal(InstrumentJson.Write(Form), InstrumentJson.Write(reading.Taken));
    }
}
