using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics.Tests.Disclosure;

/// <summary>
/// A reader with paper and pencil, who knows tables of two ways by the names of their cells ("A0, B1" in row A0, column B1, of all): whatever is
/// not shown is at least 1, and each sum narrows its parts and each part its sum until nothing changes any more.
/// </summary>
internal sealed class NarrowingReader
{
    // Beyond any count here, even where counts are subtracted from it; sums of it do not overflow.
    private const long NoLimit = 1_000_000_000_000;

    private readonly Dictionary<string, (long Low, long High)> known = [];
    private bool hasLearnt = true;

    public NarrowingReader(Publication publication, Suppression suppression)
    {
        for (var cell = 0; cell < publication.Cells.Count; cell++)
        {
            var (name, count, _) = publication.Cells[cell];
            known.Add(name, suppression.IsSuppressed(cell) ? (1, NoLimit) : (count, count));
        }

        var sums = known.Keys.Where(name => name != "all").SelectMany(PartOf).GroupBy(part => (part.Whole, part.Way), part => part.Name).ToList();
        while (hasLearnt)
        {
            hasLearnt = false;
            foreach (var sum in sums)
                Narrow(sum.Key.Whole, [.. sum]);
        }
    }

    /// <summary>The smallest and the largest count that this reader thinks possible; no largest one when nothing limits it.</summary>
    public (long Low, long? High) Bounds(string name) => (known[name].Low, known[name].High < NoLimit / 2 ? known[name].High : null);

    /// <summary>The wholes that a cell is part of, and by which way they are divided there.</summary>
    private static IEnumerable<(string Name, string Whole, char Way)> PartOf(string name) =>
        name.Split(", ") is [var row, var column] ? [(name, row, column[0]), (name, column, row[0])] : [(name, "all", name[0])];

    private void Narrow(string whole, string[] parts)
    {
        Learn(whole, parts.Sum(part => known[part].Low), parts.Sum(part => known[part].High));
        foreach (var part in parts)
        {
            var others = parts.Where(other => other != part).ToList();
            Learn(part, known[whole].Low - others.Sum(other => known[other].High), known[whole].High - others.Sum(other => known[other].Low));
        }
    }

    private void Learn(string name, long low, long high)
    {
        var (before, after) = (known[name], (Low: Math.Max(known[name].Low, low), High: Math.Min(known[name].High, high)));
        known[name] = after;
        hasLearnt |= before != after;
    }
}
