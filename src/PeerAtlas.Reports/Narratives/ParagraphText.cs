using System.Text;
using Markdig.Syntax;

namespace PeerAtlas.Reports.Narratives;

/// <summary>The words of one paragraph as a reader sees them, and where in the Markdown each stands.</summary>
internal sealed class ParagraphText(string source)
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int Length, SourceSpan Span)> pieces = [];

    /// <summary>The line, from 1, of a position.</summary>
    public static int LineAt(string source, int position) => 1 + source.AsSpan(0, Math.Clamp(position, 0, source.Length)).Count('\n');

    public void Add(string words, SourceSpan span)
    {
        pieces.Add((text.Length, words.Length, span));
        text.Append(words);
    }

    /// <summary>Something that is not to be looked into: a figure, an address.</summary>
    public void Skip() => text.Append('\uFFFC');

    /// <summary>Typed numbers, and references that were never closed.</summary>
    public IEnumerable<NarrativeProblem> Problems()
    {
        var words = text.ToString();
        foreach (var (start, length) in TypedNumbers.Find(words))
        {
            var piece = PieceAt(start);
            var position = piece.Span.Start + start - piece.Start;
            var typed = words.Substring(start, length);
            var stands = position + length <= source.Length && source.AsSpan(position, length).SequenceEqual(typed);
            yield return NarrativeReader.NumberProblem(LineAt(source, position), typed, stands ? position : null);
        }

        var open = words.IndexOf("{{", StringComparison.Ordinal);
        if (open >= 0)
            yield return new(
                LineAt(source, PieceAt(open).Span.Start),
                "A reference to a figure begins with {{ and is not closed. Put }} after its name, on the same line."
            );
    }

    private (int Start, int Length, SourceSpan Span) PieceAt(int position) =>
        pieces.FindLast(piece => piece.Start <= position && position < piece.Start + piece.Length);
}
