namespace PeerAtlas.Lists.Tests;

/// <summary>Single cells that a person writes anew, and words whose rows are left out.</summary>
public sealed class CellTextTests
{
    private const string Log = "Date,Activity,Hours\n15.04.2018,group,2\n31.04.2018,group,4\n,group,1\n17.04.2018,Holiday,8\n";

    [Fact]
    public void A_cell_is_read_as_the_person_wrote_it()
    {
        using var file = Forms.Csv(Log);
        var mapping = Mapping(file) with { Cells = [new("list", 3, "A", "30.04.2018"), new("list", 4, "A", "1.5.2018")] };

        Assert.Equal(["2018-04-15", "2018-04-30", "2018-05-01", "2018-04-17"], Forms.Records(file, Forms.Log(), mapping).Select(record => record["date"]));
    }

    [Fact]
    public void What_cannot_be_read_says_its_cell()
    {
        using var file = Forms.Csv(Log);
        var (_, counts) = Forms.Apply(file, Forms.Log(), Mapping(file));

        Assert.Equal([new CellText("list", 3, "A", "31.04.2018")], counts.Problems.Single().Cells);
    }

    [Fact]
    public void A_cell_among_days_that_stand_as_columns_says_its_own()
    {
        using var file = Forms.Csv("Activity,2026-03-02,2026-03-03,2026-03-04\ngroup,1h,x y,2h\n");
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping.With("team", new FieldSource { Value = "North" });
        var (_, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal([new CellText("list", 2, "C", "x y")], counts.Problems.Single().Cells);
        Assert.Equal(
            ["60", "15", "120"],
            Forms.Records(file, Forms.Log(), mapping with { Cells = [new("list", 2, "C", "15 min")] }).Select(record => record["minutes"])
        );
    }

    [Fact]
    public void A_word_may_leave_its_rows_out()
    {
        using var file = Forms.Csv(Log);
        var mapping = ListGuess.Propose(file, Forms.Log()).Mapping.With("team", new FieldSource { Value = "North" });
        mapping = mapping.With("activity", mapping.Source("activity")! with { LeftOut = ["holiday"] });
        var (rows, counts) = Forms.Apply(file, Forms.Log(), mapping);

        Assert.Equal(["2018-04-15"], rows.Select(row => row.Record?["date"]).OfType<string>());
        Assert.Equal(1, counts.LeftOut[LeftOut.Chosen]);
        // Nobody is asked about it any more.
        Assert.DoesNotContain(ListGuess.Preview(file, Forms.Log(), mapping).Questions, question => question.Kind == QuestionKind.Words);
    }

    [Fact]
    public void Cells_are_of_one_file_and_not_of_the_next()
    {
        using var file = Forms.Csv(Log);
        var kept = Mapping(file) with { Cells = [new("list", 3, "A", "30.04.2018")] };

        Assert.Empty(ListGuess.Next(kept, ListGuess.Propose(file, Forms.Log()), Forms.Log()).Cells);
        Assert.Equal(kept.Cells, MappingJson.Read(MappingJson.Write(kept), "m.json", Forms.Log()).Cells);
    }

    [Theory]
    [InlineData(0, "A", "x")]
    [InlineData(3, "A1", "x")]
    [InlineData(3, "A", "")]
    public void What_names_no_cell_is_refused(int row, string column, string text) =>
        Assert.NotNull(MappingCheck.Problem(new ListMapping { Form = "log", Cells = [new("list", row, column, text)] }, Forms.Log()));

    private static ListMapping Mapping(PeerAtlas.Tables.GridFile file) => Forms.OneForAll(ListGuess.Propose(file, Forms.Log()).Mapping);
}
