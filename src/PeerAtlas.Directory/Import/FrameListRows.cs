using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>Makes rows of the frame of the records of a list.</summary>
internal sealed class FrameListRows(ListReading reading, KnownFrame known)
{
    private static readonly string[] Place = ["address", "zip", "county", "phone", "license"];

    private readonly FrameTables tables = new();
    private readonly FrameListUnits units = new(known);
    private readonly FrameListContacts contacts = new(known);
    private readonly FrameListNotes notes = new();
    private readonly AgreedNames names = new(reading.Choices.Same, known.KeyByName.ContainsKey);
    private readonly Dictionary<TableRow, string?> sheets = new(ReferenceEqualityComparer.Instance);

    /// <summary>Names that may be one, and of which the person has not said so.</summary>
    public IReadOnlyList<NearPair> Undecided { get; private set; } = [];

    /// <summary>Names of the file of which the person said whether they are one.</summary>
    public IReadOnlyList<SaidPair> Said { get; private set; } = [];

    /// <summary>What else the person should know.</summary>
    public IReadOnlyList<string> Notes => notes.All(reading.Form, contacts.WithoutMail);

    /// <summary>What speaks against the list being read rightly.</summary>
    public IReadOnlyList<string> Doubts => notes.Doubts;

    private ListMapping Mapping => reading.Choices.Mapping;

