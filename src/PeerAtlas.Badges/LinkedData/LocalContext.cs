using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>One object of a context while its terms are being defined, which may need each other in any order.</summary>
internal sealed class LocalContext(ContextProcessor processor, ActiveContext before, JsonElement local, ContextUse use)
{
    private static readonly string[] Own = ["@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab"];

    // By name, since an object is searched from its beginning each time.
    private readonly Dictionary<string, JsonElement> members = local
        .EnumerateObject()
        .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    // False while a term is being defined: a term that needs itself is found.
    private readonly Dictionary<string, bool> defined = new(StringComparer.Ordinal);

    public ActiveContext Active { get; private set; } = before with { Origin = null };

    public ContextProcessor Processor => processor;

    public ContextUse Use => use;

    /// <summary>Whether terms of this object are protected unless they say otherwise.</summary>
    public bool IsProtected => members.TryGetValue("@protected", out var told) && told.ValueKind == JsonValueKind.True;

    public ActiveContext Apply()
    {
        RefuseUnsupported();
        if (members.TryGetValue("@vocab", out var vocabulary))
            Active = Active with { Vocabulary = Vocabulary(vocabulary) };
        if (members.TryGetValue("@language", out var language))
            Active = Active with { Language = Language(language) };
        foreach (var name in members.Keys.Where(name => !Own.Contains(name)))
            Define(name);

        return Active;
    }

    /// <summary>Defines a term of this object, if it is not yet.</summary>
    public void Define(string term)
    {
        if (defined.TryGetValue(term, out var isDone))
        {
            if (!isDone)
                throw new LinkedDataException($"The term “{LinkedDataException.Shown(term)}” of a context is explained by itself.");
            return;
        }

        processor.Budget.Spend();
        defined[term] = false;
        var previous = Active.Find(term);
        Active = Active with { Terms = Active.Terms.Remove(term) };
        if (new TermReader(this, term, members[term]).Read() is { } definition)
            Active = Active with { Terms = Active.Terms.SetItem(term, Guarded(term, definition, previous)) };
        defined[term] = true;
    }

    /// <summary>What a text of this object stands for, with the terms of the object that it needs.</summary>
    public string? Expand(string text)
    {
        if (Keywords.Has(text) || Keywords.LooksLikeOne(text))
            return Active.Expand(text, isVocabulary: true);
        DefineIfHere(text);
        var colon = text.Length > 1 ? text.IndexOf(':', 1) : -1;
        if (colon > 0 && Active.Find(text) is null && text[..colon] != "_" && !text.AsSpan(colon + 1).StartsWith("//"))
            DefineIfHere(text[..colon]);
        return Active.Expand(text, isVocabulary: true);
    }

    public void DefineIfHere(string term)
    {
        if (members.ContainsKey(term) && !Own.Contains(term) && !(defined.TryGetValue(term, out var isDone) && isDone))
            Define(term);
    }

    /// <summary>A term whose meaning another definition of this object has settled.</summary>
    public void Settle(string term) => defined[term] = true;

    private TermDefinition Guarded(string term, TermDefinition definition, TermDefinition? previous)
    {
        if (use.OverridesProtected || previous is not { IsProtected: true })
            return definition;
        return definition.SaysWhat(previous)
            ? previous
            : throw new LinkedDataException($"A context gives the protected term “{LinkedDataException.Shown(term)}” another meaning.");
    }

    private void RefuseUnsupported()
    {
        if (members.TryGetValue("@version", out var version) && !(version.ValueKind == JsonValueKind.Number && version.GetDouble() == 1.1))
            throw new LinkedDataException("A context is of another version of JSON-LD than 1.1.");
        if (members.ContainsKey("@import"))
            throw new LinkedDataException("A context imports another, which is not supported.");
        if (members.TryGetValue("@base", out var start) && start.ValueKind != JsonValueKind.Null)
            throw new LinkedDataException("A context has relative addresses start somewhere (@base), which is not supported.");
        if (members.TryGetValue("@direction", out var direction) && direction.ValueKind != JsonValueKind.Null)
            throw new LinkedDataException("A context tells the direction of texts, which no signature of this kind protects.");
        if (members.TryGetValue("@protected", out var told) && told.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new LinkedDataException("A context's @protected is neither true nor false.");
    }

    private string? Vocabulary(JsonElement told)
    {
        if (told.ValueKind == JsonValueKind.Null)
            return null;
        var start = told.ValueKind == JsonValueKind.String ? Active.Expand(told.GetString()!, isVocabulary: true) : null;
        return start is not null && Keywords.HasScheme(start)
            ? start
            : throw new LinkedDataException("A context's @vocab is no whole address, which is not supported.");
    }

    private static string? Language(JsonElement told) =>
        told.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => told.GetString(),
            _ => throw new LinkedDataException("A context's @language is no text."),
        };
}
