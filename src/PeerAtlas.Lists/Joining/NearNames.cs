using System.Text.RegularExpressions;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Joining;

/// <summary>Why two names may be one.</summary>
public enum Nearness
{
    /// <summary>They differ in case, blanks, punctuation, accents, "&amp;" and "and", "The".</summary>
    Writing,

    /// <summary>They differ in what tells the kind of company, such as Inc or LLC.</summary>
    CompanyForm,

    /// <summary>They differ in a letter or two.</summary>
    Spelling,

    /// <summary>They differ in what one of them has in brackets.</summary>
    Brackets,

    /// <summary>They share nearly all their words.</summary>
    Words,
}

/// <summary>Two names that may be one thing: to be shown side by side for a yes or no, never joined alone.</summary>
/// <param name="One">The name that came first.</param>
/// <param name="Other">The other.</param>
/// <param name="Reason">Why they may be one.</param>
public sealed record NearPair(string One, string Other, Nearness Reason);

/// <summary>Finds names that may be other spellings of each other.</summary>
public static partial class NearNames
{
    // A word that more names share tells nothing: "health", "center".
    private const int MostShared = 60;
    private const int ShortestSpelled = 8;
    private const double EnoughShared = 0.75;

    private static readonly HashSet<string> CompanyForms = new(
        [
            "inc",
            "incorporated",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limited",
            "corp",
            "corporation",
            "co",
            "company",
            "pc",
            "pllc",
            "pa",
            "plc",
            "the",
            "of",
            "at",
            "lc",
        ],
        StringComparer.Ordinal
    );

    // Words by which sites and programmes of one house are told from each other.
    private static readonly HashSet<string> Telling = new(
        [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "north",
            "south",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "upper",
            "lower",
            "men",
            "mens",
            "women",
            "womens",
            "boys",
            "girls",
            "male",
            "female",
            "adult",
            "adults",
            "youth",
            "child",
            "children",
            "childrens",
            "adolescent",
            "inpatient",
            "outpatient",
            "residential",
            "too",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The pairs, each with the strongest reason.</summary>
    /// <param name="names">The names, in the order of the file; equal ones count once.</param>
    /// <param name="known">Names that are there already; they are paired with the file's and not with each other.</param>
    public static IReadOnlyList<NearPair> Find(IEnumerable<string> names, IEnumerable<string>? known = null)
    {
        var old = (known ?? []).Distinct(StringComparer.Ordinal).ToList();
        var all = old.Concat(names.Except(old, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)).Select(name => new Spelling(name)).ToList();
        var pairs = new Dictionary<(int, int), Nearness>();
        Group(all, spelling => spelling.Written, Nearness.Writing, old.Count, pairs);
        Group(all, spelling => spelling.Core, Nearness.CompanyForm, old.Count, pairs);
        AddBrackets(all, old.Count, pairs);
        Near(all, old.Count, pairs);
        return
        [
            .. pairs
                .OrderBy(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Select(pair => new NearPair(all[pair.Key.Item1].Name, all[pair.Key.Item2].Name, pair.Value)),
        ];
    }

    private static void Group(List<Spelling> all, Func<Spelling, string> form, Nearness reason, int old, Dictionary<(int, int), Nearness> pairs)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < all.Count; at++)
        {
            var key = form(all[at]);
            // Each further spelling is paired with the first one: five spellings are four questions.
            if (key.Length > 0 && !first.TryAdd(key, at) && at >= old && !AreTold(all[first[key]], all[at]))
                pairs.TryAdd((first[key], at), reason);
        }
    }

    /// <summary>"Hope House" and "Hope House (evenings)"; those that both have brackets are told by them.</summary>
    private static void AddBrackets(List<Spelling> all, int old, Dictionary<(int, int), Nearness> pairs)
    {
        var bare = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < all.Count; at++)
        {
            if (all[at].Outside.Length == 0 && all[at].Written.Length > 0)
                bare.TryAdd(all[at].Written, at);
        }

        for (var at = 0; at < all.Count; at++)
        {
            if (all[at].Outside.Length == 0 || !bare.TryGetValue(all[at].Outside, out var other) || Math.Max(at, other) < old)
                continue;
            if (all[at].Digits == all[other].Digits)
                pairs.TryAdd((Math.Min(at, other), Math.Max(at, other)), Nearness.Brackets);
        }
    }

