using System.Text.Json;

namespace PeerAtlas.Reports.Drafts;

/// <summary>What analysts edit: sections in order, chosen comments, and what they add to the limitations.</summary>
public sealed record ReportDraft
{
    /// <summary>The sections, in order.</summary>
    public IReadOnlyList<DraftSection> Sections { get; init; } = [];

    /// <summary>The chosen comments.</summary>
    public IReadOnlyList<DraftComment> Comments { get; init; } = [];

    /// <summary>What the analyst adds to the limitations that the system writes, in Markdown.</summary>
    public string AddedLimitations { get; init; } = "";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The draft as JSON, as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ReportDraft FromJson(string json) =>
        JsonSerializer.Deserialize<ReportDraft>(json, Options) ?? throw new JsonException("A draft is a JSON object.");

    /// <summary>The section of that id; null when it was removed meanwhile.</summary>
    public DraftSection? Section(Guid id) => Sections.FirstOrDefault(section => section.Id == id);

    /// <summary>The draft with one section changed.</summary>
    public ReportDraft With(DraftSection changed) => this with { Sections = [.. Sections.Select(section => section.Id == changed.Id ? changed : section)] };

    /// <summary>The draft without a section and the comments chosen for it.</summary>
    public ReportDraft Without(Guid section) =>
        this with
        {
            Sections = [.. Sections.Where(kept => kept.Id != section)],
            Comments = [.. Comments.Where(comment => comment.SectionId != section)],
        };

    /// <summary>The draft with a section moved by one place; the first stays first and the last last.</summary>
    public ReportDraft Moved(Guid section, bool up) => this with { Sections = Sections.Moved(kept => kept.Id == section, up) };
}

/// <summary>A section of a draft.</summary>
public sealed record DraftSection
{
    /// <summary>The longest heading.</summary>
    public const int HeadingLength = 200;

    /// <summary>The longest narrative.</summary>
    public const int NarrativeLength = 50_000;

    /// <summary>Identifies the section.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Its text in Markdown, with references to figures.</summary>
    public string Narrative { get; init; } = "";

    /// <summary>The names of its tables, in order.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];
}

/// <summary>A comment that was chosen for a section.</summary>
public sealed record DraftComment
{
    /// <summary>The comment's id within the wave.</summary>
    public required string Id { get; init; }

    /// <summary>The section in which it is shown.</summary>
    public required Guid SectionId { get; init; }

    /// <summary>Which survey.</summary>
    public required string Survey { get; init; }

    /// <summary>The question that it answers, in words.</summary>
    public required string Question { get; init; }

    /// <summary>The words, with [[ ]] around what must not be shown.</summary>
    public required string Text { get; init; }

    /// <summary>Whether somebody read it and found that nobody can be recognised in what is shown.</summary>
    public bool Reviewed { get; init; }
}

/// <summary>Lists that people put in order.</summary>
internal static class Ordering
{
    /// <summary>The list with one entry moved by one place, where there is one.</summary>
    public static IReadOnlyList<T> Moved<T>(this IReadOnlyList<T> list, Predicate<T> which, bool up)
    {
        var moved = list.ToList();
        var from = moved.FindIndex(which);
        var to = up ? from - 1 : from + 1;
        if (from >= 0 && to >= 0 && to < moved.Count)
            (moved[from], moved[to]) = (moved[to], moved[from]);
        return moved;
    }
}
