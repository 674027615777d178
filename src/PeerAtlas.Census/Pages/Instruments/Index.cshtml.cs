using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Instruments;

/// <summary>All instruments with their versions and the waves that use them.</summary>
[Requires(Permission.ManageInstruments)]
internal sealed class IndexModel(PeerAtlasDbContext database) : PageModel
{
    public IReadOnlyList<SurveyInstrument> Instruments { get; private set; } = [];

    public ILookup<Guid, Version> Versions { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Instruments = await database.Set<SurveyInstrument>().AsNoTracking().OrderBy(instrument => instrument.Title).ToListAsync(cancellation);
        var versions = await database
            .Set<InstrumentVersion>()
            .OrderByDescending(version => version.Number)
            .Select(version => new
            {
                version.Id,
                version.InstrumentId,
                version.Number,
                version.ImportedAt,
            })
            .ToListAsync(cancellation);
        var waves = await database.Set<Wave>().AsNoTracking().OrderBy(wave => wave.OpensOn).ToListAsync(cancellation);
        Versions = versions.ToLookup(
            version => version.InstrumentId,
            version => new Version(
                version.Id,
                version.Number,
                version.ImportedAt,
                [.. waves.Where(wave => wave.AgencyVersionId == version.Id || wave.PeerVersionId == version.Id)]
            )
        );
    }

    public sealed record Version(Guid Id, int Number, DateTime ImportedAt, IReadOnlyList<Wave> Waves);
}
