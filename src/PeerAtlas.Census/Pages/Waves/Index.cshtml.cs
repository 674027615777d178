using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

[Requires(Permission.ManageWaves)]
internal sealed class IndexModel(PeerAtlasDbContext database) : PageModel
{
    public IReadOnlyList<Row> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var waves = await database.Set<Wave>().AsNoTracking().OrderByDescending(wave => wave.OpensOn).ToListAsync(cancellation);
        var answered = await database
            .Set<AgencyResponse>()
            .Where(response => response.CompletedAt != null)
            .Select(response => new { response.WaveId, response.OrganisationId })
            .Distinct()
            .ToListAsync(cancellation);
        var asked = await database
            .Set<Invitation>()
            .Select(invitation => new { invitation.WaveId, invitation.OrganisationId })
            .Distinct()
            .ToListAsync(cancellation);
        var all = asked.Union(answered).ToLookup(row => row.WaveId);
        var complete = answered.ToLookup(row => row.WaveId);
        Waves = [.. waves.Select(wave => new Row(wave, complete[wave.Id].Count(), all[wave.Id].Count()))];
    }

    public sealed record Row(Wave Wave, int Answered, int Organisations)
    {
        public string Response =>
            Organisations == 0 ? "–" : $"{Answered:N0} of {Organisations.Counted("organization")} ({(double)Answered / Organisations:P0})";
    }
}
