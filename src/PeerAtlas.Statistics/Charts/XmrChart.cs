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
/// <param name="Mean">The mean of the stretch's baseline.</param>
/// <param name="Low">The lower process limit; not a number where there is too little variation for limits, or one value alone.</param>
/// <param name="High">The upper process limit; not a number likewise.</param>
/// <param name="Signals">What makes it a signal.</param>
public sealed record XmrPoint(double Value, double Mean, double Low, double High, XmrSignals Signals)
{
    /// <summary>Whether a stretch begins with it.</summary>
    public bool Begins { get; init; }

    /// <summary>Whether it belongs to those from which the limits of its stretch come.</summary>
    public bool InBaseline { get; init; }
}

/// <summary>Points between two changes of how work is done.</summary>
/// <param name="From">The place of the first point, from 0.</param>
/// <param name="Count">How many points there are.</param>
/// <param name="Baseline">How many of them, the first ones, set mean and limits.</param>
/// <param name="HasLimits">Whether there are limits.</param>
public sealed record XmrStretch(int From, int Count, int Baseline, bool HasLimits)
{
    /// <summary>Where the limits come from, or why there are none, in words.</summary>
    public string Words =>
        Count == 1 ? "one point alone has no limits"
        : !HasLimits ? "too little variation for limits"
        : Baseline == Count ? $"limits from its {Count} points"
        : $"limits from its first {Baseline} points";
}

/// <summary>
/// The chart of individual values and moving ranges (XmR) by the rules of the NHS programme Making Data Count: process limits at
/// mean ± 2.66 × average moving range, and four rules that tell a signal from ordinary variation. Source: the programme's
/// guides as the R package NHSRplotthedots implements them (ptd_spc); the constants 2.66 = 3 ÷ d₂(2) and 3.267 = D₄(2) are
/// those of D. J. Wheeler, Understanding Variation (1993).
/// <para>
/// Mean and limits come from a baseline, the first twelve points of a stretch, and hold for the rest of it, so that a later shift is told from
/// what was before rather than drawn into its own limits. Twelve is the fewest after which that package fixes limits (fix_after_n_points). A
/// stretch ends where somebody notes a change, and the next one has a baseline of its own.
/// </para>
/// <para>
/// Differences within the rounding of floating point are none: a point on the mean is on neither side. Where the moving ranges of the baseline
/// are all zero once screened, they are taken unscreened, and where it does not vary at all, from the whole stretch; a stretch that never
/// varies has too little variation for limits.
/// </para>
/// </summary>
public static class XmrChart
{
    /// <summary>Points that make a shift or a trend.</summary>
    public const int RunLength = 7;

    /// <summary>Points at the beginning of a stretch that set its limits.</summary>
    public const int BaselineLength = 12;

    /// <summary>The largest value: beyond it, distances between values are no longer numbers.</summary>
    public const double Largest = 1e300;

    private const double LimitFactor = 2.66;
    private const double ScreeningFactor = 3.267;

    // Of the largest value: above what sums and quotients of some hundred numbers lose, below what anybody measures.
    private const double Rounding = 1e-12;

    /// <summary>Makes the chart.</summary>
    /// <param name="values">The values in order of time, in one unit; each from −<see cref="Largest"/> to it.</param>
    /// <param name="beginnings">
    /// Places, from 0, where a new stretch with limits of its own begins, as after a change of how work is done; 0 may be left out.
    /// </param>
    /// <param name="screen">Whether moving ranges above their own upper limit are left out of the average moving range.</param>
    /// <param name="baseline">How many points at the beginning of a stretch set its limits, at least 2; a shorter stretch uses all it has.</param>
    /// <returns>A point for each value. The limits of a stretch of one value are not numbers, and it carries no signal.</returns>
    /// <exception cref="ArgumentException">A value is not a finite number, a beginning is outside the series, or the baseline too short.</exception>
    public static IReadOnlyList<XmrPoint> Of(
        IReadOnlyList<double> values,
        IEnumerable<int>? beginnings = null,
        bool screen = true,
        int baseline = BaselineLength
    )
    {
        if (values.Any(value => !(Math.Abs(value) <= Largest)))
            throw new ArgumentException($"Every value is a finite number, of {Largest} at most.", nameof(values));
        ArgumentOutOfRangeException.ThrowIfLessThan(baseline, 2);
        var starts = new SortedSet<int>(beginnings ?? []) { 0 };
        if (starts.Min < 0 || (starts.Max > 0 && starts.Max >= values.Count))
            throw new ArgumentException("A stretch begins at one of the values.", nameof(beginnings));
        var ends = starts.Skip(1).Append(values.Count);
        return [.. starts.Zip(ends).SelectMany(stretch => Stretch([.. values.Skip(stretch.First).Take(stretch.Second - stretch.First)], screen, baseline))];
    }

