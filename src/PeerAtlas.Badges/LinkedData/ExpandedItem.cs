using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>A value, once every word in it has its meaning.</summary>
internal abstract record ExpandedItem;

/// <summary>A text, number or truth; or JSON as it is, where the type is <c>@json</c>.</summary>
internal sealed record ExpandedValue(JsonElement Value, string? Type = null, string? Language = null) : ExpandedItem;

/// <summary>Values in an order that counts.</summary>
internal sealed record ExpandedList(IReadOnlyList<ExpandedItem> Items) : ExpandedItem;

/// <summary>A thing and what is said of it.</summary>
internal sealed record ExpandedNode : ExpandedItem
{
    public string? Id { get; set; }
    public List<string> Types { get; } = [];
    public List<(string Property, ExpandedItem Value)> Properties { get; } = [];

    /// <summary>Things of which this one is said.</summary>
    public List<(string Property, ExpandedNode Node)> Reversed { get; } = [];

    /// <summary>Things that are said together and named by this one; null where there is no such graph.</summary>
    public List<ExpandedNode>? Graph { get; set; }

    public List<ExpandedNode> Included { get; } = [];

    /// <summary>Nothing is said of it here.</summary>
    public bool IsReference => Types.Count + Properties.Count + Reversed.Count + Included.Count == 0 && Graph is null;
}
