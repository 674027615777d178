using System.Collections.Immutable;
using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>How a context is taken.</summary>
/// <param name="OverridesProtected">It may say anew what is protected, as the context of a property may.</param>
/// <param name="Propagates">It holds within what stands in the object, too.</param>
/// <param name="Loaded">The addresses of the contexts that have led here.</param>
/// <param name="IsCheck">It is read to see that it can be; a context that leads to itself is not followed.</param>
internal readonly record struct ContextUse(bool OverridesProtected, bool Propagates, ImmutableArray<string> Loaded, bool IsCheck)
{
    /// <summary>A context that stands in a document.</summary>
    public static ContextUse Document { get; } = new(false, true, [], false);

    /// <summary>The context of a property.</summary>
    public static ContextUse Property { get; } = Document with { OverridesProtected = true };

    /// <summary>The context of a type, which holds in one object.</summary>
    public static ContextUse Type { get; } = Document with { Propagates = false };
}

/// <summary>Reads contexts, as JSON-LD 1.1 (API, 4.1) has it. Nothing is fetched: an address is that of a context that is here, or refused.</summary>
internal sealed class ContextProcessor(ContextLibrary library, WorkBudget budget, TermNames? names = null)
{
    private const int MostLoads = 12;

    public WorkBudget Budget => budget;

    /// <summary>The names that documents have to use; null where any will do.</summary>
    public TermNames? Names => names;

    public ActiveContext Process(ActiveContext active, JsonElement local, ContextUse use)
    {
        var propagates = use.Propagates;
        if (local.ValueKind == JsonValueKind.Object && local.TryGetProperty("@propagate", out var told))
            propagates = told.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? told.GetBoolean()
                : throw new LinkedDataException("A context's @propagate is neither true nor false.");
        var result = !propagates && active.Previous is null ? active with { Previous = active } : active;
        foreach (var part in local.ValueKind == JsonValueKind.Array ? local.EnumerateArray().ToArray() : [local])
        {
            budget.Spend();
            result = part.ValueKind switch
            {
                JsonValueKind.Null => Nullify(result, propagates, use),
                JsonValueKind.String => Load(result, part.GetString()!, use),
                JsonValueKind.Object => new LocalContext(this, result, part, use).Apply(),
                _ => throw new LinkedDataException("A context is neither an address nor an object."),
            };
        }

        return result;
    }

    private static ActiveContext Nullify(ActiveContext active, bool propagates, ContextUse use)
    {
        if (!use.OverridesProtected && active.Terms.Values.Any(term => term.IsProtected))
            throw new LinkedDataException("A context sets aside terms that are protected.");
        return propagates ? ActiveContext.Empty : ActiveContext.Empty with { Previous = active.Previous };
    }

    private ActiveContext Load(ActiveContext active, string address, ContextUse use)
    {
        if (use.IsCheck && use.Loaded.Contains(address))
            return active;
        if (use.Loaded.Length >= MostLoads)
            throw new LinkedDataException($"Contexts lead to each other more than {MostLoads} times.");
        var loaded = library.Find(address) ?? throw new LinkedDataException(ContextLibrary.Missing(address));
        // Most documents begin with the same few contexts.
        var origin = use == ContextUse.Document && active is { Previous: null, Origin: { } before } ? $"{before} {address}" : null;
        if (origin is not null && library.Made(origin) is { } made)
            return made;
        var result = Process(active, loaded, ContextUse.Document with { Loaded = use.Loaded.Add(address), IsCheck = use.IsCheck });
        return origin is null ? result : library.Keep(result with { Origin = origin });
    }
}
