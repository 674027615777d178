using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Lists.Tests;

/// <summary>Days without a year, written in the order in which they were.</summary>
public sealed class YearTurnsTests
{
    [Theory]
    [InlineData("12/28,1/3,1/9,5/30,10/2,12/30,1/2", 2019, "2019-12-28,2020-01-03,2020-01-09,2020-05-30,2020-10-02,2020-12-30,2021-01-02")]
    [InlineData("1/9,1/3,12/28,12/1", 2020, "2020-01-09,2020-01-03,2019-12-28,2019-12-01")]
    [InlineData("3/1,3/2,4/1", 2020, "2020-03-01,2020-03-02,2020-04-01")]
    // Sorted by something else: nobody can tell, and nothing is turned.
    [InlineData("12/1,1/5,11/2,2/1,10/3,1/9", 2020, "2020-12-01,2020-01-05,2020-11-02,2020-02-01,2020-10-03,2020-01-09")]
    public void The_next_year_begins_where_the_months_begin_anew(string days, int year, string expected)
    {
        using var file = Forms.Csv("Date,Activity,Hours\n" + string.Concat(days.Split(',').Select(day => $"{day},group,1\n")));
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { Year = year, DayOrder = DayOrder.MonthFirst };

        Assert.Equal(expected.Split(','), Forms.Records(file, Forms.Log(), mapping).Select(record => record["date"]));
    }

    [Fact]
    public void A_day_with_its_own_year_keeps_it()
    {
        using var file = Forms.Csv("Date,Activity,Hours\n12/28,group,1\n12/30,group,1\n1/3,group,1\n2/3/2024,group,1\n1/5,group,1\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { Year = 2019, DayOrder = DayOrder.MonthFirst };

        Assert.Equal(
            ["2019-12-28", "2019-12-30", "2020-01-03", "2024-02-03", "2020-01-05"],
            Forms.Records(file, Forms.Log(), mapping).Select(record => record["date"])
        );
    }

    [Fact]
    public void Days_in_a_row_are_read_as_they_were_wherever_they_begin() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<ushort, byte[]>((first, steps) => IsReadAsItWas(first, steps)));

    private static bool IsReadAsItWas(ushort first, byte[] steps)
    {
        var day = new DateOnly(2019, 1, 1).AddDays(first % 365);
        List<DateOnly> days = [day, .. steps.Take(40).Select(step => day = day.AddDays((step % 20) + 1))];
        using var file = Forms.Csv("Date,Activity,Hours\n" + string.Concat(days.Select(one => $"{one.Month}/{one.Day},group,1\n")));
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { Year = days[0].Year, DayOrder = DayOrder.MonthFirst };
        // February 29 is a day of its own year alone.
        return days.Exists(one => one is { Month: 2, Day: 29 })
            || days.Count < 4
            || days.Select(one => one.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
                .SequenceEqual(Forms.Records(file, Forms.Log(), mapping).Select(record => record["date"]));
    }
}
