using PeerAtlas.Tables;

namespace PeerAtlas.Imports.Tests;

public sealed class RowProblemsTests
{
    [Fact]
    public void Problems_that_differ_only_in_a_cell_or_a_number_are_said_once_with_their_count()
    {
        TableProblem[] problems =
        [
            .. Enumerable
                .Range(1, 8_950)
                .Select(row => new TableProblem(
                    "list.csv",
                    null,
                    row,
                    "region",
                    $"\"Place {row}\" is the key of no region, neither in these files nor in the frame."
                )),
            new("list.csv", null, 7, "zip", "A ZIP code has five digits."),
        ];
        var said = RowProblems.Of(problems);
        Assert.Equal([8_950, 1], said.Select(problem => problem.Count));
        Assert.StartsWith("region: \"Place 1\" is the key of no region", said[0].Text);
        Assert.Equal(["list.csv, line 1, column region", "list.csv, line 2, column region"], said[0].Places.Take(2));
        Assert.Equal(5, said[0].Places.Count);
    }

    [Fact]
    public void Problems_of_other_columns_or_other_words_stay_apart() =>
        Assert.Equal(
            3,
            RowProblems
                .Of([
                    new("list.csv", null, 1, "zip", "Give a name."),
                    new("list.csv", null, 1, "name", "Give a name."),
                    new("list.csv", null, 2, "name", "The name is too long."),
                ])
                .Count
        );
}
