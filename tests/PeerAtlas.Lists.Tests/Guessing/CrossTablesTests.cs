namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Hours of several persons or days side by side, as people have them.</summary>
public sealed class CrossTablesTests
{
    [Fact]
    public void A_total_below_and_remarks_between_do_not_hide_that_headers_are_names()
    {
        using var file = Forms.Csv(
            "Datum,Gino,Kommentar,Liam,Kommentar\n24.11.2026,4 std.,calls,2 std.,walk\n25.11.2026,,,15 std.,visit\n26.11.2026,3 std.,x,,\n"
                + "Summe,37 std.,,17 std.,\n"
        );
        var form = ShapedSheetTests.Peers();
        var mapping = Forms.OneForAll(ListGuess.Propose(file, form).Mapping);

        Assert.Equal(("peer", "B,D"), (mapping.Across?.Header, string.Join(',', mapping.Across!.Columns)));
        Assert.Equal(["Gino 240", "Liam 120", "Liam 900", "Gino 180"], Forms.Records(file, form, mapping).Select(row => $"{row["peer"]} {row["minutes"]}"));
    }

    [Fact]
    public void A_row_without_a_word_that_sums_up_the_others_is_left_out()
    {
        using var file = Forms.Csv("Task,2026-03-02,2026-03-03,2026-03-04,2026-03-05\n,3,2,1.5,4\nWalks,1,,0.5,2\nCalls,1.5,2,1,\nVisits,0.5,,,2\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);
        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(8, counts.Records);
        Assert.Equal([2], rows.Where(row => row.LeftOut == LeftOut.Chosen).Select(row => row.Number));
    }

    [Fact]
    public void Of_two_who_worked_the_same_neither_is_the_sum_of_the_other()
    {
        using var file = Forms.Csv("Who,2026-03-02,2026-03-03,2026-03-04\nAnn,3,2,1.5\nBo,3,2,1.5\n,,,\n");

        Assert.Null(ListGuess.Propose(file, Forms.Log()).Mapping.LeftOutRows);
    }

    [Fact]
    public void What_was_done_counts_and_not_what_was_planned_nor_how_late_somebody_came()
    {
        using var file = Forms.Csv(
            "Day,sched_start,act_start,late,sched_end,act_end,left_early,meal\n2026-03-02,4:00,3:30,0:30,12:00,13:00,1:00,0:00\n"
                + "2026-03-03,4:00,4:10,0:10,12:00,12:10,0:10,0:20\n2026-03-04,8:00,8:00,0:00,12:00,11:00,1:00,0:15\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(["570", "480", "180"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["minutes"]));
    }

    [Fact]
    public void A_day_and_month_without_the_last_point_are_a_day_in_the_column_of_days()
    {
        using var file = Forms.Csv("| date | hours | |\n| :---:|:-----| :---|\n| 16.5. | 1 | a |\n| 17.5 | 1.5 | b |\n| 3-10.8 | 1 | c |\n", "log.md");
        var proposal = ListGuess.Propose(file, Forms.Log());
        var (rows, _) = Forms.Apply(file, Forms.Log(), Forms.OneForAll(proposal.Mapping) with { Year = 2026 });

        Assert.Equal(["16.5.", "17.5."], proposal.Questions.Single(question => question.Kind == QuestionKind.Year).Values);
        Assert.Equal(
            ["2026-05-16 60", "2026-05-17 90"],
            rows.Select(row => row.Record).OfType<Tables.TableRow>().Select(row => $"{row["date"]} {row["minutes"]}")
        );
        // A span of days is none of them, and is told.
        Assert.Equal("3-10.8", rows.Single(row => row.Problems.Count > 0).Problems[0].Value);
    }

    [Fact]
    public void Each_heading_of_a_week_tells_the_week_of_the_weekdays_below_it()
    {
        using var file = Forms.Csv(
            "Week of 2/16:,What,Hours\nMonday:,calls,2\nTuesday:,calls,3\nFriday:,walk,1\n,,\nWeek of 2/23:,What,Hours\nMonday:,calls,1\n"
                + "Wednesday:,walk,4\nFriday:,calls,2\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { Year = 2026 };

        Assert.Equal("A", mapping.Source("date")!.Columns[0]);
        Assert.Equal(
            ["2026-02-16 120", "2026-02-17 180", "2026-02-20 60", "2026-02-23 60", "2026-02-25 240", "2026-02-27 120"],
            Forms.Records(file, Forms.Log(), mapping).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void A_day_is_not_carried_down_past_a_total()
    {
        using var file = Forms.Csv("Date,Work,Hours\n2026-03-02,calls,1\n,walk,2\n,visit,1\n2026-03-03,group,1\n,walk,2\nTotal,,7\n,rate,9\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);
        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping with { NamelessRows = NamelessRows.TakeFromAbove });

        Assert.Equal((5, LeftOut.NoName), (counts.Records, rows.Single(row => row.Number == 8).LeftOut));
    }

    [Fact]
    public void Nothing_is_asked_of_rows_that_nobody_filled_in()
    {
        using var file = Forms.Csv("Date,Activity,Hours\n2026-03-02,group,1\n2026-03-03,group,0.5\n,(please choose),0\n,(please choose),\n");

        Assert.DoesNotContain(ListGuess.Propose(file, Forms.Log()).Questions, question => question is { Kind: QuestionKind.Words, Field.Name: "activity" });
    }

    [Fact]
    public void A_word_for_nothing_is_no_text()
    {
        using var file = Forms.Csv("Date,Client ID,Hours\n2026-03-02,N/A,1\n2026-03-03,0,0.5\n2026-03-04,-,1\n2026-03-05,K7,1\n2026-03-06,X,1\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(["", "0", "", "K7", "X"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["person"]));
    }

    [Fact]
    public void A_day_and_an_arrow_may_stand_before_from_and_to()
    {
        using var file = Forms.Csv(
            "Task,Fecha,Notes\nMaps,18/06/2026 -> 9:00 a 12:30,x\nWalk,20/06/2026 -> 20:00 a 23:00,y\nCalls,21/06/2026 -> 20:00 a 23:00,z\n"
        );

        Assert.Equal(
            ["2026-06-18 210", "2026-06-20 180", "2026-06-21 180"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Two_columns_of_moments_say_the_day_the_start_and_the_end()
    {
        using var file = Forms.Csv(
            "No;Who;Arr;Dep\n1;Ann;19.08.2026 8:00;19.08.2026 16:30\n2;Bo;19.08.2026 8:15;19.08.2026 16:45\n3;Cy;20.08.2026 7:50;20.08.2026 17:00\n"
        );

        Assert.Equal(
            ["2026-08-19 510", "2026-08-19 510", "2026-08-20 550"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }
}
