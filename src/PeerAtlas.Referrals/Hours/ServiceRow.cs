using System.Globalization;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>A record of a file, with the words replaced by what they stand for.</summary>
internal readonly record struct StagedRecord(
    int Line,
    string Record,
    Guid Team,
    Guid Peer,
    Guid? Person,
    DateOnly Day,
    int Minutes,
    Activity Activity,
    bool IsGroup,
    string? Payer
)
{
    public DateOnly Month => new(Day.Year, Day.Month, 1);

    public int OutsideMinutes => Activity.Standing == RoleStanding.Outside ? Minutes : 0;
}

/// <summary>Reads the lines of a file of service records and says what is wrong with each.</summary>
/// <param name="lists">What the words of a file stand for.</param>
/// <param name="today">The day after which nothing can have been.</param>
/// <param name="tell">Hears what is wrong: the line, the column, and what to do.</param>
internal sealed class ServiceRowReader(AgencyLists lists, DateOnly today, Action<int?, string?, string> tell)
{
    /// <summary>Whether days before the role list begins are read by what it said first.</summary>
    public bool TakesEarlier { get; init; }

    /// <summary>The columns of a file, in the order of the template, and whether a file must have them.</summary>
    public static IReadOnlyList<(string Name, bool IsRequired, string Hint)> Columns { get; } =
    [
        ("record", true, "your system's own id for the contact: by it the next file finds it again"),
        ("date", true, "the day, as 2026-11-24"),
        ("minutes", true, "how long, from 1 to 1440"),
        ("activity", true, "a key of the role list, such as one-to-one"),
        ("team", true, "the name of the team on whose caseload the person is"),
        ("peer", true, "the peer's email address"),
        ("person", true, "your own id for the person; empty for work without one"),
        ("group", false, "yes when it was in a group"),
        ("payer", false, "a key of the payer rules; empty when nobody is billed"),
    ];

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private bool isBad;

    /// <summary>Whether the header has what it needs; called with the first row.</summary>
    public bool HasColumns(TableRow row)
    {
        var missing = Columns.Where(column => column.IsRequired && !row.Has(column.Name)).ToList();
        foreach (var column in missing)
            tell(1, column.Name, $"The file has no such column. It holds {column.Hint}.");
        return missing.Count == 0;
    }

    /// <summary>The record of a line; null when something is wrong with it.</summary>
    public StagedRecord? Read(TableRow row)
    {
        isBad = false;
        var record = row.Key("record");
        if (record.Length is 0 or > ServiceRecord.RecordLength)
            Refuse(
                row,
                "record",
                record.Length == 0 ? "Give the record's id." : $"Use at most {ServiceRecord.RecordLength} characters for an id; these are {record.Length}."
            );
        var day = Day(row);
        var minutes = Minutes(row);
        var activity = ActivityOf(row, day);
        var team = Find(row, "team", lists.Teams, "No team of the agency has that name. Add it under Teams, or correct the name.");
        var peer = Find(row, "peer", lists.Peers, "No peer of the agency's teams has that address. Add them to a team as a peer, or correct the address.");
        Guid? person =
            row.Key("person").Length == 0
                ? null
                : Find(row, "person", lists.Persons, "The agency serves nobody with that id here. Bring the caseload up to date first.");
        var isGroup = IsYes(row);
        var payer = Payer(row, day);
        return isBad ? null : new(row.Number, record, team, peer, person, day, minutes, activity!, isGroup, payer);
    }

    private DateOnly Day(TableRow row)
    {
        if (!DateOnly.TryParseExact(row.Key("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Refuse(row, "date", "Write the day as 2026-11-24.");
        else if (day > today || day < Earliest)
            Refuse(row, "date", day > today ? "The day is yet to come." : "The day is before 2000.");
        return day;
    }

    private int Minutes(TableRow row)
    {
        if (
            !int.TryParse(row.Key("minutes"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 1 or > ServiceRecord.MostMinutes
        )
            Refuse(row, "minutes", $"Give whole minutes, from 1 to {ServiceRecord.MostMinutes}.");
        return minutes;
    }

    // A day that cannot be read is told of once, and not again by each list that holds from day to day.
    private Activity? ActivityOf(TableRow row, DateOnly day)
    {
        var activity = lists.Activities.TryGetValue(row.Key("activity"), out var versions)
            ? Array.Find(versions, version => day == default || version.HoldsOn(TakesEarlier && day < lists.FirstDay ? lists.FirstDay : day))
            : null;
        if (activity is null)
            Refuse(
                row,
                "activity",
                versions is { Length: > 0 } && versions.Min(version => version.From) is var first && day < first
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"The role list has this activity from {first:MMMM d, yyyy} on: ask the authority to bring in an earlier one."
                    )
                    : "The role list of that day has no such activity."
            );
        else if (activity.Standing == RoleStanding.Prohibited)
            Refuse(row, "activity", $"This is not a peer's to do. {activity.InsteadEnglish}");
        return activity;
    }

    private string? Payer(TableRow row, DateOnly day)
    {
        var name = row.Key("payer");
        if (name.Length == 0)
            return null;
        if (lists.Payers.TryGetValue(name, out var rules) && Array.Find(rules, rule => day == default || rule.HoldsOn(day)) is { } found)
            return found.Payer;
        Refuse(row, "payer", "There is no rule of such a payer for that day.");
        return null;
    }

    private bool IsYes(TableRow row)
    {
        var word = row.Key("group");
        if (word.Length == 0 || word.Equals("no", StringComparison.OrdinalIgnoreCase))
            return false;
        if (word.Equals("yes", StringComparison.OrdinalIgnoreCase))
            return true;
        Refuse(row, "group", "Write yes or no.");
        return false;
    }

    private Guid Find(TableRow row, string column, Dictionary<string, Guid> known, string problem)
    {
        if (known.TryGetValue(row.Key(column), out var id))
            return id;
        Refuse(row, column, problem);
        return id;
    }

    private void Refuse(TableRow row, string column, string message)
    {
        isBad = true;
        tell(row.Number, column, message);
    }
}
