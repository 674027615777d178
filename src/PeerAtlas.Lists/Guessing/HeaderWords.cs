using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PeerAtlas.Lists.Joining;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Guessing;

/// <summary>How well a header names a field.</summary>
internal static partial class HeaderWords
{
    // A word beside the one that is looked for that makes another thing of it: "contact name" is no organisation's.
    private static readonly HashSet<string> Others = new(
        [
            "contact",
            "first",
            "last",
            "middle",
            "given",
            "family",
            "person",
            "staff",
            "director",
            "manager",
            "head",
            "chief",
            "representative",
            "tier",
            "owner",
            "administrator",
            "ceo",
            "president",
            "officer",
            "executive",
            "county",
            "city",
            "state",
            "region",
            "street",
            "file",
            "user",
            "account",
            "sheet",
            "fax",
            "type",
            "id",
            "code",
            "number",
            "no",
            "url",
            "website",
            "web",
            "link",
            "status",
            "date",
            "alternate",
            "alternative",
            "secondary",
            "mailing",
            "billing",
            "parent",
            "dba",
            "doing",
            "nickname",
            "country",
            "district",
            "funding",
            "project",
            "task",
            "client",
            "latitude",
            "longitude",
            "lat",
            "lon",
            "lng",
            "description",
            "notes",
            "count",
            "rank",
            "score",
            "rating",
            "year",
            "updated",
            "created",
            "modified",
            "expiration",
            "legal",
            "language",
            "languages",
            "hours",
            "crisis",
            "hotline",
            "toll",
            "ein",
            "npi",
            "abbreviation",
            "short",
            "category",
            "total",
            "rate",
            "amount",
            "cost",
            "price",
            "contacto",
            "liaison",
            "coordinator",
            "supervisor",
            "break",
            "breaks",
            "lunch",
            "overtime",
            "ot",
            "int",
            "interruption",
            "running",
            "run",
            "in",
            "out",
            "start",
            "end",
            "stop",
            "begin",
            "estimated",
            "estimate",
            "planned",
            "remaining",
            "ownership",
            "owned",
            "level",
            "size",
            "class",
            "classification",
            "capacity",
            "sector",
            "denomination",
            "principal",
            "associated",
            "affiliation",
            "weekly",
            "monthly",
            "cumulative",
            "accumulated",
            "balance",
            "target",
            "budget",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Whether a header is one of the words that a field may hold.</summary>
    public static bool IsKnown(string header, ListField field) =>
        CleanText.Words(header) is { Length: > 0 } words
        && field.Known.Any(word => word.Synonyms.Append(word.Key).Append(word.Label).Any(known => CleanText.Words(known) == words));

    // Made once for a form: each cell that may be a header is held against each of them.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, Wanted[]> Plain = [];

    /// <summary>From 0, nothing, to 1, one of the field's own words.</summary>
    public static double Score(string header, ListField field)
    {
        if (header.Length is 0 or > 80)
            return 0;
        var words = CleanText.Words(header);
        if (words.Length == 0)
            return 0;
        // "Dauer in h" is called Dauer, and "Work hours" is not called Work.
        return field.Kind == FieldKind.Duration && Unit().Match(words) is { Success: true, Index: > 0 } unit
            ? Math.Max(Best(words, field), Best(words[..unit.Index], field))
            : Best(words, field);
    }

    private static double Best(string words, ListField field)
    {
        var (joined, tokens) = (Joined(words), words.Split(' '));
        var best = 0.0;
        var looked = Plain.GetValue(field.Words, all => [.. all.Select(CleanText.Words).Select(word => new Wanted(word, Joined(word), word.Split(' ')))]);
        for (var at = 0; at < looked.Length; at++)
        {
            // The likelier word wins where two columns have one each.
            var likelihood = 1 - Math.Min(0.1, at * 0.005);
            best = Math.Max(best, Score(words, joined, tokens, looked[at]) * likelihood);
        }

        return best;
    }

    private static double Score(string words, string joined, string[] tokens, Wanted wanted)
    {
        if (joined == wanted.Joined)
            return 1;
        // Abbreviations mean something alone only.
        if (wanted.Words.Length <= 3 && wanted.Tokens.Length == 1 && wanted.Words is not ("zip" or "tel" or "end"))
            return 0;
        if (
            wanted.Words.Length >= 5
            && tokens.Length == wanted.Tokens.Length
            && EditDistance.Within(words, wanted.Words, wanted.Words.Length >= 12 ? 2 : 1)
            && !Others.Contains(words)
        )
            return 0.9;
        if (Array.Exists(wanted.Tokens, token => Array.IndexOf(tokens, token) < 0))
            return 0;
        // "Time in hours" has an in that is no coming.
        var more = tokens.Where((token, at) => token != "in" || at == 0 || at == tokens.Length - 1).Except(wanted.Tokens, StringComparer.Ordinal).ToList();
        var score = Math.Max(0, 0.88 - (0.08 * more.Count));
        return more.Exists(Others.Contains) ? score * 0.4
            // What was planned stands back behind what was done.
            : more.Exists(word => word is "sched" or "scheduled" or "schedule" or "expected") ? score * 0.85
            : score;
    }

    [GeneratedRegex(@" (in )?(h|hrs?|hours|hh mm|h mm|std|stunden|min|mins|minutes|minuten)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unit();

    private static string Joined(string words) => words.Replace(" ", "", StringComparison.Ordinal);

    private sealed record Wanted(string Words, string Joined, string[] Tokens);
}
