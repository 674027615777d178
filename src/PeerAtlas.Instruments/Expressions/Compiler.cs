namespace PeerAtlas.Instruments;

/// <summary>Binds an expression's names to the items of an instrument and turns it into a delegate, telling everything that cannot be bound.</summary>
/// <param name="items">The items by name.</param>
/// <param name="repeat">The repeat in which the expression stands.</param>
/// <param name="self">The question whose answer <c>.</c> is; null where there is none.</param>
/// <param name="refuse">Takes a problem and its place.</param>
internal sealed class Compiler(IReadOnlyDictionary<string, Item> items, Item? repeat, Item? self, Action<int, string> refuse)
{
    private static readonly Evaluator Nothing = _ => Value.Empty;

    public Evaluator Compile(Syntax syntax)
    {
        switch (syntax)
        {
            case LiteralSyntax literal:
                return _ => literal.Value;
            case SelfSyntax when self is not null:
                return frame => frame.Self;
            case ReferenceSyntax reference:
                return Reference(reference);
            case NegateSyntax negate:
                var operand = Compile(negate.Operand);
                return frame => Value.Number(-operand(frame).ToNumber());
            case BinarySyntax binary:
                CheckChoice(binary);
                return Binary(binary.Operator, Compile(binary.Left), Compile(binary.Right));
            case CallSyntax { Function.BuildOfSets: { } build } call:
                return build([.. call.Arguments.Select(CompileSet)]);
            case CallSyntax call:
                if (call.Function.NamesChoice)
                    CheckChoice(call.Arguments[0], call.Arguments[1]);
                return call.Function.Build!(call, [.. call.Arguments.Select(Compile)]);
            default:
                return Refuse(syntax, "A point stands for the answer itself, which only a constraint has. Refer to a question as ${name}.");
        }
    }

    private static Evaluator Binary(string operation, Evaluator left, Evaluator right) =>
        operation switch
        {
            "or" => frame => Value.Boolean(left(frame).ToBoolean() || right(frame).ToBoolean()),
            "and" => frame => Value.Boolean(left(frame).ToBoolean() && right(frame).ToBoolean()),
            "=" => frame => Value.Boolean(Value.AreEqual(left(frame), right(frame))),
            "!=" => frame => Value.Boolean(!Value.AreEqual(left(frame), right(frame))),
            "<" => frame => Value.Boolean(Value.IsLess(left(frame), right(frame), orEqual: false)),
            "<=" => frame => Value.Boolean(Value.IsLess(left(frame), right(frame), orEqual: true)),
            ">" => frame => Value.Boolean(Value.IsLess(right(frame), left(frame), orEqual: false)),
            ">=" => frame => Value.Boolean(Value.IsLess(right(frame), left(frame), orEqual: true)),
            "+" => frame => Value.Number(left(frame).ToNumber() + right(frame).ToNumber()),
            "-" => frame => Value.Number(left(frame).ToNumber() - right(frame).ToNumber()),
            "*" => frame => Value.Number(left(frame).ToNumber() * right(frame).ToNumber()),
            "div" => frame => Value.Number(left(frame).ToNumber() / right(frame).ToNumber()),
            _ => frame => Value.Number(left(frame).ToNumber() % right(frame).ToNumber()),
        };

    private Evaluator Reference(ReferenceSyntax reference)
    {
        if (!Find(reference, out var item))
            return Nothing;
        var slot = item.Slot;
        if (item.Node is Container)
            return Refuse(reference, $"\"{item.Name}\" is a group and has no value. Refer to a question; a repeat is counted with count(${{{item.Name}}}).");
        if (item.Repeat is null)
            return frame => frame.Global.Values[slot];
        if (item.Repeat == repeat)
            return frame => frame.Local!.Values[slot];
        return Refuse(reference, $"\"{item.Name}\" stands in a repeat and has many values. Use sum, count, count-non-empty, min or max.");
    }

    private SetEvaluator CompileSet(Syntax syntax)
    {
        if (syntax is not ReferenceSyntax reference || !items.TryGetValue(reference.Name, out var item) || !HasManyValues(item))
        {
            var single = Compile(syntax);
            return frame => [single(frame)];
        }
        var slot = item.Slot;
        if (item.Node is Repeat)
        {
            var index = item.RepeatIndex;
            return frame => frame.Global.Relevant[slot] ? [.. frame.Repeats[index].Select(_ => Value.Boolean(true))] : [];
        }
        var of = item.Repeat!.RepeatIndex;
        return frame => [.. frame.Repeats[of].Select(instance => instance.Values[slot])];
    }

    private bool HasManyValues(Item item) => item.Node is Repeat || (item.Repeat is not null && item.Repeat != repeat && item.Node is Question);

    private bool Find(ReferenceSyntax reference, out Item item)
    {
        if (items.TryGetValue(reference.Name, out item!) && item.Node is not Question { Type: QuestionType.Note })
            return true;
        Refuse(reference, item is null ? $"There is no question named \"{reference.Name}\"." : $"\"{reference.Name}\" is a note and has no answer.");
        return false;
    }

    private void CheckChoice(BinarySyntax binary)
    {
        if (binary.Operator is not ("=" or "!="))
            return;
        CheckChoice(binary.Left, binary.Right);
        CheckChoice(binary.Right, binary.Left);
    }

    /// <summary>A misspelt choice would be false for ever; it is refused.</summary>
    private void CheckChoice(Syntax question, Syntax choice)
    {
        var item =
            question is SelfSyntax ? self
            : question is ReferenceSyntax { Name: var name } ? items.GetValueOrDefault(name)
            : null;
        if (
            item?.Choices is { } choices
            && choice is LiteralSyntax { Value: { Kind: ValueKind.Text } text }
            && !choices.Contains(text.ToText())
            && !text.ToText().Contains(' ', StringComparison.Ordinal)
        )
            refuse(choice.Character, $"\"{text.ToText()}\" is not a choice of \"{item.Name}\".");
    }

    private Evaluator Refuse(Syntax syntax, string problem)
    {
        refuse(syntax.Character, problem);
        return Nothing;
    }
}
