using System.Text.Json;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>Values that are ordered by language, address or type (JSON-LD 1.1 API, 5.1.2, steps 13.7 and 13.8).</summary>
internal sealed class MapExpansion(Expansion expansion, ContextProcessor processor, ActiveContext active, string name, TermDefinition term)
{
    public IReadOnlyList<ExpandedItem> Of(JsonElement map)
    {
        var items = new List<ExpandedItem>();
        foreach (var member in map.EnumerateObject())
            items.AddRange(term.Has(ContainerKinds.Language) ? Texts(member) : Nodes(member));
        return items;
    }

    /// <summary>The item as the one thing of a graph.</summary>
    public static ExpandedItem Graphed(ExpandedItem item) => new ExpandedNode { Graph = [.. Expansion.Nodes([item], "a graph")] };

    private static bool IsGraph(ExpandedItem item) => item is ExpandedNode { Graph: not null, Types.Count: 0, Properties.Count: 0 };

    private IEnumerable<ExpandedItem> Texts(JsonProperty member)
    {
        var isNone = active.Expand(member.Name, isVocabulary: true) == "@none";
        foreach (var text in ((JsonElement?)member.Value).Each().Where(text => text.ValueKind != JsonValueKind.Null))
        {
            if (text.ValueKind != JsonValueKind.String)
                throw new LinkedDataException("A value by language is no text.");
            yield return new ExpandedValue(text, Language: isNone ? null : member.Name);
        }
    }

    private IEnumerable<ExpandedItem> Nodes(JsonProperty member)
    {
        var within = active.Previous ?? active;
        if (term.Has(ContainerKinds.Type) && within.Find(member.Name)?.Context is { } context)
            within = processor.Process(within, context, ContextUse.Type);
        var isNone = active.Expand(member.Name, isVocabulary: true) == "@none";
        foreach (var item in ((JsonElement?)member.Value).Each().SelectMany(value => expansion.Expand(within, name, value, isFromMap: true) ?? []))
        {
            var node =
                (term.Has(ContainerKinds.Graph) && !IsGraph(item) ? Graphed(item) : item) as ExpandedNode
                ?? throw new LinkedDataException("A value by address or type is no thing of its own.");
            if (!isNone && term.Has(ContainerKinds.Id))
                node.Id ??= ValueExpansion.Address(active, member.Name);
            if (!isNone && term.Has(ContainerKinds.Type))
                node.Types.Insert(0, ValueExpansion.Word(processor.Names, active, member.Name));
            yield return node;
        }
    }
}