    /// <summary>The stretches of a chart.</summary>
    public static IReadOnlyList<XmrStretch> Stretches(IReadOnlyList<XmrPoint> points)
    {
        int[] starts = [.. Enumerable.Range(0, points.Count).Where(at => points[at].Begins), points.Count];
        return
        [
            .. starts.Zip(starts.Skip(1), (from, to) =>
                new XmrStretch(from, to - from, points.Skip(from).Take(to - from).Count(point => point.InBaseline), double.IsFinite(points[from].Low))
            ),
        ];
    }

    private static IEnumerable<XmrPoint> Stretch(double[] values, bool screen, int baseline)
    {
        if (values.Length == 0)
            return [];
        var first = values[..Math.Min(baseline, values.Length)];
        var rounding = Rounding * values.Max(Math.Abs);
        var mean = Mean(first);
        var range = OrdinaryRange(first, values, screen, rounding);
        var (low, high) = (mean - LimitFactor * range, mean + LimitFactor * range);
        var signals = Signals(values, mean, range, rounding);
        return values.Select((value, at) => new XmrPoint(value, mean, low, high, signals[at]) { Begins = at == 0, InBaseline = at < first.Length });
    }

    // Twice, since what the first sum loses the second finds.
    private static double Mean(double[] values)
    {
        var mean = values.Average();
        return mean + values.Average(value => value - mean);
    }

    /// <summary>The average moving range of the baseline, or where that is none, of the whole stretch; not a number where nothing varies.</summary>
    private static double OrdinaryRange(double[] baseline, double[] all, bool screen, double rounding)
    {
        foreach (var values in new[] { baseline, all }.Where(values => values.Length > 1))
        {
            var ranges = values.Skip(1).Zip(values, (later, earlier) => Math.Abs(later - earlier)).ToArray();
            var average = ranges.Average();
            if (average <= rounding)
                continue;
            var screened = ranges.Where(range => range < ScreeningFactor * average).Average();
            return screen && screened > rounding ? screened : average;
        }

        return double.NaN;
    }

    private static XmrSignals[] Signals(double[] values, double mean, double range, double rounding)
    {
        var signals = new XmrSignals[values.Length];
        int Side(double difference) => Math.Abs(difference) <= rounding ? 0 : Math.Sign(difference);
        var sides = values.Select(value => Side(value - mean)).ToArray();
        var steps = values.Skip(1).Zip(values, (later, earlier) => Side(later - earlier)).ToArray();
        // Where there are no limits, nothing is beyond or close to them.
        bool IsBeyond(int at, double limit) => Math.Abs(values[at] - mean) / LimitFactor > limit + rounding;
        bool IsClose(int at) => IsBeyond(at, range * 2 / 3) && !IsBeyond(at, range);
        for (var at = 0; at < values.Length; at++)
        {
            if (IsBeyond(at, range))
                signals[at] |= XmrSignals.OutsideLimits;
        }

        MarkRuns(signals, XmrSignals.Shift, RunLength, start => IsOneSided(sides, start, RunLength));
        MarkRuns(signals, XmrSignals.Trend, RunLength, start => IsOneSided(steps, start, RunLength - 1));
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
}
