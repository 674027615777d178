using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>What a number, a day, a text or the chosen must keep to: what can be filled in rather than typed as a constraint.</summary>
/// <param name="Least">The least number or first day; empty for none.</param>
/// <param name="Most">The greatest number or last day (today() for the day of the answer), the most characters of a text, or the most choices.</param>
/// <param name="Alone">The choice that cannot be chosen together with others.</param>
public sealed record AnswerLimits(string Least = "", string Most = "", string Alone = "")
{
    /// <summary>Whether nothing is limited.</summary>
    public bool IsEmpty => this is { Least: "", Most: "", Alone: "" };

    /// <summary>The limits that a constraint sets for answers of a type; null when it says more than limits can, or is none.</summary>
    public static AnswerLimits? Read(string constraint, string type)
    {
        if (constraint.Length == 0)
            return new();
        if (SimpleSyntax.Parse(constraint) is not { } root)
            return null;
        var limits = new AnswerLimits();
        foreach (var part in SimpleSyntax.Parts(root, "and"))
        {
            if (With(limits, part, type) is not { } more)
                return null;
            limits = more;
        }
        return limits;
    }

    /// <summary>The constraint for answers of a type; empty when nothing is limited.</summary>
    public string Write(string type)
    {
        var what = Measure(type) is { } function ? $"{function}(.)" : ".";
        return string.Join(
            " and ",
            new[]
            {
                Least.Length > 0 ? $"{what} >= {SimpleSyntax.Written(Least, Limited(type))}" : "",
                Most.Length > 0 ? $"{what} <= {SimpleSyntax.Written(Most, Limited(type))}" : "",
                Alone.Length > 0 ? $"not(selected(., {SimpleSyntax.Quoted(Alone)}) and count-selected(.) > 1)" : "",
            }.Where(part => part.Length > 0)
        );
    }

    /// <summary>What is wrong with the limits for a type; null when nothing is.</summary>
    /// <param name="type">The type.</param>
    /// <param name="field">The name of the parameter that it is about.</param>
    public string? Problem(string type, out string field)
    {
        field = nameof(Least);
        if (Least.Length > 0 && Refusal(Least, type) is { } least)
            return least;
        field = nameof(Alone);
        if (Alone.Length > 0 && type != "select_multiple")
            return "Only where any number of choices can be chosen does one go with no other. Leave it empty.";
        field = nameof(Most);
        if (Most.Length > 0 && Refusal(Most, type) is { } most)
            return most;
        return
            Value.TryNumber(Least, out var from) && Value.TryNumber(Most, out var to) && from > to
            || SimpleSyntax.IsDay(Least) && SimpleSyntax.IsDay(Most) && string.CompareOrdinal(Least, Most) > 0
            ? "The greatest is less than the least, so that no answer would do."
            : null;
    }

    private static string? Refusal(string value, string type) =>
        type switch
        {
            "date" => SimpleSyntax.IsDay(value) || value == SimpleSyntax.Today ? null : "Write a day as 2026-11-30, or today() for the day of the answer.",
            "integer" or "decimal" or "range" => SimpleSyntax.IsNumber(value) ? null : "Write a number, such as 12 or 12.5.",
            "text" or "select_multiple" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
                ? null
                : "Write a whole number above 0.",
            _ => "Answers of this type have no such limit. Leave it empty.",
        };

    private static AnswerLimits? With(AnswerLimits limits, Syntax part, string type) =>
        part switch
        {
            BinarySyntax { Operator: ">=", Left: var left, Right: var right }
                when limits.Least.Length == 0 && IsMeasured(left, type) && SimpleSyntax.Literal(right) is { Length: > 0 } least => limits with
            {
                Least = least,
            },
            BinarySyntax { Operator: "<=", Left: var left, Right: var right }
                when limits.Most.Length == 0 && IsMeasured(left, type) && SimpleSyntax.Literal(right) is { Length: > 0 } most => limits with
            {
                Most = most,
            },
            CallSyntax
            {
                Function.Name: "not",
                Arguments: [
                    BinarySyntax
                    {
                        Operator: "and",
                        Left: CallSyntax { Function.Name: "selected", Arguments: [SelfSyntax, var choice] },
                        Right: BinarySyntax
                        {
                            Operator: ">",
                            Left: CallSyntax { Function.Name: "count-selected", Arguments: [SelfSyntax] },
                            Right: LiteralSyntax one
                        }
                    },
                ]
            } when limits.Alone.Length == 0 && one.Value.ToText() == "1" && SimpleSyntax.Literal(choice) is { Length: > 0 } alone => limits with
            {
                Alone = alone,
            },
            _ => null,
        };

    private static bool IsMeasured(Syntax syntax, string type) =>
        Measure(type) is { } function ? syntax is CallSyntax { Arguments: [SelfSyntax] } call && call.Function.Name == function : syntax is SelfSyntax;

    // What is counted is a number.
    private static string Limited(string type) => Measure(type) is null ? type : "integer";

    private static string? Measure(string type) =>
        type switch
        {
            "text" => "string-length",
            "select_multiple" => "count-selected",
            _ => null,
        };
}
