namespace PeerAtlas.Instruments;

/// <summary>What a question asks for.</summary>
public enum QuestionType
{
    /// <summary>Text to read; there is no answer.</summary>
    Note,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One choice of a list.</summary>
    SelectOne,

    /// <summary>Any number of choices of a list.</summary>
    SelectMultiple,

    /// <summary>A value that is worked out from other answers; nothing is asked.</summary>
    Calculate,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day and a time.</summary>
    DateTime,

    /// <summary>A number between two others, in equal steps.</summary>
    Range,

    /// <summary>The choices of a list, all put in order.</summary>
    Rank,

    /// <summary>A box to tick, such as for a consent.</summary>
    Acknowledge,
}

/// <summary>The numbers that a range offers.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The last.</param>
/// <param name="Step">From each to the next.</param>
public sealed record NumberRange(double Start, double End, double Step)
{
    /// <summary>What stands where nothing else is said: 0 to 10.</summary>
    public static NumberRange Usual { get; } = new(0, 10, 1);

    /// <summary>Whether it is one of the numbers.</summary>
    public bool Has(double number)
    {
        var steps = (number - Start) / Step;
        return number >= Math.Min(Start, End) && number <= Math.Max(Start, End) && Math.Abs(steps - Math.Round(steps)) < 1e-6;
    }
}

/// <summary>One item of an instrument. Its name is unique in the instrument and stays the same from version to version.</summary>
public abstract record Node
{
    /// <summary>The item's name: its identity in expressions, in stored answers and across versions.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked, or the group's title.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>Help that stands under the label.</summary>
    public LocalizedText Hint { get; init; } = LocalizedText.Empty;

    /// <summary>When the item is asked; always when null.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>How it looks: words such as multiline, minimal, likert or field-list, or empty.</summary>
    public string Appearance { get; init; } = "";

    /// <summary>Whether it is to look so.</summary>
    public bool Looks(string appearance) => Appearance.Length > 0 && (Appearance == appearance || Appearance.Split(' ').Contains(appearance));
}

/// <summary>A question, a note or a calculated value.</summary>
public sealed record Question : Node
{
    /// <summary>What is asked for.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>The list of choices of a select question; otherwise empty.</summary>
    public string ListName { get; init; } = "";

    /// <summary>Whether a select question also has the choice "other" with a text of its own.</summary>
    public bool OrOther { get; init; }

    /// <summary>When an answer is required; never when null.</summary>
    public Expression? Required { get; init; }

    /// <summary>What is said when a required answer is missing.</summary>
    public LocalizedText RequiredMessage { get; init; } = LocalizedText.Empty;

    /// <summary>What an answer must satisfy; <c>.</c> is the answer.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>What is said when the answer does not satisfy the constraint.</summary>
    public LocalizedText ConstraintMessage { get; init; } = LocalizedText.Empty;

    /// <summary>How a calculated value is worked out.</summary>
    public Expression? Calculation { get; init; }

    /// <summary>What the answer is before anything was answered; several choices are separated by spaces.</summary>
    public string Default { get; init; } = "";

    /// <summary>How what the answer is before anything was answered is worked out, once; null when it is a fixed value or nothing.</summary>
    public Expression? DefaultCalculation { get; init; }

    /// <summary>Which choices of the list are offered, by their columns and other answers; all when null.</summary>
    public Expression? ChoiceFilter { get; init; }

    /// <summary>Further help for who wants it.</summary>
    public LocalizedText Guidance { get; init; } = LocalizedText.Empty;

    /// <summary>For a range, its numbers.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>How many characters a text of one line may have.</summary>
    public const int MaxLineLength = 1_000;

    /// <summary>How many characters a text of several lines may have.</summary>
    public const int MaxTextLength = 10_000;

    /// <summary>How many characters an answer to a text question may have.</summary>
    public int MaxLength => Looks("multiline") ? MaxTextLength : MaxLineLength;

