namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Start, end, break and duration without a header that is known.</summary>
public sealed class TimeColumnsTests
{
    [Fact]
    public void Pairs_of_in_and_out_may_follow_each_other_in_a_row_under_no_header()
    {
        using var file = Forms.Csv(
            "2024-09-25,IN:2024-09-25 09:01,OUT:2024-09-25 12:01\n"
                + "2024-09-26,IN:2024-09-26 09:00,OUT:2024-09-26 12:00,IN:2024-09-26 13:00,OUT:2024-09-26 14:30\n"
                + "2024-09-27,IN:2024-09-27 10:00,OUT:2024-09-27 11:00\n"
                + "2024-09-30,IN:2024-09-30 08:00,OUT:2024-09-30 08:30,IN:2024-09-30 09:00,OUT:2024-09-30 10:00\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(
            ["2024-09-25 180", "2024-09-26 270", "2024-09-27 60", "2024-09-30 90"],
            Forms.Records(file, Forms.Log(), mapping).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Hours_from_UTC_behind_a_time_are_no_end()
    {
        using var file = Forms.Csv("Start,End\n2022-10-08 18:30 -06:00,2022-10-08 19:30 -06:00\n2022-10-09 18:30 -06:00,2022-10-09 20:00 -0600\n");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(["60", "90"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["minutes"]));
    }

    [Fact]
    public void Start_and_end_are_told_by_the_clock_and_the_duration_by_the_break()
    {
        using var file = Forms.Csv("day,x,y,z,w\n2026-11-02,9:00,18:00,1:00,8:00\n2026-11-03,10:00,17:30,0:45,6:45\n2026-11-04,9:00,18:30,1:00,8:30\n");
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping;

        Assert.Equal(["B", "C", "E"], new[] { "start", "end", "minutes" }.Select(field => Assert.Single(mapping.Source(field)!.Columns)));
        Assert.Equal(["480", "405", "510"], Minutes(file, mapping));
    }

    [Fact]
    public void Where_no_column_is_the_duration_it_lies_between()
    {
        using var file = Forms.Csv("day,a,b\n2026-11-02,9:00,18:00\n2026-11-03,10:00,17:30\n2026-11-04,9:00,18:30\n");
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping;

        Assert.Null(mapping.Source("minutes"));
        Assert.Equal(["540", "450", "570"], Minutes(file, mapping));
    }

    [Theory]
    [InlineData("day,entrada,almoço,volta,saída")]
    [InlineData("day,start,lunch,back,end")]
    [InlineData("day,a,b,c,d")]
    [InlineData("day,In,Out,In,Out")]
    public void What_was_worked_lies_before_and_after_the_pause_where_four_times_stand(string header)
    {
        using var file = Forms.Csv(
            header + "\n2026-11-02,9:00,12:00,13:00,18:00\n2026-11-03,10:00,12:30,13:00,17:30\n2026-11-04,9:00,12:00,12:30,18:30\n2026-11-05,8:00,12:00,,\n"
        );
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping;

        Assert.Equal(["480", "420", "540", "240"], Minutes(file, mapping));
    }

    [Fact]
    public void Starts_that_are_read_as_durations_side_by_side_are_told()
    {
        using var file = Forms.Csv("day,Nic,,Arpit,\n2026-11-02,9:00,18:00,10:00,16:00\n2026-11-03,10:00,17:30,9:30,12:00\n2026-11-04,9:00,18:30,8:00,9:00\n");
        var across = new AcrossColumns
        {
            Header = "peer",
            Cell = "minutes",
            Columns = ["B", "D"],
        };
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping with { Across = across, Shape = null };

        Assert.Equal(["B", "D"], ListGuess.Preview(file, Forms.Log(), mapping).StartsAcross);
        Assert.Empty(ListGuess.Preview(file, Forms.Log(), mapping with { Across = null }).StartsAcross);
    }

    [Fact]
    public void Who_went_out_and_came_in_again_began_when_they_went()
    {
        using var file = Forms.Csv(
            "Date,TimeOut,TimeIn,Hours\n2026-11-02,21:37,00:10,2.6\n2026-11-03,9:00,10:30,1.5\n2026-11-04,9:30,11:00,1.5\n2026-11-05,8:00,9:15,\n"
        );
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping;

        Assert.Equal(("B", "C"), (mapping.Source("start")!.Columns[0], mapping.Source("end")!.Columns[0]));
        Assert.Equal(["156", "90", "90", "75"], Minutes(file, mapping));
    }

    [Fact]
    public void Durations_beside_each_other_are_no_clock()
    {
        using var file = Forms.Csv("day,a,b\n2026-11-02,1:00,2:00\n2026-11-03,0:30,0:45\n2026-11-04,1:15,1:30\n");

        Assert.Equal(["B"], ListGuess.Propose(file, Forms.Log()).Mapping.Source("minutes")!.Columns);
    }

    private static IEnumerable<string> Minutes(PeerAtlas.Tables.GridFile file, ListMapping mapping) =>
        Forms.Records(file, Forms.Log(), Forms.OneForAll(mapping)).Select(row => row["minutes"]);
}
