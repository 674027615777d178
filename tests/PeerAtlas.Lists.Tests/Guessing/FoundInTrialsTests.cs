namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Made-up small logs of forms that went wrong without a word: each is read rightly, or asked.</summary>
public sealed class FoundInTrialsTests
{
    [Fact]
    public void Minutes_behind_the_point_of_hours_are_asked_about()
    {
        using var file = Forms.Csv("Date,Hours\n" + string.Concat(Enumerable.Range(1, 9).Select(day => $"2026-03-{day:00},{day % 4}.{(day * 7) % 60:00}\n")));
        var proposal = ListGuess.Propose(file, Forms.Log());

        Assert.Contains(proposal.Questions, question => question.Kind == QuestionKind.DurationUnit);
        var mapping = Forms.OneForAll(proposal.Mapping) with { DurationUnit = DurationUnit.HoursPointMinutes };
        Assert.Equal("67", Forms.Records(file, Forms.Log(), mapping)[0]["minutes"]);
    }

    [Theory]
    [InlineData("Duration in Arbeitsstunden")]
    [InlineData("Time spent in hours")]
    public void The_in_within_a_header_is_no_coming(string header)
    {
        using var file = Forms.Csv($"Datum,{header},Was\n2026-03-02,3,calls\n2026-03-03,2,group\n");
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping;

        Assert.Equal(["B"], mapping.Source("minutes")!.Columns);
        Assert.Equal(DurationUnit.Hours, mapping.DurationUnit);
    }

    [Fact]
    public void A_total_that_stands_beside_the_first_row_is_not_the_column_of_hours()
    {
        using var file = Forms.Csv(
            "Date,Spent,Done,Total hours\n2026-03-02,3,calls,30\n" + string.Concat(Enumerable.Range(3, 20).Select(day => $"2026-03-{day:00},2,calls,\n"))
        );

        Assert.NotEqual(["D"], ListGuess.Propose(file, Forms.Log()).Mapping.Source("minutes")?.Columns ?? []);
    }

    [Fact]
    public void A_column_that_adds_up_another_is_not_the_column_of_hours()
    {
        using var file = Forms.Csv(
            "Date,Time (h),Subject,Total hours\n2026-03-02,4,calls,4\n2026-03-03,3,group,7\n2026-03-04,1,calls,8\n2026-03-05,0.5,walk,8.5\n"
                + "2026-03-06,1,calls,9.5\n2026-03-07,2.75,calls,12.25\n"
        );

        Assert.Equal(["B"], ListGuess.Propose(file, Forms.Log()).Mapping.Source("minutes")!.Columns);
    }