    /// <summary>What its value is worked out by: the calculation, made what the question asks for; null when it has none.</summary>
    internal Syntax? WorkedOut => Calculation is null ? null : Made(Calculation.Root);

    /// <summary>What its answer is before anything was answered, made what the question asks for; null when it is a fixed value or nothing.</summary>
    internal Syntax? WorkedOutDefault => DefaultCalculation is null ? null : Made(DefaultCalculation.Root);

    /// <summary>Whether it is answered from a list.</summary>
    public bool IsSelect => Type is QuestionType.SelectOne || HasManyChoices;

    /// <summary>Whether the answer is several choices of a list, in their order.</summary>
    public bool HasManyChoices => Type is QuestionType.SelectMultiple or QuestionType.Rank;

    /// <summary>Whether a respondent answers it; a value that is worked out may be shown, and is not answered.</summary>
    public bool IsAsked => Calculation is null && Type is not (QuestionType.Note or QuestionType.Calculate);

    /// <summary>Whether it stands on its page, asked or shown.</summary>
    public bool IsShown => Type != QuestionType.Calculate;

    /// <summary>The name under which the text of "other" is kept.</summary>
    public string OtherName => Name + "_other";

    /// <summary>A whole number is cut, a day number becomes its day, as where a calculation says so itself.</summary>
    private Syntax Made(Syntax value)
    {
        var function = Type switch
        {
            QuestionType.Integer => "int",
            QuestionType.Date => "date",
            QuestionType.DateTime => "date-time",
            _ => null,
        };
        return function is null ? value : new CallSyntax(Functions.All[function], [value], value.Character);
    }
}

/// <summary>An item that holds items.</summary>
public abstract record Container : Node
{
    /// <summary>The items within, in order.</summary>
    public IReadOnlyList<Node> Nodes { get; init; } = [];
}

/// <summary>Questions that belong together; at the top level, a page.</summary>
public sealed record Group : Container;

/// <summary>Questions that are asked once for each of several things.</summary>
public sealed record Repeat : Container
{
    /// <summary>How often a repeat is asked at most.</summary>
    public const int MaxInstances = 100;

    /// <summary>How often a repeat within another is asked at most, in all its entries together.</summary>
    public const int MaxInnerInstances = 1_000;

    /// <summary>How many repeats stand in each other at most.</summary>
    public const int MaxDepth = 3;

    /// <summary>How often it is asked; as often as the respondent wants when null.</summary>
    public Expression? Count { get; init; }
}

/// <summary>A choice of a list.</summary>
/// <param name="Name">What is stored.</param>
/// <param name="Label">What is shown.</param>
public sealed record AnswerChoice(string Name, LocalizedText Label)
{
    /// <summary>What else the list says of it, by column, for filters.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = NoColumns;

    private static readonly Dictionary<string, string> NoColumns = [];

    /// <summary>What tells a choice from others of its list: its name, and what filters go by where a name stands several times.</summary>
    internal static (string Name, string Columns) KeyOf(AnswerChoice choice) =>
        (
            choice.Name,
            string.Join('\n', choice.Columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => column.Key + "=" + column.Value))
        );

    /// <summary>The name of the choice that <c>or_other</c> adds.</summary>
    public const string Other = "other";
}

/// <summary>Choices in order, under a name.</summary>
public sealed record ChoiceList(string Name, IReadOnlyList<AnswerChoice> Choices);

/// <summary>A page of the form: a group or repeat of the top level, or questions that stand there on their own.</summary>
/// <param name="Name">The name of the group, or of the first question.</param>
/// <param name="Title">The group's label; empty for questions on their own.</param>
/// <param name="Container">The group or repeat; null for questions on their own.</param>
/// <param name="Nodes">What stands on the page.</param>
public sealed record Page(string Name, LocalizedText Title, Container? Container, IReadOnlyList<Node> Nodes);
