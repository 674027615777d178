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

    /// <summary>What is being written, the newest first.</summary>
    public IReadOnlyList<(Guid Id, string Title, Audience Audience, DateTime ChangedAt)> Drafts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Drafts =
        [
            .. (
                await database
                    .Set<InstrumentDraft>()
                    .OrderByDescending(draft => draft.ChangedAt)
                    .Select(draft => new
                    {
                        draft.Id,
                        draft.Title,
                        draft.Audience,
                        draft.ChangedAt,
                    })
                    .ToListAsync(cancellation)
            ).Select(draft => (draft.Id, draft.Title, draft.Audience, draft.ChangedAt)),
        ];
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
