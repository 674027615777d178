using System.Text.Json;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>Reads what a context says of one term, as JSON-LD 1.1 (API, 4.2) has it.</summary>
internal sealed class TermReader(LocalContext context, string term, JsonElement told)
{
    private static readonly string[] Known =
    [
        "@container",
        "@context",
        "@direction",
        "@id",
        "@index",
        "@language",
        "@nest",
        "@prefix",
        "@protected",
        "@reverse",
        "@type",
    ];

    private bool IsSimple => told.ValueKind == JsonValueKind.String;

    /// <summary>The definition; null where the context takes the term's meaning away.</summary>
    public TermDefinition? Read()
    {
        if (term.Length == 0 || told.ValueKind is not (JsonValueKind.Null or JsonValueKind.String or JsonValueKind.Object))
            throw Wrong("is neither an address nor an object");
        if (Keywords.Has(term) && term != "@type")
            throw Wrong("is a word of JSON-LD itself");
        if (Keywords.LooksLikeOne(term) && term != "@type")
            throw Wrong("looks like a word of JSON-LD");
        if (told.ValueKind == JsonValueKind.Object)
            RefuseUnsupported();
        if (term == "@type" && !IsTypeItself())
            throw Wrong("may be told to be protected or a set, and no more");
        var definition = new TermDefinition { IsProtected = Flag("@protected") ?? context.IsProtected, ValueType = ValueType() };
        if (Member("@reverse") is { } reverse)
            return Reversed(definition, reverse);
        definition = Meaning(definition) with { Containers = ContainersOf(Member("@container")) };
        definition = WithContext(WithTexts(definition));
        return Checked(definition);
    }

    private TermDefinition Meaning(TermDefinition definition)
    {
        var id = told.ValueKind == JsonValueKind.Object ? Member("@id") : told;
        if (id is { ValueKind: JsonValueKind.Null })
            return definition;
        if (id is { ValueKind: not JsonValueKind.String })
            throw Wrong("has an @id that is no text");
        var text = id?.GetString() ?? term;
        if (text == term)
            return definition with { Iri = Implied() };
        var meaning = Keywords.LooksLikeOne(text) && !Keywords.Has(text) ? null : context.Expand(text);
        if (meaning is null or "@context" || !(Keywords.Has(meaning) || Keywords.HasScheme(meaning) || Keywords.IsBlank(meaning)))
            throw Wrong("stands for something that is no whole address");
        RefuseOtherMeaning(meaning);
        var isPrefix = IsSimple && term.AsSpan().IndexOfAny(":/") < 0 && (":/?#[]@".Contains(meaning[^1]) || Keywords.IsBlank(meaning));
        return definition with { Iri = meaning, IsPrefix = isPrefix };
    }

    // A term that looks like an address has to mean that address.
    private void RefuseOtherMeaning(string meaning)
    {
        if (!term.Contains('/', StringComparison.Ordinal) && !(term.Length > 2 && term.AsSpan(1, term.Length - 2).Contains(':')))
            return;
        context.Settle(term);
        if (context.Expand(term) != meaning)
            throw Wrong("looks like an address and stands for another");
    }

    private string Implied()
    {
        var colon = term.Length > 1 ? term.IndexOf(':', 1) : -1;
        if (colon > 0)
        {
            var prefix = term[..colon];
            context.DefineIfHere(prefix);
            return context.Active.Find(prefix) is { Iri: { } start } ? start + term[(colon + 1)..] : term;
        }

        if (term.Contains('/', StringComparison.Ordinal))
            throw Wrong("is a relative address, which is not supported");
        if (term == "@type")
            return term;
        return context.Active.Vocabulary is { } vocabulary ? vocabulary + term : throw Wrong("stands for nothing that is told");
    }

    private TermDefinition Reversed(TermDefinition definition, JsonElement reverse)
    {
        if (Member("@id") is not null || Member("@nest") is not null || reverse.ValueKind != JsonValueKind.String)
            throw Wrong("is reversed and says more than it may");
        var meaning = context.Expand(reverse.GetString()!);
        if (meaning is null || !Keywords.HasScheme(meaning))
            throw Wrong("stands for something that is no whole address");
        var containers = ContainersOf(Member("@container"));
        return containers is ContainerKinds.None or ContainerKinds.Set
            ? definition with
            {
                Iri = meaning,
                IsReverse = true,
                Containers = containers,
            }
            : throw Wrong("is reversed and has a container that it may not have");
    }

