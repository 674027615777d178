using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Instruments.Tests.Browser;

namespace PeerAtlas.Instruments.Tests.Expressions;

public class ExpressionTests
{
    [Theory]
    // Numbers, precedence, XPath's words for division.
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 div 2", "3.5")]
    [InlineData("-7 mod 3", "-1")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("--2", "2")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData(".5 * 2", "1")]
    [InlineData("1 div 0", "")]
    [InlineData("${n} * 2", "24")]
    [InlineData("${nothing} + 1", "")]
    // Comparisons.
    [InlineData("${n} >= 12", "true")]
    [InlineData("${n} < 12", "false")]
    [InlineData("${nothing} < 1", "false")]
    [InlineData("${nothing} >= 0", "false")]
    [InlineData("${nothing} = 0", "false")]
    [InlineData("${nothing} = ''", "true")]
    [InlineData("${nothing} != ''", "false")]
    [InlineData("${n} != ''", "true")]
    [InlineData("${one} = 'b'", "true")]
    [InlineData("${one} != 'a'", "true")]
    [InlineData("'10' > '9'", "true")]
    [InlineData("'x' > 9", "false")]
    [InlineData("1 = 1 and 2 > 3 or true()", "true")]
    [InlineData("not(${n} = 12)", "false")]
    // Dates compare as days, and subtract to days.
    [InlineData("${day} < today()", "true")]
    [InlineData("${day} = '2026-11-01'", "true")]
    [InlineData("${day} > '2026-10-31'", "true")]
    [InlineData("today() - ${day}", "21")]
    [InlineData("date(today() + 10)", "2026-12-02")]
    [InlineData("date('2024-02-30')", "")]
    [InlineData("date(1e9)", null)]
    // Choices.
    [InlineData("selected(${many}, 'c')", "true")]
    [InlineData("selected(${many}, 'b')", "false")]
    [InlineData("count-selected(${many})", "2")]
    [InlineData("selected-at(${many}, 1)", "c")]
    [InlineData("selected-at(${many}, 9)", "")]
    // Texts.
    [InlineData("concat('a', ${n}, ${nothing}, 'b')", "a12b")]
    [InlineData("string-length(${text})", "11")]
    [InlineData("contains(${text}, 'peer')", "true")]
    [InlineData("starts-with(${text}, 'a')", "true")]
    [InlineData("ends-with(${text}, 'a')", "false")]
    [InlineData("substr(${text}, 2, 6)", "peer")]
    [InlineData("substr(${text}, 7)", "work")]
    [InlineData("regex('a1', '[a-z][0-9]')", "true")]
    [InlineData("regex('a1b', '[a-z][0-9]')", "false")]
    [InlineData("string(12.50)", "12.5")]
    // Choosing and rounding.
    [InlineData("if(${n} > 10, 'many', 'few')", "many")]
    [InlineData("coalesce(${nothing}, 5)", "5")]
    [InlineData("coalesce(${n}, 5)", "12")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("round(1.005, 2)", "1.01")]
    [InlineData("round(1234, -2)", "1200")]
    [InlineData("int(-2.7)", "-2")]
    [InlineData("abs(-2)", "2")]
    [InlineData("min(3, ${nothing}, 2)", "2")]
    [InlineData("max(${nothing})", "")]
    [InlineData("number('x')", "")]
    [InlineData("number(true())", "1")]
    [InlineData("boolean(0)", "false")]
    // Repeats.
    [InlineData("sum(${hours})", "30")]
    [InlineData("max(${hours})", "20")]
    [InlineData("count(${jobs})", "3")]
    [InlineData("count-non-empty(${hours})", "2")]
    public void Expressions_have_the_values_of_XLSForm(string expression, string? expected)
    {
        if (expected is null)
        {
            Assert.Throws<ExpressionException>(() => Expression.Parse(expression));
            return;
        }
        var form = Forms.Read(
            $"""
            type                 | name    | label | calculation
            integer              | n       | N     |
            integer              | nothing | N     |
            text                 | text    | T     |
            date                 | day     | D     |
            select_one list      | one     | O     |
            select_multiple list | many    | M     |
            begin_repeat         | jobs    | Jobs  |
            integer              | hours   | H     |
            end_repeat           |         |       |
            calculate            | result  |       | {expression}
            """,
            """
            list_name | name | label
            list      | a    | A
            list      | b    | B
            list      | c    | C
            """
        );

        var sheet = form.Answer(
            "n=12",
            "text=a peer work",
            "day=2026-11-01",
            "one=b",
            "many=c",
            "many=a",
            "jobs[0]=1",
            "jobs[0].hours=10",
            "jobs[1]=1",
            "jobs[2]=1",
            "jobs[2].hours=20"
        );

        Assert.Equal(expected, sheet.Answers.Text("result"));
    }

