using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Tests;

/// <summary>Hours that stand in lines of a text, as somebody wrote them down.</summary>
public sealed class DiaryTests
{
    [Theory]
    [InlineData(
        "4/12/2019 - walked with the group - 2 uur|5/12/2019|calls - 1,5 uur|6/12/2019 -  4 uur|letters|13/12/2019 - 2 uur + pause + 1 uur|visits",
        "2019-12-04 120, 2019-12-05 90, 2019-12-06 240, 2019-12-13 180"
    )]
    [InlineData(
        "9 mai 2026:|6h|- a meeting|- some calls|10 mai 2026:|1h30|- letters|12 mai 2026:|- a visit (2h)",
        "2026-05-09 360, 2026-05-10 90, 2026-05-12 120"
    )]
    [InlineData(
        "# Log|## Week 1|### 02 Oct 2026|* *0.5 hours* met Jo|* *1.0 hours* calls|### 03 Oct 2026|* *3.0 hours* group|### 05 Oct 2026|* *1.5 hours* group",
        "2026-10-02 30, 2026-10-02 60, 2026-10-03 180, 2026-10-05 90"
    )]
    [InlineData(
        "Notes|March 2, 2026: 9:00 - 10:30 calls|March 3, 2026: group, 45 min|March 4, 2026: 1h30min of letters",
        "2026-03-02 90, 2026-03-03 45, 2026-03-04 90"
    )]
    public void Lines_with_how_long_are_records_of_the_day_beside_or_above_them(string lines, string records)
    {
        using var file = Forms.Csv(lines.Replace('|', '\n') + "\n", "diary.txt");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(RowShape.Diary, mapping.Shape!.Kind);
        Assert.Equal(
            records.Split(", "),
            Forms.Records(file, Forms.Log(), mapping with { DayOrder = DayOrder.DayFirst }).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Theory]
    [InlineData("2-3 hours of calls", "", "2-3 hours of calls")]
    [InlineData("3 hours of the 5 hours planned", "", "3 hours of the 5 hours planned")]
    [InlineData("12-04: nothing", "12-04", "")]
    [InlineData("5 calls and a letter", "", "")]
    [InlineData("2026-03-02 23:40-00:40 calls, 1h", "2026-03-02", "1h")]
    public void What_may_mean_several_things_is_not_decided(string line, string day, string duration)
    {
        var read = DiaryLine.Of(line);

        Assert.Equal((day, duration), (read.Day, read.Duration));
    }

    [Fact]
    public void Sums_below_lines_that_have_their_days_are_no_records()
    {
        using var file = Forms.Csv(
            "Monday, 24.08.2026 --- 1h30min\nTuesday, 25.08.2026 --- 40min\nFriday, 28.08.2026 --- 2h00min\n4.2h = 250min\nTOTAL: 4.2h\n",
            "diary.txt"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);
        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["90", "40", "120"], rows.Select(row => row.Record?["minutes"]).OfType<string>());
        Assert.Equal(5, counts.Rows);
    }

    [Fact]
    public void A_line_that_begins_with_total_is_no_record()
    {
        using var file = Forms.Csv(
            "## 02.05.2026\n__Time__ : 2h\nwrote letters\n## 03.05.2026\n__Time__ : 30min\n__Total overtime__ : 2h\n## 04.05.2026\n__Time__ : 1h\n",
            "diary.md"
        );

        Assert.Equal(
            ["120", "30", "60"],
            Forms.Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping)).Select(row => row["minutes"])
        );
    }

    [Fact]
    public void An_entry_on_two_lines_is_of_the_day_that_begins_it()
    {
        const string Page =
            "My Timesheets\n1-7 / 7\nJun 24\tShop\tone line\t01:30\tJun 26, 6:47 PM\nJun 24\tShop\tone line\t02:00\tJun 26, 6:47 PM\n"
            + "Jun 25\tShop\tone line\t00:45\tJun 26, 6:47 PM\nJun 26\tShop\t\nVersion 1\tcheck, deploy\t03:15\tJun 26, 6:47 PM\tJun 27, 1:00 PM\n"
            + "Jun 27\tClinic\t\nLabels\tcall\t00:30\tJun 27, 4:22 PM\tJun 27, 4:23 PM\nJun 27\tClinic\t\nLabels\tprint\t00:00\tJun 27, 4:22 PM\t\n"
            + "Jun 28\tClinic\t\nLabels\twalk\t01:00\tJun 28, 4:22 PM\t\n\t\t\t09:00\n";
        using var file = Forms.Csv(Page, "page.txt");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { Year = 2026 };

        Assert.Equal(
            ["2026-06-24 90", "2026-06-24 120", "2026-06-25 45", "2026-06-26 195", "2026-06-27 30", "2026-06-28 60"],
            Forms.Records(file, Forms.Log(), mapping).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void A_table_with_units_in_its_cells_is_no_diary()
    {
        using var file = Forms.Csv("Date,Note,Time\n2026-03-02,calls,2 hours\n2026-03-03,group,45 min\n2026-03-04,walk,1 hour\n");

        Assert.Null(ListGuess.Propose(file, Forms.Log()).Mapping.Shape);
    }

    [Fact]
    public void A_day_that_is_left_out_gives_no_day_to_the_lines_below()
    {
        using var file = Forms.Csv("1/3/2026\ncalls - 2 hours\n2/3/2026\ncalls - 1 hour\n13/3/2026\ngroup - 1 hour\n", "diary.txt");
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { LeftOutRows = "3" };

        Assert.Equal(["2026-03-01", "2026-03-13"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["date"]));
    }
}
