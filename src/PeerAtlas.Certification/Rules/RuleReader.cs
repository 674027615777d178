using System.Text.RegularExpressions;
using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads a rule from its JSON file. What is unknown or contradicts itself is refused by name and place.</summary>
public static partial class RuleReader
{
    /// <summary>The most bytes of a file.</summary>
    public const int Limit = 200_000;

    private const int MostVersions = 50;

    private static readonly Dictionary<string, ReadFrom> ReadFromWords = new(StringComparer.Ordinal)
    {
        ["text"] = ReadFrom.Text,
        ["official_page"] = ReadFrom.OfficialPage,
        ["other_page"] = ReadFrom.OtherPage,
    };

    /// <summary>Reads a rule.</summary>
    /// <exception cref="CertificationInputException">It cannot be read.</exception>
    public static CertificationRule Read(ReadOnlySpan<byte> utf8, string file)
    {
        var fields = new JsonFields(PlacedJson.Parse(utf8, file, Limit), file);
        fields.Text("$schema");
        var id = fields.Text("id", required: true);
        if (id is not null && !Id().IsMatch(id))
            fields.Refuse("id", "An id is made of capital letters, digits and hyphens, such as TX-MHPS.");
        var name = Name(fields, "name");
        var place = fields.Text("place", required: true, longest: 2);
        var body = fields.Text("certified_by");
        var objects = fields.Objects("versions", MostVersions, required: true);
        List<RuleVersion> versions = [.. objects.Select(Version)];
        if (fields.Has("versions") && versions.Count == 0)
            fields.Refuse("versions", "A rule has at least one version.");
        CheckDays(versions, objects);
        fields.RefuseOthers();
        fields.ThrowIfAny();
        return new(id!, name, place!, body, versions);
    }

    /// <summary>A name, which has to be there in English.</summary>
    internal static RuleName Name(JsonFields of, string field)
    {
        var fields = of.Object(field, required: true);
        var name = new RuleName(fields?.Text("en", required: true) ?? "", fields?.Text("es"));
        fields?.RefuseOthers();
        return name;
    }

    /// <summary>An id within a rule: of a topic, provider or endorsement.</summary>
    internal static string Slug(JsonFields of, string field)
    {
        var text = of.Text(field, required: true, longest: 40);
        if (text is not null && !SlugPattern().IsMatch(text))
            of.Refuse(field, "This is to be made of small letters, digits and underscores.");
        return text ?? "";
    }

    private static RuleVersion Version(JsonFields fields)
    {
        var reviewed = fields.Text("reviewed_on", required: true);
        if (reviewed is not null && !DayOrMonth().IsMatch(reviewed))
            fields.Refuse("reviewed_on", "This is to be a day or a month, as 2026-11-30 or 2026-11.");
        var version = new RuleVersion(
            fields.Text("version", required: true, longest: 40) ?? "",
            fields.Day("from"),
            fields.Day("to"),
            reviewed ?? "",
            fields.Choice("read_from", ReadFromWords, required: true) ?? default,
            [.. fields.Objects("sources", 20).Select(Source)],
            EntryReader.Read(fields.Object("entry")),
            StageReader.Provisional(fields.Object("provisional")),
            PeriodReader.Read(fields.Object("period")),
            RenewalReader.Read(fields.Object("renewal")),
            [.. fields.Objects("endorsements", 20).Select(StageReader.Endorsement)],
            [.. fields.Objects("levels", 10).Select(StageReader.Level)],
            [.. fields.Objects("supervision", 5).Select(SupervisionReader.Read)]
        );
        RuleChecks.Check(version, fields);
        fields.RefuseOthers();
        return version;
    }

    private static RuleSource Source(JsonFields fields)
    {
        var source = new RuleSource(fields.Text("title", required: true) ?? "", fields.Text("address", longest: 500));
        if (
            source.Address is not null
            && !(
                Uri.TryCreate(source.Address, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            )
        )
            fields.Refuse("address", "An address begins with https:// or http://.");
        fields.RefuseOthers();
        return source;
    }

    /// <summary>Versions follow each other: no day belongs to two of them.</summary>
    private static void CheckDays(List<RuleVersion> versions, IReadOnlyList<JsonFields> objects)
    {
        for (var number = 0; number < versions.Count; number++)
        {
            var version = versions[number];
            if (version.To < version.From)
                objects[number].Refuse("to", $"Version {version.Version} ends before it begins.");
            if (number > 0 && version.From is null)
                objects[number].Refuse("from", $"Version {version.Version} follows another one, so that its first day must be told.");
            if (number > 0 && version.From <= (versions[number - 1].To ?? DateOnly.MaxValue))
                objects[number].Refuse("from", $"Version {version.Version} overlaps version {versions[number - 1].Version}: end that one before.");
            if (versions.Take(number).Any(other => other.Version == version.Version))
                objects[number].Refuse("version", $"There are two versions {version.Version}.");
        }
    }

    [GeneratedRegex(@"^[A-Z0-9]{2,10}(-[A-Z0-9]{1,10}){0,3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"^(19|20|21)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayOrMonth();
}
