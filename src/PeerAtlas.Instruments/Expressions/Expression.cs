namespace PeerAtlas.Instruments;

/// <summary>An expression that is not in the language, with the place.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="character">The place in the text, from 1.</param>
/// <param name="isForeign">Whether other tools know what stands there.</param>
public sealed class ExpressionException(string message, int character, bool isForeign = false) : Exception(message)
{
    /// <summary>Whether other tools know what stands there, so that it is no mistake.</summary>
    public bool IsForeign { get; } = isForeign;

    /// <summary>The place in the text, from 1.</summary>
    public int Character { get; } = character;
}

/// <summary>A parsed expression of the subset of XLSForm's language that docs/xlsform.md describes.</summary>
public sealed class Expression : IEquatable<Expression>
{
    /// <summary>The longest expression that is read.</summary>
    public const int MaxLength = 16_000;

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
    public static Expression Parse(string text) => Parse(text, ofChoices: false);

    /// <summary>Reads a filter of choices, in which a name alone is a column of the choice.</summary>
    /// <exception cref="ExpressionException">The text is not in the language.</exception>
    public static Expression ParseFilter(string text) => Parse(text, ofChoices: true);

    private static Expression Parse(string text, bool ofChoices)
    {
        text = text.Trim();
        if (text.Length > MaxLength)
            throw new ExpressionException($"The expression has more than {MaxLength} characters. Put parts of it into calculate questions.", MaxLength);
        return new Expression(text, new Parser(Tokenizer.Split(text), text.Length + 1, ofChoices).Parse());
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
