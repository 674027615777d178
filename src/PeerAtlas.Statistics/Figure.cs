using System.Text.Json.Serialization;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Statistics;

/// <summary>What kind of quantity a <see cref="Figure"/> states. It decides how the estimate is written, never how it was computed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureKind>))]
public enum FigureKind
{
    /// <summary>A number of responses, organisations or persons.</summary>
    Count,

    /// <summary>A part of a whole, from 0 to 1.</summary>
    Share,

    /// <summary>A sum over the base.</summary>
    Total,

    /// <summary>An average over the base.</summary>
    Mean,

    /// <summary>The middle value of the base.</summary>
    Median,

    /// <summary>Another quantile of the base, the smallest and the largest value included.</summary>
    Quantile,

    /// <summary>One total divided by another.</summary>
    Ratio,
}

/// <summary>Whether a figure may be shown, most open first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Presentation>))]
public enum Presentation
{
    /// <summary>Shown as it is.</summary>
    Show,

    /// <summary>Shown with a note on its precision.</summary>
    ShowWithNote,

    /// <summary>A statistician decides.</summary>
    Review,

    /// <summary>Withheld.</summary>
    Suppress,
}

/// <summary>The decision on a figure and the name of the rule that decided.</summary>
/// <param name="Presentation">What may be done with the figure.</param>
/// <param name="Rule">The rule that decided, in words; empty when nothing stood against showing it.</param>
public readonly record struct Verdict(Presentation Presentation, string Rule)
{
    /// <summary>Nothing stands against showing the figure.</summary>
    public static readonly Verdict Open = new(Presentation.Show, "");
}

/// <summary>Of whom a figure speaks.</summary>
/// <param name="Words">In words, as they stand under a table: "agencies that answered the question".</param>
/// <param name="Number">How many they are (unweighted); 0 where the figure is withheld so that this is not told either.</param>
/// <param name="Weighted">For how many they stand in the frame that a sample was drawn from; null where nothing is weighted.</param>
public readonly record struct FigureBase(
    string Words,
    int Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Weighted = null
);

/// <summary>An interval that contains the estimate.</summary>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
/// <param name="Method">The method's name, such as "Wilson".</param>
/// <param name="Level">Its coverage, 0.95 unless said otherwise.</param>
public readonly record struct FigureInterval(double Low, double High, string Method, double Level = 0.95);

/// <summary>Where a figure comes from.</summary>
/// <param name="Wave">The wave's name.</param>
/// <param name="Question">The question's stable id, or the named figure's.</param>
/// <param name="Rule">How it was computed, in words.</param>
public readonly record struct FigureSource(string Wave, string Question, string Rule);

/// <summary>
/// The one form in which what was measured leaves a module: what is claimed, of whom, how surely, whether it may be shown
/// and where it comes from. Nothing else is drawn, exported, published or compared with a goal.
/// </summary>
public sealed record Figure
{
    /// <summary>Stable name, unique within its wave: <c>agency.turnover.yes.share</c>. Narratives refer to a figure by it.</summary>
    public required string Name { get; init; }

    /// <summary>What is claimed, in words: "Had some turnover".</summary>
    public required string Label { get; init; }

    /// <summary>The kind of quantity.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>Of whom it speaks.</summary>
    public required FigureBase Base { get; init; }

    /// <summary>The number of the base of which the claim is true; only for counts and shares of whole units.</summary>
    public int? Count { get; init; }

    /// <summary>The value; null when it cannot be computed (nobody answered) or is withheld.</summary>
    public double? Estimate { get; init; }

    /// <summary>Its interval, where there is one.</summary>
    public FigureInterval? Interval { get; init; }

    /// <summary>The unit, such as "dollars an hour"; empty for shares and counts.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether it may be shown.</summary>
    public Verdict Verdict { get; init; } = Verdict.Open;

    /// <summary>Where it comes from.</summary>
    public required FigureSource Source { get; init; }

    /// <summary>The groups of persons whose number a reader of the figure learns; none for a figure that speaks of organisations. Never published.</summary>
    [JsonIgnore]
    public IReadOnlyList<PersonGroup> Persons { get; init; } = [];

    /// <summary>How many the base is; null where it is withheld with the figure.</summary>
    [JsonIgnore]
    public int? BaseTold => Verdict.Presentation == Presentation.Suppress && Base.Number == 0 ? null : Base.Number;

    /// <summary>Whether the estimate may be shown and exists.</summary>
    [JsonIgnore]
    public bool IsShown => Estimate is not null && Verdict.Presentation != Presentation.Suppress;
}

/// <summary>How a table of figures is best drawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureShape>))]
public enum FigureShape
{
    /// <summary>Bars, one for a row; several columns make groups of bars.</summary>
    Bars,

    /// <summary>A histogram or ordered bands: bars in the given order that touch.</summary>
    Distribution,

    /// <summary>Single numbers, not drawn.</summary>
    Numbers,

    /// <summary>Points with intervals over waves.</summary>
    OverWaves,
}

/// <summary>A row of a table: what the row is about and one figure for each column.</summary>
/// <param name="Label">The row's heading.</param>
/// <param name="Cells">As many as the table has columns.</param>
public sealed record FigureRow(string Label, IReadOnlyList<Figure> Cells);

/// <summary>Figures that are read together: one question, whole or by group.</summary>
public sealed record FigureTable
{
    /// <summary>Stable name, unique within its wave: <c>agency.turnover</c> or <c>agency.turnover.by.region</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The table's caption: the question, in words.</summary>
    public required string Title { get; init; }

    /// <summary>The columns' headings; one for a table that is not by group.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<FigureRow> Rows { get; init; }

    /// <summary>How it is best drawn.</summary>
    public FigureShape Shape { get; init; } = FigureShape.Bars;

    /// <summary>What a reader must know: several answers allowed, a base that differs from the others.</summary>
    public string Note { get; init; } = "";

    /// <summary>What a reader knows of how the groups of persons behind the figures hang together. Never published.</summary>
    [JsonIgnore]
    public IReadOnlyList<PersonPartition> Partitions { get; init; } = [];

    /// <summary>All figures, row by row.</summary>
    [JsonIgnore]
    public IEnumerable<Figure> Figures => Rows.SelectMany(row => row.Cells);
}
