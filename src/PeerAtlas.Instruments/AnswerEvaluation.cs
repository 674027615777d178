namespace PeerAtlas.Instruments;

/// <summary>Works out of given answers which questions are asked, and the values that follow from others.</summary>
internal sealed class AnswerEvaluation(Plan plan, Frame frame)
{
    /// <summary>Works everything out, and then once more with the defaults that rest on it.</summary>
    public void Run()
    {
        EvaluateAll();
        if (SetDefaults())
            EvaluateAll();
    }

    /// <summary>Whether a condition holds of an item's value; no condition does not.</summary>
    public bool Holds(Item item, Scope scope, Evaluator? condition)
    {
        if (condition is null)
            return false;
        frame.Local = scope;
        frame.Self = scope.Values[item.Slot];
        return condition(frame).ToBoolean();
    }

    /// <summary>A value that is worked out of the labels of choices, in a language.</summary>
    public Value InLanguage(Item item, Scope scope, string language)
    {
        (frame.Local, frame.Self, frame.Language) = (scope, scope.Given[item.Slot], language);
        var value = item.Calculation!(frame);
        frame.Language = "";
        return value;
    }

    public bool IsOffered(Item item, Scope scope, AnswerChoice choice)
    {
        frame.Local = scope;
        frame.Choice = choice;
        return IsOther(item, choice.Name) || item.Filter!(frame).ToBoolean();
    }

    public static bool IsOther(Item item, string choice) => choice == AnswerChoice.Other && ((Question)item.Node).OrOther;

    private void EvaluateAll()
    {
        foreach (var item in plan.Order)
        {
            foreach (var scope in frame.ScopesOf(item.Repeat))
            {
                frame.Local = scope;
                Evaluate(item, scope);
            }
        }
    }

    /// <summary>Works out the defaults of what is new and has no answer yet, in the order of the form.</summary>
    private bool SetDefaults()
    {
        var isAny = false;
        foreach (var item in plan.Items.Where(item => item.Default is not null))
        {
            foreach (var scope in frame.ScopesOf(item.Repeat))
            {
                if (!scope.IsNew || !scope.Given[item.Slot].IsEmpty)
                    continue;
                frame.Local = scope;
                scope.Given[item.Slot] = AnswerParser.Conform((Question)item.Node, item.ChoicePlaces, item.Default!(frame));
                isAny = true;
            }
        }
        return isAny;
    }

    private void Evaluate(Item item, Scope scope)
    {
        var parent = item.Parent;
        var relevant = parent is null || (parent == item.Repeat ? scope.Outer! : scope).Relevant[parent.Slot];
        frame.Self = scope.Given[item.Slot];
        if (relevant && item.Relevant is not null)
            relevant = item.Relevant(frame).ToBoolean();
        // Who is offered nothing cannot be asked.
        if (relevant && item.Filter is not null)
            relevant = ((Question)item.Node).OrOther || item.Offered.Any(choice => IsOffered(item, scope, choice));
        scope.Relevant[item.Slot] = relevant;
        scope.Values[item.Slot] = relevant ? ValueOf(item, scope) : Value.Empty;
        // What was answered in entries that are not asked for now is there when they are asked for again.
        if (item.Count is not null && relevant)
            SetCount(item, scope, item.Count(frame).ToNumber());
    }

    private Value ValueOf(Item item, Scope scope)
    {
        var given = scope.Given[item.Slot];
        if (item.Calculation is null)
            return item.Filter is null || given.IsEmpty ? given : OnlyOffered(item, scope, given);
        frame.Self = given;
        // What is worked out by chance is worked out once.
        return !given.IsEmpty && item.IsKept && item.IsByChance ? given : item.Calculation(frame);
    }

    /// <summary>An answer whose choice is no longer offered, since another answer changed, is none.</summary>
    private Value OnlyOffered(Item item, Scope scope, Value given)
    {
        var chosen = given
            .ToText()
            .Split(' ')
            .Where(name => IsOther(item, name) || item.Offered.Any(choice => choice.Name == name && IsOffered(item, scope, choice)));
        return Value.Text(string.Join(' ', chosen));
    }

    private void SetCount(Item repeat, Scope scope, double count)
    {
        var entries = scope.Entries[repeat.RepeatIndex];
        var wanted = double.IsFinite(count) ? (int)Math.Clamp(count, 0, frame.MostEntries(repeat, scope)) : 0;
        while (entries.Count < wanted)
            AnswerInput.AddNew(plan, frame, repeat, scope);
        if (entries.Count > wanted)
            entries.RemoveRange(wanted, entries.Count - wanted);
    }
}
