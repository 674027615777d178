namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Dates of which a spreadsheet of another country swapped day and month.</summary>
public sealed class SwappedDaysTests
{
    [Fact]
    public void Are_swapped_back_where_the_other_days_tell_it()
    {
        using var file = Log("2026-04-11", "2026-09-11", "13/11/2026", "20/11/2026", "27/11/2026", "2026-04-12", "15/12/2026");
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping;

        var days = Forms.Records(file, Forms.Log(), Forms.OneForAll(mapping)).Select(row => row["date"]);

        Assert.True(mapping.HasSwappedDays);
        Assert.Equal(["2026-11-04", "2026-11-09", "2026-11-13", "2026-11-20", "2026-11-27", "2026-12-04", "2026-12-15"], days);
    }

    [Theory]
    // Dates that fit as they are; texts that the spreadsheet would have taken; dates that it cannot have swapped.
    [InlineData("2026-11-04", "2026-11-09", "13/11/2026", "20/11/2026", "27/11/2026", "2026-11-10")]
    [InlineData("2026-04-11", "2026-09-11", "4/11/2026", "20/11/2026", "27/11/2026", "13/11/2026", "2026-04-12")]
    [InlineData("2026-04-11", "2026-04-18", "2026-04-25", "13/11/2026", "20/11/2026", "27/11/2026")]
    [InlineData("2026-04-11", "2026-04-12", "2026-04-10")]
    public void Stay_as_they_are_elsewhere(params string[] days)
    {
        using var file = Log(days);

        Assert.False(ListGuess.Propose(file, Forms.Log()).Mapping.HasSwappedDays);
    }

    [Fact]
    public void Are_never_looked_for_in_a_text_file()
    {
        using var file = Forms.Csv("Date,Hours\n2026-04-11,1.5\n2026-09-11,1\n2026-04-12,2\n13/11/2026,1\n20/11/2026,1\n27/11/2026,1\n");

        Assert.False(ListGuess.Propose(file, Forms.Log()).Mapping.HasSwappedDays);
    }

    private static PeerAtlas.Tables.GridFile Log(params string[] days) =>
        Forms.Workbook(
            (
                "Log",
                [
                    ["Date", "Hours"],
                    .. days.Select(day => new[] { day, "1.5" }),
                ]
            )
        );
}
