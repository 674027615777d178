namespace PeerAtlas.Lists.Tests;

/// <summary>Rows that are the sum of those above, and rows that only happen to be.</summary>
public sealed class RunningTotalsTests
{
    [Fact]
    public void A_row_of_figures_alone_that_is_the_sum_of_those_above_is_a_total() =>
        Assert.Equal(["60", "90"], Minutes("Date,Hours,Task\n2026-11-02,1,write\n2026-11-03,1.5,test\n,2.5,\n"));

    [Fact]
    public void A_row_with_words_of_its_own_is_none_whatever_it_says() =>
        Assert.Equal(
            ["60", "60", "120", "180", "120"],
            Minutes("Date,Hours,Task\n2026-11-02,1,write\n2026-11-02,1,test\n,2,draw the form\n2026-11-04,3,write\n2026-11-04,2,test\n")
        );

    [Fact]
    public void A_row_whose_day_cannot_be_read_is_none()
    {
        using var file = Forms.Csv("Date,Hours,Number\n2026-11-02,2,7\n2026-11-03,1,8\n31/02/2026,3,9\n");

        var counts = Forms.Apply(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Counts;

        Assert.Equal((2, 1, 0), (counts.Records, counts.ProblemRows, counts.LeftOutRows));
    }

    private static IEnumerable<string> Minutes(string log)
    {
        using var file = Forms.Csv(log);
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with
        {
            DurationUnit = DurationUnit.Hours,
            NamelessRows = NamelessRows.TakeFromAbove,
        };
        return [.. Forms.Records(file, Forms.Log(), mapping).Select(row => row["minutes"])];
    }
}
