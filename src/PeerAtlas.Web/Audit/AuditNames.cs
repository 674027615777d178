using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Fhir;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Reports;
using PeerAtlas.Reports.Goals;
using PeerAtlas.Reports.Sizes;

namespace PeerAtlas.Web.Audit;

/// <summary>The names of what audit entries refer to by id. What is gone since has no name here and stays an id.</summary>
internal sealed class AuditNames
{
    private readonly Dictionary<Guid, string> names = [];

    public static async Task<AuditNames> LoadAsync(PeerAtlasDbContext database, CancellationToken cancellation)
    {
        var found = new AuditNames();
        found.Add(await database.Set<Organisation>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        found.Add(await database.Set<Wave>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        found.Add(await database.Set<SurveyInstrument>().Select(one => new Named(one.Id, one.Title)).ToListAsync(cancellation));
        found.Add(await database.Set<Report>().Select(one => new Named(one.Id, one.Title)).ToListAsync(cancellation));
        found.Add(await database.Set<Goal>().Select(one => new Named(one.Id, one.Title)).ToListAsync(cancellation));
        found.Add((await database.Set<WorkforceSize>().Select(one => new { one.Id, one.WaveId }).ToListAsync(cancellation))
            .Select(one => new Named(one.Id, found.Find(one.WaveId) ?? "")));
        found.Add(await database.Set<Unit>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        found.Add(await database.Set<Contact>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        found.Add(await database.Set<Region>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        found.Add(await database.Users.Select(one => new Named(one.Id, one.Name + " (" + one.Email + ")")).ToListAsync(cancellation));
        found.Add((await database.Set<Membership>().IgnoreQueryFilters([Membership.AcceptedFilter]).Select(one => new { one.Id, one.AccountId, one.OrganisationId }).ToListAsync(cancellation))
            .Select(one => new Named(one.Id, $"{found.Find(one.AccountId)}, {found.Find(one.OrganisationId)}")));
        await found.AddTeamsAsync(database, cancellation);
        found.Add(await database.Set<AgencyToken>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        return found;
    }

    public string? Find(Guid id) => names.GetValueOrDefault(id);

    private async Task AddTeamsAsync(PeerAtlasDbContext database, CancellationToken cancellation)
    {
        Add(await database.Set<Team>().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation));
        Add((await database.Set<TeamMember>().Select(one => new { one.Id, one.AccountId, one.TeamId }).ToListAsync(cancellation))
            .Select(one => new Named(one.Id, $"{Find(one.AccountId)}, {Find(one.TeamId)}")));
        Add((await database.Set<StaffingPeriod>().Select(one => new { one.Id, one.TeamId }).ToListAsync(cancellation))
            .Select(one => new Named(one.Id, Find(one.TeamId) ?? "")));
        Add((await database.Set<AgencyChoices>().Select(one => new { one.Id, one.OrganisationId }).ToListAsync(cancellation))
            .Select(one => new Named(one.Id, Find(one.OrganisationId) ?? "")));
        Add((await database.Set<PeerIntroduction>().Select(one => new { one.Id, one.AccountId }).ToListAsync(cancellation))
            .Select(one => new Named(one.Id, Find(one.AccountId) ?? "")));
    }

    private void Add(IEnumerable<Named> several)
    {
        foreach (var one in several) names[one.Id] = one.Name;
    }

    private sealed record Named(Guid Id, string Name);
}
