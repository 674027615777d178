using System.Text.Json.Nodes;

namespace PeerAtlas.Instruments;

/// <summary>
/// Writes a parsed expression as data: a text or a number is itself, everything else an array of the operator's or function's name and what
/// it takes. A question outside repeats is <c>["$", name]</c>, one of the same instance <c>["own", name]</c>, one of all instances
/// <c>["each", repeat, name]</c>, and the instances themselves <c>["each", repeat]</c>.
/// </summary>
/// <param name="plan">The items that references name; they were checked when the instrument was made.</param>
/// <param name="repeat">The repeat in which the expression stands.</param>
internal sealed class SyntaxJson(Plan plan, Item? repeat)
{
    /// <summary>The expression; null when it has something that only the server knows.</summary>
    public JsonNode? Write(Syntax syntax) =>
        syntax switch
        {
            LiteralSyntax { Value: { Kind: ValueKind.Number } number } => JsonValue.Create(number.ToNumber()),
            LiteralSyntax literal => JsonValue.Create(literal.Value.ToText()),
            ReferenceSyntax reference when plan.Find(reference.Name)!.Repeat is { } around && around != repeat => null,
            ReferenceSyntax reference => new JsonArray(plan.Find(reference.Name)!.Repeat is null ? "$" : "own", reference.Name),
            CallSyntax { Function.IsInBrowser: false } => null,
            NegateSyntax negate => Call("negate", negate.Parts.Select(Write)),
            BinarySyntax binary => Call(binary.Operator, binary.Parts.Select(Write)),
            CallSyntax { Function.Name: "regex" } call => Call("regex", [Write(call.Arguments[0]), Pattern(call)]),
            CallSyntax { Function.BuildOfSets: not null } call => Call(call.Function.Name, call.Arguments.Select(WriteSet)),
            CallSyntax call => Call(call.Function.Name, call.Arguments.Select(Write)),
            _ => null,
        };

    private static JsonArray? Pattern(CallSyntax regex) => PatternTree.Read(((LiteralSyntax)regex.Arguments[1]).Value.ToText());

    private JsonNode? WriteSet(Syntax syntax)
    {
        if (syntax is not ReferenceSyntax reference)
            return Write(syntax);
        var item = plan.Find(reference.Name)!;
        return item.Node is Repeat ? new JsonArray("each", item.Name)
            : item.Repeat is not null && item.Repeat != repeat ? new JsonArray("each", item.Repeat.Name, item.Name)
            : Write(syntax);
    }

    private static JsonArray? Call(string name, IEnumerable<JsonNode?> parts)
    {
        var call = new JsonArray(name);
        foreach (var part in parts)
        {
            if (part is null)
                return null;
            call.Add(part);
        }
        return call;
    }
}
