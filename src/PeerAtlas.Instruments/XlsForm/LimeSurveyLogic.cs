using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerAtlas.Instruments;

/// <summary>What an expression of LimeSurvey has that we have not.</summary>
internal sealed class LimeSurveyLogicException(string message) : Exception(message);

/// <summary>Turns an expression of LimeSurvey into one of ours.</summary>
internal sealed partial class LimeSurveyLogic
{
    private const int MaxDepth = 100;

    private static readonly string[][] Levels =
    [
        ["or", "||"],
        ["and", "&&"],
        ["==", "eq", "!=", "ne"],
        ["<", "lt", "<=", "le", ">", "gt", ">=", "ge"],
        ["+", "-"],
        ["*", "/"],
    ];

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["||"] = "or",
        ["&&"] = "and",
        ["=="] = "=",
        ["eq"] = "=",
        ["ne"] = "!=",
        ["lt"] = "<",
        ["le"] = "<=",
        ["gt"] = ">",
        ["ge"] = ">=",
        ["/"] = "div",
    };

    private readonly LimeSurveyNames _names;
    private readonly string? _self;
    private readonly LimeSurveyItem? _of;
    private readonly List<string> _tokens;
    private int _at;
    private int _depth;

    private LimeSurveyLogic(LimeSurveyNames names, string typed, string? self, LimeSurveyItem? of)
    {
        (_names, _self, _of) = (names, self, of);
        _tokens = [.. Token().Matches(typed).Select(match => match.Value).Where(token => !string.IsNullOrWhiteSpace(token))];
        if (
            _tokens.FirstOrDefault(token =>
                token.Length == 1 && !"()+-*/<>!,".Contains(token[0], StringComparison.Ordinal) && !char.IsLetterOrDigit(token[0])
            ) is
            { } strange
        )
            throw new LimeSurveyLogicException($"\"{strange}\" is not understood.");
    }

    /// <summary>Names that the survey has nothing of, and participants' data: they count as not answered.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>An expression of ours.</summary>
    /// <param name="names">What names stand for.</param>
    /// <param name="typed">The expression.</param>
    /// <param name="self">What <c>this</c> is; null where it is nothing.</param>
    /// <param name="of">The question that has the expression, all of whose answers are <c>self</c>.</param>
    /// <exception cref="LimeSurveyLogicException">It has something that we have not.</exception>
    public static (string Text, IReadOnlyList<string> Missing) Read(LimeSurveyNames names, string typed, string? self = null, LimeSurveyItem? of = null)
    {
        if (typed.Length > Expression.MaxLength)
            throw new LimeSurveyLogicException($"The expression has more than {Expression.MaxLength} characters.");
        var logic = new LimeSurveyLogic(names, System.Net.WebUtility.HtmlDecode(typed), self, of);
        var text = logic.Binary(0).Text;
        if (logic._at < logic._tokens.Count)
            throw new LimeSurveyLogicException($"\"{logic._tokens[logic._at]}\" was not expected.");
        return (text, logic.Missing);
    }

    private string? Current => _at < _tokens.Count ? _tokens[_at] : null;

    private Part Binary(int level, bool isArgument = false)
    {
        if (level == Levels.Length)
            return Unary(isArgument);
        var left = Binary(level + 1, isArgument);
        while (Current is { } sign && Levels[level].Contains(sign.ToLowerInvariant()))
        {
            _at++;
            left = Joined(sign.ToLowerInvariant(), left, Binary(level + 1));
        }
        return left;
    }

    private static Part Joined(string sign, Part left, Part right)
    {
        var ours = Operators.GetValueOrDefault(sign, sign);
        // An option that is ticked is Y in LimeSurvey, or 1 in a table of boxes.
        foreach (var (option, value) in new[] { (left, right), (right, left) })
        {
            if (ours is "=" or "!=" && option.Ticked is { } ticked && value.Literal is "Y" or "1" or "")
                return new((ours == "=") == (value.Literal.Length > 0) ? ticked : $"not({ticked})");
        }
        if (sign == "+" && (left.IsText || right.IsText))
            return new Part($"concat({left.Text}, {right.Text})") { IsText = true };
        return new($"({left.Text} {ours} {right.Text})");
    }

    /// <param name="isArgument">Whether all answers of a question may stand here, as a function takes them.</param>
    private Part Unary(bool isArgument = false)
    {
        if (++_depth > MaxDepth)
            throw new LimeSurveyLogicException("The expression is nested too deep.");
        var token = Current ?? throw new LimeSurveyLogicException("The expression ends too early.");
        _at++;
        Part part;
        if (token is "!")
            part = Not(Unary());
        else if (token is "-" or "+")
            part = new(token == "-" ? $"-{Unary().Text}" : Unary().Text);
        else
            part = Primary(token);
        _depth--;
        if (part.All is not null && !(isArgument && Current is "," or ")"))
            throw new LimeSurveyLogicException($"{token} stands for several answers, which only functions take.");
        return part;
    }

    private static Part Not(Part part) => new($"not({part.Ticked ?? part.Text})");

    private Part Primary(string token)
    {
        if (token == "(")
        {
            var inner = Binary(0);
            Expect(")");
            return inner;
        }
        if (token[0] is '\'' or '"')
            return Literal(token[1..^1].Replace("\\" + token[0], token[0].ToString(), StringComparison.Ordinal));
        if (char.IsAsciiDigit(token[0]) && decimal.TryParse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return new(token) { Literal = token };
        if (Current == "(")
            return Call(token);
        return Name(token);
    }

    private static Part Literal(string text) =>
        // So LimeSurvey stores that something else was chosen.
        text == "-oth-"
            ? new($"'{AnswerChoice.Other}'") { Literal = AnswerChoice.Other, IsText = true }
            : new(text.Contains('\'', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "", StringComparison.Ordinal)}\"" : $"'{text}'")
            {
                Literal = text,
                IsText = !Value.TryNumber(text, out _) && text.Length > 0,
            };

    private Part Name(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        var (name, suffix) = dot < 0 ? (token, "") : (token[..dot], token[(dot + 1)..]);
        if (name is "self" or "that")
            return Several(name == "self" ? [_of?.Code ?? "", .. suffix.Split('.')] : suffix.Split('.'), token);
        if (name == "this" && _self is not null)
            return new(_self);
        if (name == "this" || suffix is not ("" or "NAOK" or "code" or "shown" or "value" or "valueNAOK"))
            throw new LimeSurveyLogicException($"{token} is not supported.");
        if (_names.Find(name) is not { } found)
        {
            Missing.Add(name);
            return new("''") { Literal = "" };
        }
        return suffix == "shown" ? new Part(found.Shown) { IsText = true } : new(found.Value) { Ticked = found.Ticked };
    }

    /// <summary>All answers of a question, or those of some of its parts: a code, and behind it sq_ or nosq_ with what the codes of parts hold.</summary>
    private Part Several(string[] steps, string token)
    {
        var parts = _names.PartsOf(steps[0]).ToList();
        foreach (var step in steps[1..].Where(step => step is not ("" or "NAOK")))
        {
            var (isIn, sought) = step.StartsWith("nosq_", StringComparison.Ordinal)
                ? (false, step[5..])
                : (true, step.StartsWith("sq_", StringComparison.Ordinal) ? step[3..] : "");
            if (sought.Length == 0)
                throw new LimeSurveyLogicException($"{token} is not supported.");
            parts.RemoveAll(part => part[steps[0].Length..].Contains(sought, StringComparison.Ordinal) != isIn);
        }
        if (parts.Count == 0)
            throw new LimeSurveyLogicException($"{token} is not supported.");
        var all = parts.Select(part => _names.Find(part)!).Select(part => new Part(part.Value) { Ticked = part.Ticked }).ToList();
        return all is [var only] ? only : new Part("") { All = all };
    }

    private Part Call(string function)
    {
        _at++;
        var arguments = new List<Part>();
        while (Current is not ")")
        {
            var argument = Binary(0, isArgument: true);
            arguments.AddRange(argument.All ?? [argument]);
            if (Current is ",")
                _at++;
            else if (Current is not ")")
                break;
        }
        Expect(")");
        return LimeSurveyFunctions.Call(function.ToLowerInvariant(), [.. arguments])
            ?? throw new LimeSurveyLogicException($"The function {function}() is not supported.");
    }

    private void Expect(string sign)
    {
        if (Current != sign)
            throw new LimeSurveyLogicException(Current is null ? "The expression ends too early." : $"\"{Current}\" was not expected.");
        _at++;
    }

    /// <summary>A part of an expression of ours.</summary>
    /// <param name="Text">How it is written.</param>
    internal sealed record Part(string Text)
    {
        /// <summary>Its value where it is written out.</summary>
        public string? Literal { get; init; }

        /// <summary>That an option is ticked, where it is the value of one.</summary>
        public string? Ticked { get; init; }

        /// <summary>Where it stands for several answers, each.</summary>
        public IReadOnlyList<Part>? All { get; init; }

        /// <summary>Whether + puts it behind another text.</summary>
        public bool IsText { get; init; }
    }

    [GeneratedRegex(
        @"""(\\.|[^""\\])*""|'(\\.|[^'\\])*'|[0-9]+X[0-9]+X[0-9]+[A-Za-z0-9_#]*(\.[A-Za-z]+)?|[0-9]*\.?[0-9]+"
            + @"|[A-Za-z_][A-Za-z0-9_:]*(\.[A-Za-z_][A-Za-z0-9_]*)*|==|!=|<=|>=|&&|\|\||\s+|.",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline
    )]
    private static partial Regex Token();
}
