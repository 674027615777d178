using PeerAtlas.Statistics;

namespace PeerAtlas.Reports.Tests;

/// <summary>A wave whose figures and events the test sets.</summary>
internal sealed class FakeWaves : IWaveFigures
{
    public static readonly Guid WaveId = Guid.Parse("0198f000-0000-7000-8000-000000000001");

    public bool IsClosed { get; set; } = true;

    public List<FigureTable> Tables { get; } =
    [
        Table(
            "agency.turnover",
            "Was there turnover in the last 12 months?",
            Share("agency.turnover.yes.share", "Some turnover", 19, 30),
            Share("agency.turnover.no.share", "No turnover", 11, 30)
        ),
        Table(
            "agency.peers",
            "Peers employed",
            new Figure
            {
                Name = "agency.peers.mean",
                Label = "Mean",
                Kind = FigureKind.Mean,
                Base = new("responses that answered the question", 30),
                Estimate = 8.333,
                Interval = new(6.1, 10.6, "t"),
                Source = new("2026", "peers", "mean"),
            },
            new Figure
            {
                Name = "agency.peers.total",
                Label = "Total",
                Kind = FigureKind.Total,
                Base = new("responses that answered the question", 30),
                Estimate = 250,
                Source = new("2026", "peers", "total"),
            }
        ),
        Table(
            "peer.rare",
            "Something few people answered",
            Share("peer.rare.yes.share", "Yes", 2, 7) with
            {
                Verdict = new(Presentation.Suppress, "fewer than 30 answers"),
            }
        ),
    ];

    public WaveFacts Facts { get; set; } =
        new()
        {
            Responses = 30,
            Organisations = 24,
            Kinds = [new("provider agencies", 55, 20), new("area offices", 4, 4)],
        };

    public Dictionary<string, List<WaveComment>> Comments { get; } =
        new(StringComparer.Ordinal)
        {
            ["agency.barriers"] = [new("c1", "Maria at the front desk made it hard to start."), new("c2", "Nothing stood in the way.")],
        };

    public Task<IReadOnlyList<ReportableWave>> WavesAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ReportableWave>>([new(WaveId, "2026", new(2026, 4, 1), new(2026, 5, 31), IsClosed)]);

    public Task<IReadOnlyList<FigureTable>> TablesAsync(Guid wave, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<FigureTable>>(Tables);

    public Task<IReadOnlyList<CommentQuestion>> CommentQuestionsAsync(Guid wave, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<CommentQuestion>>([
            .. Comments.Select(pair => new CommentQuestion(pair.Key, "agency survey", "What made it hard?", pair.Value.Count)),
        ]);

    public Task<IReadOnlyList<WaveComment>> CommentsAsync(Guid wave, string question, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WaveComment>>(Comments[question]);

    public Task<WaveFacts> FactsAsync(Guid wave, CancellationToken cancellation = default) => Task.FromResult(Facts);

    public static Figure Share(string name, string label, int count, int all) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = FigureKind.Share,
            Base = new("responses that answered the question", all),
            Count = count,
            Estimate = (double)count / all,
            Interval = new(0.1, 0.9, "Wilson"),
            Source = new("2026", name.Split('.')[1], "share"),
        };

    private static FigureTable Table(string name, string title, params Figure[] figures) =>
        new()
        {
            Name = name,
            Title = title,
            Columns = ["Share"],
            Rows = [.. figures.Select(figure => new FigureRow(figure.Label, [figure]))],
        };
}
