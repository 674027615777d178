using Part = PeerAtlas.Instruments.LimeSurveyLogic.Part;

namespace PeerAtlas.Instruments;

/// <summary>The functions of LimeSurvey that are ours under another name or in another form.</summary>
internal static class LimeSurveyFunctions
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["abs"] = "abs",
        ["ceil"] = "ceiling",
        ["cos"] = "cos",
        ["exp"] = "exp",
        ["floor"] = "floor",
        ["intval"] = "int",
        ["log"] = "log",
        ["max"] = "max",
        ["min"] = "min",
        ["pow"] = "pow",
        ["round"] = "round",
        ["sin"] = "sin",
        ["sqrt"] = "sqrt",
        ["strlen"] = "string-length",
        ["strtolower"] = "lower-case",
        ["strtoupper"] = "upper-case",
        ["tan"] = "tan",
        ["trim"] = "normalize-space",
        ["floatval"] = "number",
        ["pi"] = "pi",
        ["implode"] = "join",
        ["join"] = "concat",
    };

    /// <summary>The call as ours; null when there is none.</summary>
    public static Part? Call(string function, Part[] arguments) =>
        (function, arguments) switch
        {
            ("is_empty", [var only]) => new(only.Ticked is { } ticked ? $"not({ticked})" : $"({only.Text} = '')"),
            ("is_null", [var only]) => new($"({only.Text} = '')"),
            ("is_numeric" or "is_float", [var only]) => new($"(number({only.Text}) != '')"),
            ("is_nan", [var only]) => new($"(number({only.Text}) = '')"),
            ("is_int", [var only]) => new($"(number({only.Text}) != '' and int({only.Text}) = {only.Text})"),
            ("if", [var test, var then]) => new($"if({test.Text}, {then.Text}, '')") { IsText = then.IsText },
            ("if", [var test, var then, var otherwise]) => new($"if({test.Text}, {then.Text}, {otherwise.Text})") { IsText = then.IsText || otherwise.IsText },
            ("count", [_, ..]) => Counted(arguments.Select(argument => argument.Ticked ?? $"{argument.Text} != ''")),
            ("countif", [var match, .. var among]) => Counted(among.Select(one => $"{one.Text} = {match.Text}")),
            ("countifop", [{ Literal: { } sign }, var match, .. var among]) when Sign(sign) is { } ours => Counted(
                among.Select(one => $"{one.Text} {ours} {match.Text}")
            ),
            ("sum", [_, ..]) => new($"({string.Join(" + ", arguments.Select(argument => $"coalesce(number({argument.Text}), 0)"))})"),
            ("sumifop", [{ Literal: { } sign }, var match, .. var among]) when Sign(sign) is { } ours => new(
                $"({string.Join(" + ", among.Select(one => $"if({one.Text} {ours} {match.Text}, coalesce(number({one.Text}), 0), 0)"))})"
            ),
            ("regexmatch", [{ Literal: { } pattern }, var text]) when Pattern(pattern) is { } whole => new($"regex({text.Text}, '{whole}')"),
            ("substr", [var text, { Literal: { } from }]) when int.TryParse(from, out var first) && first >= 0 => new($"substr({text.Text}, {first})"),
            ("substr", [var text, { Literal: { } from }, var length]) when int.TryParse(from, out var first) && first >= 0 => new(
                $"substring({text.Text}, {first + 1}, {length.Text})"
            ),
            ("date", [{ Literal: "Y" }]) => new("format-date(today(), '%Y')"),
            ("date", [{ Literal: "Y-m-d" }]) => new("today()"),
            _ when Renamed.TryGetValue(function, out var name) && (arguments.Length > 0 || name == "pi") => new(
                $"{name}({string.Join(", ", arguments.Select(argument => argument.Text))})"
            )
            {
                IsText = name is "join" or "concat" or "lower-case" or "upper-case" or "normalize-space",
            },
            _ => null,
        };

    /// <summary>A pattern with its delimiters as one that the whole text must match; null when it cannot be.</summary>
    public static string? Pattern(string typed)
    {
        typed = typed.Trim();
        var end = typed.Length > 1 ? typed.LastIndexOf(typed[0]) : 0;
        if (end < 1 || char.IsLetterOrDigit(typed[0]) || typed[(end + 1)..].Trim('u', 'D').Length > 0 || typed.Contains('\'', StringComparison.Ordinal))
            return null;
        var pattern = typed[1..end];
        if (
            pattern.Contains('|', StringComparison.Ordinal)
            && !(pattern.StartsWith("^(", StringComparison.Ordinal) && pattern.EndsWith(")$", StringComparison.Ordinal))
        )
            pattern = $"({pattern})";
        return (pattern.StartsWith('^') ? "" : ".*") + pattern + (pattern.EndsWith('$') ? "" : ".*");
    }

    private static Part Counted(IEnumerable<string> conditions) => new($"({string.Join(" + ", conditions.Select(condition => $"if({condition}, 1, 0)"))})");

    private static string? Sign(string typed) =>
        typed switch
        {
            "==" or "eq" => "=",
            "!=" or "ne" => "!=",
            "<" or "<=" or ">" or ">=" => typed,
            "lt" => "<",
            "le" => "<=",
            "gt" => ">",
            "ge" => ">=",
            _ => null,
        };
}
