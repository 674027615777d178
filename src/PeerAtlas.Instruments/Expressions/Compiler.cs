namespace PeerAtlas.Instruments;

/// <summary>Binds an expression's names to the items of an instrument and turns it into a delegate, telling everything that cannot be bound.</summary>
/// <param name="items">The items by name.</param>
/// <param name="repeat">The repeat in which the expression stands.</param>
/// <param name="self">The question whose answer <c>.</c> is; null where there is none.</param>
/// <param name="refuse">Takes a problem and its place.</param>
internal sealed class Compiler(IReadOnlyDictionary<string, Item> items, Item? repeat, Item? self, Action<int, string> refuse)
{
    private static readonly Evaluator Nothing = _ => Value.Empty;

    /// <summary>The lists of the instrument, for what looks into them.</summary>
    public IReadOnlyDictionary<string, ChoiceList> Lists { get; init; } = new Dictionary<string, ChoiceList>(StringComparer.Ordinal);

    /// <summary>The item that has the expression; null for a figure.</summary>
    public Item? Of { get; init; }

    /// <summary>Takes what is probably meant otherwise; it is refused when this is null.</summary>
    public Action<int, string>? Doubt { get; init; }

    public Evaluator Compile(Syntax syntax)
    {
        switch (syntax)
        {
            case LiteralSyntax literal:
                return _ => literal.Value;
            case SelfSyntax when self is { IsAsked: true } or { IsKept: true }:
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
            case ColumnSyntax column:
                CheckColumn(column);
                return Column(column.Name);
            case CallSyntax { Function.Name: "position" or "indexed-repeat" or "jr:choice-name" or "pulldata" } lookup:
                return Lookup(lookup);
            case CallSyntax call:
                if (call.Function.NamesChoice)
                    CheckChoice(call.Arguments[0], call.Arguments[1]);
                return call.Function.Build!(call, [.. call.Arguments.Select(Compile)]);
            default:
                return Refuse(
                    syntax,
                    syntax is ParentSyntax
                        ? "Two points belong to paths; only position(..) takes them. Refer to a question as ${name}."
                        : "A point stands for the answer itself, and there is none here. Refer to a question as ${name}."
                );
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
        if (item.Node is Container && Doubt is not null)
        {
            Doubt(reference.Character, $"\"{item.Name}\" is a group, which has no value; it counts as not answered.");
            return Nothing;
        }
        if (item.Node is Container)
            return Refuse(reference, $"\"{item.Name}\" is a group and has no value. Refer to a question; a repeat is counted with count(${{{item.Name}}}).");
        if (item == self)
            return frame => frame.Self;
        if (item.Repeat == repeat)
            return frame => frame.Local.Values[slot];
        var reach = new Reach(repeat, item.Repeat);
        return frame => reach.First(frame.Local) is { } scope ? scope.Values[slot] : Value.Empty;
    }

    /// <summary>What a filter asks of choices must be said of one of them.</summary>
    private void CheckColumn(ColumnSyntax column)
    {
        if (column.Name is not ("name" or "label") && Of is { Offered.Count: > 0 } && Of.Offered.All(choice => !choice.Columns.ContainsKey(column.Name)))
            Doubt?.Invoke(column.Character, $"No choice of the list says anything in a column \"{column.Name}\", so that it is always empty.");
    }

    private static Evaluator Column(string name) =>
        name switch
        {
            "name" => frame => Value.Text(frame.Choice?.Name ?? ""),
            "label" => frame => Value.Text(frame.Choice?.Label.ToString() ?? ""),
            _ => frame => Value.Text(frame.Choice?.Columns.GetValueOrDefault(name, "") ?? ""),
        };

    /// <summary>What looks into the instrument: the place of an entry, another entry, a choice's label, a list.</summary>
    private Evaluator Lookup(CallSyntax call) =>
        call.Function.Name switch
        {
            "position" => Place(call),
            "indexed-repeat" => OfEntry(call),
            "jr:choice-name" => Label(call),
            _ => Pulled(call),
        };

    private Evaluator Place(CallSyntax call)
    {
        if (call.Arguments[0] is not ParentSyntax parent)
            return Refuse(call, "position(..) tells the place of an entry; it takes two points, or ../.. for what is around that, and nothing else.");
        var around = Of;
        for (var step = 0; step < parent.Steps; step++)
            around = around?.Parent;
        around = around?.Node is Repeat ? around : around?.Repeat;
        // What stands in no repeat is the first of its kind.
        if (around is null)
            return _ => Value.Number(1);
        var up = Reach.Around(repeat).Count() - Reach.Around(around).Count();
        return frame =>
        {
            var scope = frame.Local;
            for (var step = 0; step < up; step++)
                scope = scope.Outer!;
            return Value.Number(scope.Entry!.Place + 1);
        };
    }

    private Evaluator OfEntry(CallSyntax call)
    {
        var named = call.Arguments.Where((_, at) => at % 2 == 1).Select(argument => (argument as ReferenceSyntax)?.Name).ToList();
        var places = call.Arguments.Where((_, at) => at > 0 && at % 2 == 0).Select(Compile).ToList();
        if (
            call.Arguments[0] is not ReferenceSyntax reference
            || !Find(reference, out var item)
            || named.Count != places.Count
            || named.Except(Reach.Around(item.Repeat).Select(around => around.Name)).Any()
        )
            return Refuse(call, "indexed-repeat() takes a question of a repeat, that repeat and the place of an entry, and so on for repeats around it.");
        var (slot, steps) = (item.Slot, Reach.Around(item.Repeat).Select(around => (around, Place: places.ElementAtOrDefault(named.IndexOf(around.Name)))));
        var way = steps.ToArray();
        return frame => Entry(frame, way) is { } scope ? scope.Values[slot] : Value.Empty;
    }

    /// <summary>The entry of which the places are told; where one is not, the entry that is evaluated now, or the first.</summary>
    private static Scope? Entry(Frame frame, (Item Repeat, Evaluator? Place)[] way)
    {
        var scope = frame.Global;
        foreach (var (around, place) in way)
        {
            var entries = scope.Entries[around.RepeatIndex];
            var at = place is null ? Math.Max(entries.FindIndex(entry => IsAround(entry, frame.Local)), 0) : place(frame).ToNumber() - 1;
            if (!(at >= 0 && at < entries.Count))
                return null;
            scope = entries[(int)at];
        }
        return scope;
    }

    private static bool IsAround(Scope entry, Scope? local) => local is not null && (entry == local || IsAround(entry, local.Outer));

    /// <summary>The label of a choice: in the default language for what is stored and decided, so that it does not depend on who reads.</summary>
    private Evaluator Label(CallSyntax call)
    {
        var value = Compile(call.Arguments[0]);
        if (Named(call.Arguments[1]) is not { } item)
            return Refuse(call, "jr:choice-name() takes a choice and, in quotation marks, the question that it answers: '${name}'.");
        if (item.ChoicePlaces is null)
        {
            (Doubt ?? refuse)(call.Character, $"\"{item.Name}\" has no choices, so that jr:choice-name() counts as not answered.");
            return Nothing;
        }
        var labels = item
            .Offered.Append(new AnswerChoice(AnswerChoice.Other, item.Choices!.Contains(AnswerChoice.Other) ? Messages.Other : LocalizedText.Empty))
            .DistinctBy(choice => choice.Name)
            .ToDictionary(choice => choice.Name, choice => choice.Label, StringComparer.Ordinal);
        return frame => Value.Text(labels.GetValueOrDefault(value(frame).ToText(), LocalizedText.Empty).In(frame.Language));
    }

    /// <summary>The item that is named, in quotation marks or without; null when none is.</summary>
    private Item? Named(Syntax syntax)
    {
        var name =
            syntax is ReferenceSyntax reference ? reference.Name
            : syntax is LiteralSyntax { Value: var literal } && literal.ToText().Trim() is ['$', '{', .. var quoted, '}'] ? quoted.Trim()
            : "";
        return items.GetValueOrDefault(name);
    }

    private Evaluator Pulled(CallSyntax call)
    {
        if (!call.Arguments.Take(3).All(argument => argument is LiteralSyntax { Value.Kind: ValueKind.Text }))
            return Refuse(call, "pulldata() takes the names of a list and of two of its columns in quotation marks, and what to look for.");
        var names = call.Arguments.Take(3).Select(argument => ((LiteralSyntax)argument).Value.ToText()).ToArray();
        var rows = new Dictionary<string, AnswerChoice>(StringComparer.Ordinal);
        // Where the key is empty, or there is no such column, nothing is found.
        foreach (var row in (Lists.TryGetValue(Names.TidyChoice(names[0]), out var list) ? list.Choices : []).Where(row => Cell(row, names[2]).Length > 0))
            rows.TryAdd(Cell(row, names[2]), row);
        var sought = Compile(call.Arguments[3]);
        return frame => Value.Text(rows.TryGetValue(sought(frame).ToText(), out var row) ? Cell(row, names[1]) : "");
    }

    private static string Cell(AnswerChoice row, string column) =>
        row.Columns.GetValueOrDefault(column)
        ?? column switch
        {
            "name" => row.Name,
            "label" => row.Label.ToString(),
            _ => "",
        };

    private SetEvaluator CompileSet(Syntax syntax)
    {
        if (syntax is not ReferenceSyntax reference || !items.TryGetValue(reference.Name, out var item) || !HasManyValues(item))
        {
            var single = Compile(syntax);
            return frame => [single(frame)];
        }
        var (slot, index, reach) = (item.Slot, item.RepeatIndex, new Reach(repeat, item.Repeat));
        if (item.Node is Repeat)
            return frame =>
                [.. reach.All(frame.Local).Where(scope => scope.Relevant[slot]).SelectMany(scope => scope.Entries[index]).Select(_ => Value.Boolean(true))];
        return frame => [.. reach.All(frame.Local).Select(scope => scope.Values[slot])];
    }

    private bool HasManyValues(Item item) => item.Node is Repeat || (item.Node is Question && !new Reach(repeat, item.Repeat).IsSingle);

    private bool Find(ReferenceSyntax reference, out Item item)
    {
        if (items.TryGetValue(reference.Name, out item!) && item.Node is not Question { Type: QuestionType.Note })
            return true;
        if (item is not null && Doubt is not null)
            Doubt(reference.Character, $"\"{reference.Name}\" is a note and has no answer; it counts as not answered.");
        else
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

    /// <summary>A misspelt choice would be false for ever; it is refused, or told where somebody else's form is read.</summary>
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
            (Doubt ?? refuse)(choice.Character, $"\"{text.ToText()}\" is not a choice of \"{item.Name}\", so that nobody can have chosen it.");
    }

    private Evaluator Refuse(Syntax syntax, string problem)
    {
        refuse(syntax.Character, problem);
        return Nothing;
    }
}
