using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>
/// Gives the nameless things of statements names that depend on what is said of them alone, so that the same statements are always the same text:
/// RDFC-1.0 with SHA-256. Statements that are written to make that endless work are refused.
/// </summary>
internal sealed class Canonicalization
{
    private const int MostSteps = 100_000;
    private const int Deepest = 100;

    private readonly IReadOnlyCollection<Quad> quads;
    private readonly Dictionary<string, List<Quad>> about = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> firstHashes = new(StringComparer.Ordinal);
    private readonly BlankLabels canonical = new("c14n");
    private readonly WorkBudget budget = new(
        MostSteps,
        "The document has too many nameless things that are alike; telling them from each other would take more work than is allowed."
    );

    private Canonicalization(IReadOnlyCollection<Quad> quads)
    {
        this.quads = quads;
        foreach (var quad in quads)
        {
            foreach (var label in quad.Terms.Where(term => term.IsBlank).Select(term => term.Text).Distinct())
            {
                if (!about.TryGetValue(label, out var list))
                    about[label] = list = [];
                list.Add(quad);
            }
        }
    }

    /// <summary>The statements of a JSON-LD document, as sorted lines.</summary>
    /// <exception cref="LinkedDataException">Something in the document is not supported, or no signature would protect it.</exception>
    internal static string Of(System.Text.Json.JsonElement document, ContextLibrary library) => Of(Statements.Of(document, library));

    internal static string Of(IReadOnlyCollection<Quad> quads) => new Canonicalization(quads).Write();

    private string Write()
    {
        var byHash = about
            .Keys.GroupBy(First, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Hash: group.Key, Labels: group.ToList()))
            .ToList();
        foreach (var (_, alone) in byHash.Where(group => group.Labels.Count == 1))
            canonical.For(alone[0]);
        foreach (var (_, alike) in byHash.Where(group => group.Labels.Count > 1))
        {
            var told = new List<(string Hash, BlankLabels Labels)>();
            foreach (var label in alike.Where(label => !canonical.Has(label)))
            {
                var labels = new BlankLabels("b");
                labels.For(label);
                told.Add(Further(label, labels, 0));
            }

            foreach (var (_, labels) in told.OrderBy(one => one.Hash, StringComparer.Ordinal))
            {
                foreach (var label in labels.InOrder)
                    canonical.For(label);
            }
        }

        return string.Concat(quads.Select(quad => quad.Line(canonical.For)).Order(CodePoints.Order));
    }

    /// <summary>What is said of a nameless thing, without the names of others.</summary>
    private string First(string label)
    {
        if (firstHashes.TryGetValue(label, out var known))
            return known;
        budget.Spend(about[label].Count);
        var lines = about[label].Select(quad => quad.Line(other => other == label ? "a" : "z")).Order(CodePoints.Order);
        return firstHashes[label] = Hash(string.Concat(lines));
    }

    /// <summary>What is said of a nameless thing, and of those that it is said with, however far away.</summary>
    private (string Hash, BlankLabels Labels) Further(string label, BlankLabels labels, int depth)
    {
        if (depth > Deepest)
            throw new LinkedDataException("The document has too many nameless things that are alike in a chain.");
        budget.Spend(about[label].Count);
        var data = new StringBuilder();
        foreach (var (hash, related) in Related(label, labels).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            data.Append(hash);
            var (path, chosen) = Choose(related, labels, depth);
            data.Append(path);
            labels = chosen;
        }

        return (Hash(data.ToString()), labels);
    }

    private Dictionary<string, List<string>> Related(string label, BlankLabels labels)
    {
        var related = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var quad in about[label])
        {
            Add(quad.Subject, 's', quad);
            Add(quad.Object, 'o', quad);
            if (quad.Graph is { } graph)
                Add(graph, 'g', quad);
        }

        return related;

        void Add(RdfTerm term, char position, Quad quad)
        {
            if (!term.IsBlank || term.Text == label)
                return;
            var name =
                canonical.Has(term.Text) ? "_:" + canonical.For(term.Text)
                : labels.Has(term.Text) ? "_:" + labels.For(term.Text)
                : First(term.Text);
            var hash = Hash(position + (position == 'g' ? "" : $"<{quad.Predicate}>") + name);
            if (!related.TryGetValue(hash, out var list))
                related[hash] = list = [];
            list.Add(term.Text);
        }
    }

    /// <summary>The order of alike things that makes the least text, and the names that it gives.</summary>
    private (string Path, BlankLabels Labels) Choose(List<string> related, BlankLabels labels, int depth)
    {
        (string Path, BlankLabels Labels)? best = null;
        foreach (var order in Permutations.Of(related))
        {
            budget.Spend(related.Count);
            if (Walk(order, labels.Copy(), depth, best?.Path) is { } found && (best is not { } least || CodePoints.Order.Compare(found.Path, least.Path) < 0))
                best = found;
        }

        return best!.Value;
    }

    private (string Path, BlankLabels Labels)? Walk(IReadOnlyList<string> order, BlankLabels labels, int depth, string? least)
    {
        var path = new StringBuilder();
        var open = new List<string>();
        foreach (var label in order)
        {
            if (canonical.Has(label))
            {
                path.Append("_:").Append(canonical.For(label));
            }
            else
            {
                if (!labels.Has(label))
                    open.Add(label);
                path.Append("_:").Append(labels.For(label));
            }

            if (IsWorse(path, least))
                return null;
        }

        foreach (var label in open)
        {
            var (hash, further) = Further(label, labels, depth + 1);
            path.Append("_:").Append(labels.For(label)).Append('<').Append(hash).Append('>');
            labels = further;
            if (IsWorse(path, least))
                return null;
        }

        return (path.ToString(), labels);
    }

    private static bool IsWorse(StringBuilder path, string? least) =>
        least is not null && path.Length >= least.Length && string.CompareOrdinal(path.ToString(), least) > 0;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Names that are given to nameless things in the order in which they are asked for.</summary>
internal sealed class BlankLabels(string prefix)
{
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    public IReadOnlyList<string> InOrder => order;

    public bool Has(string label) => given.ContainsKey(label);

    public string For(string label)
    {
        if (given.TryGetValue(label, out var name))
            return name;
        order.Add(label);
        return given[label] = prefix + (order.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    public BlankLabels Copy()
    {
        var copy = new BlankLabels(prefix);
        foreach (var label in order)
            copy.For(label);
        return copy;
    }
}
