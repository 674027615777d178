using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>Makes rows of the frame of the records of a list.</summary>
internal sealed class FrameListRows(ListReading reading, KnownFrame known)
{
    private const int MostPairs = 200;
    private static readonly string[] Place = ["address", "zip", "county", "phone", "license"];

    private readonly FrameTables tables = new();
    private readonly HashSet<string> takenUnits = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> contacts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<TableRow, string?> sheets = new(ReferenceEqualityComparer.Instance);
    private int personsWithoutMail;

    /// <summary>Names that may be one, and of which the person has not said so.</summary>
    public IReadOnlyList<NearPair> Undecided { get; private set; } = [];

    /// <summary>What else the person should know.</summary>
    public IReadOnlyList<string> Notes =>
        personsWithoutMail == 0
            ? []
            : [$"{personsWithoutMail} {(personsWithoutMail == 1 ? "person is" : "persons are")} named without an email address and not taken as contacts."];

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
        AddRegions(records);
        foreach (var thing in ThingGroups.Of(records, reading.Form, Mapping, reading.Choices.Same))
            AddThing(thing);
        return tables;
    }

    private List<NearPair> FindUndecided(List<TableRow> records)
    {
        if (reading.Choices.KeepsAllApart)
            return [];
        var decided = reading.Choices.Same.Concat(reading.Choices.Different).Select(pair => (pair.One, pair.Other)).ToHashSet();
        return
        [
            .. NearNames
                .Find(records.Select(record => record["name"]), known.KeyByName.Keys)
                .Where(pair => !decided.Contains((pair.One, pair.Other)))
                .Take(MostPairs),
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
        var hasUnits = Mapping.RowsOfOne == RowsOfOne.Units && (thing.Rows.Count > 1 || IsUnit(thing.First));
        AddOrganisation(thing, key, hasUnits);
        foreach (var row in thing.Rows)
        {
            if (hasUnits)
                AddContacts(row, key, AddUnit(row, key, thing));
            else if (row == thing.First || Mapping.RowsOfOne == RowsOfOne.Units)
                AddContacts(row, key, unit: "");
        }
    }

    /// <summary>The key that the file gives, else that of the same name in the frame, else one made from the name.</summary>
    private string KeyOf(TableRow first)
    {
        var isGiven = Mapping.Source("key") is { Columns.Count: > 0 } && first["key"].Length > 0;
        var name = AgreedName(first["name"]);
        if (isGiven && known.Keys.Contains(first["key"]))
            return first["key"];
        if (known.KeyByName.TryGetValue(name, out var there))
            return there;
        return isGiven ? string.Join('-', first["key"].Split(' ', StringSplitOptions.RemoveEmptyEntries)) : first["key"];
    }

    private string AgreedName(string name) =>
        reading.Choices.Same.FirstOrDefault(pair => string.Equals(pair.Other, name, StringComparison.OrdinalIgnoreCase))?.One ?? name;

    private static bool IsUnit(TableRow row) => row["unit"].Length > 0 && !string.Equals(row["unit"], row["name"], StringComparison.OrdinalIgnoreCase);

    private void AddOrganisation(RowsOfOneThing thing, string key, bool hasUnits)
    {
        var cells = new Dictionary<string, string>
        {
            ["key"] = key,
            ["name"] = AgreedName(thing.First["name"]),
            ["kind"] = thing.First["kind"],
        };
        var differing = hasUnits ? thing.Differing([.. Place, "region", "program"]) : [];
        foreach (var field in Place.Append("program").Where(field => IsGiven(field) && !differing.Contains(field)))
            cells[field] = thing.First[field];
        if (IsGiven("region") && !differing.Contains("region"))
            cells["region"] = RegionOf(thing.First);
        Add(thing.First, FrameSheetKind.Organisations, key, cells);
    }

    private string AddUnit(TableRow row, string organisation, RowsOfOneThing thing)
    {
        var name = new[] { row["unit"], row["program"], row["address"] }.FirstOrDefault(text => text.Length > 0) ?? $"Site {IndexOf(thing, row) + 1}";
        var key = OrganisationKeys.Free(OrganisationKeys.Of($"{organisation} {name}"), takenUnits);
        var cells = new Dictionary<string, string>
        {
            ["key"] = key,
            ["organization"] = organisation,
            ["name"] = name.Length <= Organisation.NameLength ? name : name[..Organisation.NameLength],
            ["kind"] = UnitKind.Service.InWords(),
        };
        foreach (var field in Place.Append("program").Where(IsGiven))
            cells[field] = row[field];
        if (IsGiven("region"))
            cells["region"] = RegionOf(row);
        Add(row, FrameSheetKind.Units, key, cells);
        return key;
    }

    private static int IndexOf(RowsOfOneThing thing, TableRow row)
    {
        for (var at = 0; at < thing.Rows.Count; at++)
            if (thing.Rows[at] == row)
                return at;
        return 0;
    }

    private void AddContacts(TableRow row, string organisation, string unit)
    {
        var mails = row["email"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (mails.Length == 0 && row["contact"].Length > 0)
            personsWithoutMail++;
        foreach (var mail in mails.Select(mail => mail.ToLowerInvariant()))
        {
            // One who answers for several sites answers for the organisation: the first row speaks.
            if (!contacts.Add($"{organisation} {mail}"))
                continue;
            var cells = new Dictionary<string, string>
            {
                ["organization"] = organisation,
                ["name"] = row["contact"].Length > 0 ? row["contact"] : AgreedName(row["name"]),
                ["email"] = mail,
            };
            if (unit.Length > 0)
                cells["unit"] = unit;
            Add(row, FrameSheetKind.Contacts, $"{organisation} {mail}", cells);
        }
    }

    private string RegionOf(TableRow row)
    {
        var name = row["region"];
        return name.Length == 0 ? "" : known.Regions.GetValueOrDefault(name) ?? OrganisationKeys.Of(name);
    }

    private bool IsGiven(string field) => Mapping.Source(field) is not null;

    private void Add(TableRow row, FrameSheetKind kind, string key, Dictionary<string, string> cells) => tables.Add(sheets[row], row.Number, kind, key, cells);
}
