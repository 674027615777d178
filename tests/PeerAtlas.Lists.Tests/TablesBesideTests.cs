namespace PeerAtlas.Lists.Tests;

/// <summary>Logs whose tables stand side by side.</summary>
public sealed class TablesBesideTests
{
    [Fact]
    public void Under_names_each_part_of_a_row_is_a_record_of_its_own()
    {
        using var file = Forms.Csv(
            "Spring,,,,,\n,Ann Lee,,Bo Diaz,,\nDate,In,Out,In,Out,Total\n2026-03-02,9:00,10:00,9:00,12:00,4\n2026-03-03,,,10:00,10:30,0.5\n"
                + "2026-03-04,8:00,9:00,,,1\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Peers()).Mapping);
        var (rows, counts) = Forms.Apply(file, Peers(), mapping);

        Assert.Equal((RowShape.TablesBeside, "Peer"), (mapping.Shape!.Kind, mapping.Shape.Heading));
        Assert.Equal(
            ["Ann Lee 2026-03-02 60", "Bo Diaz 2026-03-02 180", "Bo Diaz 2026-03-03 30", "Ann Lee 2026-03-04 60"],
            rows.Where(row => row.Record is not null).Select(row => $"{row.Record!["peer"]} {row.Record["date"]} {row.Record["minutes"]}")
        );
        Assert.Equal((5, 4), (counts.Rows, counts.Records));
    }

    [Fact]
    public void One_column_under_each_name_is_a_table_too()
    {
        using var file = Forms.Csv(",Ann,Bo,Cy\nDate,Hours,Hours,Hours\n2026-03-02,1.5,2,\n2026-03-03,,1,0.5\n2026-03-04,1,,2.5\n");

        Assert.Equal(
            ["Ann 90", "Bo 120", "Bo 60", "Cy 30", "Ann 60", "Cy 150"],
            Forms.Records(file, Peers(), Forms.OneForAll(ListGuess.Propose(file, Peers()).Mapping)).Select(row => $"{row["peer"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Tables_with_days_of_their_own_need_no_heading()
    {
        using var file = Forms.Csv(
            "Date,Start,End,,Date,Start,End\n2026-03-02,9:00,10:00,,2026-04-02,9:00,11:00\n2026-03-03,9:00,10:30,,2026-04-03,8:00,9:00\n"
                + "2026-03-04,9:00,9:30,,,,\n"
        );

        Assert.Equal(
            ["2026-03-02 60", "2026-04-02 120", "2026-03-03 90", "2026-04-03 60", "2026-03-04 30"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Theory]
    [InlineData("Date,In,Out,In,Out\n2026-03-02,9:00,12:00,13:00,17:00\n2026-03-03,9:00,12:00,13:00,15:00\n2026-03-04,9:00,12:00,13:00,14:00\n")]
    [InlineData(
        ",Morning,,Afternoon,\nDate,In,Out,In,Out\n2026-03-02,9:00,12:00,13:00,17:00\n2026-03-03,9:00,12:00,13:00,15:00\n2026-03-04,9:00,12:00,13:00,14:00\n"
    )]
    public void In_and_out_again_after_a_pause_is_one_record(string text)
    {
        using var file = Forms.Csv(text);
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Null(mapping.Shape);
        Assert.Equal(["420", "300", "240"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["minutes"]));
    }

    [Fact]
    public void Planned_hours_beside_those_worked_are_not_counted_too()
    {
        using var file = Forms.Csv(",Planned,Actual\nDate,Hours,Hours\n2026-03-02,1.5,2\n2026-03-03,2,1\n2026-03-04,1,0.5\n");

        Assert.Null(ListGuess.Propose(file, Forms.Log()).Mapping.Shape);
    }

    [Fact]
    public void Names_over_two_columns_of_times_each_are_when_each_came_and_went()
    {
        using var file = Forms.Csv("Date,Nic,,Ari,\n2026-03-02,9:00,11:00,8:30,12:30\n2026-03-03,N/A,N/A,9:00,10:00\n2026-03-04,9:15,10:15,9:00,9:30\n");

        Assert.Equal(
            ["Nic 120", "Ari 240", "Ari 60", "Nic 60", "Ari 30"],
            Forms.Records(file, Peers(), Forms.OneForAll(ListGuess.Propose(file, Peers()).Mapping)).Select(row => $"{row["peer"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Hours_beside_their_running_sums_are_one_table()
    {
        using var file = Forms.Csv(
            ",,,,month,all\nDay,Start,End,Hours,Sum,Sum\n2026-03-02,9:00,10:00,1,1,1\n2026-03-03,9:00,11:00,2,3,3\n2026-03-04,9:00,9:30,0.5,3.5,3.5\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Null(mapping.Shape);
        Assert.Equal(["60", "120", "30"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["minutes"]));
    }

    [Fact]
    public void A_row_that_is_left_out_is_none_in_any_of_them()
    {
        using var file = Forms.Csv(",Ann,Bo\nDate,Hours,Hours\n2026-03-02,1.5,2\n2026-03-03,2,1\n2026-03-04,1,0.5\n");
        var (_, counts) = Forms.Apply(file, Peers(), Forms.OneForAll(ListGuess.Propose(file, Peers()).Mapping) with { LeftOutRows = "4" });

        Assert.Equal((4, 4, 1L), (counts.Rows, counts.Records, counts.LeftOut[LeftOut.Chosen]));
    }

    private static ListForm Peers() => ShapedSheetTests.Peers();
}
