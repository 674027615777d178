using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What a simple condition asks of an answer.</summary>
public enum ConditionTest
{
    /// <summary>It is this value.</summary>
    Is,

    /// <summary>It is another one, or there is none.</summary>
    IsNot,

    /// <summary>This choice is among the chosen.</summary>
    Includes,

    /// <summary>This choice is not among them.</summary>
    DoesNotInclude,

    /// <summary>It is more than this.</summary>
    MoreThan,

    /// <summary>It is this or more.</summary>
    AtLeast,

    /// <summary>It is less than this.</summary>
    LessThan,

    /// <summary>It is this or less.</summary>
    AtMost,

    /// <summary>There is one.</summary>
    IsAnswered,

    /// <summary>There is none.</summary>
    IsNotAnswered,
}

/// <summary>A condition on one answer.</summary>
/// <param name="Question">The question's name.</param>
/// <param name="Test">What is asked of its answer.</param>
/// <param name="Value">A choice's name, a number, a day as 2026-11-01 or a text; empty where the test needs none.</param>
public sealed record Condition(string Question, ConditionTest Test, string Value = "")
{
    /// <summary>Whether the test needs a value.</summary>
    public static bool NeedsValue(ConditionTest test) => test is not (ConditionTest.IsAnswered or ConditionTest.IsNotAnswered);
}

/// <summary>Conditions of which all must hold, or any: what can be chosen rather than typed, in the language in which it is stored.</summary>
/// <param name="All">The conditions, at least one.</param>
/// <param name="IsAny">Whether one of them is enough.</param>
public sealed record Conditions(IReadOnlyList<Condition> All, bool IsAny)
{
    private const string BeginsWith = "starts-with";

    private static readonly Dictionary<string, ConditionTest> Comparisons = new(StringComparer.Ordinal)
    {
        ["="] = ConditionTest.Is,
        ["!="] = ConditionTest.IsNot,
        [">"] = ConditionTest.MoreThan,
        [">="] = ConditionTest.AtLeast,
        ["<"] = ConditionTest.LessThan,
        ["<="] = ConditionTest.AtMost,
    };

    /// <summary>The conditions that an expression is made of; null when it says more than conditions can, or is none.</summary>
    public static Conditions? Read(string expression)
    {
        if (SimpleSyntax.Parse(expression) is not { } root)
            return null;
        var isAny = root is BinarySyntax { Operator: "or" };
        var parts = SimpleSyntax.Parts(root, isAny ? "or" : "and").Select(ReadOne).ToList();
        return parts.Contains(null) ? null : new([.. parts.Select(part => part!)], isAny);
    }

    /// <summary>The expression; a value that holds both kinds of quotation marks loses the double ones.</summary>
    /// <param name="typeOf">The type of the question of a name.</param>
    public string Write(Func<string, string> typeOf) => string.Join(IsAny ? " or " : " and ", All.Select(condition => WriteOne(condition, typeOf)));

    private static Condition? ReadOne(Syntax syntax) =>
        syntax switch
        {
            BinarySyntax { Left: ReferenceSyntax reference, Right: var right } comparison
                when Comparisons.TryGetValue(comparison.Operator, out var test) && SimpleSyntax.Literal(right) is { } value => value.Length > 0
                ? new(reference.Name, test, value)
                : test switch
                {
                    ConditionTest.Is => new(reference.Name, ConditionTest.IsNotAnswered),
                    ConditionTest.IsNot => new(reference.Name, ConditionTest.IsAnswered),
                    _ => null,
                },
            CallSyntax { Function.Name: "selected", Arguments: [ReferenceSyntax reference, var choice] }
                when SimpleSyntax.Literal(choice) is { Length: > 0 } name => new(reference.Name, ConditionTest.Includes, name),
            CallSyntax { Function.Name: "not", Arguments: [CallSyntax { Function.Name: "selected" } selected] } when ReadOne(selected) is { } included =>
                included with
                {
                    Test = ConditionTest.DoesNotInclude,
                },
            CallSyntax { Function.Name: BeginsWith, Arguments: [ReferenceSyntax reference, var time] }
                when SimpleSyntax.Literal(time) is { } text && SimpleSyntax.IsTime(text) => new(reference.Name, ConditionTest.Is, text),
            CallSyntax { Function.Name: "not", Arguments: [CallSyntax { Function.Name: BeginsWith } begins] } when ReadOne(begins) is { } told => told with
            {
                Test = ConditionTest.IsNot,
            },
            _ => null,
        };

