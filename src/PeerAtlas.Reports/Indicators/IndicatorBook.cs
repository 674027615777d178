using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Indicators;

/// <summary>An indicator in one wave.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Figure">Its figure; null when the wave's surveys do not have it.</param>
public sealed record IndicatorPoint(ReportableWave Wave, Figure? Figure);

/// <summary>An indicator in every wave.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Points">One for each wave, oldest first.</param>
public sealed record IndicatorSeries(Indicator Indicator, IReadOnlyList<IndicatorPoint> Points)
{
    /// <summary>The points of waves that have the figure.</summary>
    public IEnumerable<IndicatorPoint> Measured => Points.Where(point => point.Figure is not null);

    /// <summary>Whether it is a part of a whole, written in percent.</summary>
    public bool IsShare => Measured.Any(point => point.Figure!.Kind == FigureKind.Share);
}

/// <summary>Every indicator in every wave, each computed by the wave's own tabulation.</summary>
public sealed class IndicatorBook
{
    private readonly IReadOnlyList<(ReportableWave Wave, IReadOnlyDictionary<string, Figure> Figures)> waves;

    private IndicatorBook(IReadOnlyList<(ReportableWave, IReadOnlyDictionary<string, Figure>)> waves)
    {
        this.waves = waves;
        var shipped = Indicator.Shipped.Select(indicator => indicator.Figure).ToHashSet(StringComparer.Ordinal);
        Indicators =
        [
            .. Indicator.Shipped,
            .. this
                .waves.Reverse()
                .SelectMany(wave => wave.Figures.Values)
                .Where(figure => !shipped.Contains(figure.Name))
                .DistinctBy(figure => figure.Name)
                .OrderBy(figure => figure.Label, StringComparer.OrdinalIgnoreCase)
                .Select(figure => new Indicator(figure.Name, figure.Label, IndicatorTopic.Other)),
        ];
    }

    /// <summary>Those that come with the product, then every other figure that an instrument names.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The waves, oldest first.</summary>
    public IEnumerable<ReportableWave> Waves => waves.Select(wave => wave.Wave);

    /// <summary>Reads the named figures of all waves that were opened.</summary>
    public static async Task<IndicatorBook> ReadAsync(IWaveFigures figures, IWaveMeasures measures, CancellationToken cancellation = default)
    {
        var waves = new List<(ReportableWave, IReadOnlyDictionary<string, Figure>)>();
        foreach (var wave in (await figures.WavesAsync(cancellation)).OrderBy(wave => wave.ClosesOn).ThenBy(wave => wave.OpensOn))
        {
            var named = (await figures.TablesAsync(wave.Id, cancellation)).Where(IsNamed).Select(table => AsShare(table.Rows[0].Cells[0]));
            var totals = (await measures.FrameTotalsAsync(wave.Id, cancellation)).Select(total => total.Figure);
            waves.Add((wave, named.Concat(totals).DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name, StringComparer.Ordinal)));
        }

        return new(waves);
    }

    /// <summary>An indicator over all waves; also one that no wave has, so that a goal on it can say so.</summary>
    public IndicatorSeries Series(string figure)
    {
        var indicator = Indicators.FirstOrDefault(indicator => indicator.Figure == figure) ?? new Indicator(figure, figure, IndicatorTopic.Other);
        return new(indicator, [.. waves.Select(wave => new IndicatorPoint(wave.Wave, wave.Figures.GetValueOrDefault(figure)))]);
    }

    /// <summary>A table that an instrument's named figure makes holds that figure alone, under the table's own name.</summary>
    private static bool IsNamed(FigureTable table) => table is { Rows: [{ Cells: [var only] }] } && only.Name == table.Name;

    /// <summary>
    /// Instruments name the ratio of two totals a share when its numerator is part of its denominator; it is written in percent like the
    /// others.
    /// </summary>
    private static Figure AsShare(Figure figure) =>
        figure is { Kind: FigureKind.Ratio } && figure.Name.EndsWith("_share", StringComparison.Ordinal)
            ? figure with
            {
                Kind = FigureKind.Share,
                Interval = figure.Interval is { } interval ? interval with { Low = Math.Max(0, interval.Low), High = Math.Min(1, interval.High) } : null,
            }
            : figure;
}
