using System.Globalization;
using System.Text;

namespace PeerAtlas.Badges.LinkedData;

/// <summary>What a term of a statement is.</summary>
internal enum RdfKind
{
    Address,
    Blank,
    Literal,
}

/// <summary>A term of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The address, the label without <c>_:</c>, or the text.</param>
/// <param name="Datatype">The type of a literal; null where it is a plain text.</param>
/// <param name="Language">The language of a literal.</param>
internal readonly record struct RdfTerm(RdfKind Kind, string Text, string? Datatype = null, string? Language = null)
{
    public bool IsBlank => Kind == RdfKind.Blank;

    public static RdfTerm Blank(string label) => new(RdfKind.Blank, label);

    public static RdfTerm Address(string address) => new(RdfKind.Address, address);

    public void Write(StringBuilder line)
    {
        switch (Kind)
        {
            case RdfKind.Address:
                line.Append('<').Append(Text).Append('>');
                break;
            case RdfKind.Blank:
                line.Append("_:").Append(Text);
                break;
            default:
                line.Append('"');
                foreach (var next in Text)
                    WriteEscaped(next, line);
                line.Append('"');
                if (Language is not null)
                    line.Append('@').Append(Language);
                else if (Datatype is not null)
                    line.Append("^^<").Append(Datatype).Append('>');
                break;
        }
    }

    // As the canonical form of N-Quads has it: nothing is escaped but what has to be.
    private static void WriteEscaped(char next, StringBuilder line) =>
        _ = next switch
        {
            '\b' => line.Append("\\b"),
            '\t' => line.Append("\\t"),
            '\n' => line.Append("\\n"),
            '\f' => line.Append("\\f"),
            '\r' => line.Append("\\r"),
            '"' => line.Append("\\\""),
            '\\' => line.Append(@"\\"),
            < ' ' or '\u007F' => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)next:X4}"),
            _ => line.Append(next),
        };
}

/// <summary>A statement, in a graph or in none.</summary>
internal readonly record struct Quad(RdfTerm Subject, string Predicate, RdfTerm Object, RdfTerm? Graph)
{
    public IEnumerable<RdfTerm> Terms => Graph is { } graph ? [Subject, Object, graph] : [Subject, Object];

    /// <summary>The statement as a line of N-Quads, with other labels where there are some.</summary>
    public string Line(Func<string, string>? label = null)
    {
        var line = new StringBuilder();
        Write(Subject, line, label);
        line.Append(" <").Append(Predicate).Append("> ");
        Write(Object, line, label);
        if (Graph is { } graph)
            Write(graph, line.Append(' '), label);
        return line.Append(" .\n").ToString();
    }

    private static void Write(RdfTerm term, StringBuilder line, Func<string, string>? label) =>
        (term.IsBlank && label is not null ? RdfTerm.Blank(label(term.Text)) : term).Write(line);
}
