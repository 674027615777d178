using System.Globalization;
using PeerAtlas.Tables;

namespace PeerAtlas.Matching.Needs;

/// <summary>Reads openings and people from tables, and refuses by row and column what cannot be.</summary>
public sealed class NeedsReader
{
    private const int LongestId = 100;
    private const int MostProblems = 20;

    private static readonly string[] OpeningColumns =
    [
        "id",
        "posts",
        "hours_from",
        "hours_to",
        "when",
        "program",
        "employer",
        "languages",
        "certified",
        "license",
        "car",
        "latitude",
        "longitude",
        "remote",
        "pay_from",
        "pay_to",
        "prefers",
    ];

    private static readonly string[] PersonColumns =
    [
        "id",
        "hours_from",
        "hours_to",
        "when",
        "programs",
        "not_at",
        "languages",
        "certified",
        "license",
        "car",
        "latitude",
        "longitude",
        "travel_minutes",
        "by",
        "pay_from",
        "prefers",
    ];

    private readonly List<string> problems = [];
    private readonly string file;
    private TableRow row = null!;

    private NeedsReader(string file) => this.file = file;

    /// <summary>Reads openings and people.</summary>
    /// <exception cref="TableException">A table cannot be read, or says what cannot be.</exception>
    public static (IReadOnlyList<Opening> Openings, IReadOnlyList<Seeker> People) Read(Stream openings, string openingsFile, Stream people, string peopleFile)
    {
        var jobs = new NeedsReader(openingsFile).All(openings, OpeningColumns, reader => reader.Opening(), opening => opening.Id);
        var persons = new NeedsReader(peopleFile).All(people, PersonColumns, reader => reader.Person(), person => person.Id);
        var (jobIds, personIds) = (jobs.Select(job => job.Id).ToHashSet(), persons.Select(person => person.Id).ToHashSet());
        CheckNames(openingsFile, jobs.Select(job => (job.Id, job.Prefers)), personIds, "person");
        CheckNames(peopleFile, persons.Select(person => (person.Id, person.Prefers)), jobIds, "opening");
        return (jobs, persons);
    }

