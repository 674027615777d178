namespace PeerAtlas.Instruments.Tests.Browser;

/// <summary>
/// Expressions that mean the same here and in other tools, by what docs/xlsform.md says: of numbers that are finite, days of the calendar, patterns
/// for the whole text, and no answer alone as a condition. An answer is written ${name}.
/// </summary>
internal sealed class RandomXPath(Random random)
{
    private const int MaxDepth = 4;

    /// <summary>The answers, by name, type and value as it is stored.</summary>
    public static readonly (string Name, QuestionType Type, string Value)[] Answers =
    [
        ("day", QuestionType.Date, "2026-11-01"),
        ("leap", QuestionType.Date, "2024-02-29"),
        ("noday", QuestionType.Date, ""),
        ("moment", QuestionType.DateTime, "2026-11-01T10:30:00"),
        ("number", QuestionType.Integer, "12"),
        ("part", QuestionType.Decimal, "-2.5"),
        ("none", QuestionType.Integer, ""),
        ("text", QuestionType.Text, "Peer support  works"),
        ("digits", QuestionType.Text, "010"),
        ("blank", QuestionType.Text, ""),
        ("iso", QuestionType.Text, "2025-12-31"),
        ("choices", QuestionType.Text, "a c other"),
    ];

    private static readonly string[] Literals =
    [
        "''",
        "' '",
        "'a'",
        "'c'",
        "'10'",
        "'010'",
        "'2026-01-31'",
        "'2024-02-29'",
        "'Peer'",
        "'x y'",
        "'-1.5'",
        "'1e2'",
    ];

    private static readonly string[] Patterns =
    [
        "^[a-z]+$",
        "^[0-9]{3}$",
        "^.*$",
        "^(a|b)c?.*$",
        "^\\d+$",
        "^[^x]*$",
        "^Peer.*works$",
        "^\\d{4}-\\d{2}-\\d{2}$",
        "^$",
    ];

    /// <summary>An expression of any kind.</summary>
    public string Draw() =>
        random.Next(4) switch
        {
            0 => Truth(MaxDepth),
            1 => Number(MaxDepth),
            2 => Text(MaxDepth),
            _ => $"string({Day(MaxDepth)})",
        };

    private string Truth(int depth) =>
        random.Next(depth == 0 ? 6 : 12) switch
        {
            0 => $"{Number(depth - 1)} {One("<", "<=", ">", ">=")} {Number(depth - 1)}",
            1 => $"{Text(depth - 1)} {One("=", "!=")} {Text(depth - 1)}",
            2 => $"{Day(depth - 1)} {One("<", "<=", ">", ">=")} {DayOrText(depth - 1)}",
            3 => $"regex({Text(depth - 1)}, '{One(Patterns)}')",
            4 => $"selected({One("${choices}", "${blank}", "${text}")}, {One(Literals)})",
            5 => $"{Number(depth - 1)} {One("=", "!=")} {One("0", "12", "1", "-2.5")}",
            6 => $"({Truth(depth - 1)} {One("and", "or")} {Truth(depth - 1)})",
            7 => $"not({Truth(depth - 1)})",
            8 => $"{One("contains", "starts-with", "ends-with")}({Text(depth - 1)}, {Text(depth - 1)})",
            9 => $"boolean-from-string({One("'1'", "'true'", "'0'", "${text}")})",
            10 => $"boolean({Number(depth - 1)} + 0)",
            _ => $"if({Truth(depth - 1)}, {Truth(depth - 1)}, {Truth(depth - 1)})",
        };

    private string Number(int depth) =>
        random.Next(depth <= 0 ? 3 : 14) switch
        {
            0 => One("0", "1", "2", "3.5", "12", "0.25", "100"),
            1 => One("${number}", "${part}", "${none}", "${digits}"),
            2 => $"number({One([.. Literals.Where(literal => literal != "' '")])})",
            3 or 4 => $"({Number(depth - 1)} {One("+", "-", "*")} {Number(depth - 1)})",
            5 => $"({Number(depth - 1)} {One("div", "mod")} {One("2", "3", "-7", "0.5")})",
            6 => $"-{Number(0)}",
            7 => $"{One("round", "floor", "ceiling", "int", "abs")}({Number(depth - 1)})",
            8 => $"({Day(depth - 1)} - {DayOrText(depth - 1)})",
            9 => $"string-length({Text(depth - 1)})",
            10 => $"count-selected({One("${choices}", "${blank}", "${text}")})",
            11 => $"{One("min", "max")}({One("1", "${number}")}, {One("2", "${part}")}, 7)",
            12 => $"decimal-date-time({Day(depth - 1)})",
            _ => $"if({Truth(depth - 1)}, {Number(depth - 1)}, {Number(depth - 1)})",
        };

    private string Text(int depth) =>
        random.Next(depth <= 0 ? 2 : 14) switch
        {
            0 => One(Literals),
            1 => One("${text}", "${digits}", "${blank}", "${iso}", "${choices}"),
            2 => $"concat({Text(depth - 1)}, {Text(depth - 1)})",
            3 => $"substr({Text(depth - 1)}, {random.Next(-4, 5)})",
            4 => $"substr({Text(depth - 1)}, {random.Next(-4, 5)}, {random.Next(-4, 9)})",
            5 => $"normalize-space({Text(depth - 1)})",
            6 => $"translate({Text(depth - 1)}, 'aeP', 'AE')",
            7 => $"{One("substring-before", "substring-after")}({Text(depth - 1)}, {One("'e'", "' '", "'-'")})",
            8 => $"coalesce({Text(depth - 1)}, {Text(depth - 1)})",
            9 => $"selected-at({One("${choices}", "${blank}")}, {random.Next(0, 4)})",
            10 => $"join({One("', '", "''")}, {Text(depth - 1)}, {Text(depth - 1)})",
            11 => $"string(int({Number(depth - 1)}))",
            12 => $"format-date({Day(depth - 1)}, '{One("%Y-%m-%d", "%d.%n.%y", "%b %e", "%H:%M")}')",
            _ => $"if({Truth(depth - 1)}, {Text(depth - 1)}, {Text(depth - 1)})",
        };

    private string Day(int depth) =>
        random.Next(depth <= 0 ? 2 : 4) switch
        {
            0 => One("${day}", "${leap}", "${noday}", "date('2025-06-30')", "date(${iso})"),
            1 => One("${day}", "${moment}"),
            2 => $"date({One("${day}", "${leap}", "${noday}")} + {random.Next(-400, 400)})",
            _ => $"date(if({Truth(depth - 1)}, {One("${day}", "${leap}")}, '2026-01-31'))",
        };

    private string DayOrText(int depth) => random.Next(2) == 0 ? Day(depth) : One("'2024-01-01'", "'2026-11-01'", "${iso}");

    private string One(params string[] of) => of[random.Next(of.Length)];
}
