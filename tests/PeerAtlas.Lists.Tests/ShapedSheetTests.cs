using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Lists.Tests;

/// <summary>Logs whose rows are not each a record.</summary>
public sealed class ShapedSheetTests
{
    private const string Clock = "Who,Event,When\n";

    [Fact]
    public void A_coming_and_its_going_are_one_record()
    {
        using var file = Forms.Csv(
            Clock
                + "ann@x.org,IN,2026-03-02 09:00\nbob@x.org,IN,2026-03-02 09:30\nann@x.org,OUT,2026-03-02 12:15\nbob@x.org,OUT,2026-03-02 10:00\n"
                + "ann@x.org,IN,2026-03-02 23:00\nann@x.org,OUT,2026-03-03 01:00\n"
        );
        var proposal = ListGuess.Propose(file, Peers());

        Assert.Equal((RowShape.InAndOut, "A"), (proposal.Mapping.Shape!.Kind, proposal.Mapping.Shape.Who));
        Assert.Equal(
            ["ann@x.org 2026-03-02 195", "bob@x.org 2026-03-02 30", "ann@x.org 2026-03-02 120"],
            Forms.Records(file, Peers(), Forms.OneForAll(proposal.Mapping)).Select(row => $"{row["peer"]} {row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void A_coming_that_nobody_ended_has_no_duration_and_takes_no_other_ones_end()
    {
        using var file = Forms.Csv(
            "Event,When\nstart,2026-03-02T09:00-05:00\nstart,2026-03-02T11:00-05:00\nstop,2026-03-02T12:00-05:00\nstop,2026-03-02T13:00-05:00\n"
                + "start,2026-03-03T09:00-05:00\nstop,2026-03-03T09:20-05:00\nstart,2026-03-03T10:00-05:00\nstop,2026-03-03T10:30-05:00\n"
        );
        var (rows, counts) = Forms.Apply(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping));

        Assert.Equal(["60", "20", "30"], rows.Select(row => row.Record?["minutes"]).OfType<string>());
        Assert.Equal([2, 5], rows.Where(row => row.LeftOut == LeftOut.NothingFilled).Select(row => row.Number));
        Assert.Equal(2, counts.LeftOut[LeftOut.NothingFilled]);
    }

    [Fact]
    public void Pairs_of_any_lengths_add_up_to_what_lies_between() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll<byte[]>(AddsUp));

    private static bool AddsUp(byte[] lengths)
    {
        if (lengths.Length < 4)
            return true;
        var now = new DateTime(2026, 1, 5, 8, 0, 0);
        var (text, sum) = ("Event,When\n", 0);
        foreach (var length in lengths.Take(50))
        {
            text += $"in,{now:yyyy-MM-dd HH:mm}\n";
            now = now.AddMinutes(length + 1);
            text += $"out,{now:yyyy-MM-dd HH:mm}\n";
            now = now.AddMinutes(7);
            sum += length + 1;
        }

        using var file = Forms.Csv(text);
        return Forms
                .Records(file, Forms.Log(), Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping))
                .Sum(row => int.Parse(row["minutes"], System.Globalization.CultureInfo.InvariantCulture)) == sum;
    }