    private static void CheckNames(string file, IEnumerable<(string Id, IReadOnlyList<IReadOnlyList<string>>? Prefers)> all, HashSet<string> ids, string what)
    {
        foreach (var (id, prefers) in all)
        {
            var names = (prefers ?? []).SelectMany(group => group).ToList();
            if (names.Find(name => !ids.Contains(name)) is { } unknown)
                throw new TableException($"\"{id}\" prefers \"{unknown}\", and there is no such {what}.", file, column: "prefers");
            if (names.GroupBy(name => name).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
                throw new TableException($"\"{id}\" prefers \"{twice.Key}\" twice.", file, column: "prefers");
        }
    }

    private List<T> All<T>(Stream stream, string[] columns, Func<NeedsReader, T> read, Func<T, string> idOf)
    {
        var sheet = TableReader.Read(stream, file).Sheets[0];
        if (!sheet.Columns.Contains("id", StringComparer.OrdinalIgnoreCase))
            throw new TableException("The table has no column id.", file, row: 1, column: "id");
        if (sheet.Columns.FirstOrDefault(column => column.Length > 0 && !columns.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new TableException($"There is no such column. Known are {string.Join(", ", columns)}.", file, row: 1, column: unknown);
        var (found, ids) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var next in sheet.Rows)
        {
            row = next;
            var one = read(this);
            if (idOf(one) is { Length: > 0 } id && !ids.Add(id))
                Refuse("id", $"\"{id}\" stands there twice.");
            found.Add(one);
            if (problems.Count >= MostProblems)
                break;
        }

        return problems.Count == 0 ? found : throw new TableException(string.Join(Environment.NewLine, problems), file);
    }

    private Opening Opening() =>
        new(Id())
        {
            Posts = (int)(Number("posts", 0, 100_000, isWhole: true) ?? 1),
            Hours = Range("hours_from", "hours_to", 168),
            When = Words("when"),
            Program = Text("program"),
            Employer = Text("employer"),
            Languages = Words("languages"),
            Certified = Text("certified").ToUpperInvariant() switch
            {
                "" or "NO" => Asked.No,
                "WELCOME" or "TRAINED" => Asked.Welcome,
                "YES" => Asked.Needed,
                _ => Refuse<Asked>("certified", "Write yes, welcome or no."),
            },
            License = IsYes("license"),
            Car = IsYes("car"),
            Place = Place(),
            Remote = IsYes("remote"),
            Pay = Range("pay_from", "pay_to", 10_000),
            Prefers = Prefers(),
        };

    private Seeker Person() =>
        new(Id())
        {
            Hours = Range("hours_from", "hours_to", 168),
            When = Words("when"),
            Programs = Words("programs"),
            NotAt = Words("not_at"),
            Languages = Words("languages"),
            Certified = IsYes("certified"),
            License = IsYes("license"),
            Car = IsYes("car"),
            Place = Place(),
            TravelMinutes = (int?)Number("travel_minutes", 0, 1440, isWhole: true),
            By = Text("by").ToUpperInvariant() switch
            {
                "" or "BUS" => Travel.Bus,
                "CAR" => Travel.Car,
                "FOOT" => Travel.Foot,
                "BICYCLE" => Travel.Bicycle,
                _ => Refuse<Travel>("by", "Write bus, car, foot or bicycle."),
            },
            Pay = Number("pay_from", 0, 10_000),
            Prefers = Prefers(),
        };

    private string Text(string column) => row.Key(column);

    private string Id()
    {
        var id = Text("id");
        if (id.Length is 0 or > LongestId || id.Contains('=', StringComparison.Ordinal) || id.Any(char.IsWhiteSpace))
            Refuse("id", $"Give an id of 1 to {LongestId} characters without blanks and =.");
        return id;
    }

    private string[] Words(string column) => Text(column).Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool IsYes(string column) =>
        Text(column).ToUpperInvariant() switch
        {
            "" or "NO" => false,
            "YES" => true,
            _ => Refuse<bool>(column, "Write yes or no."),
        };

    private decimal? Number(string column, decimal least, decimal most, bool isWhole = false)
    {
        if (Text(column).Length == 0)
            return null;
        if (
            decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            && (!isWhole || number == Math.Truncate(number))
        )
            return number;
        Refuse(column, string.Create(CultureInfo.InvariantCulture, $"Give a {(isWhole ? "whole " : "")}number from {least} to {most}."));
        return null;
    }

    private (decimal From, decimal To)? Range(string from, string to, decimal most)
    {
        var (first, last) = (Number(from, 0, most), Number(to, 0, most));
        if (first > last)
            Refuse(to, "The second number is smaller than the first.");
        return first is null && last is null ? null : (first ?? 0, last ?? most);
    }

    private Spot? Place() =>
        (Number("latitude", -90, 90), Number("longitude", -180, 180)) switch
        {
            ({ } latitude, { } longitude) => new((double)latitude, (double)longitude),
            (null, null) => null,
            _ => Refuse<Spot?>("latitude", "Give latitude and longitude, or neither."),
        };

    /// <summary>"p3 p1=p2": p3 first, then p1 and p2, equally good. An empty cell says nothing, and a dash that nobody is acceptable.</summary>
    private IReadOnlyList<IReadOnlyList<string>>? Prefers() =>
        Text("prefers") switch
        {
            "" => null,
            "-" => [],
            var text =>
            [
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(group => (IReadOnlyList<string>)group.Split('=', StringSplitOptions.RemoveEmptyEntries)),
            ],
        };

    private void Refuse(string column, string problem) => problems.Add(string.Create(CultureInfo.InvariantCulture, $"row {row.Number}, {column}: {problem}"));

    private T? Refuse<T>(string column, string problem)
    {
        Refuse(column, problem);
        return default;
    }
}
