namespace PeerAtlas.Design.Figures;

/// <summary>What a line of a <see cref="PointPlot"/> is.</summary>
public enum PlotLineKind
{
    /// <summary>Joins the points.</summary>
    Run,

    /// <summary>The middle that chance moves around.</summary>
    Mean,

    /// <summary>The limits of chance.</summary>
    Limit,

    /// <summary>Limits within them.</summary>
    InnerLimit,

    /// <summary>Something changed here.</summary>
    Change,
}

/// <summary>A place in the field of a plot: from 0 to 1, from the left and from below.</summary>
public readonly record struct PlotPlace(double Across, double Up);

/// <summary>A line through places.</summary>
public sealed record PlotLine(PlotLineKind Kind, IReadOnlyList<PlotPlace> Places);

/// <summary>A point, larger and in another colour where it is a signal.</summary>
public sealed record PlotMark(PlotPlace Place, bool IsSignal);

/// <summary>A field of points with lines of what chance explains: a control chart or a funnel. Its numbers stand beside it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">The picture in words, for who does not see it.</param>
/// <param name="Ticks">The words beside the field, and how high they stand.</param>
/// <param name="From">The words under its left end.</param>
/// <param name="To">The words under its right end.</param>
/// <param name="Lines">The lines, the lowest first.</param>
/// <param name="Marks">The points.</param>
public sealed record PointPlot(
    string Title,
    string Description,
    IReadOnlyList<(double Up, string Words)> Ticks,
    string From,
    string To,
    IReadOnlyList<PlotLine> Lines,
    IReadOnlyList<PlotMark> Marks
);