    [Theory]
    [InlineData("Event,When\n", "{1},2026-03-{0:00} {2}")]
    [InlineData("Event,Date,Clock\n", "{1},{0:00}/03/2026,{2}")]
    public void Where_the_latest_stands_above_a_going_waits_for_its_coming(string header, string row)
    {
        var days = Enumerable.Range(2, 16).Reverse().ToList();
        string Row(int day, string word, string time) => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, day, word, time);
        using var file = Forms.Csv(header + string.Concat(days.Select(day => $"{Row(day, "out", "17:30")}\n{Row(day, "in", "09:00")}\n")));
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.True(mapping.Shape!.IsNewestFirst);
        Assert.Equal(
            days.Select(day => $"2026-03-{day:00} 510"),
            Forms.Records(file, Forms.Log(), mapping with { DayOrder = DayOrder.DayFirst }).Select(record => $"{record["date"]} {record["minutes"]}")
        );
    }

    [Fact]
    public void A_column_of_starts_and_a_column_of_how_long_are_no_pairs()
    {
        using var file = Forms.Csv("Date,In,Out,Hours\n3/2/2026,09:00,10:00,1\n3/3/2026,09:00,10:00,1\n3/14/2026,09:00,10:00,1\n");

        Assert.Null(ListGuess.Propose(file, Forms.Log()).Mapping.Shape);
    }

    [Fact]
    public void A_day_alone_is_the_day_of_the_rows_below_though_starts_stand_in_its_column()
    {
        using var file = Forms.Csv(
            "Sheet of Robin\n2026-03-02,,\n09:00,10:30,calls\n11:00,12:00,group\n,2:30,\n2026-03-03,,\n10:00,10:45,calls\n,0:45,\n"
                + "2026-03-04,,\n10:00,11:00,calls\n12:00,13:00,calls\n14:00,14:10,calls\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(RowShape.DaysAbove, mapping.Shape!.Kind);
        Assert.Equal(
            ["2026-03-02 90", "2026-03-02 60", "2026-03-03 45", "2026-03-04 60", "2026-03-04 60", "2026-03-04 10"],
            Forms.Records(file, Forms.Log(), mapping).Select(row => $"{row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void Below_a_heading_that_is_no_day_or_is_left_out_nobody_knows_the_day()
    {
        using var file = Forms.Csv(
            "2026-03-02,,\n09:00,10:00,calls\n2026-13-45,,\n11:00,12:00,calls\n2026-03-04,,\n12:00,13:00,calls\n2026-03-05,,\n13:00,14:00,calls\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);

        Assert.Equal(["2026-03-02", "2026-03-04", "2026-03-05"], Forms.Records(file, Forms.Log(), mapping).Select(row => row["date"]));
        Assert.Equal(["2026-03-02", "2026-03-05"], Forms.Records(file, Forms.Log(), mapping with { LeftOutRows = "5" }).Select(row => row["date"]));
    }

    [Fact]
    public void A_row_that_is_left_out_ends_no_other()
    {
        using var file = Forms.Csv(
            "Event,When\n" + string.Concat(Enumerable.Range(2, 5).Select(day => $"in,2026-03-{day:00} 09:00\nout,2026-03-{day:00} 10:00\n"))
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping) with { LeftOutRows = "3" };
        var (rows, _) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"], rows.Select(row => row.Record?["date"]).OfType<string>());
        Assert.Contains(rows, row => row is { Number: 3, LeftOut: LeftOut.Chosen });
    }

    [Fact]
    public void A_cell_with_a_day_and_its_times_is_a_record_for_each_of_them()
    {
        using var file = Forms.Csv(
            "Ann,Bob\n\"16.09.2024\n10:00 - 12:00\n14:00 - 16:00\",\"17.09.2024 13:30 - 18:30\"\n"
                + "\"18.09.2024\n09:00 - 10:00\",\n\"19.09.2024\n09:00 - 10:00\",\"20.09.2024\n20:00 - 24:00\"\n,\"21.09.2024 8:00-9:00\"\n80 hours,77 hours\n"
        );
        var mapping = Forms.OneForAll(ListGuess.Propose(file, Peers()).Mapping);

        Assert.Equal(RowShape.SpansInCells, mapping.Shape!.Kind);
        Assert.Equal(
            [
                "Ann 2024-09-16 120",
                "Ann 2024-09-16 120",
                "Bob 2024-09-17 300",
                "Ann 2024-09-18 60",
                "Ann 2024-09-19 60",
                "Bob 2024-09-20 240",
                "Bob 2024-09-21 60",
            ],
            Forms.Records(file, Peers(), mapping).Select(row => $"{row["peer"]} {row["date"]} {row["minutes"]}")
        );
    }

    [Fact]
    public void A_shape_that_names_no_column_is_refused()
    {
        using var file = Forms.Csv(Clock);

        foreach (var shape in (SheetShape[])[new() { Kind = RowShape.InAndOut, Columns = ["C"] }, new() { Kind = RowShape.SpansInCells, Columns = ["7"] }])
            Assert.NotNull(MappingCheck.Problem(new ListMapping { Form = "log", Shape = shape }, Forms.Log()));
        Assert.Null(
            MappingCheck.Problem(
                new ListMapping
                {
                    Form = "log",
                    Shape = new() { Kind = RowShape.DaysAbove },
                },
                Forms.Log()
            )
        );
    }

    internal static ListForm Peers() =>
        new(
            "log",
            [.. Forms.Log().Fields.Select(field => field.Name == "peer" ? field with { Kind = FieldKind.Text, Words = [.. field.Words, "who"] } : field)]
        )
        {
            MayGoAcross = true,
        };
}
