using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Tests;

/// <summary>What becomes of each row.</summary>
public sealed class MappedRowsTests
{
    [Fact]
    public void Every_kind_of_row_is_told()
    {
        using var file = Forms.Csv(
            """
            Agencies of the state,,,
            Name,Kind,Phone,Email
            Harbor House,provider,617-555-0123,a@x.org
            ,,,
            North,,,
            Total Care Clinic,clinic,617-555-0124,#N/A
            Name,Kind,Phone,Email
            ,provider,617-555-0125,b@x.org
            Bay Rest,bakery,617-555-0126,c@x.org
            Total,3,,
            """
        );
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping with { HasSections = true };

        var (rows, counts) = Forms.Apply(file, form, mapping);

        Assert.Equal(
            ["Title", "Header", "record", "Blank", "Section", "record", "RepeatedHeader", "NoName", "UnknownWord", "Total"],
            rows.Select(row => row.LeftOut?.ToString() ?? (row.Record is null ? row.Problems[0].Fault.ToString() : "record"))
        );
        Assert.Equal((9, 2, 6, 1), (counts.Rows, counts.RecordRows, counts.LeftOutRows, counts.ProblemRows));
        Assert.Equal("", rows[5].Record!["email"]);
    }

    [Fact]
    public void Equal_problems_are_said_once_with_a_way_out()
    {
        using var file = Forms.Csv("Name,Kind,Region\n" + string.Concat(Enumerable.Range(0, 900).Select(at => $"Agency {at},provider,County {at % 12}\n")));
        var form = Forms.Agencies(new KnownWord("north", "North"));
        var mapping = ListGuess.Propose(file, form).Mapping;

        var group = Assert.Single(Forms.Apply(file, form, mapping).Counts.Emptied);

        Assert.Equal("12 words are not known in \"Region\".", group.Text);
        Assert.Equal("Add them as regions.", group.WayOut);
        Assert.Equal((900, 12), (group.Count, group.Distinct));
    }

