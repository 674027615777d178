using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Tabulation.Pages;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>The frame of a sampled wave and who was drawn, as a file for whoever wants to draw it again.</summary>
[Requires(Permission.ManageWaves)]
internal sealed class SampleFileModel(PeerAtlasDbContext database) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (await database.FindAsync<Wave>([wave], cancellation) is not { SampleSeed: { } seed } found)
            return NotFound();
        var members = await database
            .Set<FrameMember>()
            .Where(member => member.WaveId == wave)
            .Join(
                database.Set<Organisation>(),
                member => member.OrganisationId,
                organisation => organisation.Id,
                (member, organisation) =>
                    new
                    {
                        member.Stratum,
                        organisation.Key,
                        member.IsDrawn,
                    }
            )
            .ToListAsync(cancellation);
        using var stream = new MemoryStream();
        CsvTable.Write(
            stream,
            ["stratum", "organization", "sha256_of_seed_and_organization", "drawn"],
            members
                .Select(member => (member, Rank: SampleDraw.Rank(seed, member.Key)))
                .OrderBy(row => row.member.Stratum, StringComparer.Ordinal)
                .ThenBy(row => row.Rank, StringComparer.Ordinal)
                .Select(row => (IReadOnlyList<string?>)[row.member.Stratum, row.member.Key, row.Rank, row.member.IsDrawn ? "1" : "0"])
        );
        return File(stream.ToArray(), "text/csv; charset=utf-8", $"sample-{DownloadName.Of(found.Name)}.csv");
    }
}
