using System.Runtime.InteropServices;

namespace PeerAtlas.Statistics.Intervals;

/// <summary>A two-sided interval. Both ends are <see cref="double.NaN"/> when no interval can be computed.</summary>
/// <param name="Low">The lower end, in the unit of the estimate.</param>
/// <param name="High">The upper end, in the unit of the estimate; never below <paramref name="Low"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval that says nothing is known.</summary>
    public static readonly Interval Unknown = new(double.NaN, double.NaN);

    /// <summary>High minus low.</summary>
    public double Width => High - Low;

    /// <summary>Whether <paramref name="value"/> lies in the interval, both ends included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
