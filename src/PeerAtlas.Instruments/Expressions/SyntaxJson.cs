using System.Text.Json.Nodes;

namespace PeerAtlas.Instruments;

/// <summary>
/// Writes a parsed expression as data: a text or a number is itself, everything else an array of the operator's or function's name and what
/// it takes. A question outside repeats is <c>["$", name]</c>, one of the same entry <c>["own", name]</c>, one of an entry around it
/// <c>["up", steps, name]</c>; one of all entries that are reached by going up and then down through repeats
/// <c>["each", steps, [repeat], name]</c>, and the entries themselves <c>["each", steps, [repeat]]</c>. A column of a choice is <c>["column", name]</c>.
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
            ReferenceSyntax reference => Reference(reference.Name, new Reach(repeat, plan.Find(reference.Name)!.Repeat)),
            ColumnSyntax { Name: not "label" } column => new JsonArray("column", column.Name),
            CallSyntax { Function.IsInBrowser: false } => null,
            NegateSyntax negate => Call("negate", negate.Parts.Select(Write)),
            BinarySyntax binary => Call(binary.Operator, binary.Parts.Select(Write)),
            CallSyntax { Function.Name: "regex" } call => Call("regex", [Write(call.Arguments[0]), Pattern(call)]),
            CallSyntax { Function.BuildOfSets: not null } call => Call(call.Function.Name, call.Arguments.Select(WriteSet)),
            CallSyntax call => Call(call.Function.Name, call.Arguments.Select(Write)),
            _ => null,
        };

    private static JsonArray? Pattern(CallSyntax regex) => regex.Arguments[1] is LiteralSyntax pattern ? PatternTree.Read(pattern.Value.ToText()) : null;

    private JsonNode? WriteSet(Syntax syntax)
    {
        if (syntax is not ReferenceSyntax reference)
            return Write(syntax);
        var item = plan.Find(reference.Name)!;
        var reach = new Reach(repeat, item.Repeat);
        if (item.Node is Repeat)
            return new JsonArray("each", reach.Up, Names(reach.Down.Append(item)));
        return reach.IsSingle ? Reference(item.Name, reach) : new JsonArray("each", reach.Up, Names(reach.Down), item.Name);
    }

    private JsonArray? Reference(string name, Reach reach)
    {
        if (!reach.IsSingle)
            return null;
        return plan.Find(name)!.Repeat is null ? new JsonArray("$", name)
            : reach.Up == 0 ? new JsonArray("own", name)
            : new JsonArray("up", reach.Up, name);
    }

    private static JsonArray Names(IEnumerable<Item> items) => [.. items.Select(item => JsonValue.Create(item.Name))];

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
