using PeerAtlas.Lists.Joining;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>A site or programme that a list names, with all rows that are about it.</summary>
/// <param name="Key">Its key; null when several of that name stand in the frame and nothing in the rows tells which it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ListUnit(string? Key, string Name, IReadOnlyList<TableRow> Rows);

/// <summary>
/// Tells the sites and programmes of an organisation in its rows. Which unit a row is about follows from what it says, and never from where it stands in
/// the file: the same rows in another order are the same units.
/// </summary>
internal sealed class FrameListUnits(KnownFrame known)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The units of an organisation, and the rows that are about the organisation itself.</summary>
    public (IReadOnlyList<ListUnit> Units, IReadOnlyList<TableRow> Own) Of(string organisation, RowsOfOneThing thing)
    {
        var bare = thing.Rows.Where(row => !IsUnit(row)).ToList();
        // Rows without a site are the organisation's own, unless they tell several programmes or places apart.
        var hasPlaces = bare.Select(UnitMarks.Of).Distinct().Skip(1).Any();
        var named = thing
            .Rows.Select(row =>
                (
                    Row: row,
                    Name: IsUnit(row) ? row["unit"]
                    : hasPlaces ? NameOfPlace(row)
                    : ""
                )
            )
            .Where(one => one.Name.Length > 0)
            .ToList();
        var names = named.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var all = names.Select(name => name.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (
            [.. names.SelectMany(same => OfName(organisation, Spelling(organisation, same.Select(one => one.Name)), [.. same.Select(one => one.Row)], all))],
            [.. thing.Rows.Except(named.Select(one => one.Row))]
        );
    }

    private static bool IsUnit(TableRow row) => row["unit"].Length > 0 && !string.Equals(row["unit"], row["name"], StringComparison.OrdinalIgnoreCase);

    private static string NameOfPlace(TableRow row) =>
        new[] { row["program"], row["address"], row["license"], row["zip"] }.FirstOrDefault(text => text.Length > 0) ?? "";

    private string Spelling(string organisation, IEnumerable<string> names) =>
        SaidValue.Usual(
            names,
            known.UnitsOf[organisation].FirstOrDefault(unit => string.Equals(unit.Name, names.First(), StringComparison.OrdinalIgnoreCase))?.Name
        )!;

    private IEnumerable<ListUnit> OfName(string organisation, string name, IReadOnlyList<TableRow> rows, HashSet<string> names)
    {
        var told = Told(rows);
        var marks = told.Select(one => one.Marks).ToList();
        var stored = known.UnitsOf[organisation].Where(unit => string.Equals(unit.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var (mark, of) in told)
        {
            // Of several in the frame that nothing in the rows tells apart, none is touched.
            var isClear = stored.Count == 0 || !mark.IsEmpty || (stored.Count == 1 && told.Count == 1) || stored.Exists(unit => unit.Marks.IsEmpty);
            var there = stored.Count == 1 && told.Count == 1 ? stored[0] : Fitting(stored, mark, marks);
            var telling = stored.Count == 0 && told.Count == 1 ? "" : mark.Telling([.. marks, .. stored.Select(one => one.Marks)]);
            yield return new ListUnit(there?.Key ?? (isClear ? NewKey(organisation, name, telling, names) : null), name, of);
        }
    }

    /// <summary>The unit of the frame that rows are about: one with the same marks, else the only one that fits them and no other rows.</summary>
    private static KnownUnit? Fitting(List<KnownUnit> stored, UnitMarks mark, List<UnitMarks> marks)
    {
        if (stored.Find(unit => unit.Marks == mark) is { } same)
            return same;
        var free = stored.Where(unit => !marks.Contains(unit.Marks) && marks.Count(other => other.Fits(unit.Marks)) == 1 && mark.Fits(unit.Marks)).ToList();
        return free.Count == 1 ? free[0] : null;
    }

    /// <summary>The rows by what tells them apart; a row that says a part of what one other says is about the same.</summary>
    private static List<(UnitMarks Marks, List<TableRow> Rows)> Told(IReadOnlyList<TableRow> rows)
    {
        var all = rows.GroupBy(UnitMarks.Of).ToDictionary(same => same.Key, same => same.ToList());
        var told = all.Where(one => all.Keys.Count(one.Key.IsPartOf) != 1).ToDictionary(one => one.Key, one => one.Value.ToList());
        foreach (var (marks, of) in all.Where(one => !told.ContainsKey(one.Key)))
        {
            var whole = marks;
            while (!told.ContainsKey(whole))
                whole = all.Keys.Single(whole.IsPartOf);
            told[whole].AddRange(of);
        }

        return [.. told.Select(one => (one.Key, one.Value))];
    }

    private string NewKey(string organisation, string name, string telling, HashSet<string> names)
    {
        var key = OrganisationKeys.Of($"{organisation} {name} {telling}");
        var isFree =
            !known.Units.TryGetValue(key, out var there)
            // Its name was changed by hand: the key still tells it.
            || (string.Equals(there.Organisation, organisation, StringComparison.OrdinalIgnoreCase) && !names.Contains(there.Name));
        if (isFree && taken.Add(key))
            return key;
        key = OrganisationKeys.Marked(key, $"{organisation}\u001F{name}\u001F{telling}");
        taken.Add(key);
        return key;
    }
}
