using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Sealing;

/// <summary>Carries openings to their end that a crash interrupted, and deletes answers that were too few for too long.</summary>
internal sealed class FinishOpenings : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        var opening = services.GetRequiredService<AnswerOpening>();
        var unfinished = await database
            .Set<WaveSeal>()
            .AsNoTracking()
            .Where(seal => seal.ErasedAt == null)
            .Join(
                database.Set<Wave>().Where(wave => wave.State == WaveState.Closed),
                seal => seal.WaveId,
                wave => wave.Id,
                (seal, wave) => new { seal, wave.ClosedAt }
            )
            .ToListAsync(cancellation);
        var over = services.GetRequiredService<AuthorityClock>().UtcNow - AnswerOpening.DiscardAfter;
        foreach (var row in unfinished)
        {
            if (row.seal.State == SealState.Opened || row.seal is { State: SealState.Sealed, IsApproved: true })
                await opening.OpenAsync(row.seal.WaveId, cancellation);
            else if (row.seal.State == SealState.Discarded || row.ClosedAt < over)
                await opening.DiscardAsync(row.seal.WaveId, cancellation);
        }
    }
}

/// <summary>Registers what seals the answers of the anonymous survey.</summary>
internal static class SealingServices
{
    public static IServiceCollection AddSealing(this IServiceCollection services) =>
        services
            .AddSingleton<KeyFolder>()
            .AddSingleton<WaveSeals>()
            .AddSingleton<OpenSeals>()
            .AddScoped<AnswerOpening>()
            .AddScoped<KeyRecovery>()
            .AddSingleton<IScheduledWork, FinishOpenings>();
}
