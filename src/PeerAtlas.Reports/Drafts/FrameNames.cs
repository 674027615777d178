using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Reports.Drafts;

/// <summary>The names on the authority's own lists, as people write them: in full, short, or as initials.</summary>
internal sealed partial class FrameNames
{
    private const int ShortestName = 3;

    // Words that many names share and that name nothing by themselves.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "the",
        "of",
        "and",
        "for",
        "in",
        "at",
        "inc",
        "llc",
        "new",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "community",
        "county",
        "state",
        "city",
        "region",
        "area",
        "center",
        "centers",
        "centre",
        "services",
        "service",
        "house",
        "home",
        "mental",
        "health",
        "behavioral",
        "healthcare",
        "care",
        "recovery",
        "family",
        "families",
        "support",
        "peer",
        "peers",
        "hospital",
        "clinic",
        "group",
        "team",
        "program",
        "programs",
        "agency",
        "department",
        "division",
        "office",
        "wellness",
        "hope",
        "day",
        "crisis",
        "outreach",
        "housing",
        "main",
        "first",
        "de",
        "la",
        "el",
        "los",
        "las",
        "del",
        "y",
        "centro",
        "casa",
        "salud",
    };

    private readonly List<(HashSet<string> Words, string Phrase, IdentifierKind Kind, bool AnyCase)> phrases = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public FrameNames(IEnumerable<string> organizations, IEnumerable<string> places, IEnumerable<string> people)
    {
        foreach (var name in organizations)
            AddOrganization(name.Trim());
        foreach (var name in places)
            AddPlace(name.Trim());
        foreach (var name in people)
            AddPerson(name.Trim());
    }

    /// <summary>Reads organisations, units, regions and contacts.</summary>
    public static async Task<FrameNames> ReadAsync(PeerAtlasDbContext database, CancellationToken cancellation) =>
        new(
            await database.Set<Organisation>().IgnoreQueryFilters().Select(organisation => organisation.Name).Distinct().ToListAsync(cancellation),
            [
                .. await database.Set<Region>().Select(region => region.Name).ToListAsync(cancellation),
                .. await database.Set<Unit>().IgnoreQueryFilters().Select(unit => unit.Name).Distinct().ToListAsync(cancellation),
            ],
            await database.Set<Contact>().IgnoreQueryFilters().Select(contact => contact.Name).Distinct().ToListAsync(cancellation)
        );

    public IEnumerable<PossibleIdentifier> Find(string text)
    {
        // Few of the names have all their words in a text, which is seen faster than where.
        var words = Word().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (needed, phrase, kind, anyCase) in phrases.Where(entry => entry.Words.IsSubsetOf(words)))
        {
            var comparison = anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            for (var at = text.IndexOf(phrase, comparison); at >= 0; at = text.IndexOf(phrase, at + 1, comparison))
                if (IsWhole(text, at, at + phrase.Length))
                    yield return new(at, phrase.Length, kind);
        }
    }

    private void AddOrganization(string name)
    {
        Add(name, IdentifierKind.Organization, anyCase: true);
        var words = Word().Matches(name).Select(match => match.Value).ToList();
        if (words.Count > 2 && !words.Take(2).All(Shared.Contains))
            Add(name[..(name.IndexOf(words[1], words[0].Length, StringComparison.Ordinal) + words[1].Length)], IdentifierKind.Organization, anyCase: true);
        if (words.Count > 1 && words[0].Length > 3 && !Shared.Contains(words[0]))
            Add(words[0], IdentifierKind.Organization, anyCase: false);
        var initials = string.Concat(words.Where(word => char.IsUpper(word[0])).Select(word => word[0]));
        if (initials.Length >= ShortestName)
            Add(initials, IdentifierKind.Organization, anyCase: false);
    }

    private void AddPlace(string name) => Add(name, IdentifierKind.PlaceOrName, anyCase: Word().Count(name) > 1);

    private void AddPerson(string name)
    {
        Add(name, IdentifierKind.Name, anyCase: true);
        foreach (Match part in Word().Matches(name))
            if (part.Length >= ShortestName && char.IsUpper(part.Value[0]) && !Shared.Contains(part.Value))
                Add(part.Value, IdentifierKind.Name, anyCase: false);
    }

    private void Add(string phrase, IdentifierKind kind, bool anyCase)
    {
        if (phrase.Length < ShortestName || !known.Add(phrase))
            return;
        var words = Word().Matches(phrase).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (words.Count == 0 || (anyCase && words.All(Shared.Contains)))
            return;
        phrases.Add((words, phrase, kind, anyCase));
    }

    private static bool IsWhole(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    [GeneratedRegex(@"[\p{L}\p{M}\d]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
