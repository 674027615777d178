using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Testing;

namespace PeerAtlas.Reports.Tests.Goals;

/// <summary>The site over waves of 2010, 2018 and 2026, the last not closed, whose figures the test sets.</summary>
internal sealed class GoalSite(DatabaseKind kind) : TestSite(kind)
{
    public GoalWaves Waves { get; } = new();

    public FakeMeasures Measures { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
            services.RemoveAll<IWaveFigures>().AddScoped<IWaveFigures>(_ => Waves).RemoveAll<IWaveMeasures>().AddScoped<IWaveMeasures>(_ => Measures)
        );
    }
}

/// <summary>Waves whose named figures the test sets.</summary>
internal sealed class GoalWaves : IWaveFigures
{
    public const string Policy = "agency.disclosure_policy_share";

    private readonly Dictionary<Guid, List<FigureTable>> tables = [];

    public GoalWaves()
    {
        foreach (var wave in new[] { First, Second, Running })
            tables[wave.Id] = [];
    }

    public ReportableWave First { get; } = Wave(1, "2010", 2010, isClosed: true);

    public ReportableWave Second { get; } = Wave(2, "2018", 2018, isClosed: true);

    public ReportableWave Running { get; } = Wave(3, "2026", 2026, isClosed: false);

    /// <summary>Gives a wave a share.</summary>
    public void Set(ReportableWave wave, string name, int count, int all, double? low = null, double? high = null) =>
        tables[wave.Id]
            .Add(
                new()
                {
                    Name = name,
                    Title = name,
                    Columns = ["Share"],
                    Rows =
                    [
                        new(
                            name,
                            [
                                new Figure
                                {
                                    Name = name,
                                    Label = name,
                                    Kind = FigureKind.Share,
                                    Base = new("agency survey responses that count for this figure", all),
                                    Count = count,
                                    Estimate = (double)count / all,
                                    Interval = low is null ? null : new(low.Value, high!.Value, "Wilson"),
                                    Source = new(wave.Name, name, "share"),
                                },
                            ]
                        ),
                    ],
                }
            );

    public Task<IReadOnlyList<ReportableWave>> WavesAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ReportableWave>>([Running, Second, First]);

    public Task<IReadOnlyList<FigureTable>> TablesAsync(Guid wave, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<FigureTable>>(tables[wave]);

    public Task<IReadOnlyList<CommentQuestion>> CommentQuestionsAsync(Guid wave, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<CommentQuestion>>([]);

    public Task<IReadOnlyList<WaveComment>> CommentsAsync(Guid wave, string question, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WaveComment>>([]);

    public Task<WaveFacts> FactsAsync(Guid wave, CancellationToken cancellation = default) => Task.FromResult(new WaveFacts());

    private static ReportableWave Wave(int number, string name, int year, bool isClosed) =>
        new(Guid.Parse($"0198f000-0000-7000-8000-00000000000{number}"), name, new(year, 4, 1), new(year, 6, 1), isClosed);
}