    private TermDefinition WithTexts(TermDefinition definition)
    {
        if (Member("@language") is { } language && Member("@type") is null)
        {
            if (language.ValueKind is not (JsonValueKind.Null or JsonValueKind.String))
                throw Wrong("has an @language that is no text");
            definition = definition with { Language = new(true, language.GetString()) };
        }

        if (Member("@nest") is { } nest)
        {
            var name = nest.ValueKind == JsonValueKind.String ? nest.GetString()! : throw Wrong("has an @nest that is no text");
            if (Keywords.Has(name) && name != "@nest")
                throw Wrong("has an @nest that is a word of JSON-LD");
            definition = definition with { Nest = name };
        }

        if (Flag("@prefix") is not { } isPrefix)
            return definition;
        if (term.AsSpan().IndexOfAny(":/") >= 0 || (isPrefix && definition.Iri is { } iri && Keywords.Has(iri)))
            throw Wrong("cannot be a prefix");
        return definition with { IsPrefix = isPrefix };
    }

    private TermDefinition WithContext(TermDefinition definition)
    {
        if (!told.TryMember("@context", out var scoped))
            return definition;
        // Read now so that what is wrong in it is told; what it says is taken where it holds.
        context.Processor.Process(context.Active, scoped, context.Use with { OverridesProtected = true, Propagates = true, IsCheck = true });
        return definition with { Context = scoped };
    }

    private TermDefinition Checked(TermDefinition definition)
    {
        if (definition.Has(ContainerKinds.Type))
            definition = definition.ValueType is null or "@id" or "@vocab"
                ? definition with
                {
                    ValueType = definition.ValueType ?? "@id",
                }
                : throw Wrong("has a container of types and another type");
        return definition;
    }

    private string? ValueType()
    {
        if (Member("@type") is not { } type)
            return null;
        var meaning = type.ValueKind == JsonValueKind.String ? context.Expand(type.GetString()!) : null;
        return meaning is "@id" or "@vocab" or "@json" or "@none" || (meaning is not null && !Keywords.Has(meaning) && Keywords.HasScheme(meaning))
            ? meaning
            : throw Wrong("has a @type that is no whole address");
    }

    private ContainerKinds ContainersOf(JsonElement? member)
    {
        if (member is not { } container)
            return ContainerKinds.None;
        var kinds = ContainerKinds.None;
        foreach (var name in container.ValueKind == JsonValueKind.Array ? container.EnumerateArray().ToArray() : [container])
        {
            kinds |= (name.ValueKind == JsonValueKind.String ? name.GetString() : null) switch
            {
                "@list" => ContainerKinds.List,
                "@set" => ContainerKinds.Set,
                "@language" => ContainerKinds.Language,
                "@id" => ContainerKinds.Id,
                "@type" => ContainerKinds.Type,
                "@graph" => ContainerKinds.Graph,
                "@index" => throw Wrong("orders its values by an index, which no signature protects"),
                _ => throw Wrong("has a container that is not known"),
            };
        }

        var others = kinds & ~ContainerKinds.Set;
        var isAllowed = others is ContainerKinds.None or ContainerKinds.Language or ContainerKinds.Id or ContainerKinds.Type or ContainerKinds.Graph;
        isAllowed |= kinds == ContainerKinds.List || others == (ContainerKinds.Graph | ContainerKinds.Id);
        return isAllowed ? kinds : throw Wrong("has containers that do not go together");
    }

    private bool IsTypeItself() =>
        told.ValueKind == JsonValueKind.Object
        && told.EnumerateObject().All(member => member.Name == "@protected" || (member.Name == "@container" && member.Value.ValueEquals("@set")))
        && told.EnumerateObject().Any();

    private void RefuseUnsupported()
    {
        foreach (var member in told.EnumerateObject())
        {
            if (!Known.Contains(member.Name))
                throw Wrong($"says something that is not known ({LinkedDataException.Shown(member.Name)})");
        }

        if (told.TryGetProperty("@direction", out var direction) && direction.ValueKind != JsonValueKind.Null)
            throw Wrong("tells the direction of texts, which no signature of this kind protects");
        if (told.TryGetProperty("@index", out _))
            throw Wrong("orders its values by an index, which no signature protects");
    }

    private JsonElement? Member(string name) => told.TryMember(name, out var member) ? member : null;

    private bool? Flag(string name) =>
        Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw Wrong($"has a {name} that is neither true nor false"),
        };

    private LinkedDataException Wrong(string problem) => new($"The term “{LinkedDataException.Shown(term)}” of a context {problem}.");
}

/// <summary>Members of an element that may be no object.</summary>
internal static class JsonMembers
{
    public static bool TryMember(this JsonElement json, string name, out JsonElement member)
    {
        member = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out member);
    }
}
