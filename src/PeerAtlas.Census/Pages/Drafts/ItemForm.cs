using PeerAtlas.Instruments;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Drafts;

/// <summary>An item of a questionnaire as it is typed: texts in the order of the languages, and what is chosen of its logic.</summary>
public sealed class ItemForm : IVersioned
{
    /// <summary>The most choices that are typed on the page.</summary>
    public const int MostChoices = 200;

    /// <summary>What is typed as in a workbook.</summary>
    internal static readonly string[] Typed = ["required", "calculation", "default", "choice_filter", "repeat_count", "parameters", "read_only", "appearance"];

    private const int FreeChoices = 4;
    private const int FreeConditions = 2;

    /// <summary>The type, without the list of its choices.</summary>
    public string? Type { get; set; }

    /// <summary>Its name; made of the label where none is given.</summary>
    public string? Name { get; set; }

    /// <summary>The list whose choices it offers; its own where none is chosen.</summary>
    public string? List { get; set; }

    /// <summary>Whether "other" can be chosen and written.</summary>
    public bool OrOther { get; set; }

    /// <summary>Whether it must be answered.</summary>
    public bool Required { get; set; }

    /// <summary>Texts by column, in the order of the languages.</summary>
    public Dictionary<string, List<string?>> In { get; set; } = [];

    /// <summary>The choices, with some free places.</summary>
    public List<ChoiceForm> Choices { get; set; } = [];

    /// <summary>When it is asked, with some free places.</summary>
    public List<ConditionForm> Conditions { get; set; } = [];

    /// <summary>Whether one of the conditions is enough.</summary>
    public bool IsAny { get; set; }

    /// <summary>When it is asked, by hand.</summary>
    public string? Relevant { get; set; }

    /// <summary>The least number or first day.</summary>
    public string? Least { get; set; }

    /// <summary>The greatest number, last day, most characters or most choices.</summary>
    public string? Most { get; set; }

    /// <summary>The choice that stands alone.</summary>
    public string? Alone { get; set; }

    /// <summary>What must hold of the answer, by hand.</summary>
    public string? Constraint { get; set; }

    /// <summary>Everything else, by column.</summary>
    public Dictionary<string, string?> More { get; set; } = [];

    /// <summary>Behind which item one is added.</summary>
    public int? After { get; set; }

    /// <inheritdoc/>
    public Guid Version { get; set; }

    /// <summary>The form of an item.</summary>
    internal static ItemForm Of(FormDraft draft, DraftRow row)
    {
        var form = new ItemForm
        {
            Type = row.Type,
            Name = row["name"],
            List = row.List,
            OrOther = row["type"].EndsWith(" or_other", StringComparison.Ordinal),
            Required = row["required"] is "yes" or "true()",
            In = FormDraft.Texts.ToDictionary(key => key, key => draft.Languages.ConvertAll<string?>(language => row[FormDraft.Column(key, language)])),
            Choices = draft.ChoicesOf(row.List).ConvertAll(choice => ChoiceForm.Of(draft, choice)),
            More = Typed.ToDictionary(column => column, column => (string?)row[column]),
        };
        if (form.Required)
            form.More["required"] = "";
        form.ReadLogic(draft, row);
        form.AddFreePlaces(draft.Languages.Count);
        return form;
    }

    /// <summary>Adds places to be filled.</summary>
    internal void AddFreePlaces(int languages)
    {
        if (Choices.Count <= MostChoices)
            Choices.AddRange(Enumerable.Range(0, FreeChoices).Select(_ => new ChoiceForm { Label = [.. new string?[languages]] }));
        Conditions.AddRange(Enumerable.Range(0, FreeConditions).Select(_ => new ConditionForm()));
    }

    /// <summary>The limits that are filled in.</summary>
    internal AnswerLimits Limits => new(Least?.Trim() ?? "", Most?.Trim() ?? "", Alone?.Trim() ?? "");

    private const string Begins = "starts-with";

