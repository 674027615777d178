using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>
/// Everything that is published of a wave as groups of persons and how they hang together: what a report is about to tell, what all
/// earlier versions of all reports on the wave have told, and what a reader can work out from what the groups are.
/// </summary>
internal sealed class GuardedPublication
{
    // Sums of three are looked for in publications up to this size; beyond, sums of two.
    private const int ManyCells = 220;
    private const string Untold = "that is in no figure";

    private readonly Dictionary<UInt128, int> cells = [];
    private readonly Dictionary<int, string> labels = [];
    private readonly StringBuilder described = new();

    private GuardedPublication() { }

    /// <summary>What the library suppresses and audits.</summary>
    public Publication Publication { get; } = new() { TellsNobody = false };

    /// <summary>The same text for the same publication, so that its audit need not be made again.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(described.ToString())));

    /// <summary>Puts together what is known.</summary>
    /// <param name="shown">The figures that the report would show.</param>
    /// <param name="tables">All tables of the wave, for what a reader knows of their groups.</param>
    /// <param name="earlier">What earlier versions and records told.</param>
    public static GuardedPublication Of(IReadOnlyList<Figure> shown, IEnumerable<FigureTable> tables, IReadOnlyList<ToldGroup> earlier)
    {
        var made = new GuardedPublication();
        foreach (var told in earlier.Where(told => told.Count > 0))
            made.Add(told.Group, CellAccess.Public, told.Figure + ", told before");
        foreach (var figure in shown)
        {
            // Nobody is nobody's number: none is told as it is, and readers are taken to know it.
            foreach (var (group, place) in figure.Persons.Select((group, place) => (group, place)).Where(told => told.group.Count > 0))
                made.Add(group, CellAccess.Publishable, Label(figure, place));
        }

        made.AddPartitions(tables.SelectMany(table => table.Partitions));
        made.AddChanges(shown, earlier);
        made.AddSums();
        return made;
    }

    /// <summary>The cell of a group; null when nothing is told of it.</summary>
    public int? Cell(PersonGroup group) => cells.TryGetValue(group.Key, out var cell) ? cell : null;

    /// <summary>What a cell is, in words for the analyst.</summary>
    public string LabelOf(int cell) => labels[cell];

    private static string Label(Figure figure, int place) =>
        place == 0 && figure.Kind == FigureKind.Share ? $"Base of “{figure.Label}” ({figure.Name})" : $"{figure.Label} ({figure.Name})";

    private int Add(PersonGroup group, CellAccess access, string label)
    {
        var cell = Publication.AddCell(group.Key.ToString("x32", CultureInfo.InvariantCulture), group.Count, access);
        cells.TryAdd(group.Key, cell);
        labels.TryAdd(cell, label);
        described.Append(CultureInfo.InvariantCulture, $"{group.Key:x}:{group.Count}:{access};");
        return cell;
    }

    /// <summary>Partitions of which a part is told, or can be worked out from another partition, until no more come in.</summary>
    private void AddPartitions(IEnumerable<PersonPartition> partitions)
    {
        var open = partitions.Where(partition => partition.Parts.Count > 0).ToList();
        while (true)
        {
            var reached = open.Where(partition => partition.Parts.Any(part => part.Count > 0 && cells.ContainsKey(part.Key))).ToList();
            if (reached.Count == 0)
                return;
            foreach (var partition in reached)
                AddPartition(partition);
            open.RemoveAll(reached.Contains);
        }
    }

    private void AddPartition(PersonPartition partition)
    {
        var whole = AddUntold(partition.Whole, "A group " + Untold);
        var rest = labels[whole].EndsWith(Untold, StringComparison.Ordinal) ? labels[whole] : $"A part of “{labels[whole]}” {Untold}";
        var parts = partition.Parts.Where(part => part != default).Select(part => AddUntold(part, rest)).ToList();
        AddSum(whole, parts);
    }

    private int AddUntold(PersonGroup group, string label)
    {
        if (group.Count == 0)
            return AddEmpty();
        return cells.TryGetValue(group.Key, out var known) ? known : Add(group, CellAccess.Unpublished, label);
    }

    /// <summary>A rest that happens to be nobody, which a reader cannot know. Each is a cell of its own.</summary>
    private int AddEmpty()
    {
        var cell = Publication.AddCell(FormattableString.Invariant($"nobody {Publication.Cells.Count}"), 0, CellAccess.Unpublished);
        labels.Add(cell, "Nobody");
        described.Append("0;");
        return cell;
    }

    /// <summary>Where a figure told another group before, a reader can subtract.</summary>
    private void AddChanges(IReadOnlyList<Figure> shown, IReadOnlyList<ToldGroup> earlier)
    {
        var now = shown.SelectMany(ToldGroup.Of).DistinctBy(told => (told.Figure, told.Place)).ToDictionary(told => (told.Figure, told.Place));
        foreach (var before in earlier)
        {
            if (!now.TryGetValue((before.Figure, before.Place), out var after) || after.Key == before.Key || after.Count == 0 || before.Count == 0)
                continue;
            var (larger, smaller) = after.Count >= before.Count ? (after.Group, before.Group) : (before.Group, after.Group);
            var rest = AddUntold(larger.Without(smaller), "What changed since an earlier version in " + before.Figure);
            AddSum(cells[larger.Key], [cells[smaller.Key], rest]);
        }
    }

    /// <summary>Groups that add up to another, whether or not anybody said so: keys show it.</summary>
    private void AddSums()
    {
        var all = cells.Where(cell => Publication.Cells[cell.Value].Count > 0).OrderBy(cell => cell.Value).ToList();
        for (var a = 0; a < all.Count; a++)
        {
            for (var b = a + 1; b < all.Count; b++)
            {
                var two = unchecked(all[a].Key + all[b].Key);
                if (cells.TryGetValue(two, out var sum))
                    AddSum(sum, [all[a].Value, all[b].Value]);
                for (var c = b + 1; c < all.Count && all.Count <= ManyCells; c++)
                {
                    if (cells.TryGetValue(unchecked(two + all[c].Key), out var three))
                        AddSum(three, [all[a].Value, all[b].Value, all[c].Value]);
                }
            }
        }
    }

    private void AddSum(int whole, IReadOnlyList<int> parts)
    {
        if (parts.Contains(whole))
            return;
        Publication.AddSum(whole, parts);
        described.Append(CultureInfo.InvariantCulture, $"{whole}={string.Join('+', parts)};");
    }
}
