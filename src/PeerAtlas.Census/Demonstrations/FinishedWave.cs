using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Census.Demonstrations;

/// <summary>A wave that is over: recorded as a past wave, and its answers imported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Opens">Its first day.</param>
/// <param name="Closes">Its last day.</param>
internal sealed record FinishedWave(string Name, DateOnly Opens, DateOnly Closes)
{
    public static FinishedWave Of2010 { get; } = new("2010", new(2010, 4, 5), new(2010, 6, 18));

    /// <summary>Its answers are made up, and so is its trend.</summary>
    public static FinishedWave Of2018 { get; } = new("2018", new(2018, 4, 9), new(2018, 6, 15));

    public async Task LoadAsync(DemonstrationLoading loading, Guid agency, Guid peer, CancellationToken cancellation)
    {
        var past = new PastWave
        {
            Name = Name,
            AgencyVersionId = agency,
            PeerVersionId = peer,
            OpensOn = Opens,
            ClosesOn = Closes,
            EverybodyWasAsked = true,
        };
        await loading.WithAsync(async scope => Must(await scope.GetRequiredService<PastWaves>().RecordAsync(past, cancellation)));
        await loading.WithAsync(scope => ImportAsync(scope, loading, past.Id, cancellation));
    }

    private async Task ImportAsync(IServiceProvider scope, DemonstrationLoading loading, Guid waveId, CancellationToken cancellation)
    {
        var wave = await scope.GetRequiredService<PeerAtlasDbContext>().Set<Wave>().SingleAsync(wave => wave.Id == waveId, cancellation);
        var import = scope.GetRequiredService<ResponseImport>();
        Must(await import.ImportAsync(wave, Audience.Agency, "agency.csv", Answers("agency.csv"), cancellation));
        Must(await import.ImportAsync(wave, Audience.PeerWorker, "peer.csv", Answers("peer.csv"), cancellation));

        byte[] Answers(string file) => File.ReadAllBytes(loading.PathOf("responses-" + Name, file));
    }

    private static void Must(ResponsePreview preview)
    {
        if (!preview.IsImported)
            throw new InvalidOperationException("The answers were refused: " + string.Join(" ", preview.Problems));
    }

    internal static void Must(PlanOutcome outcome)
    {
        if (!outcome.Saved)
            throw new InvalidOperationException("The plan was refused: " + string.Join(" ", outcome.Problems.Select(problem => problem.Message)));
    }

    internal static void Must(WaveOutcome outcome)
    {
        if (!outcome.Done)
            throw new InvalidOperationException(outcome.Message);
    }
}
