using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>Shows on the page of an agency's teams how many persons each has on its caseload.</summary>
internal sealed class TeamCaseloads(PeerAtlasDbContext database, AuthorityClock clock) : ITeamsAddition
{
    public string Heading => "Caseload";

    public IReadOnlyList<TeamsLink> Links(Guid organisation) =>
        [
            new("Import the caseload", CaseloadLinks.Import(organisation), NeedsTeams: true),
            new("What your agency chose", AgencyLinks.Choices(organisation)),
            new("Who read what", AgencyLinks.Record(organisation)),
        ];

    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(Guid organisation, CancellationToken cancellation) =>
        await database
            .Set<CaseloadEntry>()
            .HoldingOn(clock.Today)
            .Where(entry => entry.OrganisationId == organisation)
            .GroupBy(entry => entry.TeamId)
            .Select(team => new { team.Key, Persons = team.Count() })
            .ToDictionaryAsync(team => team.Key, team => team.Persons, cancellation);
}
