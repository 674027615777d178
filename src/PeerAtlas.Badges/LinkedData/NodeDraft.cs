using System.Text.Json;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>One object of a document while its members are taken in.</summary>
internal sealed class NodeDraft(Expansion expansion, ContextProcessor processor, ActiveContext terms, ActiveContext typeScoped, string? property)
{
    private readonly ExpandedNode node = new();
    private readonly HashSet<string> keywords = new(StringComparer.Ordinal);
    private ActiveContext active = terms;
    private JsonElement? value;
    private string? language;
    private IReadOnlyList<ExpandedItem>? listed;
    private bool hasMembers;

    public void Take(JsonElement element)
    {
        var nests = new List<(string Name, JsonElement Value)>();
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name == "@context")
                continue;
            processor.Budget.Spend();
            var meaning = active.Expand(member.Name, isVocabulary: true);
            RefuseOtherNames(member.Name, meaning, element);
            if (meaning == "@nest")
                nests.AddRange(((JsonElement?)member.Value).Each().Select(value => (member.Name, value)));
            else if (meaning is not null && Keywords.Has(meaning))
                Keyword(meaning, member.Value);
            else if (meaning is not null && Keywords.HasScheme(meaning))
                Property(member.Name, meaning, member.Value);
            else
                throw new LinkedDataException(
                    $"No context tells what “{LinkedDataException.Shown(member.Name)}” means, so that no signature protects what stands there."
                );
        }

        foreach (var (name, nest) in nests)
            Nested(name, nest);
    }

    /// <summary>What the object comes to; null where it is no value at all.</summary>
    public IReadOnlyList<ExpandedItem>? Finish()
    {
        if (keywords.Contains("@value"))
            return Value();
        if (language is not null)
            throw new LinkedDataException("A language is told of something that is no text.");
        if (!keywords.Contains("@list") && !keywords.Contains("@set"))
            return property is null && !hasMembers ? null : [node];
        if (keywords.Count > 1 || !node.IsReference)
            throw new LinkedDataException("A list or set says more than its values.");
        return keywords.Contains("@list") ? [new ExpandedList(listed ?? [])] : listed;
    }

    private ExpandedItem[] Value()
    {
        if (node.Id is not null || !keywords.All(word => word is "@value" or "@type" or "@language") || node is { Types.Count: > 1 } || HasStatements)
            throw new LinkedDataException("A value says more than a value may.");
        var type = node.Types.Count > 0 ? node.Types[0] : null;
        if (type == "@json")
            return [new ExpandedValue(value!.Value, type)];
        if (value!.Value.ValueKind == JsonValueKind.Null)
            throw new LinkedDataException("A value is told to be none, so that no signature protects it.");
        if (value.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            throw new LinkedDataException("A value is neither a text nor a number nor true or false.");
        if (language is not null && (type is not null || value.Value.ValueKind != JsonValueKind.String))
            throw new LinkedDataException("A language is told of something that is no text.");
        if (type is not null && !Keywords.HasScheme(type))
            throw new LinkedDataException("The type of a value is no whole address.");
        return [new ExpandedValue(value.Value, type, language)];
    }

    private void RefuseOtherNames(string name, string? meaning, JsonElement element)
    {
        if (processor.Names is not { } names || meaning is null)
            return;
        // A text with a language, or of a type of its own, is written so.
        if (meaning is "@value" or "@language" || (name == "@type" && element.TryGetProperty("@value", out _)))
            return;
        if (meaning is not ("@id" or "@type") && Keywords.Has(meaning))
            throw new LinkedDataException($"{meaning} would let something stand where nobody looks for it.");
        names.Refuse(name, meaning);
        if (active.Find(name) is { IsReverse: true })
            throw new LinkedDataException($"“{LinkedDataException.Shown(name)}” would let something stand where nobody looks for it.");
    }

    private void Nested(string name, JsonElement nest)
    {
        if (nest.ValueKind != JsonValueKind.Object)
            throw new LinkedDataException("What is nested is no object.");
        var around = active;
        if (active.Find(name)?.Context is { } own)
            active = processor.Process(active, own, ContextUse.Property);
        Take(nest);
        active = around;
    }

    private bool HasStatements => node.Properties.Count + node.Reversed.Count + node.Included.Count > 0 || node.Graph is not null;

    private void Keyword(string word, JsonElement told)
    {
        if (property == "@reverse")
            throw new LinkedDataException("A word of JSON-LD stands among reversed properties.");
        if (!keywords.Add(word) && word is not ("@type" or "@included"))
            throw new LinkedDataException($"{word} is told twice.");
        hasMembers = true;
        switch (word)
        {
            case "@id":
                node.Id = ValueExpansion.Address(active, Text(word, told));
                break;
            case "@type":
                Types(told);
                break;
            case "@graph":
                node.Graph = [.. Expansion.Nodes(expansion.Expand(active, "@graph", told), "a graph")];
                break;
            case "@included":
                node.Included.AddRange(Expansion.Nodes(expansion.Expand(active, null, told), "what is included"));
                break;
            case "@value":
                value = told;
                break;
            case "@language":
                language = Text(word, told);
                break;
            case "@list" when property is not (null or "@graph"):
            case "@set":
                listed = expansion.Expand(active, property, told);
                break;
            case "@reverse":
                Reversed(told);
                break;
            default:
                throw new LinkedDataException($"{word} stands where it is not supported.");
        }
    }

    private void Types(JsonElement told)
    {
        foreach (var type in ((JsonElement?)told).Each())
        {
            var text = Text("@type", type);
            node.Types.Add(active.Expand(text, isVocabulary: true) == "@json" ? "@json" : ValueExpansion.Word(processor.Names, typeScoped, text));
        }
    }

    private void Property(string name, string meaning, JsonElement told)
    {
        hasMembers = true;
        var term = active.Find(name);
        if (term?.ValueType == "@json")
        {
            node.Properties.Add((meaning, new ExpandedValue(told, "@json")));
            return;
        }

        var isMap = told.ValueKind == JsonValueKind.Object && term is not null && term.Has(ContainerKinds.Language | ContainerKinds.Id | ContainerKinds.Type);
        var values = isMap ? new MapExpansion(expansion, processor, active, name, term!).Of(told) : expansion.Expand(active, name, told);
        if (values is null)
            return;
        if (term is not null && term.Has(ContainerKinds.List) && (told.ValueKind == JsonValueKind.Array || values is not [ExpandedList]))
            values = [new ExpandedList(values)];
        else if (term is not null && term.Has(ContainerKinds.Graph) && !term.Has(ContainerKinds.Id))
            values = [.. values.Select(MapExpansion.Graphed)];
        foreach (var item in values)
        {
            if (term is { IsReverse: true })
                node.Reversed.Add((meaning, Node(item)));
            else
                node.Properties.Add((meaning, item));
        }
    }

    private void Reversed(JsonElement told)
    {
        if (told.ValueKind != JsonValueKind.Object)
            throw new LinkedDataException("@reverse is no object.");
        foreach (var item in expansion.Expand(active, "@reverse", told) ?? [])
        {
            var inner = Node(item);
            node.Reversed.AddRange(inner.Properties.Select(pair => (pair.Property, Node(pair.Value))));
            node.Properties.AddRange(inner.Reversed.Select(pair => (pair.Property, (ExpandedItem)pair.Node)));
        }
    }

    private static ExpandedNode Node(ExpandedItem item) =>
        item as ExpandedNode ?? throw new LinkedDataException("Something is reversed that is no thing of its own.");

    private static string Text(string word, JsonElement told) =>
        told.ValueKind == JsonValueKind.String ? told.GetString()! : throw new LinkedDataException($"{word} is no text.");
}
