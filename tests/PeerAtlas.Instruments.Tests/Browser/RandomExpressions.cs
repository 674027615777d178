using System.Text;

namespace PeerAtlas.Instruments.Tests.Browser;

/// <summary>Expressions of every operator and function over the questions of <see cref="Survey"/>, and answers to these.</summary>
internal sealed class RandomExpressions(Random random)
{
    /// <summary>A page before, and the page whose expressions are worked out: those of the page itself, of its repeat, and conditions on them.</summary>
    public const string Survey = """
        type | name | label | calculation | relevant | appearance
        begin_group | before | Before | | |
        integer | far_number | F | | |
        text | far_text | F | | |
        date | far_day | F | | |
        select_multiple l | far_many | F | | |
        calculate | far_sum | | ${far_number} + ${near_number} | |
        text | far_asked | F | | ${near_number} > 2 |
        end_group | | | | |
        begin_repeat | pets | P | | |
        integer | age | A | | |
        end_repeat | | | | |
        begin_group | page | Page | | ${far_number} != 7 |
        integer | near_number | N | | |
        decimal | near_decimal | N | | |
        text | near_text | N | | |
        text | near_words | N | | | multiline
        date | near_day | N | | |
        select_one l or_other | near_one | N | | |
        select_multiple l or_other | near_many | N | | |
        begin_repeat | jobs | J | | ${near_number} != 4 |
        integer | hours | H | | |
        text | task | T | | ${hours} != 3 |
        date | since | S | | |
        begin_group | shift | S | | ${hours} > 1 |
        select_one l | kind | K | | |
        calculate | double | | ${hours} * 2 | |
        end_group | | | | |
        """;

    private const int MaxDepth = 4;

    public const string Choices = "list_name|name|label\nl|a|A\nl|b|B\nl|c|C";

    private static readonly string[] Ours =
    [
        "${near_number}",
        "${near_decimal}",
        "${near_text}",
        "${near_words}",
        "${near_day}",
        "${near_one}",
        "${near_many}",
        "${near_one_other}",
        "${far_number}",
        "${far_text}",
        "${far_day}",
        "${far_many}",
        "${far_sum}",
        "${far_asked}",
    ];

    /// <summary>What each answer is read as, and what chance seldom meets.</summary>
    public static IEnumerable<string> Plain =>
        Ours.Select(reference => $"string({reference})")
            .Concat([
                "regex(concat(${near_text}, '\n'), '.*[a-z]$')",
                "regex(concat(${near_text}, '\n'), '[a-z]*$\n')",
                "regex(${near_words}, '\\w*')",
                "regex(${near_words}, '[\\s\\S]*\\W')",
            ]);

    private static readonly string[] OfJobs = ["${hours}", "${task}", "${since}", "${kind}", "${double}"];

    private static readonly string[] Texts =
    [
        "a",
        "b",
        "c",
        "other",
        "a b",
        "",
        " ",
        "1",
        " 12 ",
        "-1.5",
        "1.",
        ".",
        "1e3",
        "2026-01-31",
        "2024-02-29",
        "2023-02-29",
        "0001-01-01",
        "2026-01-31T10:30",
        "2026-01-31T23:59:59.500Z",
        "2024-02-29T24:00",
        "true",
        "x",
        "ñ",
        "😀",
        "\u00a0",
        "10000000000000000000000",
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "1",
        "2",
        "3",
        "7",
        "10",
        "0.1",
        "0.5",
        "2.5",
        "0.30000000000000004",
        "1.005",
        "1234.5678",
        "100000000",
        "99999999999999.5",
        "999999999999999.9",
        "1000000000000000",
        "99999999999999999999",
        "0.000000001",
        "0.00000000000000001",
        ".5",
        "20000",
    ];

