using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What the words of a file of one agency stand for, read once: memory grows with the persons of the agency, not with records.</summary>
internal sealed class AgencyLists
{
    private AgencyLists() { }

    public Dictionary<string, Guid> Teams { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Guid> Peers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Guid> Persons { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Activity[]> Activities { get; private set; } = [];

    /// <summary>The first day of the role list; the last of all days where there is none.</summary>
    public DateOnly FirstDay { get; private set; } = DateOnly.MaxValue;

    public Dictionary<string, PayerRule[]> Payers { get; private set; } = [];

    /// <summary>Reads the lists of one agency; no row of another is in them, whoever asks.</summary>
    public static async Task<AgencyLists> ReadAsync(PeerAtlasDbContext database, Guid organisation, CancellationToken cancellation)
    {
        var lists = new AgencyLists();
        await foreach (
            var team in database
                .Set<Team>()
                .Where(team => team.OrganisationId == organisation)
                .Select(team => new { team.Name, team.Id })
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            lists.Teams[team.Name] = team.Id;
        var peers =
            from member in database.Set<TeamMember>()
            where member.OrganisationId == organisation && member.Role == TeamRole.Peer
            join account in database.Set<Account>() on member.AccountId equals account.Id
            select new { account.Email, account.Id };
        await foreach (var peer in peers.Distinct().AsAsyncEnumerable().WithCancellation(cancellation))
            lists.Peers[peer.Email!] = peer.Id;
        await foreach (
            var person in database
                .Set<Person>()
                .Where(person => person.OrganisationId == organisation)
                .Select(person => new { person.Pseudonym, person.Id })
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            lists.Persons[person.Pseudonym] = person.Id;
        lists.Activities = (await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation))
            .GroupBy(activity => activity.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.OrderByDescending(activity => activity.From).ToArray(), StringComparer.OrdinalIgnoreCase);
        lists.FirstDay = lists.Activities.Values.SelectMany(versions => versions).Select(version => version.From).DefaultIfEmpty(DateOnly.MaxValue).Min();
        lists.Payers = (await database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation))
            .GroupBy(rule => rule.Payer, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.OrdinalIgnoreCase);
        return lists;
    }
}
