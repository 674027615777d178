using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Reports;

/// <summary>The closed waves that wait for a report.</summary>
internal sealed class ReportTasks(CurrentMember member, PeerAtlasDbContext database, IWaveFigures figures) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        if (!await member.MayAsync(Permission.ManageWaves, cancellation: cancellation))
            return [];
        var reported = await database.Set<Report>().Select(report => report.WaveId).ToListAsync(cancellation);
        return
        [
            .. (await figures.WavesAsync(cancellation))
                .Where(wave => wave is { IsClosed: true, IsPutAway: false } && !reported.Contains(wave.Id))
                .OrderBy(wave => wave.OpensOn)
                .Select(wave => new StartTask(40, $"Report on wave {wave.Name}", "It is closed and has no report yet.", ReportLinks.Index)),
        ];
    }
}
