using System.Collections.Immutable;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>The terms that hold at a place of a document.</summary>
internal sealed record ActiveContext
{
    /// <summary>The context before anything was said.</summary>
    public static ActiveContext Empty { get; } = new() { Origin = "" };

    public ImmutableDictionary<string, TermDefinition> Terms { get; init; } = ImmutableDictionary.Create<string, TermDefinition>(StringComparer.Ordinal);
    public string? Vocabulary { get; init; }
    public string? Language { get; init; }

    /// <summary>The context that holds again in the next object, where this one holds in one object alone.</summary>
    public ActiveContext? Previous { get; init; }

    /// <summary>The addresses of the contexts that have made it, where nothing else has; null otherwise.</summary>
    public string? Origin { get; init; }

    public TermDefinition? Find(string? term) => term is not null && Terms.TryGetValue(term, out var definition) ? definition : null;

    /// <summary>What a text stands for. Null: for nothing. A text that no term, prefix or vocabulary explains stands for itself.</summary>
    public string? Expand(string text, bool isVocabulary)
    {
        if (Keywords.Has(text))
            return text;
        if (Keywords.LooksLikeOne(text))
            return null;
        if (Find(text) is { } term && (isVocabulary || (term.Iri is { } alias && Keywords.Has(alias))))
            return term.Iri;
        var colon = text.Length > 1 ? text.IndexOf(':', 1) : -1;
        if (colon > 0)
        {
            var (prefix, suffix) = (text[..colon], text[(colon + 1)..]);
            if (prefix == "_" || suffix.StartsWith("//", StringComparison.Ordinal))
                return text;
            if (Find(prefix) is { IsPrefix: true, Iri: { } start })
                return start + suffix;
            if (Keywords.HasScheme(text))
                return text;
        }

        return isVocabulary && Vocabulary is not null ? Vocabulary + text : text;
    }
}
