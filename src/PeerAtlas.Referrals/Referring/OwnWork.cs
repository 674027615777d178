using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Referring;

/// <summary>
/// Which persons and referrals whoever is signed in works with: a provider's own caseload and what they referred, a supervisor's own teams, what
/// a peer is offered or took. Every page takes them from here, so that a role elsewhere, the authority's included, opens nothing.
/// </summary>
public sealed class OwnWork(PeerAtlasDbContext database, OwnPlaces places, AuthorityClock clock)
{
    /// <inheritdoc cref="OwnPlaces.Me"/>
    public Guid Me => places.Me;

    /// <summary>Who is on their caseload today; for a supervisor, on that of their teams.</summary>
    public async Task<IQueryable<CaseloadEntry>> CaseloadAsync(CancellationToken cancellation)
    {
        var me = Me;
        var agencies = await places.AgenciesAsync(Permission.ReferPeople, cancellation);
        var supervised = (await places.TeamsAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).Select(place => place.TeamId);
        return database
            .Set<CaseloadEntry>()
            .HoldingOn(clock.Today)
            .Where(entry => agencies.Contains(entry.OrganisationId) && (entry.ProviderId == me || supervised.Contains(entry.TeamId)));
    }

    /// <summary>The referrals that they hear back of: their own, those of their caseload, and of the teams that they supervise.</summary>
    public async Task<IQueryable<Referral>> ReferredAsync(CancellationToken cancellation)
    {
        var me = Me;
        var agencies = await places.AgenciesAsync(Permission.ReferPeople, cancellation);
        var persons = (await CaseloadAsync(cancellation)).Select(entry => entry.PersonId);
        var supervised = (await SupervisedAsync(cancellation)).Select(referral => referral.Id);
        return database
            .Set<Referral>()
            .Where(referral =>
                agencies.Contains(referral.OrganisationId)
                && (referral.MadeById == me || persons.Contains(referral.PersonId) || supervised.Contains(referral.Id))
            );
    }

    /// <summary>The referrals from and to the teams that they supervise, and those of the peers whom they supervise there.</summary>
    public async Task<IQueryable<Referral>> SupervisedAsync(CancellationToken cancellation)
    {
        var teams = (await places.TeamsAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).Select(place => place.TeamId);
        var peers = database
            .Set<TeamMember>()
            .HoldingOn(clock.Today)
            .Where(place => place.Role == TeamRole.Peer && teams.Contains(place.TeamId))
            .Select(place => place.AccountId);
        var agencies = await places.AgenciesAsync(Permission.SuperviseTeams, cancellation);
        return database
            .Set<Referral>()
            .Where(referral =>
                agencies.Contains(referral.OrganisationId)
                && (teams.Contains(referral.TeamId) || teams.Contains(referral.ToTeamId) || (referral.PeerId != null && peers.Contains(referral.PeerId.Value)))
            );
    }

    /// <summary>Those of <see cref="SupervisedAsync"/> that still go on.</summary>
    public async Task<IQueryable<Referral>> SupervisedOpenAsync(CancellationToken cancellation) =>
        (await SupervisedAsync(cancellation)).Where(referral => referral.Status != ReferralStatus.Closed && referral.Status != ReferralStatus.NotWanted);

    /// <summary>For a peer: what they are asked to take, by name or as one of their team.</summary>
    public async Task<IQueryable<Referral>> OfferedAsync(CancellationToken cancellation)
    {
        var me = Me;
        var teams = (await places.TeamsAsync(TeamRole.Peer, Permission.TakeReferrals, cancellation)).Select(place => place.TeamId);
        var agencies = await places.AgenciesAsync(Permission.TakeReferrals, cancellation);
        return database
            .Set<Referral>()
            .Where(referral =>
                agencies.Contains(referral.OrganisationId)
                && (referral.Status == ReferralStatus.Offered || referral.Status == ReferralStatus.Questioned)
                && (referral.ToPeerId == me || (referral.ToPeerId == null && teams.Contains(referral.ToTeamId)))
            );
    }

    /// <summary>For a peer: what they took.</summary>
    public async Task<IQueryable<Referral>> TakenAsync(CancellationToken cancellation)
    {
        var me = Me;
        var agencies = await places.AgenciesAsync(Permission.TakeReferrals, cancellation);
        return database.Set<Referral>().Where(referral => agencies.Contains(referral.OrganisationId) && referral.PeerId == me);
    }

    /// <summary>What each of these agencies decided.</summary>
    public async Task<IReadOnlyDictionary<Guid, AgencyChoices>> ChoicesAsync(IEnumerable<Guid> agencies, CancellationToken cancellation)
    {
        var wanted = agencies.Distinct().ToList();
        var found = await database
            .Set<AgencyChoices>()
            .AsNoTracking()
            .Where(choices => wanted.Contains(choices.OrganisationId))
            .ToDictionaryAsync(choices => choices.OrganisationId, cancellation);
        foreach (var agency in wanted)
            found.TryAdd(agency, new AgencyChoices { OrganisationId = agency });
        return found;
    }
}
