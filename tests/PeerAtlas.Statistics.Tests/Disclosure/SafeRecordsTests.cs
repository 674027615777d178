using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

public sealed class SafeRecordsTests
{
    private const int Threshold = 10;

    [Fact]
    public void No_combination_of_released_variables_has_1_to_10_records_and_no_other_variable_could_join()
    {
        var random = new Random(20);
        var released = 0;
        for (var trial = 0; trial < 2_000; trial++)
        {
            var columns = Columns(random);
            var chosen = SafeRecords.Choose(columns);
            released += chosen.Count;
            Assert.DoesNotContain(Combinations(columns, chosen), count => count is >= 1 and <= Threshold);
            if (columns[0].Length > Threshold)
            {
                foreach (var left in Enumerable.Range(0, columns.Length).Except(chosen))
                    Assert.Contains(Combinations(columns, [.. chosen, left]), count => count is >= 1 and <= Threshold);
            }
        }

        Assert.True(released > 1_000, "The trials must not be empty of releases.");
    }

    [Fact]
    public void Every_count_that_can_be_made_from_the_file_is_0_or_above_10()
    {
        var random = new Random(21);
        for (var trial = 0; trial < 500; trial++)
        {
            var columns = Columns(random);
            var chosen = SafeRecords.Choose(columns);
            // A condition on the released variables: for each a set of codes that it admits.
            var admitted = chosen.ToDictionary(variable => variable, _ => random.Next(1, 16));
            var count = Enumerable
                .Range(0, columns[0].Length)
                .Count(record => chosen.All(variable => (admitted[variable] >> (columns[variable][record] + 1) & 1) == 1));
            if (chosen.Count > 0)
                Assert.True(count is 0 or > Threshold, $"{count} records in trial {trial}.");
        }
    }

    [Fact]
    public void The_order_of_records_does_not_matter()
    {
        var random = new Random(22);
        for (var trial = 0; trial < 200; trial++)
        {
            var columns = Columns(random);
            var order = Enumerable.Range(0, columns[0].Length).ToArray();
            random.Shuffle(order);
            Assert.Equal(
                SafeRecords.Choose(columns),
                SafeRecords.Choose([.. columns.Select(column => (IReadOnlyList<int>)[.. order.Select(record => column[record])])])
            );
        }
    }

    [Fact]
    public void A_few_records_are_never_released()
    {
        Assert.Empty(SafeRecords.Choose([Enumerable.Repeat(1, 10).ToArray()]));
        Assert.Equal([0], SafeRecords.Choose([Enumerable.Repeat(1, 11).ToArray()]));
        Assert.Empty(SafeRecords.Choose([]));
    }

    [Fact]
    public void Who_did_not_answer_counts_as_an_answer() =>
        Assert.Empty(
            SafeRecords.Choose([
                [.. Enumerable.Repeat(1, 60), .. Enumerable.Repeat(-1, 4)],
            ])
        );

    private static int[][] Columns(Random random)
    {
        var records = random.Next(1, 250);
        return
        [
            .. Enumerable
                .Range(0, random.Next(1, 7))
                .Select(_ =>
                {
                    var codes = random.Next(1, 4);
                    return Enumerable.Range(0, records).Select(_ => random.Next(-1, codes) is var code && random.Next(3) == 0 ? code : 0).ToArray();
                }),
        ];
    }

    private static IEnumerable<int> Combinations(int[][] columns, IReadOnlyList<int> variables) =>
        variables.Count == 0
            ? []
            : Enumerable
                .Range(0, columns[0].Length)
                .CountBy(record => string.Join(',', variables.Select(variable => columns[variable][record])))
                .Select(pair => pair.Value);
}
