namespace PeerAtlas.Reports.Narratives;

/// <summary>What a block of text is.</summary>
public enum TextKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A heading within a section.</summary>
    Subheading,

    /// <summary>A list with bullets.</summary>
    BulletList,

    /// <summary>A list with numbers.</summary>
    NumberedList,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A quotation.</summary>
    Quotation,
}

/// <summary>A paragraph, or what holds paragraphs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Runs">The words of a paragraph or subheading.</param>
/// <param name="Children">What a list, an item or a quotation holds.</param>
public sealed record TextBlock(TextKind Kind, IReadOnlyList<TextRun> Runs, IReadOnlyList<TextBlock> Children);

/// <summary>Words that look alike.</summary>
/// <param name="Text">The words, plain.</param>
public sealed record TextRun(string Text)
{
    /// <summary>Whether they are important.</summary>
    public bool Strong { get; init; }

    /// <summary>Whether they are stressed.</summary>
    public bool Emphasis { get; init; }

    /// <summary>Where they lead: an https or mailto address; null for plain words.</summary>
    public string? Link { get; init; }

    /// <summary>The figure that they state; null for words that an analyst typed.</summary>
    public string? Figure { get; init; }
}