    private static readonly string[] Typed =
    [
        "",
        "0",
        "1",
        "3",
        "4",
        "5",
        "7",
        "-3",
        "+4",
        "1.5",
        "1,000",
        "1,00",
        "1.5,0",
        "1,000.5",
        "12,345,678",
        "1.000,5",
        "1e9",
        "007",
        " 7 ",
        "\u00a07\u0085",
        "\ufeff7",
        ".5",
        "5.",
        ".",
        "-.5",
        "- 5",
        "--5",
        "veinte",
        "twenty",
        "٣",
        "½",
        "0.1",
        "0.30000000000000004",
        "123456789012345",
        "1234567890123456",
        "999999999999999.9",
        "0.000000000000001",
        "$5",
        "5\0",
    ];

    private static readonly string[] Days =
    [
        "",
        "2026-11-22",
        "2026-02-28",
        "2024-02-29",
        "2023-02-29",
        "1/31/2026",
        "01/02/2026",
        "31/1/2026",
        "1900-01-01",
        "1899-12-31",
        "2199-12-31",
        "2200-01-01",
        "2026-1-5",
        " 2026-01-05 ",
        "ayer",
        "0000-00-00",
    ];

    private static readonly string[] Words =
    [
        "",
        "a",
        "b",
        "abc",
        " a ",
        "12",
        "1,5",
        "-7",
        "2026-01-31",
        "true",
        "no",
        "line\r\nline",
        "one\rtwo\u2028three\f",
        "tab\there",
        "\0\u0007bell",
        "\uD800half",
        "😀",
        "é",
        "Ñandú 3",
        "\u0085x\u0085",
        "\ufeffx",
        "a b c",
        "aaaa",
        "___",
        "x\n",
        "5%",
        "Ⅷ",
        "٣٤",
    ];

    private static readonly (string Name, int Least, int Most)[] Functions =
    [
        ("true", 0, 0),
        ("false", 0, 0),
        ("today", 0, 0),
        ("not", 1, 1),
        ("boolean", 1, 1),
        ("number", 1, 1),
        ("string", 1, 1),
        ("date", 1, 1),
        ("date-time", 1, 1),
        ("int", 1, 1),
        ("abs", 1, 1),
        ("string-length", 1, 1),
        ("count-selected", 1, 1),
        ("round", 1, 2),
        ("if", 3, 3),
        ("coalesce", 2, 2),
        ("concat", 1, 4),
        ("contains", 2, 2),
        ("starts-with", 2, 2),
        ("ends-with", 2, 2),
        ("selected", 2, 2),
        ("selected-at", 2, 2),
        ("substr", 2, 3),
    ];

    private static readonly string[] Sets = ["count", "count-non-empty", "sum", "min", "max"];

    private static readonly string[] Operators = ["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"];

    /// <summary>Every function and operator, that a test may ask whether all were drawn.</summary>
    public static IEnumerable<string> Everything =>
        Functions
            .Select(function => function.Name + "(")
            .Concat(Sets.Select(set => set + "("))
            .Concat(Operators.Select(operation => $" {operation} "))
            .Append("regex(");

    public string Draw(bool inJobs, int depth = MaxDepth) =>
        random.Next(depth == MaxDepth ? 3 : 0, depth <= 0 ? 3 : 10) switch
        {
            0 => Reference(inJobs),
            1 => One(Numbers),
            2 => $"'{One(Texts)}'",
            3 => $"-({Draw(inJobs, depth - 1)})",
            4 or 5 or 6 => $"({Draw(inJobs, depth - 1)} {One(Operators)} {Draw(inJobs, depth - 1)})",
            7 => $"{One(Sets)}({Set(inJobs, depth)})",
            8 => $"regex({Draw(inJobs, depth - 1)}, '{Pattern()}')",
            _ => Call(inJobs, depth),
        };

