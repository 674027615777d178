using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

/// <summary>The audit's intervals against those found by another way: every corner of what fits the published numbers.</summary>
public class AuditBoundsTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Tables_with_public_percentages_are_solved_to_their_corners(int seed, int percentages)
    {
        // Four inner cells; the margins and the total are sums of them, shown or not, and some percentages of sums are public.
        var random = new Random(seed);
        double[][] sums =
        [
            [1, 0, 0, 0],
            [0, 1, 0, 0],
            [0, 0, 1, 0],
            [0, 0, 0, 1],
            [1, 1, 0, 0],
            [0, 0, 1, 1],
            [1, 0, 1, 0],
            [0, 1, 0, 1],
            [1, 1, 1, 1],
        ];
        (int Part, int Whole)[] possible = [(0, 4), (1, 4), (2, 5), (3, 7), (0, 6), (4, 8), (7, 8), (2, 8)];
        for (var trial = 0; trial < 15; trial++)
        {
            int[] inner = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 25))];
            var publication = new Publication();
            publication.AddTable("all", ["a", "b"], ["x", "y"], [inner[..2], inner[2..]]);
            bool[] hidden = [.. sums.Select((_, cell) => cell < 8 && random.Next(3) > 0)];
            var corners = new VertexBounds(4);
            for (var cell = 0; cell < sums.Length; cell++)
            {
                if (!hidden[cell])
                    corners.Add(sums[cell], Count(cell), isEquality: true);
                if (cell < 4)
                    corners.Add(sums[cell], hidden[cell] ? 1 : 0);
            }

            random.Shuffle(possible);
            foreach (var (part, whole) in possible.Take(percentages))
            {
                var decimals = random.Next(2);
                publication.AddPublicPercentage(part, whole, decimals);
                var half = 0.5 / Math.Pow(10, decimals);
                var shown = (double)Math.Round(100m * Count(part) / Count(whole), decimals, MidpointRounding.AwayFromZero);
                corners.Add([.. sums[part].Zip(sums[whole], (p, w) => 100 * p - (shown - half) * w)], 0);
                corners.Add([.. sums[part].Zip(sums[whole], (p, w) => -100 * p + (shown + half) * w)], 0);
            }

            var ends = corners.Ends(sums);
            foreach (var bound in DisclosureAudit.Run(publication, hidden, threshold: 3).Bounds.Where(bound => hidden[bound.Cell]))
            {
                Assert.Equal(
                    ((int)Math.Ceiling(ends[bound.Cell].Low - 1e-6), (int)Math.Floor(ends[bound.Cell].High + 1e-6), true),
                    (bound.Low, bound.High!.Value, bound.IsExact)
                );
                Assert.Equal(bound.Count is >= 1 and <= 3 && bound.High <= 3, bound.IsDisclosed);
            }

            int Count(int cell) => (int)sums[cell].Select((coefficient, at) => coefficient * inner[at]).Sum();
        }
    }

    [Fact]
    public void A_large_table_seen_by_its_margins_leaves_each_cell_from_one_to_what_one_in_every_other_cell_leaves_of_its_column()
    {
        // 6 × 18 cells of 3: rows of 54, columns of 18, of which the five others are at least 1 each.
        var publication = new Publication();
        string[] rows = [.. Enumerable.Range(0, 6).Select(row => $"r{row}")],
            columns = [.. Enumerable.Range(0, 18).Select(column => $"c{column}")];
        publication.AddTable("all", rows, columns, [.. rows.Select(_ => Enumerable.Repeat(3, 18).ToArray())]);
        var audit = DisclosureAudit.Run(publication, [.. publication.Cells.Select((_, cell) => cell < 108)]);
        Assert.True(audit.Passes);
        Assert.All(audit.Bounds, bound => Assert.Equal((1, 13, true), (bound.Low, bound.High!.Value, bound.IsExact)));
        Assert.Equal(108, audit.Bounds.Count);
    }

    [Fact]
    public void What_nothing_limits_has_no_upper_end()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 4), publication.AddCell("Boston", 25)];
        publication.AddSum(publication.AddCell("All", 29), parts);
        var audit = DisclosureAudit.Run(publication, [true, false, true]);
        Assert.Equal([(0, 1, null, true, false), (2, 26, null, true, false)], audit.Bounds.Select(b => (b.Cell, b.Low, b.High, b.IsExact, b.IsDisclosed)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(0, false)]
    public void A_count_from_1_to_the_threshold_is_small(int count, bool isSmall)
    {
        var publication = new Publication();
        publication.AddCell("West", count);
        var audit = DisclosureAudit.Run(publication, [false]);
        Assert.Equal(isSmall, !audit.Passes);
        Assert.Equal(isSmall ? [new(0, "West", count, count, count, true, true)] : [], audit.Bounds);
        Assert.Equal(isSmall ? CellStatus.Primary : CellStatus.Shown, Suppression.Protect(publication).Statuses[0]);
        Assert.Equal(count == 1, !DisclosureAudit.Run(publication, [false], threshold: 1).Passes);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void A_small_count_is_disclosed_as_long_as_no_count_above_the_threshold_is_possible(int both, bool isDisclosed)
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 4), publication.AddCell("Boston", both - 4)];
        publication.AddSum(publication.AddCell("Both", both), parts);
        publication.AddCell("All", 100);
        Assert.Equal(isDisclosed, DisclosureAudit.Run(publication, [true, true, false, false]).Disclosed.Any(b => b.Cell == 0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(40)]
    public void As_many_withheld_counts_as_persons_are_known_to_be_one_each(int groups)
    {
        var publication = new Publication();
        int[] ones = [.. Enumerable.Range(0, groups).Select(group => publication.AddCell($"g{group}", 1))];
        var most = publication.AddCell("most", 40);
        publication.AddSum(publication.AddCell("All", groups + 40), [.. ones, most]);
        var audit = DisclosureAudit.Run(publication, [.. publication.Cells.Select((cell, _) => cell.Count == 1)]);
        Assert.Equal(ones.Select(cell => (cell, 1, (int?)1, true)), audit.Bounds.Select(b => (b.Cell, b.Low, b.High, b.IsDisclosed)));
        var suppression = Suppression.Protect(publication);
        Assert.True(suppression.Audit.Passes);
        Assert.True(suppression.IsSuppressed(most));
    }

    [Fact]
    public void What_is_never_published_may_be_nobody()
    {
        // Of 12, the withheld part is at least 1, the rest that has no figure is not.
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 4), publication.AddCell("rest", 8, CellAccess.Unpublished)];
        publication.AddSum(publication.AddCell("All", 12), parts);
        var audit = DisclosureAudit.Run(publication, [true, false, false]);
        Assert.Equal([(1, 12), (0, 11)], audit.Bounds.Select(b => (b.Low, b.High!.Value)));
    }

    [Fact]
    public void Nobody_that_is_withheld_all_the_same_may_be_nobody()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 12), publication.AddCell("East", 0)];
        publication.AddSum(publication.AddCell("All", 12), parts);
        var audit = DisclosureAudit.Run(publication, [true, true, false]);
        Assert.Equal([(1, 12), (0, 11)], audit.Bounds.Select(b => (b.Low, b.High!.Value)));
    }

    [Fact]
    public void The_percentage_is_rounded_half_up_and_read_back_by_half_a_unit()
    {
        // 25 of 200 is 12.5 %, shown as 13 %: from 25 to 27 of 200.
        var publication = new Publication();
        var all = publication.AddCell("all", 200);
        var some = publication.AddCell("some", 25);
        publication.AddPublicPercentage(some, all, 0);
        var bound = Assert.Single(DisclosureAudit.Run(publication, [false, true]).Bounds);
        Assert.Equal((25, 27), (bound.Low, bound.High!.Value));
    }

    [Fact]
    public void Every_number_of_the_contract_is_checked()
    {
        var publication = new Publication();
        var (none, few, all) = (publication.AddCell("none", 0), publication.AddCell("few", 5), publication.AddCell("all", 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisclosureAudit.Run(publication, new bool[3], threshold: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.Protect(publication, threshold: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            SafeRecords.Choose(
                [
                    [1, 2],
                ],
                threshold: 0
            )
        );
        Assert.Contains("There are 3 cells", Assert.Throws<ArgumentException>(() => DisclosureAudit.Run(publication, new bool[2])).Message);
        Assert.Contains("worse: a count of persons is not negative", Assert.Throws<ArgumentException>(() => publication.AddCell("worse", -1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => publication.AddPublicPercentage(few, all, -1));
        Assert.Contains("few is not a part of none", Assert.Throws<ArgumentException>(() => publication.AddPublicPercentage(few, none, 0)).Message);
        Assert.Contains("all is not a part of few", Assert.Throws<ArgumentException>(() => publication.AddPublicPercentage(all, few, 0)).Message);
        Assert.Throws<ArgumentException>(() => publication.AddPublicPercentage(none, none, 0));
        publication.AddPublicPercentage(all, all, 0);
        publication.AddPublicPercentage(none, all, 0);
        Assert.Contains("few is 5 persons in one place and 6 in another", Assert.Throws<ArgumentException>(() => publication.AddCell("few", 6)).Message);
        Assert.Contains("all is 9, its parts add up to 5", Assert.Throws<ArgumentException>(() => publication.AddSum(all, [few, none])).Message);
        Assert.Contains(
            "a code for every record",
            Assert
                .Throws<ArgumentException>(() =>
                    SafeRecords.Choose([
                        [1, 2],
                        [1],
                    ])
                )
                .Message
        );
    }
}
