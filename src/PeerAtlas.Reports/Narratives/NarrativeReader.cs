using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Narratives;

/// <summary>
/// Turns Markdown into text blocks. There is no way for markup through here: HTML and code are plain words, pictures are their
/// description, and a link that is neither https nor mailto is its words.
/// </summary>
internal sealed class NarrativeReader(string markdown, FigureBook figures)
{
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    private readonly string source = markdown.ReplaceLineEndings("\n");
    private readonly List<Figure> quoted = [];
    private readonly List<NarrativeProblem> problems = [];

    public Narrative Read()
    {
        List<TextBlock> text;
        try
        {
            text = Blocks(Markdown.Parse(source, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's word for quotations or lists within each other, more than a hundred deep.
            text = [];
            problems.Add(new(1, "Lists or quotations stand too deep within each other. Take some of the marks away."));
        }

        return new(text, quoted, [.. problems.OrderBy(problem => problem.Line)]);
    }

    public static NarrativeProblem NumberProblem(int line, string text, int? position) =>
        new(line, $"“{text}” is typed. Refer to a figure instead, or mark it as not a figure: {FigureReference.Mark(text)}", new(text, position));

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().DisableHtml();
        builder.BlockParsers.RemoveAll(parser => parser is IndentedCodeBlockParser or FencedCodeBlockParser);
        builder.InlineParsers.RemoveAll(parser => parser is CodeInlineParser);
        builder.InlineParsers.Insert(0, new FigureReferenceParser());
        return builder.Build();
    }

    private List<TextBlock> Blocks(ContainerBlock container) => [.. container.Select(Block).OfType<TextBlock>()];

    private TextBlock? Block(Block block) =>
        block switch
        {
            HeadingBlock heading => new(TextKind.Subheading, Runs(heading), []),
            ParagraphBlock paragraph => new(TextKind.Paragraph, Runs(paragraph), []),
            ListBlock list => new(list.IsOrdered ? TextKind.NumberedList : TextKind.BulletList, [], Blocks(list)),
            ListItemBlock item => new(TextKind.ListItem, [], Blocks(item)),
            QuoteBlock quote => new(TextKind.Quotation, [], Blocks(quote)),
            _ => null,
        };

    private List<TextRun> Runs(LeafBlock leaf)
    {
        var runs = new List<TextRun>();
        var visible = new ParagraphText(source);
        if (leaf.Inline is not null)
            Add(leaf.Inline, new TextRun(""), runs, visible);
        problems.AddRange(visible.Problems());
        return Joined(runs);
    }

    private void Add(ContainerInline container, TextRun style, List<TextRun> runs, ParagraphText visible)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case FigureReference reference:
                    runs.Add(Resolve(reference, style));
                    visible.Skip();
                    break;
                case EmphasisInline emphasis:
                    Add(emphasis, emphasis.DelimiterCount == 2 ? style with { Strong = true } : style with { Emphasis = true }, runs, visible);
                    break;
                case LinkInline link:
                    Add(link, !link.IsImage && SafeLink(link.Url) is { } target ? style with { Link = target } : style, runs, visible);
                    break;
                case AutolinkInline autolink:
                    var address = autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url;
                    runs.Add(style with { Text = autolink.Url, Link = SafeLink(address) });
                    visible.Skip();
                    break;
                case ContainerInline other:
                    Add(other, style, runs, visible);
                    break;
                default:
                    var text = Text(inline);
                    runs.Add(style with { Text = text });
                    visible.Add(text, inline.Span);
                    break;
            }
        }
    }

    private static string Text(Inline inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            LineBreakInline => " ",
            _ => "",
        };

    private TextRun Resolve(FigureReference reference, TextRun style)
    {
        if (reference.Words is { } words)
            return style with { Text = words };
        if (figures.Find(reference.Name) is not { } figure)
        {
            var like = figures.Like(reference.Name) is { } name ? $" Is it {name}?" : " Look for the figure in the list and copy its name.";
            return Unresolved($"There is no figure named “{reference.Name}” in this wave.{like}");
        }

        if (reference.Format.Length > 0 && !FigureWords.Formats.ContainsKey(reference.Format))
            return Unresolved($"“{reference.Format}” is no way to write a figure. Write one of {string.Join(", ", FigureWords.Formats.Keys)} after the bar.");
        if (FigureWords.Write(figure, reference.Format, figures.IsWithheld(figure)) is not { } text)
        {
            return Unresolved(
                figure.Estimate is null
                    ? $"“{reference.Name}” has no value: nobody is in its base."
                    : $"“{reference.Name}” cannot be written as {reference.Format}."
            );
        }

        quoted.Add(figure);
        return style with { Text = text, Figure = figure.Name };

        TextRun Unresolved(string message)
        {
            problems.Add(new(ParagraphText.LineAt(source, reference.Span.Start), message));
            return style with { Text = "{{" + reference.Content + "}}" };
        }
    }

    private static string? SafeLink(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeMailto)
            ? uri.AbsoluteUri
            : null;

    private static List<TextRun> Joined(List<TextRun> runs)
    {
        var joined = new List<TextRun>();
        foreach (var run in runs.Where(run => run.Text.Length > 0))
        {
            if (run.Figure is null && joined.Count > 0 && joined[^1] with { Text = run.Text } == run)
                joined[^1] = run with { Text = joined[^1].Text + run.Text };
            else
                joined.Add(run);
        }

        return joined;
    }
}