    [Fact]
    public void A_duration_that_is_negative_since_its_end_is_past_midnight_is_what_lies_between()
    {
        using var file = Forms.Csv("Date,Start,End,Hours\n2026-03-02,09:00,10:30,1.5\n2026-03-03,21:00,00:00,-0.875\n2026-03-04,09:00,10:00,1\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { DurationUnit = DurationUnit.Hours };

        Assert.Equal(["90", "180", "60"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["minutes"]));
    }

    [Fact]
    public void A_diary_whose_only_commas_part_decimals_is_not_cut_at_them()
    {
        using var file = Forms.Csv("4/12/2019\nhomepage - 2 uur\n9/1/2020\npreloader - 1,5 uur\n11/1/2020\ncontact - 4 uur\n", "diary.txt");

        Assert.All(file.Sheets[0].Rows(), row => Assert.Equal(1, row.Width));
    }

    [Fact]
    public void A_day_and_from_when_to_when_may_stand_in_one_cell()
    {
        using var file = Forms.Csv("Avance,Fecha\nuno,17/06/2022 - 15:00 a 18:00\ndos,18/06/2022 - 15:00 a 16:30\ntres,30/06/2022 - 9:00 a 10:00\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(
            ["2022-06-17 180", "2022-06-18 90", "2022-06-30 60"],
            Forms.Records(file, Forms.Log(), mapping).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Weeks_that_are_counted_under_no_header_are_weeks()
    {
        using var file = Forms.Csv(",Monday,Tuesday,Wednesday,Thursday,Friday\n1,2,,1,,\n2,,3,,,\n3,1,,,,1\n4,1,,,,1\n");
        var across = ListGuess.Propose(file, Forms.Log()).Mapping.Across!;

        Assert.True(across.CountsWeeks);
        Assert.Equal("A", across.WeekColumn);
    }

    [Fact]
    public void Days_that_begin_with_a_year_of_two_digits_are_told()
    {
        using var file = Forms.Csv(
            "Date,Hours\n18-01-15,4\n18-01-16,7\n18-01-30,4\n18-02-01,2\n18-02-02,1\nS1T2,ALL\n18-02-09,1\n18-02-22,3\n18-02-23,3\n18-02-24,3\n18-02-25,3\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(DayOrder.YearFirst, mapping.DayOrder);
        Assert.Equal("2018-01-15", Forms.Records(file, Forms.Log(), mapping)[0]["date"]);
    }

    [Theory]
    [InlineData("0.5,1.25,2.5,0.25,1.5,3.25,2.25")]
    [InlineData("0.1,0.2,0.4,0.5,1.3,2.1,1.2,0.33")]
    [InlineData("0.08,0.17,0.42,0.58,0.92,1.33,2.25")]
    public void Usual_parts_of_an_hour_are_not(string hours)
    {
        var values = hours.Split(',');
        using var file = Forms.Csv("Date,Hours\n" + string.Concat(values.Select((value, at) => $"2026-03-{at + 1:00},{value}\n")));

        Assert.Equal(DurationUnit.Hours, ListGuess.Propose(file, Forms.Log()).Mapping.DurationUnit);
    }

    [Fact]
    public void Moments_that_a_program_counts_in_seconds_are_days_with_times()
    {
        using var file = Forms.Csv("start,end,note\n1767949200,1767954600,calls\n1768035600,1768039200,group\n1768122000,1768129200,walk\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(
            ["2026-01-09 90", "2026-01-10 60", "2026-01-11 120"],
            Forms.Records(file, Forms.Log(), mapping).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void A_day_whose_header_nobody_knows_is_not_lost_among_the_others()
    {
        using var file = Forms.Csv("Activity,MON,TUE,WEDSY,THR,FRI\ngroup,1h,2h,3h,4h,5h\ngroup,1h,,3h,,5h\n");
        var proposal = ListGuess.Propose(file, Forms.Log());

        Assert.Equal(["B", "C", "E", "F"], proposal.Mapping.Across!.Columns);
        Assert.Equal(["D"], proposal.Beside);
        // A header that is written anew is read.
        var anew = proposal.Mapping with { Cells = [new("list", 1, "D", "WED")] };
        Assert.Equal("WED", ListGuess.Preview(file, Forms.Log(), anew).Mapping.Headers[3]);
    }

    [Fact]
    public void Names_that_differ_in_a_mark_are_two_and_one_without_its_own_is_asked()
    {
        var form = Named(("1", "BS"), ("2", "BŞ"), ("3", "José Díaz"));
        using var file = Forms.Csv("Date,Hours,Peer\n2026-03-02,1,BŞ\n2026-03-02,2,BS\n2026-03-02,3,Jose Diaz\n2026-03-02,4,B Ś\n2026-03-02,5,bş\n");
        var (rows, _) = Forms.Apply(file, form, Forms.OneForAll(ListGuess.Propose(file, form).Mapping));

        Assert.Equal(["2", "1", "3", "2"], rows.Select(row => row.Record?["peer"]).OfType<string>());
        Assert.Equal([5], rows.Where(row => row.Problems.Count > 0).Select(row => row.Number));
        using var folded = Forms.Csv("Date,Hours,Peer\n2026-03-02,1,bś\n2026-03-02,1,BS\n");
        Assert.Single(Forms.Apply(folded, form, Forms.OneForAll(ListGuess.Propose(folded, form).Mapping)).Rows, row => row.Problems.Count > 0);
    }

    [Fact]
    public void Times_that_stand_there_twice_count_once()
    {
        using var file = Forms.Csv(
            "Date,Start Time,End Time,start,end\n2026-03-02,2026-03-02 09:00,2026-03-02 10:00,09:00,10:00\n"
                + "2026-03-03,2026-03-03 11:00,2026-03-03 11:30,11:00,11:30\n"
                + "2026-03-04,2026-03-04 12:00,2026-03-04 12:15,12:00,12:15\n"
        );

        Assert.Equal(
            ["60", "30", "15"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Select(row => row["minutes"])
        );
    }

    [Fact]
    public void Day_month_and_year_in_columns_of_their_own_are_one_day()
    {
        var form = Joined();
        using var file = Forms.Csv("Day,Month,Years,Hours\n5,August,2019,1\n17,September,2019,2\n30,10,2019,3\n");
        var proposal = ListGuess.Propose(file, form);

        Assert.DoesNotContain(proposal.Questions, question => question.Kind == QuestionKind.Month);
        Assert.Equal(["2019-08-05", "2019-09-17", "2019-10-30"], Forms.Records(file, form, Forms.OneForAll(proposal.Mapping)).Select(row => row["date"]));
    }

    [Fact]
    public void A_number_that_stands_in_every_row_is_no_duration()
    {
        using var file = Forms.Csv(string.Concat(Enumerable.Range(1, 8).Select(row => $"site,634,{row % 4 + 1}\n")));

        Assert.NotEqual(["B"], ListGuess.Propose(file, Forms.Log()).Mapping.Source("minutes")?.Columns ?? []);
    }

    [Fact]
    public void Columns_of_coming_and_going_around_a_pause_are_no_break()
    {
        using var file = Forms.Csv(
            "Date,In,Out lunch,In lunch,Out\n2026-03-02,09:00,12:00,13:00,17:00\n2026-03-03,09:00,12:30,13:00,17:00\n2026-03-04,08:00,12:00,12:30,16:00\n"
        );

        Assert.Equal(
            ["420", "450", "450"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Select(row => row["minutes"])
        );
    }

    [Fact]
    public void Moments_as_an_app_writes_them_come_in_pairs()
    {
        using var file = Forms.Csv(
            string.Concat(Enumerable.Range(10, 4).Select(day => $"entered,\"January {day}, 2019 at 08:57AM\",x\nexited,\"January {day}, 2019 at 05:45PM\",x\n"))
        );
        var records = Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping));

        Assert.Equal(["2019-01-10", "2019-01-11", "2019-01-12", "2019-01-13"], records.Select(row => row["date"]));
        Assert.All(records, row => Assert.Equal("528", row["minutes"]));
    }

    [Fact]
    public void A_duration_that_does_not_fit_the_clock_is_told()
    {
        using var file = Forms.Csv(
            "Date,Start,End,Hours\n2026-03-02,10:00,12:00,3.5\n2026-03-02,13:00,14:30,3.5\n2026-03-03,09:00,17:00,7.5\n2026-03-04,09:00,17:00,8\n"
        );
        var (_, counts) = Forms.Apply(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping));

        Assert.Equal(2, counts.DifferentFromTimes.Count);
        Assert.Equal([2, 3], counts.DifferentFromTimes.First.Select(place => place.Row));
    }

    [Fact]
    public void Columns_side_by_side_are_told_apart_by_their_letters_where_headers_do_not()
    {
        using var file = Forms.Csv("Date,Min,Note,Min,\n2026-03-02,10,x,20,30\n2026-03-03,10,x,20,30\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping).With("minutes", null) with
        {
            DurationUnit = DurationUnit.Minutes,
            Across = new()
            {
                Columns = ["B", "D", "E"],
                Header = "activity",
                Cell = "minutes",
            },
        };

        Assert.Equal(
            ["Min (B)", "Min (D)", "E"],
            ListGuess.Preview(file, Forms.Log(), mapping.With("activity", null)).Questions.Single(question => question.Kind == QuestionKind.Words).Values
        );
    }

    [Fact]
    public void Where_there_is_one_team_a_column_of_places_is_none()
    {
        var form = new ListForm("log", [.. Forms.Log().Fields.Select(field => field.Name == "team" ? field with { Known = [new("North", "North")] } : field)])
        {
            MayGoAcross = true,
        };
        using var file = Forms.Csv("Date,Hours,Department,Activity\n2026-03-02,1,Sales,group\n2026-03-03,1,Ops,group\n");

        Assert.Equal("North", ListGuess.Propose(file, form).Mapping.Source("team")?.Value);
    }

    private static ListForm Joined() =>
        new("log", [.. Forms.Log().Fields.Select(field => field.Name == "date" ? field with { MayJoin = true, Joint = "." } : field)]) { MayGoAcross = true };

    private static ListForm Named(params (string Key, string Label)[] known) =>
        new(
            "log",
            [
                .. Forms
                    .Log()
                    .Fields.Select(field =>
                        field.Name == "peer"
                            ? field with
                            {
                                Kind = FieldKind.Choice,
                                IsNeeded = true,
                                IsOfFile = true,
                                Known = [.. known.Select(one => new KnownWord(one.Key, one.Label))],
                            }
                            : field
                    ),
            ]
        )
        {
            MayGoAcross = true,
        };
}
