using System.Globalization;
using System.Text;
using System.Text.Json;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Web.Audit;

/// <summary>Puts audit entries into words.</summary>
internal static class AuditWords
{
    private const string Nothing = "nothing";

    /// <summary>"WaveMailText" as "Wave mail text", and "OrganisationId" as "Organization".</summary>
    public static string Spaced(string name)
    {
        if (name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal))
            name = name[..^2];
        var words = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            if (at > 0 && char.IsUpper(name[at]) && !char.IsUpper(name[at - 1]))
                words.Append(' ');
            words.Append(at == 0 ? name[at] : char.ToLowerInvariant(name[at]));
        }

        return words.Replace("Organisation", "Organization").ToString();
    }

    /// <summary>Which thing it was: its name now, or the name that the entry holds; null for what has none.</summary>
    public static string? Which(AuditEntry entry, AuditNames names)
    {
        if (names.Find(entry.SubjectId) is { } name)
            return name;
        var values = Values(entry);
        return values.GetValueOrDefault("Name")?.LastOrDefault() ?? values.GetValueOrDefault("Title")?.LastOrDefault();
    }

    /// <summary>What changed, a line for each value. Values that hold only technical versions are left out.</summary>
    public static IReadOnlyList<string> Changes(AuditEntry entry, AuditNames names, AuthorityClock clock) =>
        [.. Values(entry).Where(pair => pair.Key != "Version").Select(pair => Line(pair.Key, pair.Value, names, clock)).OfType<string>()];

    /// <summary>The rows that the entry speaks of: what was changed, and what its values refer to.</summary>
    public static IEnumerable<Guid> Ids(Guid subject, string changes) =>
        Values(changes).Values.SelectMany(values => values).Select(text => Guid.TryParse(text, out var id) ? id : subject).Append(subject);

    private static Dictionary<string, string?[]> Values(AuditEntry entry) => Values(entry.Changes);

    private static Dictionary<string, string?[]> Values(string changes) => JsonSerializer.Deserialize<Dictionary<string, string?[]>>(changes) ?? [];

    private static string? Line(string property, string?[] values, AuditNames names, AuthorityClock clock) =>
        values switch
        {
            [] => $"{Spaced(property)}: text changed",
            [null or ""] => null,
            [var only] => $"{Spaced(property)}: {Value(only, names, clock)}",
            [var before, var after, ..] => $"{Spaced(property)}: {Value(before, names, clock)} → {Value(after, names, clock)}",
        };

    private static string Value(string? text, AuditNames names, AuthorityClock clock)
    {
        if (string.IsNullOrEmpty(text))
            return Nothing;
        if (text is "True" or "False")
            return text == "True" ? "yes" : "no";
        if (Guid.TryParse(text, out var id))
            return names.Find(id) ?? text;
        if (Enum.TryParse<Role>(text, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(text[0]))
            return Spaced(text);
        return DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? clock.ToLocal(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : text;
    }
}
