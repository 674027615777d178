using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Tests;

/// <summary>Days, activities and persons that stand as columns, and durations between two times.</summary>
public sealed class AcrossTests
{
    [Fact]
    public void A_block_with_the_numbers_of_other_days_is_of_no_month_that_was_told()
    {
        var march = string.Join(',', Enumerable.Range(17, 8));
        using var file = Forms.Csv($"Work,{march}\ncalls,1,2,,,,,,\ngroup,,,1,,,,,\nWork,25,26,27,28,29,30,31,1\ncalls,8,,,,,,,4\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { DurationUnit = DurationUnit.Hours };
        mapping = mapping with { Across = mapping.Across! with { Month = new(2025, 3, 1) } };
        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["2025-03-17", "2025-03-18", "2025-03-19"], rows.Select(row => row.Record?["date"]).OfType<string>());
        Assert.Equal(2, counts.Problems.Sum(problem => problem.Count));
    }

    [Theory]
    [InlineData("Ucel,Stoger,,Pavic", "peer")]
    [InlineData("Drawing the four plans,Soldering of 4 boards,,Finding errors in the plan", "activity")]
    public void Hours_under_headers_that_nobody_knows_are_of_those_who_worked_or_of_what_was_done(string headers, string field)
    {
        using var file = Forms.Csv($"Date,Remarks,{headers}\n3/2/2026,ok,2,1.5,,\n3/3/2026,,,2,,4\n3/14/2026,late,0,,,2\n3/15/2026,holiday,,,,\n");
        var across = ListGuess.Propose(file, Forms.Log()).Mapping.Across!;

        Assert.Equal(field, across.Header);
        Assert.Equal(["C", "D", "F"], across.Columns);
    }

    [Fact]
    public void A_cell_that_cannot_be_read_is_a_problem_of_its_row_and_never_lost()
    {
        using var file = Forms.Csv("Activity,Mon,Tue,Wed\nGroup,1.5,2 glasses,2\nTraining,4 units,1,\n");
        var mapping = Team(Propose(file).Mapping);
        mapping = mapping with { Across = mapping.Across! with { Week = new(2026, 11, 23) }, DurationUnit = DurationUnit.Hours };

        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(
            [("minutes", ValueFault.Unreadable, "2 glasses"), ("minutes", ValueFault.InDoubt, "4 units")],
            rows.SelectMany(row => row.Problems).Select(problem => (problem.Field.Name, problem.Fault, problem.Value))
        );
        Assert.Equal((2, 3, 2, 0), (counts.Rows, counts.Records, counts.ProblemRows, counts.LeftOutRows));
    }

    [Fact]
    public void Weekdays_of_no_known_week_are_a_problem_and_asked()
    {
        using var file = Forms.Csv("Activity,Mon,Tue,Wed\nGroup,1.5,,2\n");
        var proposal = Propose(file);

        var counts = Forms.Apply(file, Forms.Log(), Team(proposal.Mapping) with { DurationUnit = DurationUnit.Hours }).Counts;

        Assert.Contains(proposal.Questions, question => question.Kind == QuestionKind.Week);
        Assert.Equal((0, 1), (counts.Records, counts.ProblemRows));
        Assert.Equal("\"Day\" can be read in two ways.", Assert.Single(counts.Problems).Text);
    }

    [Fact]
    public void A_sheet_whose_headers_differ_where_nothing_is_read_is_of_the_same_form()
    {
        using var file = Forms.Workbook(
            (
                "January",
                [
                    ["Date", "Hours", "January 2026", "Overtime"],
                    ["01/14/2026", "7.5", "Jo Roe", "1"],
                    ["01/15/2026", "6", "", ""],
                ]
            ),
            (
                "February",
                [
                    ["Date", "Hours", "February 2026", "Overtime"],
                    ["02/14/2026", "2.5", "Jo Roe", ""],
                ]
            ),
            (
                "Year",
                [
                    ["Month", "Hours", "Holidays"],
                    ["January", "13.5", "2"],
                ]
            )
        );

        Assert.Equal(["January", "February"], Propose(file).Mapping.Sheets);
    }

