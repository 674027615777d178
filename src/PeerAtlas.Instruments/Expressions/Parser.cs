using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>
/// Reads tokens by precedence, as XPath 1.0 has it: or; and; = !=; &lt; &lt;= &gt; &gt;=; + -; * div mod; minus; the rest.
/// </summary>
/// <param name="tokens">The tokens.</param>
/// <param name="end">The place behind the last.</param>
/// <param name="ofChoices">Whether a name alone is a column of a choice.</param>
internal sealed class Parser(List<Token> tokens, int end, bool ofChoices)
{
    private const int MaxDepth = 200;
    private static readonly string[][] Levels =
    [
        ["or"],
        ["and"],
        ["=", "!="],
        ["<", "<=", ">", ">="],
        ["+", "-"],
        ["*", "div", "mod"],
    ];

    private int _at;
    private int _depth;

    private Token Current => _at < tokens.Count ? tokens[_at] : new Token(TokenKind.End, "", end);

    public Syntax Parse()
    {
        if (tokens.Count == 0)
            throw new ExpressionException("The expression is empty.", 1);
        var root = Binary(0);
        return Current.Kind == TokenKind.End ? root : throw Unexpected();
    }

    private Syntax Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (Current is { Kind: TokenKind.Symbol or TokenKind.Name } symbol && Levels[level].Contains(symbol.Text))
        {
            _at++;
            left = new BinarySyntax(symbol.Text, left, Binary(level + 1), symbol.Character);
        }
        return left;
    }

    private Syntax Unary()
    {
        if (++_depth > MaxDepth)
            throw new ExpressionException($"The expression is nested more than {MaxDepth} deep. Put parts of it into calculate questions.", Current.Character);
        var token = Current;
        Syntax result;
        if (token is { Kind: TokenKind.Symbol, Text: "-" })
        {
            _at++;
            result = new NegateSyntax(Unary(), token.Character);
        }
        else
        {
            result = Primary(token);
        }
        _depth--;
        return result;
    }

    private Syntax Primary(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return new LiteralSyntax(Value.Number(double.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)), token.Character);
            case TokenKind.Text:
                _at++;
                return new LiteralSyntax(Value.Text(token.Text), token.Character);
            case TokenKind.Reference:
                _at++;
                return new ReferenceSyntax(token.Text, token.Character);
            case TokenKind.Self:
                _at++;
                return new SelfSyntax(token.Character);
            case TokenKind.Name when ofChoices && !(_at + 1 < tokens.Count && tokens[_at + 1].Text == "("):
                _at++;
                return new ColumnSyntax(token.Text, token.Character);
            case TokenKind.Name:
                return Call(token);
            case TokenKind.Symbol when token.Text.StartsWith("..", StringComparison.Ordinal):
                _at++;
                return new ParentSyntax(token.Text.Split('/').Length, token.Character);
            case TokenKind.Symbol when token.Text == "(":
                _at++;
                var inner = Binary(0);
                Expect(")");
                return inner;
            default:
                throw Unexpected();
        }
    }

    private CallSyntax Call(Token name)
    {
        _at++;
        if (Current is not { Kind: TokenKind.Symbol, Text: "(" })
        {
            throw new ExpressionException(
                $"\"{name.Text}\" is not understood. Write a question as ${{{name.Text}}}, a text in quotation marks, a function with parentheses.",
                name.Character
            );
        }
        _at++;
        if (!Functions.All.TryGetValue(name.Text, out var function))
            throw new ExpressionException($"The function {name.Text}() is not supported. Supported are: {Functions.List}.", name.Character, isForeign: true);
        var arguments = Arguments();
        if (arguments.Count < function.Minimum || arguments.Count > function.Maximum)
            throw new ExpressionException($"{name.Text}() takes {function.Takes}, not {arguments.Count}.", name.Character);
        var call = new CallSyntax(function, arguments, name.Character);
        if (function.Name == "regex")
            Patterns.Check(call);
        return call;
    }

    private List<Syntax> Arguments()
    {
        var arguments = new List<Syntax>();
        if (Current is { Kind: TokenKind.Symbol, Text: ")" })
        {
            _at++;
            return arguments;
        }
        while (true)
        {
            arguments.Add(Binary(0));
            if (Current is not { Kind: TokenKind.Symbol, Text: "," })
                break;
            _at++;
        }
        Expect(")");
        return arguments;
    }

    private void Expect(string symbol)
    {
        if (Current.Kind != TokenKind.Symbol || Current.Text != symbol)
            throw Current.Kind == TokenKind.End ? new ExpressionException($"The expression ends where \"{symbol}\" was expected.", end) : Unexpected();
        _at++;
    }

    private ExpressionException Unexpected() =>
        Current.Kind == TokenKind.End
            ? new ExpressionException("The expression ends too early.", end)
            : new ExpressionException($"\"{Current.Text}\" was not expected here.", Current.Character);
}
