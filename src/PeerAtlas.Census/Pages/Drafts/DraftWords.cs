using PeerAtlas.Design;
using PeerAtlas.Instruments;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>Says what stands in a questionnaire that is being written, and what can be put there.</summary>
internal static class DraftWords
{
    private const int LongestLabel = 70;
    private const int MostNamedChoices = 30;

    /// <summary>The types of questions.</summary>
    public static readonly Choice[] Types =
    [
        new("select_one", "One choice"),
        new("select_multiple", "Any number of choices"),
        new("rank", "Choices in order"),
        new("integer", "Whole number"),
        new("decimal", "Number"),
        new("range", "Number of a range"),
        new("text", "Text"),
        new("date", "Date"),
        new("time", "Time"),
        new("dateTime", "Date and time"),
        new("acknowledge", "Box to tick"),
        new("note", "Note, which asks nothing"),
        new("calculate", "Worked out, which is not shown"),
    ];

    public static readonly Choice[] GroupTypes = [new("begin_group", "Once"), new("begin_repeat", "Again for each, such as for each site")];

    /// <summary>What kind of item it is.</summary>
    public static string Type(DraftRow row) =>
        row.Type switch
        {
            "begin_group" => "Group",
            "begin_repeat" => "Group that can be repeated",
            var type => Types.FirstOrDefault(known => known.Value == type)?.Label ?? row["type"],
        };

    /// <summary>What it says in a language, cut where it is long; its name where it says nothing.</summary>
    public static string Label(DraftRow row, string language)
    {
        var label = row[FormDraft.Column("label", language)];
        return label.Length == 0 ? row["name"]
            : label.Length > LongestLabel ? label[..LongestLabel] + "…"
            : label;
    }

    /// <summary>What can be asked of the answers to other questions, those of each together.</summary>
    public static IEnumerable<Choice> Tests(FormDraft draft, DraftRow? self) =>
        draft
            .Survey.Where(row => row != self && row["name"].Length > 0 && !row.Begins && !row.Ends && row.Type != "note")
            .SelectMany(row => TestsOf(draft, row));

    private static IEnumerable<Choice> TestsOf(FormDraft draft, DraftRow row)
    {
        var group = Label(row, draft.Languages[0]);
        var choices = draft.ChoicesOf(row.List);
        var (isSo, isNot) = row.Type == "select_multiple" ? (ConditionTest.Includes, ConditionTest.DoesNotInclude) : (ConditionTest.Is, ConditionTest.IsNot);
        var named = choices.Count <= MostNamedChoices ? choices : [];
        foreach (var test in row.Type == "rank" ? [] : new[] { isSo, isNot })
        {
            foreach (var choice in named)
                yield return new(Key(row, test, choice["name"]), $"{group} {InWords(test)} “{Label(choice, draft.Languages[0])}”", Group: group);
        }
        ConditionTest[] typed = row.Type switch
        {
            "select_one" or "select_multiple" when named.Count == 0 => [isSo, isNot],
            "integer" or "decimal" or "range" or "calculate" or "date" => [.. Enum.GetValues<ConditionTest>().Where(IsCompared)],
            "text" or "time" => [ConditionTest.Is, ConditionTest.IsNot],
            _ => [],
        };
        foreach (var test in typed)
            yield return new(Key(row, test, null), $"{group} {InWords(test)} …", Group: group);
        foreach (var test in new[] { ConditionTest.IsAnswered, ConditionTest.IsNotAnswered })
            yield return new(Key(row, test, ""), $"{group} {InWords(test)}", Group: group);
    }

    /// <summary>What a condition asks, with its value where it is chosen and not typed.</summary>
    public static string Key(DraftRow row, ConditionTest test, string? value) => $"{row["name"]}|{test}{(value is null ? "" : "|" + value)}";

    private static bool IsCompared(ConditionTest test) => Condition.NeedsValue(test) && test is not (ConditionTest.Includes or ConditionTest.DoesNotInclude);

    private static string InWords(ConditionTest test) =>
        test switch
        {
            ConditionTest.Is => "is",
            ConditionTest.IsNot => "is not answered, or is not",
            ConditionTest.Includes => "includes",
            ConditionTest.DoesNotInclude => "is not answered, or does not include",
            ConditionTest.MoreThan => "is more than",
            ConditionTest.AtLeast => "is at least",
            ConditionTest.LessThan => "is less than",
            ConditionTest.AtMost => "is at most",
            ConditionTest.IsAnswered => "is answered",
            _ => "is not answered",
        };
}