    [Theory]
    [InlineData("Dauer in h")]
    [InlineData("Hours (hh:mm)")]
    [InlineData("Time spent [min]")]
    [InlineData("Work hours")]
    [InlineData("Anzahl Stunden")]
    public void A_header_that_names_its_unit_is_known(string header)
    {
        // Another column of durations whose header is known less well.
        using var file = Forms.Csv($"Date,{header},Client hours\n2026-09-01,1.5,1\n2026-09-02,2,3.5\n");

        Assert.Equal("B", Assert.Single(Propose(file).Mapping.Source("minutes")!.Columns));
    }

    [Theory]
    [InlineData("90,225,60", true)]
    [InlineData("1.5,26,2", false)]
    public void Numbers_under_hours_that_no_day_has_are_asked_about(string hours, bool isAsked)
    {
        using var file = Forms.Csv("Date,Hours\n" + string.Concat(hours.Split(',').Select((value, at) => $"2026-09-0{at + 1},{value}\n")));

        Assert.Equal(isAsked, Propose(file).Questions.Any(question => question.Kind == QuestionKind.DurationUnit));
    }

    [Fact]
    public void A_second_table_of_a_log_beside_the_first_that_may_say_the_same_is_told()
    {
        using var file = Forms.Csv("Planned,,,Actual,\nDate,Hours,,Date,Hours\n2026-09-01,1,,2026-09-01,2\n2026-09-02,3,,2026-09-03,1\n");

        Assert.Equal(["D", "E"], Propose(file).Beside);
    }

    [Fact]
    public void Of_a_workbook_the_sheet_with_days_is_read_though_another_has_more_known_headers()
    {
        using var file = Forms.Workbook(
            (
                "Packages",
                [
                    ["Name", "Task", "Hours", "Notes"],
                    ["Kitchen", "cook", "20", "x"],
                    ["Garden", "dig", "10", "y"],
                ]
            ),
            (
                "Jo",
                [
                    ["Time sheet", "_", "__"],
                    ["", "Hours", "With whom"],
                    ["09/14/2026", "7.5", "Sam"],
                    ["09/15/2026", "6", "Lee"],
                ]
            )
        );
        var mapping = Propose(file).Mapping;

        Assert.Equal(["Jo"], mapping.Sheets);
        Assert.Equal("A", Assert.Single(mapping.Source("date")!.Columns));
    }

    [Fact]
    public void Days_in_the_cells_are_the_head_of_the_next_week()
    {
        using var file = Forms.Csv("Who,2026-09-07,2026-09-08,2026-09-09\nJo,1,,2\nWho,2026-09-14,2026-09-15,2026-09-16\nJo,,3,\n");

        Assert.Equal([("2026-09-07", "60"), ("2026-09-09", "120"), ("2026-09-15", "180")], Days(file, Forms.OneForAll(Propose(file).Mapping)));
    }

    [Theory]
    [InlineData("9:00,11:30\n10:00,12:30\n12:00,4:00\n9:30,11:00\n8:00,10:00", true)]
    [InlineData("9:00,11:30\n22:00,6:00", false)]
    public void An_end_before_its_start_is_in_the_afternoon_where_no_time_is_beyond_twelve(string times, bool isTwelve)
    {
        using var file = Forms.Csv("Date,Start,End\n" + string.Concat(times.Split('\n').Select((pair, at) => $"2026-09-0{at + 1},{pair}\n")));

        Assert.Equal(isTwelve, Propose(file).Mapping.HasTwelveHours);
    }

    [Fact]
    public void A_running_total_beside_start_and_end_is_no_duration()
    {
        using var file = Forms.Csv(
            "Date,Start,End,Sum of hours\n2026-09-01,9:00,10:00,1\n2026-09-02,9:00,11:30,3.5\n2026-09-03,9:00,10:30,5\n2026-09-04,9:00,9:45,5.75\n"
        );

        Assert.Null(Propose(file).Mapping.Source("minutes"));
    }

    [Fact]
    public void Words_of_every_sheet_that_is_read_are_asked()
    {
        using var file = Forms.Workbook(
            (
                "One",
                [
                    ["Date", "Hours", "Activity"],
                    ["09/14/2026", "1", "Walk"],
                ]
            ),
            (
                "Two",
                [
                    ["Date", "Hours", "Activity"],
                    ["09/15/2026", "2", "Swim"],
                ]
            )
        );

        Assert.Equal(["Walk", "Swim"], Propose(file).Questions.Single(question => question.Kind == QuestionKind.Words).Values);
    }

