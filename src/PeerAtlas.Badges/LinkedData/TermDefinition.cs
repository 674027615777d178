using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>What a term's values stand in.</summary>
[Flags]
internal enum ContainerKinds
{
    None = 0,
    List = 1,
    Set = 2,
    Language = 4,
    Id = 8,
    Type = 16,
    Graph = 32,
}

/// <summary>A language that is told, or told to be none; where nothing is told, the context's holds.</summary>
internal readonly record struct ToldLanguage(bool IsTold, string? Language);

/// <summary>What a context says of a term.</summary>
internal sealed record TermDefinition
{
    /// <summary>What the term stands for; null where it is said to stand for nothing.</summary>
    public string? Iri { get; init; }

    public bool IsPrefix { get; init; }
    public bool IsProtected { get; init; }
    public bool IsReverse { get; init; }

    /// <summary>A context that holds within the term's values.</summary>
    public JsonElement? Context { get; init; }

    public ContainerKinds Containers { get; init; }
    public string? ValueType { get; init; }
    public ToldLanguage Language { get; init; }
    public string? Nest { get; init; }

    public bool Has(ContainerKinds kind) => (Containers & kind) != ContainerKinds.None;

    /// <summary>Says the same, protected or not.</summary>
    public bool SaysWhat(TermDefinition other) =>
        this with { Context = null, IsProtected = false } == other with { Context = null, IsProtected = false }
        && Context.HasValue == other.Context.HasValue
        && (Context is not { } context || JsonElement.DeepEquals(context, other.Context!.Value));
}
