using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>
/// The names that contexts of the library have for what they speak of. A signature is of meanings, and who reads a credential reads names: a document that
/// writes a known meaning by another name could hide it from its reader, and one that gives a known name another meaning could show something else.
/// </summary>
internal sealed class TermNames
{
    private readonly Dictionary<string, HashSet<string>> meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public TermNames(IEnumerable<JsonElement> contexts, ContextProcessor processor)
    {
        foreach (var context in contexts)
            Take(processor.Process(ActiveContext.Empty, context, ContextUse.Document), processor);
    }

    /// <summary>Whether name and meaning go together, or neither is known.</summary>
    public bool Agree(string name, string meaning) => names.TryGetValue(meaning, out var known) ? known.Contains(name) : !meanings.ContainsKey(name);

    private void Take(ActiveContext active, ContextProcessor processor)
    {
        foreach (var (name, term) in active.Terms)
        {
            if (term.Iri is { } meaning)
            {
                Of(meanings, name).Add(meaning);
                Of(names, meaning).Add(name);
            }

            if (term.Context is { } scoped && seen.Add(scoped.GetRawText()))
                Take(processor.Process(active, scoped, ContextUse.Property), processor);
        }
    }

    private static HashSet<string> Of(Dictionary<string, HashSet<string>> sets, string key) =>
        sets.TryGetValue(key, out var set) ? set : sets[key] = new(StringComparer.Ordinal);
}
