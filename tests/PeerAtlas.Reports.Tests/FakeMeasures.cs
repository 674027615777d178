using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Estimation;

namespace PeerAtlas.Reports.Tests;

/// <summary>What a wave's answers give beyond its tables, as the test sets it.</summary>
internal sealed class FakeMeasures : IWaveMeasures
{
    public WavePersons Persons { get; set; } = new(null, null, null);

    public List<WaveFrameTotal> Totals { get; } = [];

    public Difference? Change { get; set; }

    public Task<IReadOnlyList<WaveFrameTotal>> FrameTotalsAsync(Guid wave, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WaveFrameTotal>>(Totals);

    public Task<WavePersons> PersonsAsync(Guid wave, CancellationToken cancellation = default) => Task.FromResult(Persons);

    public Task<Difference?> ChangeAsync(Guid later, Guid earlier, string figure, CancellationToken cancellation = default) => Task.FromResult(Change);

    public static WaveFrameTotal Total(string name, double value, double error) =>
        new(
            new Figure
            {
                Name = "frame." + name,
                Label = "Peer workers employed, estimated for all organizations invited",
                Kind = FigureKind.Total,
                Base = new("organizations that answered, standing for all invited", 24),
                Estimate = value,
                Interval = new(value - 2 * error, value + 2 * error, "t"),
                Source = new("2026", name, "weighted"),
            },
            new Estimate(value, error, value - 2 * error, value + 2 * error, 20, 24),
            value / 2,
            [new("Provider agencies, all regions", 50, 20, 2.5)]
        );
}
