using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

public class DisclosureTests
{
    [Fact]
    public void A_small_count_takes_a_partner_with_it()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 4), publication.AddCell("Central", 30), publication.AddCell("Boston", 25)];
        var total = publication.AddCell("All", 59);
        publication.AddSum(total, parts);
        var suppression = Suppression.Protect(publication);
        Assert.Equal(CellStatus.Primary, suppression.Statuses[parts[0]]);
        Assert.Single(suppression.Statuses, CellStatus.Complementary);
        Assert.Equal(CellStatus.Shown, suppression.Statuses[total]);
        Assert.True(suppression.Audit.Passes);
        Assert.Equal(11, suppression.Audit.Bounds.Where(b => b.Cell == parts[0]).Select(b => Math.Min(11, b.High ?? 11)).Single());
    }

    [Fact]
    public void Two_small_counts_that_add_up_to_a_small_one_are_not_enough()
    {
        // 3 + 4 = 7 persons could be derived as "West or Central".
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 3), publication.AddCell("Central", 4), publication.AddCell("Boston", 25)];
        publication.AddSum(publication.AddCell("All", 32), parts);
        var naive = DisclosureAudit.Run(publication, [true, true, false, false]);
        Assert.Equal(["West", "Central"], naive.Disclosed.Select(b => b.Name));
        Assert.Equal((1, 6), (naive.Bounds[0].Low, naive.Bounds[0].High));
        Assert.True(Suppression.Protect(publication).Audit.Passes);
    }

    [Fact]
    public void The_rest_of_a_group_is_a_count_too()
    {
        // 60 of 64 tells 4.
        var publication = new Publication();
        var total = publication.AddCell("peers", 64);
        var yes = publication.AddPart("valued", 60, total);
        Assert.Equal("peers without valued", Assert.Single(DisclosureAudit.Run(publication, new bool[3]).Disclosed).Name);
        var suppression = Suppression.Protect(publication);
        Assert.True(suppression.IsSuppressed(yes));
        Assert.False(suppression.IsSuppressed(total));
        Assert.True(suppression.Audit.Passes);
    }

    [Fact]
    public void A_difference_of_overlapping_groups_is_found()
    {
        var publication = new Publication();
        var all = publication.AddCell("all peers", 64);
        publication.AddPart("peers without those in new agencies", 58, all);
        Assert.Equal(6, Assert.Single(DisclosureAudit.Run(publication, new bool[3]).Disclosed).Count);
    }

    [Fact]
    public void A_public_percentage_gives_a_withheld_count_away()
    {
        var publication = new Publication();
        var all = publication.AddCell("all", 64);
        var some = publication.AddPart("some", 6, all);
        publication.AddPublicPercentage(some, all, 1);
        // 6 of 64 is 9.375 %, shown as 9.4 %: only 6 fits.
        var audit = DisclosureAudit.Run(publication, [false, true, false]);
        var bounds = audit.Bounds.Single(b => b.Cell == some);
        Assert.Equal((6, 6, true), (bounds.Low, bounds.High!.Value, bounds.IsDisclosed));
        // Withholding the base too leaves 9.4 % of nobody knows how many.
        Assert.True(Suppression.Protect(publication).Audit.Passes);
    }

    [Fact]
    public void What_is_already_public_cannot_be_mended()
    {
        var publication = new Publication();
        var total = publication.AddCell("all", 40, CellAccess.Public);
        int[] parts = [publication.AddCell("West", 5), publication.AddCell("Central", 35, CellAccess.Public)];
        publication.AddSum(total, parts);
        var suppression = Suppression.Protect(publication);
        Assert.False(suppression.Audit.Passes);
        Assert.Equal((5, 5), suppression.Audit.Disclosed.Select(b => (b.Low, b.High!.Value)).Single());
    }

    [Fact]
    public void A_margin_shared_by_two_tables_is_one_cell()
    {
        var publication = new Publication();
        publication.AddTable(
            "all",
            ["West", "Boston"],
            ["CPS", "not CPS"],
            [
                [20, 30],
                [15, 40],
            ]
        );
        publication.AddTable(
            "all",
            ["West", "Boston"],
            ["full time", "part time"],
            [
                [4, 46],
                [22, 33],
            ]
        );
        Assert.Equal(8 + 2 + 2 + 2 + 1, publication.Cells.Count);
        var suppression = Suppression.Protect(publication);
        Assert.True(suppression.Audit.Passes);
        Assert.Contains("West", publication.Cells.Where((_, cell) => !suppression.IsSuppressed(cell)).Select(c => c.Name));
    }

    [Fact]
    public void Counts_that_contradict_each_other_are_refused_by_name()
    {
        var publication = new Publication();
        var west = publication.AddCell("West", 4);
        Assert.Contains("West is 4", Assert.Throws<ArgumentException>(() => publication.AddCell("West", 5)).Message);
        Assert.Contains("all is 9", Assert.Throws<ArgumentException>(() => publication.AddSum(publication.AddCell("all", 9), [west])).Message);
    }

    [Fact]
    public void The_bounds_are_those_of_every_table_that_looks_the_same()
    {
        // Against trying every table with the same published counts, one by one.
        var random = new Random(20100401);
        for (var trial = 0; trial < 40; trial++)
        {
            int[][] counts = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 3).Select(_ => random.Next(0, 5)).ToArray())];
            var publication = new Publication();
            publication.AddTable("all", ["a", "b", "c"], ["x", "y", "z"], counts);
            bool[] hidden = [.. publication.Cells.Select((_, cell) => cell < 9 && random.Next(3) > 0)];
            var expected = Enumerate(counts, hidden);
            foreach (var bound in DisclosureAudit.Run(publication, hidden).Bounds.Where(b => hidden[b.Cell]))
                Assert.Equal(expected[bound.Cell], (bound.Low, bound.High!.Value));
        }
    }

    [Theory, MemberData(nameof(Trials))]
    public void After_suppression_no_small_count_can_be_derived(int seed, int tables)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < tables; trial++)
        {
            var publication = RandomTables.Linked(random);
            var suppression = Suppression.Protect(publication);
            Assert.True(suppression.Audit.Passes, $"seed {seed}, trial {trial}: " + string.Join("; ", suppression.Audit.Disclosed));
            Assert.All(suppression.Audit.Bounds, b => Assert.True(b.Low <= b.Count && (b.High ?? int.MaxValue) >= b.Count));
            var reader = new NarrowingReader(publication, suppression);
            foreach (var bound in suppression.Audit.Bounds)
            {
                var (low, high) = reader.Bounds(bound.Name);
                Assert.True(low <= bound.Count && !(high < bound.Count), $"seed {seed}, trial {trial}: a reader of the rule is wrong about {bound}");
                Assert.True(bound.Count is 0 or > 10 || !(high <= 10), $"seed {seed}, trial {trial}: a reader finds at most {high} for {bound}");
                Assert.True(
                    !bound.IsExact || (bound.Low >= low && (high is null || bound.High <= high)),
                    $"seed {seed}, trial {trial}: a reader finds {low} to {high} for {bound}"
                );
            }
        }
    }

    /// <summary>300 in every run; 10,000 with PEERATLAS_FULL set.</summary>
    public static TheoryData<int, int> Trials() =>
        Environment.GetEnvironmentVariable("PEERATLAS_FULL") is null ? new() { { 1, 300 } } : new() { { 1, 5000 }, { 2, 5000 } };

    private static (int Low, int High)[] Enumerate(int[][] counts, bool[] hidden)
    {
        int[] cells = [.. Enumerable.Range(0, 9).Where(cell => hidden[cell])];
        int[] grid = [.. counts.SelectMany(row => row)];
        (int Low, int High)[] bounds = [.. Enumerable.Repeat((int.MaxValue, int.MinValue), 9)];
        int[] trial = [.. grid];
        Try(0);
        return bounds;

        void Try(int next)
        {
            if (next == cells.Length)
            {
                if (!Enumerable.Range(0, 3).All(i => Row(trial, i) == Row(grid, i) && Column(trial, i) == Column(grid, i)))
                    return;
                foreach (var cell in cells)
                    bounds[cell] = (Math.Min(bounds[cell].Low, trial[cell]), Math.Max(bounds[cell].High, trial[cell]));
                return;
            }

            // Whoever is told of nobody where there is nobody knows that a withheld count is at least 1.
            for (
                trial[cells[next]] = Math.Min(1, grid[cells[next]]);
                Row(trial, cells[next] / 3, cells, next) <= Row(grid, cells[next] / 3);
                trial[cells[next]]++
            )
                Try(next + 1);
            trial[cells[next]] = 0;
        }
    }

    private static int Row(int[] grid, int row) => grid[row * 3] + grid[row * 3 + 1] + grid[row * 3 + 2];

    private static int Column(int[] grid, int column) => grid[column] + grid[column + 3] + grid[column + 6];

    /// <summary>The row's sum without the hidden cells that have not been tried yet.</summary>
    private static int Row(int[] grid, int row, int[] cells, int upTo) =>
        Enumerable.Range(row * 3, 3).Where(cell => Array.IndexOf(cells, cell) <= upTo).Sum(cell => grid[cell]);
}
