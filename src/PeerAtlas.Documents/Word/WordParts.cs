using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Design.Figures;

namespace PeerAtlas.Documents.Word;

/// <summary>Short forms for paragraphs and runs; line breaks in words become line breaks.</summary>
public static class WordParts
{
    /// <summary>A paragraph of a style.</summary>
    public static Paragraph Paragraph(string style, string words) => new(Style(style), Run(words));

    /// <summary>The properties that name a paragraph's style.</summary>
    public static ParagraphProperties Style(string style) => new(new ParagraphStyleId { Val = style });

    /// <summary>Words.</summary>
    public static Run Run(string words, bool strong = false, bool emphasis = false)
    {
        var run = new Run();
        if (strong || emphasis)
        {
            run.RunProperties = new RunProperties();
            if (strong)
                run.RunProperties.Append(new Bold());
            if (emphasis)
                run.RunProperties.Append(new Italic());
        }

        var lines = XmlSafe.Of(words).ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
                run.Append(new Break());
            run.Append(new Text(lines[at]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>The mark of a note, raised.</summary>
    public static Run Mark(string mark)
    {
        var run = Run(mark);
        run.RunProperties = new RunProperties(new Bold(), new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
        return run;
    }

    /// <summary>A note under a table.</summary>
    public static Paragraph Note(FigureNote note) => new(Style("TableNote"), Mark(note.Mark), Run(" " + note.Text));

    /// <summary>A value that Word works out, such as the page's number.</summary>
    public static SimpleField Field(string instruction) => new(Run("1")) { Instruction = $" {instruction} " };
}