    /// <summary>Reads the list to its end.</summary>
    public FrameTables Read()
    {
        var records = new List<TableRow>();
        foreach (var row in reading.Records())
        {
            // A CSV file has lines, and a workbook sheets.
            var sheet = Mapping.Sheets.Count == 0 ? null : row.Sheet;
            sheets[row.Record!] = sheet;
            tables.AddRow(sheet, row.Number);
            records.Add(row.Record!);
        }

        Undecided = FindUndecided(records);
        var written = records.Select(record => record["name"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Said =
        [
            .. reading
                .Choices.Same.Select(pair => new SaidPair(pair, IsSame: true))
                .Concat(reading.Choices.Different.Select(pair => new SaidPair(pair, IsSame: false)))
                .Where(said => written.Contains(said.Pair.Other)),
        ];
        AddRegions(records);
        foreach (var thing in ThingGroups.Of(records, reading.Form, Mapping, names))
            AddThing(thing);
        foreach (var (row, key, cells) in contacts.All(row => AgreedName(row["name"])))
            Add(row, FrameSheetKind.Contacts, key, cells);
        return tables;
    }

    private List<NearPair> FindUndecided(List<TableRow> records)
    {
        if (reading.Choices.KeepsAllApart)
            return [];
        var isIdentified = Mapping.SameThing == SameThing.Key && records.TrueForAll(record => record["key"].Length > 0) && Mapping.Source("key") is not null;
        var decided = reading.Choices.Same.Concat(reading.Choices.Different).Select(pair => (pair.One, pair.Other)).ToHashSet();
        return
        [
            .. NearNames
                .Find(records.Select(record => record["name"]), known.KeyByName.Keys)
                // Names that differ in capitals alone are one already.
                .Where(pair => !decided.Contains((pair.One, pair.Other)) && !string.Equals(pair.One, pair.Other, StringComparison.OrdinalIgnoreCase))
                // Rows that their identifiers tell apart stay apart, whatever is said of their names.
                .Where(pair => !isIdentified || known.KeyByName.ContainsKey(pair.One))
                .Take(ListResult.MostPairs),
        ];
    }

    private void AddRegions(List<TableRow> records)
    {
        var added = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records)
        {
            var name = record["region"];
            if (name.Length > 0 && !known.Regions.ContainsKey(name) && added.Add(OrganisationKeys.Of(name)))
                Add(record, FrameSheetKind.Regions, OrganisationKeys.Of(name), new() { ["key"] = OrganisationKeys.Of(name), ["name"] = name });
        }
    }

    private void AddThing(RowsOfOneThing thing)
    {
        var key = KeyOf(thing.First);
        var called = thing.Rows.Select(row => AgreedName(row["name"])).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (called.Count > 1)
            notes.OtherNames(thing.First["key"], called);
        if (Mapping.RowsOfOne == RowsOfOne.One)
        {
            AddOrganisation([thing.First], [thing.First], key);
            contacts.Note(thing.First, key, unit: "");
            return;
        }

        var (parts, own) = units.Of(key, thing);
        AddOrganisation(thing.Rows, own, key);
        foreach (var part in parts)
        {
            if (part.Key is { } unit)
                AddUnit(part, unit, key);
            else
                notes.Unclear(part.Name, thing.First["name"]);
            foreach (var row in part.Rows)
                contacts.Note(row, key, part.Key ?? "");
        }

        foreach (var row in own)
            contacts.Note(row, key, unit: "");
    }

    /// <summary>The key that the file gives, else that of the same name in the frame, else one made from the name.</summary>
    private string KeyOf(TableRow first)
    {
        var isGiven = Mapping.Source("key") is { Columns.Count: > 0 } && first["key"].Length > 0;
        var name = AgreedName(first["name"]);
        if (isGiven && known.Organisations.ContainsKey(first["key"]))
            return first["key"];
        if (known.KeyByName.TryGetValue(name, out var there))
            return there;
        if (isGiven)
            return string.Join('-', first["key"].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        // Another spelling that has the same letters is another organization, unless the person said that it is the same.
        return known.Organisations.TryGetValue(first["key"], out var other) && !string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)
            ? OrganisationKeys.Marked(first["key"], name)
            : first["key"];
    }

    private string AgreedName(string name) => names.Of(name);

    /// <summary>Adds an organisation.</summary>
    /// <param name="rows">All rows of it.</param>
    /// <param name="own">Those about itself and not about a site; where there are none, it has what all its sites share.</param>
    /// <param name="key">Its key.</param>
    private void AddOrganisation(IReadOnlyList<TableRow> rows, IReadOnlyList<TableRow> own, string key)
    {
        var there = known.Organisations.GetValueOrDefault(key);
        var name = SaidValue.Usual(rows.Select(row => AgreedName(row["name"])), there?.Name)!;
        var cells = new Dictionary<string, string>
        {
            ["key"] = key,
            ["name"] = name,
            // A list says what new organizations are; what is there stays what it is: the authority is no agency.
            ["kind"] = there?.Kind.InWords() ?? SaidValue.Usual(rows.Select(row => row["kind"]), stored: null)!,
        };
        if (there is not null && rows.Any(row => row["kind"] != there.Kind.InWords()))
            notes.OtherKind(name, there.Kind);
        else if (there is null && SaidValue.Of(rows, "kind") is null)
            notes.Contradiction(name, rows, "kind");
        Fill(cells, own.Count > 0 ? own : rows, own.Count > 0 ? name : null);
        Add((own.Count > 0 ? own : rows)[0], FrameSheetKind.Organisations, key, cells);
    }

    private void AddUnit(ListUnit unit, string key, string organisation)
    {
        var name = unit.Name.Length <= Organisation.NameLength ? unit.Name : unit.Name[..Organisation.NameLength];
        var cells = new Dictionary<string, string>
        {
            ["key"] = key,
            ["organization"] = organisation,
            ["name"] = name,
            ["kind"] = UnitKind.Service.InWords(),
        };
        Fill(cells, unit.Rows, $"{name} ({unit.Rows[0]["name"]})");
        Add(unit.Rows[0], FrameSheetKind.Units, key, cells);
    }

    /// <summary>What the rows say beside the name. In what they contradict each other is not taken, and said of <paramref name="named"/>.</summary>
    private void Fill(Dictionary<string, string> cells, IReadOnlyList<TableRow> rows, string? named)
    {
        foreach (var field in Place.Append("program").Append("region").Where(IsGiven))
        {
            if (SaidValue.Of(rows, field) is not { } value)
            {
                if (named is not null)
                    notes.Contradiction(named, rows, field);
                continue;
            }

            // An empty cell says nothing, unless the person says that it empties what is stored.
            if (value.Length > 0 || reading.Choices.EmptiesStored)
                cells[field] = field == "region" ? RegionOf(value) : value;
        }
    }

    private string RegionOf(string name) => name.Length == 0 ? "" : known.Regions.GetValueOrDefault(name) ?? OrganisationKeys.Of(name);

    private bool IsGiven(string field) => Mapping.Source(field) is not null;

    private void Add(TableRow row, FrameSheetKind kind, string key, Dictionary<string, string> cells) => tables.Add(sheets[row], row.Number, kind, key, cells);
}
