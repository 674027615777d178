using System.Text.Json;
using System.Text.Json.Serialization;
using PeerAtlas.Reports.Narratives;
using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Documents;

/// <summary>
/// A report as it is read, whatever the form: the page, and files, are written from it. It holds all that it shows, so that
/// what was published stays as it was when data or code change later.
/// </summary>
public sealed record ReportDocument
{
    /// <summary>The form of the JSON, should it ever have to change.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>The wave's name.</summary>
    public required string Wave { get; init; }

    /// <summary>The first day of answering.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>The last day of answering.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>The day until which answers were to be taken, when the wave was closed before it.</summary>
    public DateOnly? PlannedUntil { get; init; }

    /// <summary>What it does with figures that are too uncertain.</summary>
    public required UnreliableFigures Presentation { get; init; }

    /// <summary>Its sections; the last are its limitations.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The figures that its sentences speak of, in the order in which they come.</summary>
    public IReadOnlyList<Figure> Quoted { get; init; } = [];

    /// <summary>Every figure of its tables and sentences, once each.</summary>
    [JsonIgnore]
    public IEnumerable<Figure> Figures =>
        Sections
            .SelectMany(section => section.Blocks)
            .OfType<TableBlock>()
            .SelectMany(block => block.Table.Figures)
            .Concat(Quoted)
            .DistinctBy(figure => figure.Name);

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The document as JSON, as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ReportDocument FromJson(string json) =>
        JsonSerializer.Deserialize<ReportDocument>(json, Options) ?? throw new JsonException("A report is a JSON object.");
}

/// <summary>A part of a report under a heading.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Blocks">What it holds, in order.</param>
public sealed record ReportSection(string Id, string Heading, IReadOnlyList<ReportBlock> Blocks);

/// <summary>One thing in a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(NarrativeBlock), "narrative")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(CommentBlock), "comment")]
[JsonDerivedType(typeof(LimitationBlock), "limitation")]
public abstract record ReportBlock;

/// <summary>Text that an analyst wrote.</summary>
/// <param name="Text">Paragraphs, lists and so on.</param>
public sealed record NarrativeBlock(IReadOnlyList<TextBlock> Text) : ReportBlock;

/// <summary>A table of figures, with a chart where its shape has one.</summary>
/// <param name="Table">The table; withheld figures have no value in it.</param>
public sealed record TableBlock(FigureTable Table) : ReportBlock;

/// <summary>A comment of a respondent, reviewed, with its masked parts gone.</summary>
/// <param name="Survey">Which survey: "agency survey".</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Text">The words.</param>
public sealed record CommentBlock(string Survey, string Question, string Text) : ReportBlock;

/// <summary>A limitation that the system wrote from what happened.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Text">The limitation in plain words.</param>
public sealed record LimitationBlock(string Heading, string Text) : ReportBlock;
