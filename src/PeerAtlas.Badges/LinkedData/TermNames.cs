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

    /// <summary>Refuses a known meaning by another name, and a known name with another meaning.</summary>
    /// <exception cref="LinkedDataException">They do not go together.</exception>
    public void Refuse(string name, string meaning)
    {
        var (shownName, shownMeaning) = (LinkedDataException.Shown(name), LinkedDataException.Shown(meaning));
        if (names.TryGetValue(meaning, out var known) && !known.Contains(name))
            throw new LinkedDataException($"“{shownName}” stands for {shownMeaning}, which has another name.");
        if (known is null && meanings.ContainsKey(name))
            throw new LinkedDataException($"“{shownName}” is a word of the contexts that are here, and is said to stand for {shownMeaning}.");
    }

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
