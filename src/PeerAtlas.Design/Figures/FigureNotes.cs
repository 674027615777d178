using System.Text;
using PeerAtlas.Statistics;

namespace PeerAtlas.Design.Figures;

/// <summary>A note on figures.</summary>
/// <param name="Mark">a, b, c…; † for all that is shown although it is too uncertain.</param>
/// <param name="Text">What a reader must know of the figures that bear the mark.</param>
public sealed record FigureNote(string Mark, string Text);

/// <summary>Gives each verdict of the figures that stand together one mark, however many figures it concerns.</summary>
public sealed class FigureNotes(Language language)
{
    private readonly List<FigureNote> notes = [];
    private readonly List<string> unreliable = [];

    /// <summary>The notes: on the mark that values bear themselves, then the others in the order in which they were needed.</summary>
    public IReadOnlyList<FigureNote> All => unreliable.Count == 0 ? notes : [new(FigureText.UnreliableMark, string.Join("; ", unreliable)), .. notes];

    /// <summary>The mark of a figure's verdict; empty when nothing stands against the figure, or when its value bears its mark already.</summary>
    public string MarkOf(Figure figure)
    {
        var text = FigureText.Verdict(figure, language);
        if (text.Length == 0)
            return "";
        if (FigureText.IsUnreliable(figure))
        {
            if (!unreliable.Contains(text))
                unreliable.Add(text);
            return "";
        }

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
