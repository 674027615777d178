using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PeerAtlas.Cli.Analysis;

/// <summary>Goes through a body, note or text box in the order of reading and collects its text, one paragraph after the other.</summary>
internal sealed class WordWalk(WordStyles styles)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder raised = new();
    private readonly List<string> boxes = [];

    // For each field that is open, whether its instruction is being told; its result follows.
    private readonly Stack<bool> fields = [];
    private ParagraphProperties? paragraph;
    private bool goesOn;
    private bool isAfterBreak;
    private int cells;

    /// <summary>The footnotes to which the text refers.</summary>
    public HashSet<string> Footnotes { get; } = new(StringComparer.Ordinal);

    /// <summary>The endnotes to which the text refers.</summary>
    public HashSet<string> Endnotes { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that was collected.</summary>
    /// <exception cref="UnendedFieldException">The instruction of a field would have swallowed all that stands behind it.</exception>
    public string End()
    {
        if (fields.Contains(true))
            throw new UnendedFieldException();
        EndParagraph();
        return text.ToString();
    }

    /// <summary>Collects the text of an element. Text boxes follow the paragraph to which they are bound.</summary>
    public void Visit(OpenXmlElement element)
    {
        switch (element)
        {
            // What was deleted or moved away; how the text looks; how it is pronounced.
            case DeletedRun or MoveFromRun or RubyContent:
            case TableRow { TableRowProperties: { } row } when row.GetFirstChild<Deleted>() is not null || row.GetFirstChild<Hidden>() is not null:
            case TableCell { TableCellProperties: { } cell } when cell.GetFirstChild<CellDeletion>() is not null:
                break;
            case Paragraph one:
                VisitParagraph(one);
                break;
            case Table or TableRow or TableCell:
                VisitTable(element);
                break;
            case Run run:
                VisitRun(run);
                break;
            case AlternateContent alternatives:
                VisitChildren(WordAlternatives.Read(alternatives));
                break;
            case TextBoxContent box:
                VisitBox(box);
                break;
            case OpenXmlUnknownElement { LocalName: "del" or "moveFrom" }:
                break;
            case OpenXmlUnknownElement { LocalName: "p" or "r" or "tbl" or "txbxContent" } unknown when IsWord(unknown):
                Visit(Known(unknown));
                break;
            case DocumentFormat.OpenXml.Math.Text formula:
                Append(formula.Text);
                break;
            case Text words:
                Append(words.Text);
                break;
            default:
                if (!element.LocalName.EndsWith("Pr", StringComparison.Ordinal))
                    VisitChildren(element);
                break;
        }
    }

    private void VisitBox(TextBoxContent box)
    {
        var walk = new WordWalk(styles);
        walk.VisitChildren(box);
        boxes.Add(walk.End());
    }

    private static bool IsWord(OpenXmlElement element) => element.NamespaceUri.Contains("wordprocessingml", StringComparison.Ordinal);

    /// <summary>What stands in a place where the library does not expect it is read all the same.</summary>
    private static OpenXmlElement Known(OpenXmlUnknownElement unknown) =>
        unknown.LocalName switch
        {
            "p" => new Paragraph(unknown.OuterXml),
            "r" => new Run(unknown.OuterXml),
            "tbl" => new Table(unknown.OuterXml),
            _ => new TextBoxContent(unknown.OuterXml),
        };

    private void VisitChildren(OpenXmlElement element)
    {
        foreach (var child in element.ChildElements)
            Visit(child);
    }

    private void VisitParagraph(Paragraph one)
    {
        var outer = paragraph;
        paragraph = one.ParagraphProperties;
        if (!goesOn && cells == 0 && styles.HeadingLevel(paragraph) is > 0 and var level)
            text.Append('#', level).Append(' ');
        goesOn = WordStyles.GoesOn(paragraph);
        VisitChildren(one);
        if (!goesOn)
            EndParagraph();
        paragraph = outer;
    }

    private void EndParagraph()
    {
        EndRaised();
        goesOn = isAfterBreak = false;
        text.Append(cells > 0 ? " " : "\n\n");
        if (cells > 0)
            return;
        boxes.ForEach(box => text.Append(box).Append("\n\n"));
        boxes.Clear();
    }

    /// <summary>A table row by row; a table within a cell is part of the cell.</summary>
    private void VisitTable(OpenXmlElement element)
    {
        if (element is Table && cells == 0)
            EndParagraph();
        if (element is TableRow && cells == 0)
            text.Append('|');
        cells += element is TableCell ? 1 : 0;
        VisitChildren(element);
        if (element is TableCell)
            EndParagraph();
        cells -= element is TableCell ? 1 : 0;
        if (cells == 0)
            text.Append(
                element switch
                {
                    TableCell => " |",
                    _ => "\n",
                }
            );
    }

    private void VisitRun(Run run) => VisitInRun(run.ChildElements, styles.IsHidden(run, paragraph), styles.IsRaised(run, paragraph));

    private void VisitInRun(IEnumerable<OpenXmlElement> children, bool isHidden, bool isRaised)
    {
        foreach (var child in children)
        {
            if (child is FieldChar field)
                Enter(field.FieldCharType?.InnerText);
            else if (child is AlternateContent alternatives)
                VisitInRun(WordAlternatives.Read(alternatives).ChildElements, isHidden, isRaised);
            else if (!isHidden && !fields.Contains(true))
                VisitInRun(child, isRaised);
        }
    }

    private void Enter(string? place)
    {
        if (place == "begin")
            fields.Push(true);
        else if (fields.TryPop(out _) && place == "separate")
            fields.Push(false);
    }

    private void VisitInRun(OpenXmlElement element, bool isRaised)
    {
        switch (element)
        {
            case Text words when isRaised:
                raised.Append(words.Text);
                break;
            case Text words:
                Append(words.Text);
                break;
            case NoBreakHyphen:
                Append("-");
                break;
            case TabChar or PositionalTab:
                Append(" ");
                break;
            case SymbolChar:
                // A character of a font of signs; it may be any.
                Append("\uFFFD");
                break;
            case Break or CarriageReturn:
                // A line ends here and the sentence goes on, but not after an empty line.
                Append(isAfterBreak && cells == 0 ? "\n\n" : " ");
                isAfterBreak = true;
                break;
            case FootnoteReference { Id.InnerText: { } id }:
                Footnotes.Add(id);
                break;
            case EndnoteReference { Id.InnerText: { } id }:
                Endnotes.Add(id);
                break;
            case FieldCode or DeletedText or DeletedFieldCode or SoftHyphen:
                break;
            default:
                Visit(element);
                break;
        }
    }

    private void Append(string words)
    {
        if (fields.Contains(true))
            return;
        EndRaised();
        text.Append(words == "\n\n" ? words : words.ReplaceLineEndings(" "));
        isAfterBreak &= string.IsNullOrWhiteSpace(words);
    }

    private void EndRaised()
    {
        text.Append(RaisedText.Read(raised.ToString(), text));
        raised.Clear();
    }
}
