using System.Text;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>A note on figures.</summary>
/// <param name="Mark">a, b, c…</param>
/// <param name="Text">What a reader must know of the figures that bear the mark.</param>
public sealed record FigureNote(string Mark, string Text);

/// <summary>Gives each verdict of the figures that stand together one mark, however many figures it concerns.</summary>
public sealed class FigureNotes(Language language)
{
    private readonly List<FigureNote> notes = [];

    /// <summary>The notes, in the order in which they were needed.</summary>
    public IReadOnlyList<FigureNote> All => notes;

    /// <summary>The mark of a figure's verdict; empty when nothing stands against the figure.</summary>
    public string MarkOf(Figure figure)
    {
        var text = FigureText.Verdict(figure, language);
        if (text.Length == 0)
            return "";
        if (notes.Find(note => note.Text == text) is { } known)
            return known.Mark;
        notes.Add(new(Letters(notes.Count), text));
        return notes[^1].Mark;
    }

    /// <summary>a to z, then aa.</summary>
    private static string Letters(int place)
    {
        var letters = new StringBuilder();
        for (var rest = place + 1; rest > 0; rest = (rest - 1) / 26)
            letters.Insert(0, (char)('a' + ((rest - 1) % 26)));
        return letters.ToString();
    }
}
