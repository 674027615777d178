namespace PeerAtlas.Lists.Tests.Guessing;

/// <summary>Logs with a sheet for each person.</summary>
public sealed class SheetNamesTests
{
    [Fact]
    public void The_name_of_the_sheet_says_whose_log_it_is()
    {
        using var file = Forms.Workbook(("Davy", Log()), ("Delano", Log("2026-03-02", "1")), ("Kim", Log("2026-03-03", "2", "2026-03-04", "0.5")));
        var proposal = ListGuess.Propose(file, Peers());

        // Nobody filled in the first sheet: what its columns are is told by the next.
        Assert.Equal(["Delano", "Davy", "Kim"], proposal.Mapping.Sheets);
        Assert.Equal([FieldSource.SheetName], proposal.Mapping.Source("peer")!.Columns);
        Assert.Equal(["Delano", "Davy", "Kim"], proposal.Questions.Single(question => question is { Kind: QuestionKind.Words, Field.Name: "peer" }).Values);
        var mapping = Forms.OneForAll(proposal.Mapping);
        mapping = mapping.With(
            "peer",
            mapping.Source("peer")! with
            {
                Words = new Dictionary<string, string> { ["Delano"] = "del", ["Kim"] = "k1" },
            }
        );
        Assert.Equal(["del 60", "k1 120", "k1 30"], Forms.Records(file, Peers(), mapping).Select(row => $"{row["peer"]} {row["minutes"]}"));
    }

    [Theory]
    [InlineData("January", "February")]
    [InlineData("Week 1", "Week 2")]
    [InlineData("Mon", "Tue")]
    public void Months_and_weeks_are_nobody(string first, string second)
    {
        using var file = Forms.Workbook((first, Log("2026-03-02", "1")), (second, Log("2026-03-03", "2")));

        Assert.Null(ListGuess.Propose(file, Peers()).Mapping.Source("peer"));
    }

    private static string[][] Log(params string[] cells) =>
        [
            ["Date", "Hours", "Notes"],
            .. cells.Chunk(2).Select(pair => new[] { pair[0], pair[1], "walk" }),
            ["", "0", ""],
            ["", "0", ""],
        ];

    private static ListForm Peers() =>
        new(
            "log",
            [
                .. Forms
                    .Log()
                    .Fields.Select(field =>
                        field.Name == "peer"
                            ? field with
                            {
                                Kind = FieldKind.Choice,
                                IsNeeded = true,
                                Known = [new("del", "Delano D."), new("k1", "K. Kim")],
                            }
                            : field
                    ),
            ]
        )
        {
            MayGoAcross = true,
        };
}
