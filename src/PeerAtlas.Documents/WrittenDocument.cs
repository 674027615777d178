using PeerAtlas.Design;

namespace PeerAtlas.Documents;

/// <summary>A document in one language, told once: its writers make a Word file or one web page of it, and of that a PDF.</summary>
/// <param name="Language">In which language it is, and how it writes numbers and days.</param>
/// <param name="Over">What stands over the title, such as who writes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What it says, in order.</param>
/// <param name="Footer">What stands at its foot.</param>
public sealed record WrittenDocument(Language Language, string Over, string Title, IReadOnlyList<WrittenBlock> Blocks, string Footer)
{
    /// <summary>What stands on every printed page beside its number, so that no page is of nobody; the title where nothing else is said.</summary>
    public string Running
    {
        get => field.Length > 0 ? field : Title;
        init;
    } = "";
}

/// <summary>A part of a document.</summary>
public abstract record WrittenBlock
{
    /// <summary>The code of its language where that is not the document's; null where it is.</summary>
    public string? In { get; init; }
}

/// <summary>A heading under the title.</summary>
/// <param name="Text">What it says.</param>
public sealed record WrittenHeading(string Text) : WrittenBlock;

/// <summary>A paragraph; line breaks in it stay.</summary>
/// <param name="Text">What it says.</param>
public sealed record WrittenParagraph(string Text) : WrittenBlock;

/// <summary>A list with marks.</summary>
/// <param name="Items">Each item, and what explains it or nothing.</param>
public sealed record WrittenList(IReadOnlyList<(string Text, string Explained)> Items) : WrittenBlock;

/// <summary>Names with values.</summary>
/// <param name="Facts">Each name and its value.</param>
public sealed record WrittenFacts(IReadOnlyList<(string Name, string Value)> Facts) : WrittenBlock;

/// <summary>A table. Its first column names the rows, all others are numbers.</summary>
/// <param name="Caption">What it is.</param>
/// <param name="Headings">The columns.</param>
/// <param name="Rows">The rows, each with as many cells.</param>
public sealed record WrittenTable(string Caption, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows) : WrittenBlock;

/// <summary>A picture.</summary>
/// <param name="Png">The picture, as square PNG.</param>
/// <param name="Instead">What it is, for whoever does not see it.</param>
/// <param name="Millimetres">How wide it is on paper.</param>
public sealed record WrittenPicture(byte[] Png, string Instead, int Millimetres) : WrittenBlock;
