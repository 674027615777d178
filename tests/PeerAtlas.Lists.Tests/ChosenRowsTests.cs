namespace PeerAtlas.Lists.Tests;

/// <summary>Rows that a person names.</summary>
public sealed class ChosenRowsTests
{
    [Theory]
    [InlineData("7", "Sheet1", 7, true)]
    [InlineData("7, 40-60", "Sheet1", 60, true)]
    [InlineData("7; 40 – 60", "Sheet1", 61, false)]
    [InlineData("North!12", "north", 12, true)]
    [InlineData("'North side'!12-13", "North side", 13, true)]
    [InlineData("North!12", "South", 12, false)]
    [InlineData(" ", "Sheet1", 1, false)]
    [InlineData(null, "Sheet1", 1, false)]
    public void A_row_is_one_of_them_or_not(string? text, string sheet, int row, bool isOne)
    {
        Assert.Equal(isOne, ChosenRows.Read(text, out var problem)!.Has(sheet, row));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("seven", "seven")]
    [InlineData("7, 60-40", "60-40")]
    [InlineData("0", "0")]
    [InlineData("-5", "-5")]
    [InlineData("3-4-5", "3-4-5")]
    [InlineData("99999999999", "99999999999")]
    public void What_names_no_row_is_told(string text, string problem)
    {
        Assert.Null(ChosenRows.Read(text, out var told));
        Assert.Equal(problem, told);
    }

    [Fact]
    public void A_row_that_the_person_names_is_left_out_and_told_as_such()
    {
        using var file = Forms.Csv("Agency,Kind\nHarbor House,clinic\nnot one of ours,clinic\nNorth Light,clinic\n");
        var form = Forms.Agencies();

        var (rows, counts) = Forms.Apply(file, form, ListGuess.Propose(file, form).Mapping with { LeftOutRows = "3" });

        Assert.Equal(LeftOut.Chosen, rows[2].LeftOut);
        Assert.Equal((2, 1), (counts.RecordRows, counts.LeftOutRows));
    }

    [Fact]
    public void What_was_left_out_of_one_file_says_nothing_of_the_next()
    {
        using var file = Forms.Csv("Agency,Kind\nHarbor House,clinic\nNorth Light,clinic\n");
        var proposal = ListGuess.Propose(file, Forms.Agencies());

        Assert.Null(ListGuess.Next(proposal.Mapping with { LeftOutRows = "3" }, proposal, Forms.Agencies()).LeftOutRows);
    }
}