    [Fact]
    public void Times_of_day_without_a_mark_are_no_duration()
    {
        using var file = Forms.Csv("Date,Time,What\n2026-09-01,0952,in\n2026-09-01,1400,out\n2026-09-02,0915,in\n");

        Assert.Null(Propose(file).Mapping.Source("minutes"));
    }

    [Fact]
    public void The_header_of_a_further_block_that_says_whose_it_is_is_no_record()
    {
        using var file = Forms.Csv("Date,What,Hours\n2026-09-01,met,1\n2026-09-02,met,2\nDate,Log of Sam,Hours\n2026-09-01,met,3\n");
        var form = Forms.Log();

        var (rows, counts) = Forms.Apply(file, form, Forms.OneForAll(Propose(file).Mapping));

        Assert.Equal(LeftOut.RepeatedHeader, rows[3].LeftOut);
        Assert.Equal((3, 0), (counts.RecordRows, counts.ProblemRows));
    }

    [Fact]
    public void Each_sheet_may_tell_its_own_week()
    {
        using var file = Forms.Workbook(
            (
                "One",
                [
                    ["Week ending 11/29/2026"],
                    ["Activity", "Mon", "Tue", "Sun"],
                    ["Group", "1.5", "", "2"],
                ]
            ),
            (
                "Two",
                [
                    ["Week of:", "11/30/2026"],
                    ["Activity", "Mon", "Tue", "Sun"],
                    ["Group", "", "1", ""],
                ]
            )
        );
        var proposal = Propose(file);

        Assert.Equal(["One", "Two"], proposal.Mapping.Sheets);
        Assert.DoesNotContain(proposal.Questions, question => question.Kind is QuestionKind.Week or QuestionKind.DayOrder);
        Assert.Equal([("2026-11-23", "90"), ("2026-11-29", "120"), ("2026-12-01", "60")], Days(file, proposal.Mapping));
    }

    [Fact]
    public void Weekdays_under_dates_are_those_dates()
    {
        using var file = Forms.Csv(",11/23/2026,11/24/2026,11/25/2026\nActivity,Mon,Tue,Wed\nGroup,1.5,,2\nTraining,,0.5,\n");

        Assert.Equal([("2026-11-23", "90"), ("2026-11-25", "120"), ("2026-11-24", "30")], Days(file, Propose(file).Mapping));
    }

    [Fact]
    public void Numbers_of_days_are_days_of_the_month_that_the_sheet_tells_or_that_is_asked()
    {
        var days = string.Join(',', Enumerable.Range(1, 31));
        using var told = Forms.Workbook(
            (
                "October 2026",
                [
                    ["Activity", .. days.Split(',')],
                    ["Group", "1.5", "", "2"],
                    ["Training", "", "0.5"],
                ]
            )
        );
        using var asked = Forms.Csv($"Activity,{days}\nGroup,1.5,,2\nTraining,,0.5,\n");
        var proposal = Propose(asked);

        Assert.Equal([("2026-10-01", "90"), ("2026-10-03", "120"), ("2026-10-02", "30")], Days(told, Propose(told).Mapping));
        Assert.Contains(proposal.Questions, question => question.Kind == QuestionKind.Month);
        Assert.Empty(Days(asked, proposal.Mapping));
        var answered = proposal.Mapping with { Across = proposal.Mapping.Across! with { Month = new(2026, 2, 1) } };
        Assert.Equal([("2026-02-01", "90"), ("2026-02-03", "120"), ("2026-02-02", "30")], Days(asked, answered));
    }