    private static void Near(List<Spelling> all, int old, Dictionary<(int, int), Nearness> pairs)
    {
        var withWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var at = 0; at < all.Count; at++)
        {
            var looked = new HashSet<int>();
            foreach (var word in all[at].Marks())
            {
                if (!withWord.TryGetValue(word, out var others))
                    withWord[word] = others = [];
                if (others.Count <= MostShared && at >= old)
                    looked.UnionWith(others);
                others.Add(at);
            }

            foreach (var other in looked)
            {
                if (!pairs.ContainsKey((other, at)) && all[other].Core != all[at].Core && Reason(all[other], all[at]) is { } reason)
                    pairs[(other, at)] = reason;
            }
        }
    }

    private static Nearness? Reason(Spelling one, Spelling other)
    {
        if (AreTold(one, other))
            return null;
        if (AreSpelledAlike(one, other))
            return Nearness.Spelling;
        var shared = one.Words.Intersect(other.Words, StringComparer.Ordinal).Count();
        var all = one.Words.Union(other.Words, StringComparer.Ordinal).Count();
        return shared >= 2 && shared >= all * EnoughShared ? Nearness.Words : null;
    }

    /// <summary>Whether the names have the same words but for a letter or two in long ones: Joy and Ko are two.</summary>
    private static bool AreSpelledAlike(Spelling one, Spelling other)
    {
        if (Math.Min(one.Core.Length, other.Core.Length) < ShortestSpelled)
            return false;
        if (one.Words.Length != other.Words.Length)
            return EditDistance.Within(one.Core.Replace(" ", "", StringComparison.Ordinal), other.Core.Replace(" ", "", StringComparison.Ordinal), 1);
        return one
            .Words.Zip(other.Words)
            .All(pair =>
                pair.First == pair.Second
                || (Math.Min(pair.First.Length, pair.Second.Length) >= 5 && EditDistance.Within(pair.First, pair.Second, pair.First.Length >= 9 ? 2 : 1))
            );
    }

    /// <summary>Whether a word, letter or figure of one tells that it is another: "Site 1" and "Site 2", "6390" and "6390 A", "East" and "West".</summary>
    private static bool AreTold(Spelling one, Spelling other) =>
        one.Digits != other.Digits
        || one.Words.Except(other.Words, StringComparer.Ordinal)
            .Concat(other.Words.Except(one.Words, StringComparer.Ordinal))
            .Any(word => word.Length == 1 || Telling.Contains(word));

    [GeneratedRegex(@"\b(\p{L}\.){2,}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InBrackets();

    private sealed class Spelling
    {
        public Spelling(string name)
        {
            Name = name;
            // L.L.C. and P.A. are words; a letter alone may tell one house from another.
            var words = WordsOf(name);
            Written = Joined(words);
            Outside =
                name.Contains('(', StringComparison.Ordinal) && InBrackets().Replace(name, " ") is var outside && outside != name
                    ? Joined(WordsOf(outside))
                    : "";
            Words = [.. words.Where(word => !CompanyForms.Contains(word) && word != "and").Distinct(StringComparer.Ordinal)];
            Core = string.Join(' ', Words);
            Digits = string.Concat(name.Where(char.IsAsciiDigit));
        }

        public string Name { get; }

        public string Written { get; }

        /// <summary>The same without what stands in brackets; empty when nothing does.</summary>
        public string Outside { get; }

        public string Core { get; }

        public string Digits { get; }

        public string[] Words { get; }

        private static string[] WordsOf(string name) =>
            CleanText
                .Words(
                    Dotted()
                        .Replace(name, match => match.Value.Replace(".", "", StringComparison.Ordinal))
                        .Replace("&", " and ", StringComparison.Ordinal)
                        .Replace("+", " and ", StringComparison.Ordinal)
                )
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);

        private static string Joined(IEnumerable<string> words) => string.Concat(words.Where(word => word is not ("the" or "and")));

        /// <summary>By what it is looked up: its words, and their beginnings for those with another letter.</summary>
        public IEnumerable<string> Marks() =>
            Words
                .Concat(Words.Where(word => word.Length >= 5).Select(word => word[..4] + "…"))
                .Append(Core.Length >= 8 ? "…" + Core[^6..] : "")
                .Where(mark => mark.Length > 0);
    }
}
