using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PeerAtlas.Reports.Narratives;

/// <summary>What stands between double braces: the name of a figure and how to write it, or words in quotation marks.</summary>
internal sealed class FigureReference : LeafInline
{
    /// <summary>What stands between the braces.</summary>
    public required string Content { get; init; }

    /// <summary>The words, where it is words: <c>{{"24/7"}}</c> marks a number that is not a figure.</summary>
    public string? Words => Content.Length > 1 && Content[0] == '"' && Content[^1] == '"' ? Content[1..^1] : null;

    /// <summary>The figure's name.</summary>
    public string Name => Content.Split('|')[0].Trim();

    /// <summary>How to write it; empty when nothing is said.</summary>
    public string Format => Content.Contains('|', StringComparison.Ordinal) ? Content.Split('|', 2)[1].Trim() : "";

    /// <summary>Marks words as no figure.</summary>
    public static string Mark(string words) => "{{\"" + words + "\"}}";
}

/// <summary>Finds <c>{{agency.turnover.yes.share|percent}}</c> in Markdown, on one line.</summary>
internal sealed class FigureReferenceParser : InlineParser
{
    public FigureReferenceParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
            return false;
        var rest = slice.AsSpan()[2..];
        var end = rest.IndexOf("}}", StringComparison.Ordinal);
        if (end < 0 || rest[..end].ContainsAny('\n', '{'))
            return false;

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new FigureReference
        {
            Content = rest[..end].Trim().ToString(),
            Span = new(start, start + end + 3),
            Line = line,
            Column = column,
            IsClosed = true,
        };
        slice.Start += end + 4;
        return true;
    }
}
