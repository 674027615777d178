namespace PeerAtlas.Instruments;

/// <summary>How a figure is made from one value per response.</summary>
public enum FigureStatistic
{
    /// <summary>The sum of the value.</summary>
    Total,

    /// <summary>The mean of the value.</summary>
    Mean,

    /// <summary>The median of the value.</summary>
    Median,

    /// <summary>The share of responses for which the value is true.</summary>
    Share,

    /// <summary>The sum of the value over the sum of another.</summary>
    Ratio,

    /// <summary>The value below which a given part of the responses lies.</summary>
    Quantile,
}

/// <summary>The definition of a figure that an analyst wants from the responses; it stands in the instrument's <c>figures</c> sheet.</summary>
public sealed record FigureDefinition
{
    /// <summary>The figure's name, unique among the instrument's figures.</summary>
    public required string Name { get; init; }

    /// <summary>What the figure says.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>How it is made.</summary>
    public required FigureStatistic Kind { get; init; }

    /// <summary>For a quantile, which: from 0, the lowest value, to 1, the highest.</summary>
    public double? Level { get; init; }

    /// <summary>The value per response; for a share, what must be true.</summary>
    public required Expression Value { get; init; }

    /// <summary>
    /// For a ratio, the denominator per response. For a share, who is in the base; when null, everyone who was asked all that
    /// <see cref="Value"/> speaks of.
    /// </summary>
    public Expression? Of { get; init; }

    /// <summary>Which responses count; all when null.</summary>
    public Expression? Where { get; init; }

    /// <summary>A note for readers of the figure.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What one response contributes to a figure.</summary>
/// <param name="InBase">Whether the response counts.</param>
/// <param name="Value">The value; for a share 1 or 0. Meaningless where <paramref name="InBase"/> is false.</param>
/// <param name="Of">For a ratio, the denominator; otherwise 1.</param>
public readonly record struct Measurement(bool InBase, double Value, double Of);
