using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>A team of peers, and the one of them who is meant, if one is.</summary>
internal sealed record Performer(Guid Team, Guid? Peer);

/// <summary>Finds whom a reference means: a peer, a peer's place on a team, or a team with peers.</summary>
internal sealed class Performers(PeerAtlasDbContext database, AuthorityClock clock, FhirCaller caller)
{
    /// <summary>Finds the peer or team.</summary>
    /// <param name="reference">Practitioner/…, PractitionerRole/… or Organization/….</param>
    /// <param name="where">Where the reference stands, for the refusal.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FhirProblem">It is no peer, and no team that has one today.</exception>
    public async System.Threading.Tasks.Task<Performer> FindAsync(ResourceReference? reference, string where, CancellationToken cancellation)
    {
        var (type, id) = Read(reference, where);
        var peers = PeersToday();
        if (type == "Organization")
        {
            return await peers.AnyAsync(member => member.TeamId == id, cancellation)
                ? new Performer(id, null)
                : throw FhirProblem.Refused("No team of the agency with this id has a peer today.", where);
        }

        var places = await peers.Where(member => type == "PractitionerRole" ? member.Id == id : member.AccountId == id).ToListAsync(cancellation);
        return places switch
        {
            [var place] => new Performer(place.TeamId, place.AccountId),
            [] => throw FhirProblem.Refused("Nobody with this id works as a peer on a team of the agency today.", where),
            _ => throw FhirProblem.Refused("This peer works on several teams: name the PractitionerRole, which says for which of them.", where),
        };
    }

    /// <summary>Whether somebody works as a peer on the team today.</summary>
    public System.Threading.Tasks.Task<bool> IsPeerAsync(Guid team, Guid account, CancellationToken cancellation) =>
        PeersToday().AnyAsync(member => member.TeamId == team && member.AccountId == account, cancellation);

    /// <summary>The type and id that a reference to a peer or team names.</summary>
    public (string Type, Guid Id) Read(ResourceReference? reference, string where) =>
        FhirReference.Own(reference, caller) is { Type: "Practitioner" or "PractitionerRole" or "Organization" } named
            ? named
            : throw FhirProblem.Refused("Name a peer or a team: Practitioner/ID, PractitionerRole/ID or Organization/ID, of this server.", where);

    private IQueryable<TeamMember> PeersToday() =>
        database
            .Set<TeamMember>()
            .AsNoTracking()
            .HoldingOn(clock.Today)
            .Where(member => member.Role == TeamRole.Peer && database.Set<Team>().Any(team => team.Id == member.TeamId && team.Active));
}
