namespace PeerAtlas.Statistics.Charts;

/// <summary>What makes a point of an XmR chart a signal. A point can carry several.</summary>
[Flags]
public enum XmrSignals
{
    /// <summary>Ordinary variation.</summary>
    None = 0,

    /// <summary>Outside the process limits.</summary>
    OutsideLimits = 1,

    /// <summary>One of at least seven points in a row on the same side of the mean.</summary>
    Shift = 2,

    /// <summary>One of at least seven points in a row that only rise or only fall.</summary>
    Trend = 4,

    /// <summary>One of two points close to a limit among three in a row on the same side of the mean.</summary>
    TwoOfThree = 8,
}

/// <summary>A point of an XmR chart with the limits of the stretch in which it lies.</summary>
/// <param name="Value">The measured value.</param>
/// <param name="Mean">The mean of the stretch.</param>
/// <param name="Low">The lower process limit.</param>
/// <param name="High">The upper process limit.</param>
/// <param name="Signals">What makes it a signal.</param>
public sealed record XmrPoint(double Value, double Mean, double Low, double High, XmrSignals Signals);

/// <summary>
/// The chart of individual values and moving ranges (XmR) by the rules of the NHS programme Making Data Count: process limits at
/// mean ± 2.66 × average moving range, and four rules that tell a signal from ordinary variation. Source: the programme's
/// guides as the R package NHSRplotthedots implements them (ptd_spc); the constants 2.66 = 3 ÷ d₂(2) and 3.267 = D₄(2) are
/// those of D. J. Wheeler, Understanding Variation (1993).
/// </summary>
public static class XmrChart
{
    /// <summary>Points that make a shift or a trend.</summary>
    public const int RunLength = 7;

    private const double LimitFactor = 2.66;
    private const double ScreeningFactor = 3.267;

    /// <summary>Makes the chart.</summary>
    /// <param name="values">The values in order of time; each a finite number, in one unit.</param>
    /// <param name="beginnings">
    /// Places, from 0, where a new stretch with limits of its own begins, as after a change of how work is done; 0 may be left out.
    /// </param>
    /// <param name="screen">Whether moving ranges above their own upper limit are left out of the average moving range.</param>
    /// <returns>A point for each value. The limits of a stretch of one value are not numbers, and it carries no signal.</returns>
    /// <exception cref="ArgumentException">A value is not a finite number, or a beginning is outside the series.</exception>
    public static IReadOnlyList<XmrPoint> Of(IReadOnlyList<double> values, IEnumerable<int>? beginnings = null, bool screen = true)
    {
        if (values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException("Every value is a finite number.", nameof(values));
        var starts = new SortedSet<int>(beginnings ?? []) { 0 };
        if (starts.Min < 0 || (starts.Max > 0 && starts.Max >= values.Count))
            throw new ArgumentException("A stretch begins at one of the values.", nameof(beginnings));
        var ends = starts.Skip(1).Append(values.Count);
        return [.. starts.Zip(ends).SelectMany(stretch => Stretch([.. values.Skip(stretch.First).Take(stretch.Second - stretch.First)], screen))];
    }

    private static IEnumerable<XmrPoint> Stretch(double[] values, bool screen)
    {
        if (values.Length == 0)
            return [];
        var mean = values.Average();
        var range = AverageMovingRange(values, screen);
        var (low, high) = (mean - LimitFactor * range, mean + LimitFactor * range);
        var signals = Signals(values, mean, range);
        return values.Select((value, at) => new XmrPoint(value, mean, low, high, signals[at]));
    }

    /// <summary>The mean of |xᵢ − xᵢ₋₁|; screened, without those of at least 3.267 times that mean. Not a number for one value.</summary>
    private static double AverageMovingRange(double[] values, bool screen)
    {
        if (values.Length < 2)
            return double.NaN;
        var ranges = values.Skip(1).Zip(values, (later, earlier) => Math.Abs(later - earlier)).ToArray();
        var all = ranges.Average();
        return screen && all > 0 ? ranges.Where(range => range < ScreeningFactor * all).Average() : all;
    }

    private static XmrSignals[] Signals(double[] values, double mean, double range)
    {
        var signals = new XmrSignals[values.Length];
        if (double.IsNaN(range))
            return signals;
        var sides = values.Select(value => Math.Sign(value - mean)).ToArray();
        var distances = values.Select(value => Math.Abs(value - mean) / LimitFactor).ToArray();
        for (var at = 0; at < values.Length; at++)
        {
            if (distances[at] > range)
                signals[at] |= XmrSignals.OutsideLimits;
        }

        MarkRuns(signals, XmrSignals.Shift, RunLength, start => IsOneSided(sides, start, RunLength));
        MarkRuns(signals, XmrSignals.Trend, RunLength, start => IsTrend(values, start));
        bool IsClose(int at) => distances[at] > range * 2 / 3 && distances[at] <= range;
        MarkRuns(signals, XmrSignals.TwoOfThree, 3, start => IsOneSided(sides, start, 3) && Enumerable.Range(start, 3).Count(IsClose) >= 2, IsClose);
        return signals;
    }

    // Marks the points (of which a condition holds) of every window of that length that is a signal.
    private static void MarkRuns(XmrSignals[] signals, XmrSignals signal, int length, Func<int, bool> isSignal, Func<int, bool>? which = null)
    {
        for (var start = 0; start + length <= signals.Length; start++)
        {
            if (!isSignal(start))
                continue;
            foreach (var at in Enumerable.Range(start, length).Where(at => which?.Invoke(at) ?? true))
                signals[at] |= signal;
        }
    }

    private static bool IsOneSided(int[] sides, int start, int length) =>
        sides[start] != 0 && Enumerable.Range(start, length).All(at => sides[at] == sides[start]);

    private static bool IsTrend(double[] values, int start)
    {
        var steps = Enumerable.Range(start, RunLength - 1).Select(at => Math.Sign(values[at + 1] - values[at])).ToArray();
        return steps[0] != 0 && Array.TrueForAll(steps, step => step == steps[0]);
    }
}
