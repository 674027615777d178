using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

/// <summary>A total that ties very many tables together, and is not shown itself.</summary>
public class TiedTablesTests
{
    [Fact]
    public void A_total_that_other_tables_tell_gives_its_part_away()
    {
        var (publication, total, parts) = Tied(4, [40, 41, 42, 43, 44, 45, 46, 47]);
        var audit = DisclosureAudit.Run(publication, Hidden(publication, [total, parts[0]]));
        Assert.Equal(
            [(total, 100, 100, true, false), (parts[0], 4, 4, true, true)],
            audit.Bounds.Select(b => (b.Cell, b.Low, b.High!.Value, b.IsExact, b.IsDisclosed))
        );
    }

    [Fact]
    public void A_total_that_no_table_tells_leaves_its_parts_open()
    {
        var (publication, total, parts) = Tied(4, [20, 20, 20, 20, 20, 20, 20, 20]);
        var audit = DisclosureAudit.Run(publication, Hidden(publication, [total, .. parts]));
        Assert.True(audit.Passes);
        // It falls by three at most, for then one is left in the first part.
        Assert.Equal((97, null, true), Of(audit, total));
        Assert.Equal((1, null, true), Of(audit, parts[0]));
        // What is not small is not looked at further: at least the true count is possible.
        Assert.All(parts.Skip(1), part => Assert.Equal((20, 20, false), Of(audit, part)));
    }

    [Fact]
    public void What_a_small_count_could_be_beside_its_neighbour_is_enough_to_know()
    {
        var publication = new Publication();
        var total = publication.AddCell("all", 100);
        int[] parts = [publication.AddCell("few", 4), publication.AddCell("more", 30), publication.AddCell("rest", 66)];
        publication.AddSum(total, parts);
        for (var table = 0; table < 8; table++)
            publication.AddSum(total, [publication.AddCell($"p{table}", 20 + table), publication.AddCell($"q{table}", 80 - table)]);
        var audit = DisclosureAudit.Run(publication, Hidden(publication, [total, parts[0], parts[1]]));
        Assert.Equal((1, 33, false), Of(audit, parts[0]));
        Assert.Equal((1, 33, false), Of(audit, parts[1]));
        Assert.Equal((100, 100, true), Of(audit, total));
    }

    [Fact]
    public void A_total_of_eight_tables_is_solved_with_them()
    {
        var (publication, total, parts) = Tied(4, [20, 20, 20, 20, 20, 20, 20]);
        var audit = DisclosureAudit.Run(publication, Hidden(publication, [total, .. parts]));
        Assert.Equal((97, null, true), Of(audit, total));
        Assert.All(parts.Skip(1), part => Assert.Equal((17, null, true), Of(audit, part)));
    }

    [Fact]
    public void A_part_of_many_tables_is_protected()
    {
        var (publication, _, parts) = Tied(4, [40, 41, 42, 43, 44, 45, 46, 47]);
        var suppression = Suppression.Protect(publication);
        Assert.True(suppression.Audit.Passes);
        Assert.Equal([CellStatus.Primary, CellStatus.Complementary], suppression.Statuses.Where(status => status != CellStatus.Shown).Order());
        Assert.Equal(CellStatus.Primary, suppression.Statuses[parts[0]]);
    }

    /// <summary>A hundred persons divided in two again and again.</summary>
    private static (Publication Publication, int Total, int[] Parts) Tied(int first, int[] others)
    {
        var publication = new Publication();
        var total = publication.AddCell("all", 100);
        var parts = new List<int>();
        foreach (var count in others.Prepend(first))
        {
            parts.Add(publication.AddCell($"p{parts.Count}", count));
            publication.AddSum(total, [parts[^1], publication.AddCell($"q{parts.Count}", 100 - count)]);
        }

        return (publication, total, [.. parts]);
    }

    private static bool[] Hidden(Publication publication, int[] cells) => [.. publication.Cells.Select((_, cell) => cells.Contains(cell))];

    private static (int Low, int? High, bool IsExact) Of(DisclosureAudit audit, int cell)
    {
        var bound = audit.Bounds.Single(b => b.Cell == cell);
        return (bound.Low, bound.High, bound.IsExact);
    }
}
