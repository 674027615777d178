using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PeerAtlas.Design;
using PeerAtlas.Design.Figures;
using PeerAtlas.Reports.Narratives;
using static PeerAtlas.Documents.Word.WordParts;

namespace PeerAtlas.Reports.Files.Word;

/// <summary>Writes an analyst's text: paragraphs, subheadings, lists within lists, quotations and links.</summary>
internal sealed class WordNarrative(MainDocumentPart main, QuotedFigures quoted)
{
    private const int Bullets = 1;
    private const int NumberedLists = 2;
    private const int DeepestLevel = 8;

    /// <summary>The paragraphs of a text, with the notes on its figures under it.</summary>
    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<TextBlock> text)
    {
        var notes = new FigureNotes(new Language());
        var paragraphs = text.SelectMany(block => Block(block, notes, list: null, "Normal")).ToList();
        return [.. paragraphs, .. notes.All.Select(Note)];
    }

    private IEnumerable<OpenXmlElement> Block(TextBlock block, FigureNotes notes, (int Number, int Level)? list, string style)
    {
        switch (block.Kind)
        {
            case TextKind.BulletList or TextKind.NumberedList:
                var number = block.Kind == TextKind.BulletList ? Bullets : NewNumbering();
                var level = list is { } outer ? Math.Min(outer.Level + 1, DeepestLevel) : 0;
                return block.Children.SelectMany(item => Item(item, notes, (number, level)));
            case TextKind.ListItem or TextKind.Quotation:
                return block.Children.SelectMany(child => Block(child, notes, list, block.Kind == TextKind.Quotation ? "Quote" : style));
            default:
                return [new Paragraph(Runs(block, notes).Prepend(Style(block.Kind == TextKind.Subheading ? "Heading2" : style)))];
        }
    }

    /// <summary>An item: its first paragraph bears the mark or number, the others stand under it.</summary>
    private IEnumerable<OpenXmlElement> Item(TextBlock item, FigureNotes notes, (int Number, int Level) list)
    {
        var isFirst = true;
        foreach (var child in item.Children)
        {
            foreach (var element in Block(child, notes, list, "ListParagraph"))
            {
                if (element is Paragraph { ParagraphProperties: { NumberingProperties: null, Indentation: null } properties })
                {
                    if (isFirst)
                        properties.Append(new NumberingProperties(new NumberingLevelReference { Val = list.Level }, new NumberingId { Val = list.Number }));
                    else
                        properties.Append(new Indentation { Left = (360 * (list.Level + 1)).ToString(System.Globalization.CultureInfo.InvariantCulture) });
                    isFirst = false;
                }

                yield return element;
            }
        }
    }

    private IEnumerable<OpenXmlElement> Runs(TextBlock block, FigureNotes notes)
    {
        foreach (var run in block.Runs)
        {
            yield return run.Link is null ? Run(run.Text, run.Strong, run.Emphasis) : Link(run);
            if (quoted.MarkOf(run, notes) is { Length: > 0 } mark)
                yield return Mark(mark);
        }
    }

    private Hyperlink Link(TextRun run)
    {
        var words = Run(run.Text, run.Strong, run.Emphasis);
        (words.RunProperties ??= new RunProperties()).PrependChild(new RunStyle { Val = "Hyperlink" });
        return new Hyperlink(words) { Id = main.AddHyperlinkRelationship(new Uri(run.Link!), isExternal: true).Id, History = true };
    }

    /// <summary>A numbering that begins at 1 again.</summary>
    private int NewNumbering()
    {
        var numbering = main.NumberingDefinitionsPart!.Numbering!;
        var number = numbering.Elements<NumberingInstance>().Max(instance => instance.NumberID!.Value) + 1;
        numbering.Append(
            new NumberingInstance(new AbstractNumId { Val = NumberedLists }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 })
            {
                NumberID = number,
            }
        );
        return number;
    }
}
