using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

/// <summary>Of what could be withheld for a small count, the least is.</summary>
public class SuppressionCostTests
{
    [Theory]
    [InlineData(25, 30, 1)]
    [InlineData(30, 25, 2)]
    [InlineData(4000, 12, 2)]
    public void The_smaller_partner_is_withheld(int first, int second, int expected)
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 4), publication.AddCell("first", first), publication.AddCell("second", second)];
        publication.AddSum(publication.AddCell("All", 4 + first + second), parts);
        Assert.Equal([0, expected], Withheld(Suppression.Protect(publication)));
    }

    [Fact]
    public void Two_parts_are_withheld_rather_than_one_total()
    {
        // West rises with all, or at the cost of East, which another group's rest then makes up for.
        var publication = new Publication();
        int[] parts = [publication.AddCell("West", 4), publication.AddCell("East", 50)];
        publication.AddSum(publication.AddCell("All", 54), parts);
        publication.AddSum(publication.AddCell("East and North", 100), [parts[1], publication.AddCell("North", 50)]);
        var suppression = Suppression.Protect(publication);
        Assert.Equal(["West", "East", "North"], Withheld(suppression).Select(cell => publication.Cells[cell].Name));
        Assert.True(suppression.Audit.Passes);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(50, 0)]
    public void Nobody_is_shown_where_another_count_serves(int first, int second)
    {
        // West rises when a neighbour in its row and the cell below fall and the cell below the neighbour rises.
        var publication = new Publication();
        var inner = publication.AddTable(
            "all",
            ["r", "s"],
            ["x", "y", "z"],
            [
                [4, 40, 40],
                [60, first, second],
            ]
        );
        var suppression = Suppression.Protect(publication);
        Assert.True(suppression.Audit.Passes);
        Assert.Equal(CellStatus.Shown, suppression.Statuses[first == 0 ? inner[1][1] : inner[1][2]]);
        Assert.Equal(3, suppression.Statuses.Count(status => status == CellStatus.Complementary));
    }

    [Fact]
    public void Nobody_is_shown_even_where_a_total_has_to_go_instead()
    {
        // With all four inner counts withheld, a reader of the rule would know that each is at least 1.
        var publication = new Publication();
        var inner = publication.AddTable(
            "all",
            ["r", "s"],
            ["x", "y"],
            [
                [4, 40],
                [60, 0],
            ]
        );
        var suppression = Suppression.Protect(publication);
        Assert.True(suppression.Audit.Passes);
        Assert.Equal(CellStatus.Shown, suppression.Statuses[inner[1][1]]);
    }

    [Fact]
    public void Small_counts_that_hide_each_other_need_no_other()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("a", 8), publication.AddCell("b", 9), publication.AddCell("c", 30), publication.AddCell("d", 40)];
        publication.AddSum(publication.AddCell("All", 87), parts);
        var suppression = Suppression.Protect(publication);
        Assert.Equal([CellStatus.Primary, CellStatus.Primary, CellStatus.Shown, CellStatus.Shown, CellStatus.Shown], suppression.Statuses);
        Assert.True(suppression.Audit.Passes);
    }

    [Fact]
    public void A_count_that_is_never_published_hides_for_nothing()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("a", 8), publication.AddCell("b", 12), publication.AddCell("c", 900, CellAccess.Unpublished)];
        publication.AddSum(publication.AddCell("All", 920), parts);
        Assert.Equal([0], Withheld(Suppression.Protect(publication)));
    }

    [Fact]
    public void What_is_public_is_not_looked_to_for_help()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("a", 8), publication.AddCell("b", 12, CellAccess.Public), publication.AddCell("c", 900)];
        publication.AddSum(publication.AddCell("All", 920), parts);
        var suppression = Suppression.Protect(publication);
        Assert.Equal([0, 2], Withheld(suppression));
        Assert.True(suppression.Audit.Passes);
    }

    [Fact]
    public void A_public_small_count_is_disclosed_whatever_is_withheld()
    {
        var publication = new Publication();
        int[] parts = [publication.AddCell("a", 8, CellAccess.Public), publication.AddCell("b", 12)];
        publication.AddSum(publication.AddCell("All", 20), parts);
        var suppression = Suppression.Protect(publication);
        Assert.Empty(Withheld(suppression));
        Assert.Equal("a", Assert.Single(suppression.Audit.Disclosed).Name);
    }

    [Theory]
    [InlineData(CellAccess.Publishable, CellAccess.Publishable, CellAccess.Publishable)]
    [InlineData(CellAccess.Publishable, CellAccess.Unpublished, CellAccess.Publishable)]
    [InlineData(CellAccess.Publishable, CellAccess.Public, CellAccess.Public)]
    [InlineData(CellAccess.Unpublished, CellAccess.Publishable, CellAccess.Publishable)]
    [InlineData(CellAccess.Unpublished, CellAccess.Unpublished, CellAccess.Unpublished)]
    [InlineData(CellAccess.Unpublished, CellAccess.Public, CellAccess.Public)]
    [InlineData(CellAccess.Public, CellAccess.Publishable, CellAccess.Public)]
    [InlineData(CellAccess.Public, CellAccess.Unpublished, CellAccess.Public)]
    public void A_group_that_comes_again_is_as_open_as_it_ever_was(CellAccess first, CellAccess then, CellAccess expected)
    {
        var publication = new Publication();
        publication.AddCell("another", 7);
        var cell = publication.AddCell("West", 40, first);
        Assert.Equal(cell, publication.AddCell("West", 40, then));
        Assert.Equal(new Cell("West", 40, expected), publication.Cells[cell]);
        Assert.Equal(2, publication.Cells.Count);
    }

    [Fact]
    public void A_table_is_its_cells_rows_columns_and_total()
    {
        var publication = new Publication();
        var inner = publication.AddTable(
            "all",
            ["a", "b"],
            ["x", "y", "z"],
            [
                [20, 21, 22],
                [30, 31, 32],
            ],
            CellAccess.Public
        );
        Assert.Equal(
            [
                [0, 1, 2],
                [3, 4, 5],
            ],
            inner
        );
        Assert.Equal(
            [
                ("a, x", 20),
                ("a, y", 21),
                ("a, z", 22),
                ("b, x", 30),
                ("b, y", 31),
                ("b, z", 32),
                ("a", 63),
                ("b", 93),
                ("x", 50),
                ("y", 52),
                ("z", 54),
                ("all", 156),
            ],
            publication.Cells.Select(cell => (cell.Name, cell.Count))
        );
        Assert.All(publication.Cells, cell => Assert.Equal(CellAccess.Public, cell.Access));
    }

    [Fact]
    public void A_group_and_its_part_make_a_rest()
    {
        var (whole, part) = (new PersonGroup(1000, 64), new PersonGroup(300, 60));
        Assert.Equal(new PersonGroup(700, 4), whole.Without(part));
        Assert.Equal(new PersonGroup(UInt128.MaxValue - 699, -4), part.Without(whole));
        var partition = PersonPartition.Of(whole, part);
        Assert.Equal(whole, partition.Whole);
        Assert.Equal([part, new PersonGroup(700, 4)], partition.Parts);
    }

    private static IEnumerable<int> Withheld(Suppression suppression) => Enumerable.Range(0, suppression.Statuses.Count).Where(suppression.IsSuppressed);
}
