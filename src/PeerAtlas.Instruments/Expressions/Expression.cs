namespace PeerAtlas.Instruments;

/// <summary>An expression that is not in the language, with the place.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="character">The place in the text, from 1.</param>
public sealed class ExpressionException(string message, int character) : Exception(message)
{
    /// <summary>The place in the text, from 1.</summary>
    public int Character { get; } = character;
}

/// <summary>A parsed expression of the subset of XLSForm's language that docs/xlsform.md describes.</summary>
public sealed class Expression : IEquatable<Expression>
{
    /// <summary>The longest expression that is read.</summary>
    public const int MaxLength = 4_000;

    private Expression(string text, Syntax root)
    {
        Text = text;
        Root = root;
        References = [.. root.References().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>The names that it refers to, each once, in order.</summary>
    public IReadOnlyList<string> References { get; }

    internal Syntax Root { get; }

    /// <summary>Reads an expression. The names that it refers to are checked when it becomes part of an instrument.</summary>
    /// <exception cref="ExpressionException">The text is not in the language.</exception>
    public static Expression Parse(string text)
    {
        text = text.Trim();
        if (text.Length > MaxLength)
            throw new ExpressionException($"The expression has more than {MaxLength} characters. Put parts of it into calculate questions.", MaxLength);
        return new Expression(text, new Parser(Tokenizer.Split(text), text.Length + 1).Parse());
    }

    /// <summary>Whether both are written alike.</summary>
    public bool Equals(Expression? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Expression);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
