using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>What several rows say of one thing, whatever their order.</summary>
internal static class SaidValue
{
    /// <summary>The value on which the rows agree, empty when none says one; null when they contradict each other.</summary>
    public static string? Of(IEnumerable<TableRow> rows, string field)
    {
        var said = rows.Select(row => row[field]).Where(value => value.Length > 0).ToList();
        return said.DistinctBy(Lists.Values.CleanText.Words).Skip(1).Any() ? null : Usual(said, stored: null) ?? "";
    }

    /// <summary>Of several values the one that is there already, else the most frequent; null when there is none.</summary>
    public static string? Usual(IEnumerable<string> values, string? stored) =>
        values
            .Where(value => value.Length > 0)
            .GroupBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(same => string.Equals(same.Key, stored, StringComparison.Ordinal))
            .ThenByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
}