    private static string WriteOne(Condition condition, Func<string, string> typeOf)
    {
        var question = "${" + condition.Question + "}";
        // Other programs keep the seconds and the zone of a time behind it.
        var begins = typeOf(condition.Question) == "time" ? $"{BeginsWith}({question}, {SimpleSyntax.Quoted(SimpleSyntax.Time(condition.Value))})" : null;
        return condition.Test switch
        {
            ConditionTest.Is when begins is not null => begins,
            ConditionTest.IsNot when begins is not null => $"not({begins})",
            ConditionTest.IsAnswered => $"{question} != ''",
            ConditionTest.IsNotAnswered => $"{question} = ''",
            ConditionTest.Includes => $"selected({question}, {SimpleSyntax.Quoted(condition.Value)})",
            ConditionTest.DoesNotInclude => $"not(selected({question}, {SimpleSyntax.Quoted(condition.Value)}))",
            _ => $"{question} {Sign(condition.Test)} {SimpleSyntax.Written(condition.Value, typeOf(condition.Question))}",
        };
    }

    private static string Sign(ConditionTest test) => Comparisons.First(sign => sign.Value == test).Key;
}

/// <summary>What simple conditions and limits are made of.</summary>
internal static partial class SimpleSyntax
{
    public const string Today = "today()";

    /// <summary>The expression's root; null when it is none.</summary>
    public static Syntax? Parse(string expression)
    {
        try
        {
            return expression.Length == 0 ? null : Expression.Parse(expression).Root;
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    /// <summary>What is joined by the operator, in order; the whole where it is not.</summary>
    public static IEnumerable<Syntax> Parts(Syntax syntax, string @operator) =>
        syntax is BinarySyntax binary && binary.Operator == @operator ? Parts(binary.Left, @operator).Concat(Parts(binary.Right, @operator)) : [syntax];

    /// <summary>A number, text, day or today() that stands in an expression; null for anything else.</summary>
    public static string? Literal(Syntax syntax) =>
        syntax switch
        {
            LiteralSyntax literal => literal.Value.ToText(),
            NegateSyntax { Operand: LiteralSyntax { Value.Kind: ValueKind.Number } number } => "-" + number.Value.ToText(),
            CallSyntax { Function.Name: "date", Arguments: [LiteralSyntax day] } when IsDay(day.Value.ToText()) => day.Value.ToText(),
            CallSyntax { Function.Name: "today" } => Today,
            _ => null,
        };

    /// <summary>A value as it stands in an expression, held against answers of a type: a number bare, a day as such, everything else as text.</summary>
    public static string Written(string value, string type) =>
        type switch
        {
            "date" or "dateTime" or "calculate" when value == Today => value,
            "date" or "dateTime" or "calculate" when IsDay(value) => $"date('{value}')",
            "integer" or "decimal" or "range" or "calculate" when IsNumber(value) => value,
            _ => Quoted(value),
        };

    /// <summary>Whether a text is a time of day to the minute, as 09:00.</summary>
    public static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A time of day as it begins where it is stored; another text as it is.</summary>
    public static string Time(string text) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : text;

    /// <summary>Whether a text is a number as expressions write it.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(text);

    /// <summary>A text in the quotation marks that it does not hold.</summary>
    public static string Quoted(string text) =>
        text.Contains('\'', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "", StringComparison.Ordinal)}\"" : $"'{text}'";

    public static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"\A-?[0-9]{1,15}(?:\.[0-9]{1,10})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
