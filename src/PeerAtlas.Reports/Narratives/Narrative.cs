using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Narratives;

/// <summary>What stands against publishing a narrative.</summary>
/// <param name="Line">The line of the Markdown, from 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Number">The typed number, where that is what is wrong.</param>
public sealed record NarrativeProblem(int Line, string Message, TypedNumber? Number = null);

/// <summary>A number that somebody typed.</summary>
/// <param name="Text">As it stands in the Markdown.</param>
/// <param name="Position">Where it stands, in characters from 0; null when marks of Markdown stand within it.</param>
public sealed record TypedNumber(string Text, int? Position);

/// <summary>A narrative with its figures put in.</summary>
/// <param name="Text">The text to show.</param>
/// <param name="Quoted">The figures that it speaks of.</param>
/// <param name="Problems">What stands against publishing it.</param>
internal sealed record Narrative(IReadOnlyList<TextBlock> Text, IReadOnlyList<Figure> Quoted, IReadOnlyList<NarrativeProblem> Problems)
{
    /// <summary>Reads Markdown and puts in the figures.</summary>
    public static Narrative Read(string markdown, FigureBook figures) => new NarrativeReader(markdown, figures).Read();

    /// <summary>The problems of a line of plain text, such as a heading.</summary>
    public static IEnumerable<NarrativeProblem> ProblemsOfPlain(string text) =>
        from number in TypedNumbers.Find(text)
        select NarrativeReader.NumberProblem(1, text.Substring(number.Start, number.Length), null);
}
