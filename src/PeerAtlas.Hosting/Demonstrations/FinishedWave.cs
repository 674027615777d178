using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports;
using static PeerAtlas.Hosting.Demonstrations.DemonstrationLoader;

namespace PeerAtlas.Hosting.Demonstrations;

/// <summary>The wave of 2010: recorded as a past wave, its answers imported, and reported.</summary>
internal static class FinishedWave
{
    public static async Task<Guid> LoadAsync(IServiceProvider services, DemonstrationFiles files, Guid agency, Guid peer, CancellationToken cancellation)
    {
        var past = new PastWave
        {
            Name = "2010",
            AgencyVersionId = agency,
            PeerVersionId = peer,
            OpensOn = new(2010, 4, 5),
            ClosesOn = new(2010, 6, 18),
            EverybodyWasAsked = true,
        };
        await WithAsync(services, async scope => Must(await scope.GetRequiredService<PastWaves>().RecordAsync(past, cancellation)));
        await WithAsync(services, scope => ImportAsync(scope, files, past.Id, cancellation));
        return past.Id;
    }

    public static async Task PublishReportAsync(IServiceProvider scope, DemonstrationFiles files, Guid wave, CancellationToken cancellation)
    {
        var desk = scope.GetRequiredService<ReportDesk>();
        var report = await desk.CreateAsync("The peer workforce in 2010", wave, ReportText.Read(files.Report2010), UnreliableFigures.ShowMarked, cancellation);
        var (published, problems) = await desk.PublishAsync(report, cancellation: cancellation);
        if (published is null) throw new InvalidOperationException("The report was refused: " + string.Join(" ", problems));
    }

    private static async Task ImportAsync(IServiceProvider scope, DemonstrationFiles files, Guid waveId, CancellationToken cancellation)
    {
        var wave = await scope.GetRequiredService<PeerAtlasDbContext>().Set<Wave>().SingleAsync(wave => wave.Id == waveId, cancellation);
        var import = scope.GetRequiredService<ResponseImport>();
        Must(await import.ImportAsync(wave, Audience.Agency, "agency.csv", files.AgencyResponses2010, cancellation));
        Must(await import.ImportAsync(wave, Audience.PeerWorker, "peer.csv", files.PeerResponses2010, cancellation));
    }

    private static void Must(ResponsePreview preview)
    {
        if (!preview.IsImported) throw new InvalidOperationException("The answers were refused: " + string.Join(" ", preview.Problems));
    }

    internal static void Must(PlanOutcome outcome)
    {
        if (!outcome.Saved) throw new InvalidOperationException("The plan was refused: " + string.Join(" ", outcome.Problems.Select(problem => problem.Message)));
    }

    internal static void Must(WaveOutcome outcome)
    {
        if (!outcome.Done) throw new InvalidOperationException(outcome.Message);
    }
}
