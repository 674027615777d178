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

    /// <summary>They share nearly all their words.</summary>
    Words,
}

/// <summary>Two names that may be one thing: to be shown side by side for a yes or no, never joined alone.</summary>
/// <param name="One">The name that came first.</param>
/// <param name="Other">The other.</param>
/// <param name="Reason">Why they may be one.</param>
public sealed record NearPair(string One, string Other, Nearness Reason);

/// <summary>Finds names that may be other spellings of each other.</summary>
public static class NearNames
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
            "a",
            "l",
            "c",
            "p",
            "lc",
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
            if (key.Length > 0 && !first.TryAdd(key, at) && at >= old)
                pairs.TryAdd((first[key], at), reason);
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
        // "Site 1" and "Site 2" are two.
        if (one.Digits != other.Digits)
            return null;
        if (Math.Min(one.Core.Length, other.Core.Length) >= ShortestSpelled && EditDistance.Within(one.Core, other.Core, one.Core.Length >= 14 ? 2 : 1))
            return Nearness.Spelling;
        var shared = one.Words.Intersect(other.Words, StringComparer.Ordinal).Count();
        var all = one.Words.Union(other.Words, StringComparer.Ordinal).Count();
        return shared >= 2 && shared >= all * EnoughShared ? Nearness.Words : null;
    }

    private sealed class Spelling
    {
        public Spelling(string name)
        {
            Name = name;
            var words = CleanText
                .Words(name.Replace("&", " and ", StringComparison.Ordinal).Replace("+", " and ", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Written = string.Concat(words.Where(word => word is not ("the" or "and")));
            Words = [.. words.Where(word => !CompanyForms.Contains(word) && word != "and").Distinct(StringComparer.Ordinal)];
            Core = string.Join(' ', Words);
            Digits = string.Concat(name.Where(char.IsAsciiDigit));
        }

        public string Name { get; }

        public string Written { get; }

        public string Core { get; }

        public string Digits { get; }

        public string[] Words { get; }

        /// <summary>By what it is looked up: its words, and their beginnings for those with another letter.</summary>
        public IEnumerable<string> Marks() =>
            Words
                .Concat(Words.Where(word => word.Length >= 5).Select(word => word[..4] + "…"))
                .Append(Core.Length >= 8 ? "…" + Core[^6..] : "")
                .Where(mark => mark.Length > 0);
    }
}