    [Theory]
    [InlineData("${a} +", 7, "too early")]
    [InlineData("(1 + 2", 7, "\")\" was expected")]
    [InlineData("1 2", 3, "not expected")]
    [InlineData("", 1, "empty")]
    [InlineData("a = 1", 1, "${a}")]
    [InlineData("1 = geofence('x', 'y')", 5, "geofence() is not supported")]
    [InlineData("../a = 1", 1, "paths")]
    [InlineData("/data/a", 1, "paths")]
    [InlineData("${a b}", 1, "${name}")]
    [InlineData("‘x’", 1, "curly")]
    [InlineData("'x", 1, "never closed")]
    [InlineData("selected('a')", 1, "takes 2 values, not 1")]
    [InlineData("1.2.3", 1, "not a number")]
    [InlineData("1 ≤ 2", 3, "no meaning")]
    [InlineData("regex('a', '(a')", 12, "pattern")]
    [InlineData("regex('a', '(?=a)')", 12, "pattern")]
    [InlineData("regex('a', '(a{99}){999}')", 12, "pattern")]
    [InlineData("regex('a', '((((a{60}){60}){60}){60}){60}')", 12, "pattern")]
    [InlineData("regex('a', 5)", 12, "quotation marks")]
    public void What_is_not_in_the_language_is_refused_with_its_place(string expression, int character, string message)
    {
        var refused = Assert.Throws<ExpressionException>(() => Expression.Parse(expression));

        Assert.Equal(character, refused.Character);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.Contains(
            "deep",
            Assert.Throws<ExpressionException>(() => Expression.Parse(new string('(', 1_500) + "1" + new string(')', 1_500))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("deep", Assert.Throws<ExpressionException>(() => Expression.Parse(new string('-', 3_000) + "1")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "16000 characters",
            Assert.Throws<ExpressionException>(() => Expression.Parse(new string('1', 17_000))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "2000",
            Forms.Read($"type|name|label|calculation\ncalculate|r||1{string.Concat(Enumerable.Repeat("+1", 1_999))}").Answer().Answers.Text("r")
        );
    }

    [Fact]
    public void Texts_that_double_do_not_fill_the_memory()
    {
        var survey =
            "type|name|label|calculation\ntext|c0|T|\n"
            + string.Concat(Enumerable.Range(1, 60).Select(at => $"calculate|c{at}||concat(${{c{at - 1}}}, ${{c{at - 1}}})\n"));

        Assert.Equal(32_767, Forms.Read(survey).Answer("c0=peer").Answers.Text("c60").Length);
    }

    [Fact]
    public void Any_text_is_an_expression_or_is_refused_and_nothing_else()
    {
        var parts = Gen.Elements(
            "${a}",
            "${b}",
            ".",
            "'x'",
            "\"",
            "'",
            "1",
            "2.5",
            "(",
            ")",
            ",",
            "+",
            "-",
            "*",
            " div ",
            " mod ",
            "=",
            "!=",
            "<",
            "<=",
            ">",
            " and ",
            " or ",
            "not(",
            "if(",
            "selected(",
            "sum(",
            "round(",
            "concat(",
            "substr(",
            "date(",
            "regex(",
            "today()",
            "coalesce(",
            "$",
            "{",
            "}",
            "/",
            "é",
            "😀",
            " "
        );
        var seen = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(parts.ArrayOf().ToArbitrary(), pieces =>
            {
                try
                {
                    var text = string.Concat(pieces);
                    var survey = "type,name,label,calculation\ninteger,a,A,\ntext,b,B,\ncalculate,c,,";
                    Expression.Parse(text);
                    seen++;
                    var definition = Forms.Read(survey.Replace(',', '|') + "1").Definition;
                    var form = Instrument.Create(
                        definition with
                        {
                            Nodes =
                            [
                                definition.Nodes[0],
                                definition.Nodes[1],
                                new Question
                                {
                                    Name = "c",
                                    Type = QuestionType.Calculate,
                                    Calculation = Expression.Parse(text),
                                },
                            ],
                        }
                    );
                    foreach (var input in new[] { "a=5", "a=x", "b=2024-01-01", "b=😀😀" })
                        Answers.FromJson(form.Answer(input).Answers.ToJson());
                }
                catch (Exception refused) when (refused is ExpressionException or InstrumentException)
                {
                    // Refusing is an answer; anything else fails the test.
                }
            }));
        Assert.True(seen > 20, $"Only {seen} of the texts were expressions.");
    }

    /// <summary>
    /// 2,000 expressions drawn at random, held against ODK's evaluator with PEERATLAS_FULL=1, where the npm registry and Chromium are there. What
    /// docs/xlsform.md says to be different is written alike first.
    /// </summary>
    [Fact]
    public async Task Expressions_come_to_what_they_come_to_in_the_engine_of_ODK()
    {
        if (Environment.GetEnvironmentVariable("PEERATLAS_FULL") is null)
            return;
        var draw = new RandomXPath(new Random(2026));
        var expressions = Enumerable.Range(0, 2_000).Select(_ => draw.Draw()).ToList();
        var xml = $"<data>{string.Concat(RandomXPath.Answers.Select(answer => $"<{answer.Name}>{InXml(answer)}</{answer.Name}>"))}<self/></data>";

        var theirs = await OdkEngine.EvaluateAsync(xml, [.. expressions.Select(Path)]);

        if (theirs is null)
            return;
        var differences = expressions
            .Zip(theirs, expressions.Chunk(400).SelectMany(Ours))
            .Where(one => Alike(one.Second) != Alike(one.Third))
            .Select(one => $"{one.First}: ODK \"{one.Second}\", here \"{one.Third}\"")
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n" + string.Join('\n', differences.Take(40)));

        static string InXml((string Name, QuestionType Type, string Value) answer) =>
            answer.Type == QuestionType.DateTime ? answer.Value + ".000Z" : answer.Value;

        static string Path(string expression) =>
            Regex.Replace(expression, @"\$\{(?<name>\w+)\}", "../${name}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    }

    private static IEnumerable<string> Ours(string[] expressions)
    {
        var form = Instrument.Create(
            new InstrumentDefinition
            {
                Name = "form",
                Languages = [InstrumentLanguage.Unnamed],
                DefaultLanguage = InstrumentLanguage.Unnamed,
                Nodes =
                [
                    .. RandomXPath.Answers.Select(answer => new Question
                    {
                        Name = answer.Name,
                        Type = answer.Type,
                        Label = new LocalizedText([new("und", answer.Name)]),
                    }),
                    .. expressions.Select(
                        (expression, at) =>
                            new Question
                            {
                                Name = $"c{at}",
                                Type = QuestionType.Calculate,
                                Calculation = Expression.Parse(expression),
                            }
                    ),
                ],
            }
        );
        var answers = form.Answer([.. RandomXPath.Answers.Select(answer => $"{answer.Name}={answer.Value}")]).Answers;
        return expressions.Select((_, at) => answers.Text($"c{at}"));
    }

    /// <summary>Numbers to fourteen digits, nothing for what is no number or no day, moments without a zone.</summary>
    private static string Alike(string result)
    {
        if (result is "NaN" or "Infinity" or "-Infinity" or "Invalid Date" || result.StartsWith("!Temporal error", StringComparison.Ordinal))
            return "";
        var moment = Regex.Match(
            result,
            @"^(?<moment>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{3})?(Z|[+-]\d{2}:\d{2})?$",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
        );
        return moment.Success ? moment.Groups["moment"].Value
            : Regex.IsMatch(result, @"^-?(0|[1-9]\d*)\.\d+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            && double.TryParse(result, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("G14", CultureInfo.InvariantCulture)
            : result;
    }
}