    [Fact]
    public void Known_activities_may_stand_as_columns_and_unknown_ones_are_asked()
    {
        using var file = Forms.Csv("Date,Group,Training,Van,Total\n2026-11-23,1.5,0,,1.5\n2026-11-24,,2,0.25,2.25\n");
        var proposal = Propose(file);
        var mapping = proposal.Mapping.With("activity", new FieldSource { Words = new Dictionary<string, string> { ["van"] = "one-to-one" } });

        Assert.Equal(["Van"], proposal.Questions.Single(question => question.Kind == QuestionKind.Words).Values);
        Assert.Equal(1, Forms.Apply(file, Forms.Log(), Team(proposal.Mapping) with { DurationUnit = DurationUnit.Hours }).Counts.ProblemRows);
        Assert.Equal(
            [("2026-11-23", "90", "group"), ("2026-11-24", "120", "training"), ("2026-11-24", "15", "one-to-one")],
            Forms
                .Records(file, Forms.Log(), Team(mapping) with { DurationUnit = DurationUnit.Hours })
                .Select(record => (record["date"], record["minutes"], record["activity"]))
        );
    }

    [Fact]
    public void A_break_is_taken_off_what_lies_between_and_one_that_cannot_be_read_is_a_problem()
    {
        using var file = Forms.Csv("Date,Start,End,Lunch\n2026-11-23,22:00,06:30,0:30\n2026-11-24,9:00,10:00,\n2026-11-25,9:00,12:00,short\n");
        var mapping = Forms.OneForAll(Propose(file).Mapping);

        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["480", "60"], rows.Select(row => row.Record).OfType<TableRow>().Select(record => record["minutes"]));
        Assert.Equal(("break", "short"), (Assert.Single(counts.Problems).Field.Name, counts.Problems[0].Values[0]));
    }

    [Fact]
    public void A_time_that_cannot_be_read_is_a_problem_and_moments_count_their_days()
    {
        using var file = Forms.Csv("Start time,End time\n2026-11-23 22:00,2026-11-25 06:30\n2026-11-24 09:00,noonish\n2026-11-24 09:00,2026-11-24 09:45\n");
        var mapping = Forms.OneForAll(Propose(file).Mapping);

        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["1950", "45"], rows.Select(row => row.Record).OfType<TableRow>().Select(record => record["minutes"]));
        Assert.Equal(1, counts.ProblemRows);
    }

    [Fact]
    public void An_end_that_lies_before_its_start_by_its_day_is_a_problem_and_one_that_is_a_day_alone_is_midnight()
    {
        using var file = Forms.Csv("Start time,End time\n2026-11-23 22:00,2026-11-23 06:00\n2026-11-24 09:00,2026-11-24 10:00\n2026-11-24 17:00,2026-11-25\n");

        var (rows, counts) = Forms.Apply(file, Forms.Log(), Forms.OneForAll(Propose(file).Mapping));

        Assert.Equal(["60", "420"], rows.Select(row => row.Record).OfType<TableRow>().Select(record => record["minutes"]));
        Assert.Equal("2026-11-23 06:00", Assert.Single(Assert.Single(counts.Problems).Values));
    }

    [Fact]
    public void Week_ending_may_stand_in_the_cell_before_its_day_and_a_weekday_twice_is_no_week()
    {
        using var file = Forms.Csv(",Week Ending,2026-11-25\nActivity,Thur,Fri,Mon,Wed,Total\nGroup,1,,2,5,8\n");
        using var roster = Forms.Csv("Date of birth,Sat,Sun,Sat,Sun\n2001-04-10,1,2,3,4\n");

        Assert.Equal([("2026-11-19", "60"), ("2026-11-23", "120"), ("2026-11-25", "300")], Days(file, Propose(file).Mapping));
        Assert.Null(Propose(roster).Mapping.Across);
    }

    [Fact]
    public void In_and_out_twice_are_counted_together_and_a_time_that_was_forgotten_is_told_and_takes_nothing_from_the_rest()
    {
        using var file = Forms.Csv(
            "Date,Time In,Time Out,Time In,Time Out\n2026-11-23,8:00,12:00,12:30,16:00\n2026-11-24,8:00,9:00,,\n2026-11-25,8:00,9:00,10:00,\n"
                + "2026-11-26,8:00,,,\n"
        );
        var mapping = Forms.OneForAll(Propose(file).Mapping);

        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["450", "60", "60"], rows.Select(row => row.Record).OfType<TableRow>().Select(record => record["minutes"]));
        Assert.Equal(("end", ValueFault.Missing, 1L), (Assert.Single(counts.Emptied).Field.Name, counts.Emptied[0].Fault, counts.Emptied[0].Count));
        Assert.Equal(("end", ValueFault.Missing, 1L), (Assert.Single(counts.Problems).Field.Name, counts.Problems[0].Fault, counts.Problems[0].Count));
    }

    [Fact]
    public void Hours_with_minutes_behind_the_point_are_told_by_start_and_end()
    {
        using var file = Forms.Csv("Date,Time In,Time Out,Total Hours\n2026-11-23,10:00,19:15,9.15\n2026-11-24,9:30,18:20,8.50\n2026-11-25,16:00,1:00,9\n");

        var records = Forms.Records(file, Forms.Log(), Forms.OneForAll(Propose(file).Mapping));

        Assert.Equal(["555", "530", "540"], records.Select(record => record["minutes"]));
    }

    [Fact]
    public void Times_without_am_and_pm_end_in_the_afternoon_where_none_is_past_noon()
    {
        using var day = Forms.Csv("Date,Start,End\n2026-11-23,9:00,5:00\n2026-11-24,8:30,12:30\n2026-11-25,11:00,1:15\n");
        using var night = Forms.Csv("Date,Start,End\n2026-11-23,22:00,5:00\n2026-11-24,8:30,12:30\n");

        Assert.Equal(["480", "240", "135"], Forms.Records(day, Forms.Log(), Forms.OneForAll(Propose(day).Mapping)).Select(record => record["minutes"]));
        Assert.Equal(["420", "240"], Forms.Records(night, Forms.Log(), Forms.OneForAll(Propose(night).Mapping)).Select(record => record["minutes"]));
    }

    [Fact]
    public void A_row_without_a_duration_is_left_out_whatever_else_cannot_be_read()
    {
        using var file = Forms.Csv("Date,Hours\n2026-11-23,1.5\nTotals of persons,\nJo,\n2026-11-24,0.5\n");

        var counts = Forms.Apply(file, Forms.Log(), Forms.OneForAll(Propose(file).Mapping)).Counts;

        Assert.Equal((2, 2, 0), (counts.Records, counts.LeftOutRows, counts.ProblemRows));
    }

    [Fact]
    public void What_numbers_count_is_asked_when_a_further_sheet_has_them()
    {
        using var file = Forms.Workbook(
            (
                "Jo",
                [
                    ["Date", "Duration"],
                    ["2026-11-23", "1 hour"],
                ]
            ),
            (
                "Sam",
                [
                    ["Date", "Duration"],
                    ["2026-11-23", "3"],
                ]
            )
        );

        Assert.Equal(["3"], Propose(file).Questions.Single(question => question.Kind == QuestionKind.DurationUnit).Values);
    }

    [Fact]
    public void Weekdays_as_rows_are_days_of_the_week_that_is_told_or_asked()
    {
        const string Rows = "Day,Time In,Time Out\nMonday,9:00,10:30\nTuesday,,\nFriday,22:00,1:00\n";
        using var told = Forms.Csv("Week of,11/23/2026,\n" + Rows);
        using var asked = Forms.Csv(Rows);
        var proposal = Propose(asked);

        Assert.Equal([("2026-11-23", "90"), ("2026-11-27", "180")], Days(told, Forms.OneForAll(Propose(told).Mapping)));
        Assert.Contains(proposal.Questions, question => question.Kind == QuestionKind.Week);
        Assert.Equal(2, Forms.Apply(asked, Forms.Log(), Forms.OneForAll(proposal.Mapping)).Counts.ProblemRows);
        var answered = proposal.Mapping with { Weekdays = proposal.Mapping.Weekdays! with { Week = new(2026, 11, 22) } };
        Assert.Equal([("2026-11-23", "90"), ("2026-11-27", "180")], Days(asked, Forms.OneForAll(answered)));
    }

    private static ListProposal Propose(GridFile file) => ListGuess.Propose(file, Forms.Log());

    private static ListMapping Team(ListMapping mapping) => mapping.With("team", new FieldSource { Value = "North" });

    private static IEnumerable<(string Day, string Minutes)> Days(GridFile file, ListMapping mapping) =>
        Forms.Records(file, Forms.Log(), Team(mapping) with { DurationUnit = DurationUnit.Hours }).Select(record => (record["date"], record["minutes"]));
}