    [Fact]
    public void Words_that_are_not_known_are_added_when_the_person_says_so()
    {
        using var file = Forms.Csv("Name,Kind,Region\nHarbor House,provider,Bristol\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping;
        mapping = mapping.With("region", mapping.Source("region")! with { AddUnknown = true });

        var rows = new MappedRows(file, form, mapping);

        Assert.Equal("Bristol", Assert.Single(rows.Read().Select(row => row.Record).OfType<TableRow>())["region"]);
        Assert.Equal(["Bristol"], rows.Added["region"]);
    }

    [Fact]
    public void Words_are_mapped_once_and_the_rest_has_one_value()
    {
        using var file = Forms.Csv("Name,Type\nHarbor House,OTP\nNorth Light,Sober home\nBay Rest,\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping;
        mapping = mapping.With(
            "kind",
            mapping.Source("kind")! with
            {
                Words = new Dictionary<string, string> { ["otp"] = "clinic" },
                Otherwise = "provider",
                Value = "hospital",
            }
        );

        Assert.Equal(["clinic", "provider", "hospital"], Forms.Records(file, form, mapping).Select(record => record["kind"]));
    }

    [Fact]
    public void Columns_that_nobody_needs_refuse_nothing()
    {
        var wide = string.Join(",", Enumerable.Range(0, 700).Select(at => $"extra {at}"));
        using var file = Forms.Csv($"Name,{wide},Name,\nHarbor House,{new string('x', 60_000)},\"5\" pipe\",more\n");
        var form = Forms.Agencies();
        var mapping = ListGuess.Propose(file, form).Mapping.With("kind", new FieldSource { Value = "provider" });

        Assert.Equal("Harbor House", Assert.Single(Forms.Records(file, form, mapping))["name"]);
    }

    [Fact]
    public void Start_and_end_past_midnight_make_the_duration()
    {
        using var file = Forms.Csv("Date,Time In,Time Out\n2026-11-22,10:00 PM,1:30 AM\n2026-11-23,09:00,\n");
        var form = Forms.Log();
        var mapping = ListGuess
            .Propose(file, form)
            .Mapping.With("activity", new FieldSource { Value = "group" })
            .With("team", new FieldSource { Value = "North" });

        var (rows, _) = Forms.Apply(file, form, mapping);

        Assert.Equal("210", rows[1].Record!["minutes"]);
        Assert.Equal(LeftOut.NothingFilled, rows[2].LeftOut);
    }

    [Theory]
    [InlineData("Week 1,,3.5,", "words beside figures alone")]
    [InlineData(",,3.5,", "figures alone")]
    [InlineData(",,3.5,so far", "the sum of the rows above")]
    [InlineData("Total hours of week 1,,3.5,", "the word in a sentence")]
    public void A_total_of_a_log_is_no_record(string total, string why)
    {
        using var file = Forms.Csv(
            $"Date,Client,Hours,Notes\n2026-09-01,P1,1.5,met\n2026-09-02,P2,2,called\n{total}\n2026-09-08,P1,1,met\n2026-09-09,P1,2.5,met\n"
        );
        var form = Forms.Log();
        var mapping = Forms.OneForAll(ListGuess.Propose(file, form).Mapping);

        var (rows, counts) = Forms.Apply(file, form, mapping);

        Assert.True(rows[3].LeftOut == LeftOut.Total, why);
        Assert.Equal((4, 0), (counts.RecordRows, counts.ProblemRows));
        Assert.Equal(new RowPlace(file.Sheets[0].Name, 4), Assert.Single(counts.Totals).Place);
    }

    [Fact]
    public void Where_others_have_times_a_row_without_day_and_time_is_a_total_whatever_it_is_called()
    {
        using var file = Forms.Csv(
            "Date,Start,End,Hours,What\n2026-09-01,9:00,10:30,1.5,met\n,11:00,13:00,2,called\n"
                + ",14:00,15:00,1,wrote\n,,,9.5,The garden\n2026-09-08,9:00,10:00,1,met\n"
        );
        var form = Forms.Log();
        var mapping = Forms.OneForAll(ListGuess.Propose(file, form).Mapping);

        var (rows, counts) = Forms.Apply(file, form, mapping);

        Assert.Equal((NamelessRows.TakeFromAbove, LeftOut.Total), (mapping.NamelessRows, rows[4].LeftOut));
        Assert.Equal(4, counts.RecordRows);
    }

    [Fact]
    public void What_has_a_day_or_a_word_of_its_own_is_a_record_though_it_is_the_sum_of_those_above()
    {
        using var file = Forms.Csv(
            "Date,Client,Hours,Notes\n2026-09-01,P1,1,met\n2026-09-02,P2,2,called\n2026-09-03,P2,3,met\n,P1,2,met again\n,P1,4,letter\n"
        );
        var form = Forms.Log();
        var mapping = Forms.OneForAll(ListGuess.Propose(file, form).Mapping);

        Assert.Equal(5, Forms.Apply(file, form, mapping).Counts.RecordRows);
    }

    [Fact]
    public void Days_as_columns_are_a_record_for_each_filled_cell()
    {
        using var file = Forms.Csv("Activity,Mon,Tue,Wed,Thu,Fri,Total\nGroup,1.5,,2,,0,3.5\nTraining,,,,,,\nTotal,1.5,0,2,0,0,3.5\n");
        var form = Forms.Log();
        var proposal = ListGuess.Propose(file, form);
        var mapping = proposal.Mapping.With("team", new FieldSource { Value = "North" });
        mapping = mapping with { Across = mapping.Across! with { Week = new DateOnly(2026, 11, 23) } };

        var (rows, counts) = Forms.Apply(file, form, mapping);

        Assert.Contains(proposal.Questions, question => question.Kind == QuestionKind.Week);
        Assert.Equal(
            [("2026-11-23", "90", "group"), ("2026-11-25", "120", "group")],
            rows.Select(row => row.Record).OfType<TableRow>().Select(record => (record["date"], record["minutes"], record["activity"]))
        );
        Assert.Equal((3, 2, 1), (counts.Rows, counts.Records, counts.RecordRows));
    }

    [Theory]
    [InlineData("2026-03-02,abc,c", "2026-03-02", "a row that cannot be read")]
    [InlineData("2026-03-02,,", "2026-03-02", "a line with the day alone")]
    [InlineData("2026-03-02,0,off", "2026-03-02", "a row without a duration")]
    [InlineData("31/02/2026,4,c", null, "a day that is none")]
    public void The_day_above_is_that_of_the_last_row_that_says_one_whatever_became_of_it(string row, string? day, string what)
    {
        using var file = Forms.Csv($"Date,Hours,Notes\n2026-03-01,2,a\n,1,b\n{row}\n,1.5,d\n2026-03-03,2,e\n,1,f\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with
        {
            NamelessRows = NamelessRows.TakeFromAbove,
            DurationUnit = DurationUnit.Hours,
        };

        var below = Forms.Apply(file, Forms.Log(), mapping).Rows[4];

        Assert.True(day == below.Record?["date"], what);
        Assert.Equal(day is null ? [ValueFault.Missing] : [], below.Problems.Select(problem => problem.Fault));
    }

    [Fact]
    public void A_day_on_a_line_of_its_own_holds_for_the_rows_below()
    {
        using var file = Forms.Csv("Date,Hours,Notes,Place\n2026-03-01,,,\n,1,b,here\n,2.25,b2,there\n2026-03-02,,,\n,1.5,d,here\n,2,d2,there\n,1,d3,there\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(
            ["2026-03-01", "2026-03-01", "2026-03-02", "2026-03-02", "2026-03-02"],
            Forms.Records(file, Forms.Log(), mapping).Select(record => record["date"])
        );
    }

    [Fact]
    public void A_row_of_a_log_that_was_typed_into_one_cell_is_a_problem_and_no_heading()
    {
        using var file = Forms.Bytes(
            System.Text.Encoding.UTF8.GetBytes(
                "2026-08-01\t2\ttests\n2026-08-02\t1\treading\n2026-08-03\t3\ttests\n2026-08-04\t1\ttests\n2026-08-10  1   tests\n"
            ),
            "diary.tsv"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { DurationUnit = DurationUnit.Hours, HasSections = true };

        var counts = Forms.Apply(file, Forms.Log(), mapping).Counts;

        Assert.Equal((4, 1, 0), (counts.Records, counts.ProblemRows, counts.LeftOutRows));
    }

    [Fact]
    public void A_day_that_stands_in_its_first_row_only_holds_for_those_below()
    {
        using var file = Forms.Csv("Date,Hours,Activity\n11/22/2026,1,Group\n,2,Training\n,0.5,Group\n11/24/2026,1,Group\n");
        var form = Forms.Log();
        var mapping = ListGuess.Propose(file, form).Mapping.With("team", new FieldSource { Value = "North" });

        Assert.Equal(["2026-11-22", "2026-11-22", "2026-11-22", "2026-11-24"], Forms.Records(file, form, mapping).Select(record => record["date"]));
    }

    [Fact]
    public void The_same_log_twice_gives_the_same_ids_and_equal_rows_are_numbered()
    {
        const string Text = "Date,Hours,Activity\n2026-11-22,1,Group\n2026-11-22,1,Group\n2026-11-23,1,Group\n";
        var form = Forms.Log();
        List<string> Ids(string text)
        {
            using var file = Forms.Csv(text);
            return
            [
                .. Forms
                    .Records(
                        file,
                        form,
                        ListGuess.Propose(file, form).Mapping.With("team", new FieldSource { Value = "North" }) with
                        {
                            DurationUnit = DurationUnit.Hours,
                        }
                    )
                    .Select(record => record["record"]),
            ];
        }

        var ids = Ids(Text);

        Assert.Equal(ids, Ids(Text));
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0] + "-2", ids[1]);
        Assert.Equal(ids[2], Ids("Date,Hours,Activity\n2026-11-23,1,Group\n")[0]);
    }

    [Fact]
    public void Names_make_keys_that_stay_and_another_spelling_is_another()
    {
        const string Text = "Agency\n\"Harbor House, Inc.\"\nHarbor House Inc\n\"Harbor House, Inc.\"\nCasa Niño\n";
        var form = Forms.Agencies();
        List<string> Keys()
        {
            using var file = Forms.Csv(Text);
            return
            [
                .. Forms
                    .Records(file, form, ListGuess.Propose(file, form).Mapping.With("kind", new FieldSource { Value = "provider" }))
                    .Select(record => record["key"]),
            ];
        }

        var keys = Keys();

        Assert.Equal("harbor-house-inc", keys[0]);
        Assert.Equal(keys[0], keys[2]);
        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal("casa-nino", keys[3]);
        Assert.Equal(keys, Keys());
    }

    [Fact]
    public void An_unreadable_value_that_is_not_needed_leaves_its_row_a_record_and_is_told()
    {
        using var file = Forms.Csv("Name,Kind,Email\nHarbor House,provider,www.harbor.example\n");
        var form = Forms.Agencies();
        var proposal = ListGuess.Propose(file, form);
        var mapping = proposal.Mapping.With("email", FieldSource.Of("C"));

        var row = Forms.Apply(file, form, mapping).Rows[1];

        Assert.Equal("", row.Record!["email"]);
        Assert.Equal(("email", ValueFault.Unreadable), (row.Emptied[0].Field.Name, row.Emptied[0].Fault));
    }
}
