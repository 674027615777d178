using System.Globalization;

namespace PeerAtlas.Instruments;

internal enum TokenKind
{
    Number,
    Text,
    Reference,
    Self,
    Name,
    Symbol,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">The number's digits, the text without its marks, the name, or the symbol.</param>
/// <param name="Character">Where it begins, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Character);

/// <summary>Splits an expression into tokens.</summary>
internal static class Tokenizer
{
    private static readonly string[] Symbols = ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", ","];

    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var (token, length) = Next(text, at);
            tokens.Add(token);
            at += length;
        }
        return tokens;
    }

    private static (Token Token, int Length) Next(string text, int at)
    {
        var first = text[at];
        var second = at + 1 < text.Length ? text[at + 1] : '\0';
        if (first == '$' && second == '{')
            return Reference(text, at);
        if (first is '\'' or '"')
            return Quoted(text, at, first);
        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(second)))
            return Number(text, at);
        if (first == '.' && second == '.' && Parents(text, at) is var length and > 0)
            return (new Token(TokenKind.Symbol, text.Substring(at, length), at + 1), length);
        if (first == '.' && second is not ('.' or '/'))
            return (new Token(TokenKind.Self, ".", at + 1), 1);
        if (char.IsAsciiLetter(first) || first == '_')
            return Name(text, at);
        if (Array.Find(Symbols, symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0) is { } found)
            return (new Token(TokenKind.Symbol, found, at + 1), found.Length);
        throw new ExpressionException(Foreign(first), at + 1, isForeign: first is '/' or '[' or '@' or '.');
    }

    /// <summary>How long a path is that only goes up, <c>../..</c>; 0 when it leads on to something.</summary>
    private static int Parents(string text, int at)
    {
        var end = at + 2;
        while (string.CompareOrdinal(text, end, "/..", 0, 3) == 0)
            end += 3;
        return end < text.Length && text[end] == '/' ? 0 : end - at;
    }

    private static string Foreign(char character) =>
        character switch
        {
            '‘' or '’' or '“' or '”' => "A curly quotation mark stands here. Write a straight one: '.",
            '.' or '/' or '[' or ']' or '@' or '|' or '$' => $"\"{character}\" belongs to paths, which are not supported. Refer to a question as ${{name}}.",
            _ => $"The character \"{Visible(character)}\" has no meaning in an expression.",
        };

    private static string Visible(char character) =>
        char.IsSurrogate(character) || char.IsControl(character) ? "U+" + ((int)character).ToString("X4", CultureInfo.InvariantCulture) : character.ToString();

    private static (Token, int) Reference(string text, int at)
    {
        var end = text.IndexOf('}', at);
        var name = end < 0 ? "" : text[(at + 2)..end].Trim();
        if (!Names.IsName(name))
            throw new ExpressionException("A reference to a question is written ${name}.", at + 1);
        return (new Token(TokenKind.Reference, name, at + 1), end + 1 - at);
    }

    private static (Token, int) Quoted(string text, int at, char mark)
    {
        var end = text.IndexOf(mark, at + 1);
        if (end < 0)
            throw new ExpressionException("The quotation mark is opened here and never closed.", at + 1);
        return (new Token(TokenKind.Text, text[(at + 1)..end], at + 1), end + 1 - at);
    }

    private static (Token, int) Number(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        var number = text[at..end];
        if (number.Count(digit => digit == '.') > 1 || number.Length > 20)
            throw new ExpressionException($"\"{number}\" is not a number.", at + 1);
        return (new Token(TokenKind.Number, number, at + 1), end - at);
    }

    private static (Token, int) Name(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or ':'))
            end++;
        return (new Token(TokenKind.Name, text[at..end], at + 1), end - at);
    }
}
