using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Referring;

/// <summary>A peer who can be asked, as a provider sees them before referring.</summary>
/// <param name="TeamId">On which team.</param>
/// <param name="Team">Its name.</param>
/// <param name="AccountId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Place">Where they meet people; empty when nobody said.</param>
/// <param name="HoursAMonth">Their hours with people in a month; null when nobody said.</param>
/// <param name="HasRoom">Whether they have room, as they say themselves.</param>
/// <param name="Introduction">What they chose to share; empty when nothing.</param>
/// <param name="Supports">How many people they support now.</param>
/// <param name="Waiting">How many referrals wait for their answer by name.</param>
public sealed record PeerToAsk(
    Guid TeamId,
    string Team,
    Guid AccountId,
    string Name,
    string Place,
    int? HoursAMonth,
    bool HasRoom,
    string Introduction,
    int Supports,
    int Waiting
)
{
    /// <summary>What a provider wants to know before choosing, in one line or two.</summary>
    public string Facts =>
        string.Join(
            " · ",
            new[]
            {
                HasRoom ? "Has room" : "Has no room now",
                $"{Team}{(Place.Length > 0 ? $", {Place}" : "")}",
                $"supports {Supports} {(Supports == 1 ? "person" : "people")}{(Waiting > 0 ? $", {Waiting} waiting" : "")}",
                HoursAMonth is { } hours ? $"{hours} hours a month" : null,
                Introduction.Length > 0 ? $"“{Introduction}”" : null,
            }.OfType<string>()
        );
}

/// <summary>Finds the peers whom a referral can go to: those of the team itself first, then who has room and supports fewest.</summary>
public sealed class PeersToAsk(PeerAtlasDbContext database, AuthorityClock clock)
{
    /// <summary>Everybody who can be asked in an agency, for a person of <paramref name="team"/>.</summary>
    public async Task<IReadOnlyList<PeerToAsk>> FindAsync(Guid agency, Guid team, CancellationToken cancellation)
    {
        var peers = await PeersOfTodayAsync(agency, cancellation);
        var introductions = await database
            .Set<PeerIntroduction>()
            .AsNoTracking()
            .Where(one => one.OrganisationId == agency)
            .ToDictionaryAsync(one => one.AccountId, cancellation);
        var taken = await database
            .Set<Referral>()
            .Where(one =>
                one.OrganisationId == agency && one.PeerId != null && (one.Status == ReferralStatus.Accepted || one.Status == ReferralStatus.InContact)
            )
            .Select(one => new { Peer = one.PeerId!.Value, one.PersonId })
            .Distinct()
            .ToListAsync(cancellation);
        var asked = await database
            .Set<Referral>()
            .Where(one =>
                one.OrganisationId == agency && one.ToPeerId != null && (one.Status == ReferralStatus.Offered || one.Status == ReferralStatus.Questioned)
            )
            .Select(one => one.ToPeerId!.Value)
            .ToListAsync(cancellation);
        return
        [
            .. peers
                .Select(peer =>
                    peer with
                    {
                        HasRoom = introductions.GetValueOrDefault(peer.AccountId)?.HasRoom ?? true,
                        Introduction = introductions.GetValueOrDefault(peer.AccountId)?.Text ?? "",
                        Supports = taken.Count(one => one.Peer == peer.AccountId),
                        Waiting = asked.Count(one => one == peer.AccountId),
                    }
                )
                .OrderByDescending(peer => peer.TeamId == team)
                .ThenByDescending(peer => peer.HasRoom)
                .ThenBy(peer => peer.Supports + peer.Waiting)
                .ThenBy(peer => peer.Name, StringComparer.CurrentCulture),
        ];
    }

    private Task<List<PeerToAsk>> PeersOfTodayAsync(Guid agency, CancellationToken cancellation) =>
        (
            from place in database.Set<TeamMember>().AsNoTracking().HoldingOn(clock.Today)
            join of in database.Set<Team>() on place.TeamId equals of.Id
            join account in database.Users on place.AccountId equals account.Id
            where place.OrganisationId == agency && of.Active && place.Role == TeamRole.Peer
            select new PeerToAsk(place.TeamId, of.Name, place.AccountId, account.Name, place.Place, place.HoursAMonth, true, "", 0, 0)
        ).ToListAsync(cancellation);

    /// <summary>The peers, and each of their teams as a whole, to choose from.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<PeerToAsk> peers) =>
        [
            .. peers.Select(peer => new Choice($"{peer.TeamId}:{peer.AccountId}", peer.Name, peer.Facts)),
            .. peers
                .GroupBy(peer => (peer.TeamId, peer.Team))
                .Select(team => new Choice(
                    $"{team.Key.TeamId}:",
                    $"Any peer of {team.Key.Team}",
                    $"{team.Count()} {(team.Count() == 1 ? "peer" : "peers")}, {team.Count(peer => peer.HasRoom)} with room; whoever takes it first"
                )),
        ];

    /// <summary>What was chosen, if it is one of the choices; no peer stands for any of the team.</summary>
    public static (Guid Team, Guid? Peer)? Chosen(string? value, IReadOnlyList<PeerToAsk> peers)
    {
        if (value is null || Choices(peers).All(choice => choice.Value != value))
            return null;
        var parts = value.Split(':');
        return (Guid.Parse(parts[0]), parts[1].Length == 0 ? null : Guid.Parse(parts[1]));
    }
}