    /// <summary>What somebody, or something, may send for the page.</summary>
    public ILookup<string, string> Fields(int jobs)
    {
        var fields = new List<(string, string)>();
        Add("near_number", Typed);
        Add("near_decimal", Typed);
        Add("near_text", Words);
        Add("near_words", random.Next(20) == 0 ? [new string('x', 10_001)] : Words);
        Add("near_day", Days);
        Add("near_one", ["", "a", "b", "other", "zz"]);
        Add("near_one_other", Words);
        foreach (var choice in new[] { "c", "a", "b", "other", "", "zz", "a" }.Where(_ => random.Next(4) == 0))
            fields.Add(("near_many", choice));
        for (var at = 0; at < jobs; at++)
        {
            fields.Add(($"jobs[{at}]", "1"));
            Add($"jobs[{at}].hours", Typed);
            Add($"jobs[{at}].task", Words);
            Add($"jobs[{at}].since", Days);
            Add($"jobs[{at}].kind", ["a", "b", "c", ""]);
        }
        return fields.ToLookup(field => field.Item1, field => field.Item2, StringComparer.Ordinal);

        void Add(string name, string[] values)
        {
            if (random.Next(8) > 0)
                fields.Add((name, One(values)));
        }
    }

    /// <summary>Answers to all pages, as they stood when the page was shown.</summary>
    public IEnumerable<string> Before(int jobs) =>
        [
            "far_number=" + One(Typed),
            "far_text=" + One(Words),
            "far_day=" + One(Days),
            "far_many=a",
            "far_many=c",
            "far_asked=" + One(Words),
            "pets[0]=1",
            "pets[0].age=4",
            "pets[1]=1",
            .. Enumerable.Range(0, jobs).Select(at => $"jobs[{at}]=1"),
        ];

    /// <summary>A pattern of every form that the server takes; some have what only the server matches.</summary>
    public string Pattern(int depth = 3)
    {
        var pattern = new StringBuilder();
        for (var parts = random.Next(1, 4); parts > 0; parts--)
        {
            pattern.Append(
                random.Next(depth <= 0 ? 6 : 8) switch
                {
                    0 => One("a", "b", "x", "1", " ", "ñ", "😀", "-", "%", "/", ",", "]", "}", "_"),
                    1 => One(
                        "\\d",
                        "\\w",
                        "\\s",
                        "\\D",
                        "\\W",
                        "\\S",
                        ".",
                        "\\p{L}",
                        "\\P{Lu}",
                        "\\p{N}",
                        "\\n",
                        "\\t",
                        "\\.",
                        "\\-",
                        "\\x41",
                        "\\u00e9",
                        "\\\\"
                    ),
                    2 => One(
                        "[a-z]",
                        "[^a-z]",
                        "[A-Za-z0-9]",
                        "[\\d.,-]",
                        "[^\\s]",
                        "[ñ😀]",
                        "[]a]",
                        "[^]a]",
                        "[\\w ]",
                        "[a\\-z]",
                        "[\\W1]",
                        "[^\\W\\d]",
                        "[-a]",
                        "[a-]",
                        "[+--]",
                        "[$^.]",
                        "[a-b-c]"
                    ),
                    3 => One("^", "$", "\\A", "\\z", "\\Z"),
                    4 or 5 => One("a", "b", "[a-c]", ".", "\\d"),
                    6 => $"({(random.Next(2) == 0 ? "?:" : "")}{Pattern(depth - 1)})",
                    _ => $"(?:{Pattern(depth - 1)}|{Pattern(depth - 1)})",
                }
            );
            pattern.Append(One("", "", "", "*", "+", "?", "{2}", "{1,}", "{0,3}", "{2,3}", "*?", "{,2}", "{1,3}?", "{x}"));
        }
        return pattern.ToString();
    }

    private string Reference(bool inJobs) => inJobs && random.Next(2) == 0 ? One(OfJobs) : One(Ours);

    private string Set(bool inJobs, int depth) =>
        random.Next(6) switch
        {
            0 => "${jobs}",
            1 => "${pets}",
            2 => "${age}",
            3 => Draw(inJobs, depth - 1),
            _ => One(OfJobs),
        };

    private string Call(bool inJobs, int depth)
    {
        var (name, least, most) = Functions[random.Next(Functions.Length)];
        return $"{name}({string.Join(", ", Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Draw(inJobs, depth - 1)))})";
    }

    private string One(params string[] values) => values[random.Next(values.Length)];
}
