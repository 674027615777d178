using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Supervising;

/// <summary>Whom one supervises, what is overdue first.</summary>
[Requires(Permission.SuperviseTeams)]
[Bilingual]
internal sealed class IndexModel(PeerAtlasDbContext database, SupervisionSides sides, Arrangements arrangements) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var lines = await sides.LedAsync(cancellation);
        List<Guid> workers = [.. lines.Select(line => line.WorkerId).Distinct()];
        List<Guid> agencies = [.. lines.Select(line => line.OrganisationId).Distinct()];
        var names = await database
            .Set<Worker>()
            .Where(worker => workers.Contains(worker.Id))
            .ToDictionaryAsync(worker => worker.Id, worker => worker.Name, cancellation);
        var called = await database
            .Set<Organisation>()
            .Where(agency => agencies.Contains(agency.Id))
            .ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancellation);
        var waiting = await sides.CountWaitingAsync(lines, asWorker: false, cancellation);
        var rows = new List<Row>();
        foreach (var agency in lines.GroupBy(line => line.OrganisationId))
        {
            var found = await arrangements.ReadAsync(agency.Key, agency.Select(line => line.WorkerId), asHolder: false, cancellation);
            rows.AddRange(
                agency.Select(line => new Row(line, names[line.WorkerId], called[agency.Key], found[line.WorkerId], waiting.GetValueOrDefault(line.Id)))
            );
        }

        Rows = [.. rows.OrderBy(row => row.Standing.State).ThenBy(row => row.Standing.Day).ThenBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    internal sealed record Row(SupervisionLine Line, string Name, string Agency, Arrangement Arrangement, int Waiting)
    {
        public SupervisionStanding Standing => Arrangement.Standing;
    }
}
