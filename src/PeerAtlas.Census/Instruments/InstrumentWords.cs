using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Instruments;

/// <summary>Says in plain words what stands in an instrument.</summary>
internal static class InstrumentWords
{
    public static string InWords(this Audience audience) => audience == Audience.Agency ? "Agencies, under their name" : "Peer workers, anonymously";

    /// <summary>What kind of item it is.</summary>
    public static string Type(Node node) =>
        node switch
        {
            Repeat => "Group that can be repeated",
            Group => "Group",
            Question { Type: QuestionType.SelectOne, OrOther: true } => "One choice, or other",
            Question { Type: QuestionType.SelectMultiple, OrOther: true } => "Any number of choices, or other",
            Question question => question.Type switch
            {
                QuestionType.Note => "Note",
                QuestionType.Text => "Text",
                QuestionType.Integer => "Whole number",
                QuestionType.Decimal => "Number",
                QuestionType.Date => "Date",
                QuestionType.Time => "Time",
                QuestionType.DateTime => "Date and time",
                QuestionType.Range => "Number of a range",
                QuestionType.Rank => "Choices in order",
                QuestionType.Acknowledge => "Box to tick",
                QuestionType.SelectOne => "One choice",
                QuestionType.SelectMultiple => "Any number of choices",
                QuestionType.Calculate => "Worked out",
                _ => question.Type.ToString(),
            },
            _ => node.GetType().Name,
        };

    /// <summary>The logic of an item, each part with its name; nothing for what is always asked and never checked.</summary>
    public static IEnumerable<(string Name, string Text)> Logic(Node node)
    {
        if (node.Relevant is { } relevant)
            yield return ("Asked when", relevant.Text);
        if (node is Repeat { Count: { } count })
            yield return ("How often", count.Text);
        if (node is not Question question)
            yield break;
        if (question.Required is { } required)
            yield return ("Required", required.Text == "true()" ? "always" : $"when {required.Text}");
        if (question.Constraint is { } constraint)
            yield return ("Must hold", constraint.Text);
        if (question.Calculation is { } calculation)
            yield return ("Worked out as", calculation.Text);
        if (question.Default.Length > 0)
            yield return ("Filled in with", question.Default);
        if (question.DefaultCalculation is { } start)
            yield return ("Filled in with", start.Text);
        if (question.ChoiceFilter is { } filter)
            yield return ("Choices where", filter.Text);
    }

    /// <summary>What changed in an item, a word or two for each change.</summary>
    public static IEnumerable<string> Changes(ItemChanges changes)
    {
        foreach (var (change, words) in ChangeWords)
            if (changes.HasFlag(change))
                yield return words;
    }

    private static readonly (ItemChanges Change, string Words)[] ChangeWords =
    [
        (ItemChanges.Added, "Added"),
        (ItemChanges.Removed, "Removed"),
        (ItemChanges.Moved, "Moved"),
        (ItemChanges.TypeChanged, "Other type"),
        (ItemChanges.Relabelled, "Other words"),
        (ItemChanges.ChoicesAdded, "More choices"),
        (ItemChanges.ChoicesRemoved, "Fewer choices"),
        (ItemChanges.ChoicesRelabelled, "Choices in other words"),
        (ItemChanges.LogicChanged, "Other logic"),
    ];
}
