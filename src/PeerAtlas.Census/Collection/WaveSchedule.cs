using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Collection;

/// <summary>Opens the waves whose opening day has come and that are meant to open by themselves.</summary>
internal sealed class OpenDueWaves : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var clock = services.GetRequiredService<AuthorityClock>();
        var today = clock.Today;
        var drafts = await services
            .GetRequiredService<PeerAtlasDbContext>()
            .Set<Wave>()
            .AsNoTracking()
            .Where(wave => wave.State == WaveState.Draft && wave.OpensBySchedule && wave.OpensOn <= today && wave.ClosesOn >= today)
            .ToListAsync(cancellation);
        foreach (var wave in drafts.Where(wave => clock.At(wave.OpensOn, Wave.MailTime) <= clock.UtcNow))
            await services.GetRequiredService<WaveOpening>().OpenAsync(wave.Id, cancellation: cancellation);
    }
}

/// <summary>Writes the reminders whose day has come.</summary>
internal sealed class WriteDueReminders : IScheduledWork
{
    public Task RunAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<WaveReminders>().WriteDueAsync(cancellation);
}

/// <summary>Closes the waves whose closing day is over.</summary>
internal sealed class CloseDueWaves : IScheduledWork
{
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var today = services.GetRequiredService<AuthorityClock>().Today;
        var over = await services
            .GetRequiredService<PeerAtlasDbContext>()
            .Set<Wave>()
            .Where(wave => wave.State == WaveState.Open && wave.ClosesOn < today)
            .Select(wave => wave.Id)
            .ToListAsync(cancellation);
        foreach (var wave in over)
            await services.GetRequiredService<WaveOpening>().CloseAsync(wave, cancellation);
    }
}
