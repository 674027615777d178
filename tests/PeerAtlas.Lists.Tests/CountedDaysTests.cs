using System.Globalization;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Tests;

/// <summary>Days that are numbers of a month, and weekdays of weeks that are counted.</summary>
public sealed class CountedDaysTests
{
    [Fact]
    public void The_name_of_a_sheet_is_the_month_of_its_days()
    {
        using var file = Forms.Workbook(
            (
                "November",
                [
                    ["Day", "In", "Out"],
                    ["1", "9:00", "10:00"],
                    ["3", "9:00", "9:30"],
                    ["30", "9:00", "9:15"],
                ]
            ),
            (
                "December",
                [
                    ["Day", "In", "Out"],
                    ["1", "9:00", "10:00"],
                    ["2", "9:00", "10:00"],
                    ["31", "9:00", "10:00"],
                ]
            ),
            (
                "January",
                [
                    ["Day", "In", "Out"],
                    ["2", "9:00", "10:00"],
                    ["3", "9:00", "10:00"],
                    ["4", "9:00", "10:00"],
                ]
            )
        );
        var proposal = ListGuess.Propose(file, Forms.Log());

        Assert.Equal(["Year"], proposal.Questions.Where(question => question.Kind != QuestionKind.Source).Select(question => question.Kind.ToString()));
        Assert.Equal(
            "2025-11-01,2025-11-03,2025-11-30,2025-12-01,2025-12-02,2025-12-31,2026-01-02,2026-01-03,2026-01-04".Split(','),
            Forms.Records(file, Forms.Log(), Forms.OneForAll(proposal.Mapping) with { Year = 2025 }).Select(record => record["date"])
        );
    }

    [Fact]
    public void Where_nothing_names_the_month_it_is_asked_and_no_month_has_more_days_than_it_has()
    {
        using var file = Forms.Csv("Day,Hours\n28,1\n29,1\n30,1\n");
        var proposal = ListGuess.Propose(file, Forms.Log());
        var mapping = Forms.OneForAll(proposal.Mapping) with { DurationUnit = DurationUnit.Hours };

        Assert.Contains(proposal.Questions, question => question.Kind == QuestionKind.Month);
        var february = mapping with { Weekdays = mapping.Weekdays! with { Month = new(2026, 2, 1) } };
        Assert.Equal(["2026-02-28"], Forms.Records(file, Forms.Log(), february).Select(record => record["date"]));
        Assert.Equal(2, Forms.Apply(file, Forms.Log(), february).Counts.ProblemRows);
    }

    [Fact]
    public void Weeks_that_are_counted_follow_each_other_from_the_day_that_is_said()
    {
        using var file = Forms.Csv("Week,Wed,Thu,Fri\nWeek 51,1h,,2h\nWeek 52,,3h,\nWeek 1,1h - read the guide,,\n");
        var proposal = ListGuess.Propose(file, Forms.Log());
        var across = proposal.Mapping.Across! with { Week = new(2025, 12, 15) };

        Assert.Equal("With which day does the first of these weeks begin?", proposal.Questions.Single(question => question.Kind == QuestionKind.Week).Text);
        Assert.Equal(
            ["2025-12-17 60", "2025-12-19 120", "2025-12-25 180", "2025-12-31 60"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(proposal.Mapping with { Across = across })).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Where_weekdays_stand_there_again_the_next_week_begins()
    {
        using var file = Forms.Csv("Activity,Mon,Tue,Wed\ngroup,1h,,2h\nActivity,Mon,Tue,Wed\ngroup,1h,1h,\n");
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping.With("team", new FieldSource { Value = "North" });
        mapping = mapping with { Across = mapping.Across! with { Week = new(2026, 3, 2) } };

        Assert.Equal(
            ["2026-03-02", "2026-03-04", "2026-03-09", "2026-03-10"],
            Forms.Records(file, Forms.Log(), mapping).Select(record => record["date"].ToString(CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [InlineData("Week 3", false, 3)]
    [InlineData("KW14", false, 14)]
    [InlineData("semana 2", false, 2)]
    [InlineData("12", true, 12)]
    [InlineData("12", false, null)]
    [InlineData("Week 54", false, null)]
    [InlineData("Weekly 3", true, null)]
    public void A_week_is_told_by_its_number(string text, bool isUnderWeek, int? number) => Assert.Equal(number, WeekText.Number(text, isUnderWeek));
}
