using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Persons;

/// <summary>Reads a person's file. It refuses by file and line what is unknown or contradicts itself.</summary>
public static class PersonReader
{
    /// <summary>The most bytes of a file.</summary>
    public const int Limit = 5_000_000;

    private const int MostCredentials = 40;
    private const int MostRecords = 5000;
    private const int MostThatShareNoHours = 8;

    private static readonly Dictionary<string, bool> Stages = new(StringComparer.Ordinal) { ["full"] = false, ["provisional"] = true };

    /// <summary>Reads a person.</summary>
    /// <exception cref="CertificationInputException">The file cannot be read.</exception>
    public static CertifiedPerson Read(ReadOnlySpan<byte> utf8, string file, RuleBook rules)
    {
        var fields = new JsonFields(PlacedJson.Parse(utf8, file, Limit), file);
        fields.Text("$schema");
        var seen = new Dictionary<string, HourRecord>(StringComparer.Ordinal);
        var shared = Hours(fields, seen);
        var objects = fields.Objects("credentials", MostCredentials, required: true);
        List<HeldCredential> credentials = [.. objects.Select(item => Credential(item, shared, seen, rules))];
        if (fields.Has("credentials") && credentials.Count == 0)
            fields.Refuse("credentials", "There is no credential in it.");
        var together = credentials.GroupBy(credential => rules.Find(credential.Rule)?.Versions[^1].Renewal.DistinctHours);
        if (together.Any(group => group.Key is not null && group.Count() > MostThatShareNoHours))
            fields.Refuse("credentials", $"Of credentials that share no hours, at most {MostThatShareNoHours} can be checked together.");
        fields.RefuseOthers();
        fields.ThrowIfAny();
        return new(credentials, shared);
    }

    private static HeldCredential Credential(JsonFields fields, IReadOnlyList<HourRecord> shared, Dictionary<string, HourRecord> seen, RuleBook rules)
    {
        var name = fields.Text("rule", required: true);
        var rule = name is null ? null : rules.Find(name);
        if (name is not null && rule is null)
            fields.Refuse(
                "rule",
                $"There is no rule {(name.Length > 40 ? name[..40] : name)}. Known are {string.Join(", ", rules.All.Select(known => known.Id))}."
            );
        var credential = new HeldCredential(
            rule?.Id ?? "",
            fields.Day("issued"),
            fields.Choice("stage", Stages) ?? false,
            fields.Whole("chosen_years", 1, 50),
            [.. fields.Objects("renewed", 100).Select(Renewal)],
            Hours(fields, seen),
            [.. fields.Objects("endorsements", 20).Select(Endorsement)],
            Tries(fields.Object("exam")),
            new(
                fields.Number("experience_hours", 0, 1_000_000) ?? 0,
                fields.Number("supervised_hours", 0, 1_000_000) ?? 0,
                fields.Whole("experience_months", 0, 1200) ?? 0,
                fields.Number("credits", 0, 10_000) ?? 0
            ),
            Extension(fields.Object("extension")),
            fields.Texts("core_courses", 100)
        );
        foreach (var twice in shared.Select(record => record.Id).Intersect(credential.Hours.Select(record => record.Id), StringComparer.Ordinal))
            fields.Refuse("hours", $"\"{twice}\" stands among the hours of all credentials too.");
        if (rule is not null)
            PersonChecks.Check(credential, rule, fields);
        fields.RefuseOthers();
        return credential;
    }

    private static List<HourRecord> Hours(JsonFields fields, Dictionary<string, HourRecord> seen)
    {
        var records = new List<HourRecord>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in fields.Objects("hours", MostRecords))
        {
            var record = Hour(item);
            records.Add(record);
            if (record.Id.Length > 0 && !ids.Add(record.Id))
                item.Refuse("id", $"\"{record.Id}\" stands there twice. Each record has an id of its own.");
            // Under another credential the same record may stand again; then it is the same.
            else if (seen.TryGetValue(record.Id, out var other) && (other.Date, other.Hours) != (record.Date, record.Hours))
                item.Refuse("id", $"\"{record.Id}\" has another date or other hours under another credential.");
            seen[record.Id] = record;
        }

        return records;
    }

    private static HourRecord Hour(JsonFields fields)
    {
        var record = new HourRecord(
            fields.Text("id", required: true, longest: 100) ?? "",
            fields.Day("date", required: true) ?? default,
            fields.Number("hours", 0.01m, 10_000, required: true) ?? 0,
            fields.Texts("topics", 30, longest: 60),
            fields.Text("provider"),
            fields.Text("course")
        );
        fields.RefuseOthers();
        return record;
    }

    private static CredentialRenewal Renewal(JsonFields fields)
    {
        var renewal = new CredentialRenewal(fields.Day("on", required: true) ?? default, fields.Whole("chosen_years", 1, 50));
        fields.RefuseOthers();
        return renewal;
    }

    private static HeldEndorsement Endorsement(JsonFields fields)
    {
        var endorsement = new HeldEndorsement(
            fields.Text("id", required: true, longest: 40) ?? "",
            fields.Number("experience_hours", 0, 1_000_000) ?? 0,
            fields.Number("training_hours", 0, 100_000) ?? 0
        );
        fields.RefuseOthers();
        return endorsement;
    }

    private static List<ExamTry> Tries(JsonFields? fields)
    {
        if (fields is null)
            return [];
        var tries = fields.Objects("tries", 50, required: true).Select(Try).ToList();
        fields.RefuseOthers();
        return tries;
    }

    private static ExamTry Try(JsonFields fields)
    {
        var exam = new ExamTry(fields.Day("on", required: true) ?? default, fields.Flag("passed") ?? false);
        fields.RefuseOthers();
        return exam;
    }

    private static DateOnly? Extension(JsonFields? fields)
    {
        var asked = fields?.Day("asked", required: true);
        fields?.RefuseOthers();
        return asked;
    }
}
