using PeerAtlas.Lists.Joining;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Guessing;

/// <summary>How well a header names a field.</summary>
internal static class HeaderWords
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
            "break",
            "breaks",
            "lunch",
            "overtime",
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
            "principal",
            "associated",
            "affiliation",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Whether a header is one of the words that a field may hold.</summary>
    public static bool IsKnown(string header, ListField field) =>
        CleanText.Words(header) is { Length: > 0 } words
        && field.Known.Any(word => word.Synonyms.Append(word.Key).Append(word.Label).Any(known => CleanText.Words(known) == words));

    /// <summary>From 0, nothing, to 1, one of the field's own words.</summary>
    public static double Score(string header, ListField field)
    {
        if (header.Length is 0 or > 80)
            return 0;
        var words = CleanText.Words(header);
        if (words.Length == 0)
            return 0;
        var best = 0.0;
        for (var at = 0; at < field.Words.Count; at++)
        {
            // The likelier word wins where two columns have one each.
            var likelihood = 1 - Math.Min(0.1, at * 0.005);
            best = Math.Max(best, Score(words, CleanText.Words(field.Words[at])) * likelihood);
        }

        return best;
    }

    private static double Score(string words, string wanted)
    {
        if (
            words == wanted
            || string.Equals(words.Replace(" ", "", StringComparison.Ordinal), wanted.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)
        )
            return 1;
        // Abbreviations mean something alone only.
        if (wanted.Length <= 3 && !wanted.Contains(' ', StringComparison.Ordinal) && wanted is not ("zip" or "tel"))
            return 0;
        var tokens = words.Split(' ');
        var looked = wanted.Split(' ');
        if (wanted.Length >= 5 && !Others.Contains(words) && tokens.Length == looked.Length && EditDistance.Within(words, wanted, wanted.Length >= 12 ? 2 : 1))
            return 0.9;
        if (looked.Any(token => !tokens.Contains(token, StringComparer.Ordinal)))
            return 0;
        var more = tokens.Except(looked, StringComparer.Ordinal).ToList();
        var score = Math.Max(0, 0.88 - (0.08 * more.Count));
        return more.Exists(Others.Contains) ? score * 0.4 : score;
    }
}
