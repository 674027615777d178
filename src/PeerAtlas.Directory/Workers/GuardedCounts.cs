using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Directory.Workers;

/// <summary>Counts of persons in rows and columns, each person in one cell, without those that could tell of few.</summary>
public static class GuardedCounts
{
    /// <summary>The counts with their margins: each row with its total, and the totals last. A count that is withheld is null.</summary>
    /// <param name="counts">At least one row; all rows are of one length.</param>
    public static IReadOnlyList<int?[]> Of(int[][] counts)
    {
        var publication = new Publication();
        string[] rows = [.. counts.Select((_, at) => $"row {at}")];
        string[] columns = [.. counts[0].Select((_, at) => $"column {at}")];
        var inner = publication.AddTable("everybody", rows, columns, counts);
        var suppression = Suppression.Protect(publication);
        var numbers = publication.Cells.Select((cell, at) => (cell, at)).ToDictionary(pair => pair.cell.Name, pair => pair.at, StringComparer.Ordinal);
        return
        [
            .. rows.Select((row, at) => inner[at].Append(numbers[row]).Select(Shown).ToArray()),
            [.. columns.Append("everybody").Select(name => Shown(numbers[name]))],
        ];

        int? Shown(int cell) => suppression.IsSuppressed(cell) ? null : publication.Cells[cell].Count;
    }
}