    private void ReadLogic(FormDraft draft, DraftRow row)
    {
        var offered = DraftWords.Tests(draft, row).Select(test => test.Value).ToHashSet(StringComparer.Ordinal);
        var conditions = PeerAtlas.Instruments.Conditions.Read(row["relevant"]);
        // A beginning is asked of times alone; of a text it is left to be written by hand.
        if (
            conditions?.Write(name => draft.Survey.Find(other => other["name"] == name)?.Type ?? "text").Contains(Begins, StringComparison.Ordinal)
            != row["relevant"].Contains(Begins, StringComparison.Ordinal)
        )
            conditions = null;
        var chosen = conditions?.All.Select(condition => ConditionForm.Of(condition, draft, offered)).ToList() ?? [];
        Conditions = chosen.Contains(null) ? [] : [.. chosen.Select(one => one!)];
        IsAny = Conditions.Count > 0 && conditions!.IsAny;
        Relevant = Conditions.Count > 0 ? "" : row["relevant"];
        var limits = AnswerLimits.Read(row["constraint"], row.Type);
        // What the page cannot show as a limit is shown by hand.
        if (
            limits?.Problem(row.Type, out _) is not null
            || limits is { Alone.Length: > 0 } && !draft.ChoicesOf(row.List).Exists(choice => choice["name"] == limits.Alone)
        )
            limits = null;
        (Least, Most, Alone) = (limits?.Least, limits?.Most, limits?.Alone);
        Constraint = limits is null ? row["constraint"] : "";
    }
}

/// <summary>A choice as it is typed.</summary>
public sealed class ChoiceForm
{
    /// <summary>Its row; none of one that is added.</summary>
    public int? Id { get; set; }

    /// <summary>Its place in the list.</summary>
    public int? Place { get; set; }

    /// <summary>Its name; made of the label where none is given.</summary>
    public string? Name { get; set; }

    /// <summary>Its label in each language.</summary>
    public List<string?> Label { get; set; } = [];

    /// <summary>What filters look at, as <see cref="ChoiceMarks"/> writes it; null where the page does not show it.</summary>
    public string? Marks { get; set; }

    /// <summary>Whether nothing is typed.</summary>
    internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Marks) && Label.TrueForAll(string.IsNullOrWhiteSpace);

    internal static ChoiceForm Of(FormDraft draft, DraftRow choice) =>
        new()
        {
            Id = choice.Id,
            Name = choice["name"],
            Marks = ChoiceMarks.Write(choice),
            Label = draft.Languages.ConvertAll<string?>(language => choice[FormDraft.Column("label", language)]),
        };
}

/// <summary>A condition as it is chosen: what is asked of which answer, and the value where that needs one.</summary>
public sealed class ConditionForm
{
    /// <summary>The question, the test and the choice, as <see cref="DraftWords.Key"/> writes them; empty where there is no condition.</summary>
    public string? Test { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    /// <summary>The condition; null where none is chosen.</summary>
    internal Condition? Read() =>
        Test?.Split('|', 3) is [var question, var test, .. var rest]
        && Enum.TryParse<ConditionTest>(test, out var asked)
        && Enum.IsDefined(asked)
        && asked.ToString() == test
            ? new(question, asked, rest is [var choice] ? choice : Value?.Trim() ?? "")
            : null;

    internal static ConditionForm? Of(Condition condition, FormDraft draft, HashSet<string> offered)
    {
        if (draft.Survey.Find(one => one["name"] == condition.Question && !one.Begins) is not { } row)
            return null;
        var test = (row.Type, condition.Test) switch
        {
            ("select_one", ConditionTest.Includes) => ConditionTest.Is,
            ("select_one", ConditionTest.DoesNotInclude) => ConditionTest.IsNot,
            var (_, asked) => asked,
        };
        if (DraftWords.Key(row, test, condition.Value) is var chosen && offered.Contains(chosen))
            return new() { Test = chosen };
        return DraftWords.Key(row, test, null) is var typed && offered.Contains(typed) ? new() { Test = typed, Value = condition.Value } : null;
    }
}
