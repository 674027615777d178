using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>
/// Gives every word of a document its meaning, as JSON-LD 1.1 (API, 5.1) has it. What JSON-LD would leave out in silence, so that no signature protects it,
/// is refused.
/// </summary>
internal sealed class Expansion(ContextProcessor processor)
{
    /// <summary>The things that a document tells of.</summary>
    public IReadOnlyList<ExpandedNode> Document(JsonElement document)
    {
        var nodes = Nodes(Expand(ActiveContext.Empty, null, document), "the document");
        // An object that has a graph and nothing else is but the frame around what the document tells.
        return
            document.ValueKind == JsonValueKind.Object
            && nodes is [{ Id: null, Graph: { } graph } frame]
            && frame with { Graph = null } is { IsReference: true }
            ? graph
            : nodes;
    }

    /// <summary>What stands alone, in the document or in a graph, has to be things of which something is said.</summary>
    internal static IReadOnlyList<ExpandedNode> Nodes(IReadOnlyList<ExpandedItem>? items, string where) =>
        [
            .. (items ?? []).Select(item =>
                item is ExpandedNode { IsReference: false } node ? node : throw new LinkedDataException($"Something in {where} says nothing of anything.")
            ),
        ];

    /// <summary>Null where there is no value, which is something else than none in a list.</summary>
    internal IReadOnlyList<ExpandedItem>? Expand(ActiveContext active, string? property, JsonElement element, bool isFromMap = false)
    {
        processor.Budget.Spend();
        return element.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array => Array(active, property, element),
            JsonValueKind.Object => Object(active, property, element, isFromMap),
            _ when property is null or "@graph" => throw new LinkedDataException("A value stands where it says nothing of anything."),
            _ =>
            [
                ValueExpansion.Of(
                    processor.Names,
                    active.Find(property)?.Context is { } own ? processor.Process(active, own, ContextUse.Property) : active,
                    property,
                    element
                ),
            ],
        };
    }

    private List<ExpandedItem> Array(ActiveContext active, string? property, JsonElement element)
    {
        var items = new List<ExpandedItem>();
        var isList = active.Find(property) is { } term && term.Has(ContainerKinds.List);
        foreach (var item in element.EnumerateArray())
        {
            var expanded = Expand(active, property, item);
            if (isList && item.ValueKind == JsonValueKind.Array)
                items.Add(new ExpandedList(expanded ?? []));
            else
                items.AddRange(expanded ?? []);
        }

        return items;
    }

    private IReadOnlyList<ExpandedItem>? Object(ActiveContext active, string? property, JsonElement element, bool isFromMap)
    {
        var own = active.Find(property)?.Context;
        if (active.Previous is { } previous && !isFromMap && !IsValueOrReference(active, element))
            active = previous;
        if (own is { } scoped)
            active = processor.Process(active, scoped, ContextUse.Property);
        if (element.TryGetProperty("@context", out var local))
            active = processor.Process(active, local, ContextUse.Document);
        var typeScoped = active;
        foreach (var type in TypeNames(active, element))
        {
            if (typeScoped.Find(type)?.Context is { } context)
                active = processor.Process(active, context, ContextUse.Type);
        }

        var draft = new NodeDraft(this, processor, active, typeScoped, property);
        draft.Take(element);
        return draft.Finish();
    }

    private static bool IsValueOrReference(ActiveContext active, JsonElement element)
    {
        var names = element.EnumerateObject().Select(member => active.Expand(member.Name, isVocabulary: true)).ToList();
        return names.Contains("@value") || (names.Count == 1 && names[0] == "@id");
    }

    // The names of types as they are written, in the order in which their contexts hold.
    private static IEnumerable<string> TypeNames(ActiveContext active, JsonElement element) =>
        element
            .EnumerateObject()
            .Where(member => active.Expand(member.Name, isVocabulary: true) == "@type")
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .SelectMany(member =>
                (member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToArray() : [member.Value])
                    .Where(type => type.ValueKind == JsonValueKind.String)
                    .Select(type => type.GetString()!)
                    .Order(StringComparer.Ordinal)
            );
}
