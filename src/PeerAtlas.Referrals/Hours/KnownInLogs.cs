using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>What a log of one agency may name, with other words for it that logs have.</summary>
internal sealed class KnownInLogs(PeerAtlasDbContext database)
{
    // Of the activities that are shipped, by their keys.
    private static readonly Dictionary<string, string[]> OtherWords = new(StringComparer.Ordinal)
    {
        ["one-to-one"] = ["1:1", "1 to 1", "one on one", "individual", "individual support", "individual session", "peer support", "meeting with client"],
        ["group"] = ["group session", "groups", "support group", "peer group", "group facilitation"],
        ["skills"] = ["skill building", "skills training", "skill training", "coaching"],
        ["recovery-education"] = ["wellness plan", "wrap", "education", "recovery planning"],
        ["resources"] = ["resource navigation", "linkage", "referral", "resource linkage"],
        ["crisis"] = ["crisis support", "crisis intervention"],
        ["community"] = ["community outing", "community integration", "outing"],
        ["work"] = ["employment support", "vocational support"],
        ["driving"] = ["transportation", "transport", "travel", "drive time", "mileage"],
        ["paperwork"] = ["documentation", "admin", "administration", "administrative", "notes", "charting"],
        ["covering"] = ["coverage", "shift coverage"],
    };

    /// <summary>The form of a log of the agency.</summary>
    public async Task<ListForm> FormAsync(Guid organisation, CancellationToken cancellation)
    {
        var teams = await database.Set<Team>().Where(team => team.OrganisationId == organisation).Select(team => team.Name).ToListAsync(cancellation);
        var rules = await database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation);
        return HoursListForm.Of(
            await ActivitiesAsync(cancellation),
            [.. teams.Order(StringComparer.OrdinalIgnoreCase).Select(team => new KnownWord(team, team))],
            await PeersAsync(organisation, cancellation),
            [.. rules.OrderByDescending(rule => rule.From).DistinctBy(rule => rule.Payer).Select(rule => new KnownWord(rule.Payer, rule.Name))]
        );
    }

    private async Task<IReadOnlyList<KnownWord>> ActivitiesAsync(CancellationToken cancellation)
    {
        var all = await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. all.GroupBy(activity => activity.Key, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.MaxBy(activity => activity.From)!)
                .OrderBy(activity => activity.Standing)
                .ThenBy(activity => activity.English, StringComparer.OrdinalIgnoreCase)
                .Select(activity => new KnownWord(
                    activity.Key,
                    activity.Standing == RoleStanding.Prohibited ? $"{activity.English} (not a peer's to do)" : activity.English,
                    [activity.English, activity.Spanish, .. OtherWords.GetValueOrDefault(activity.Key) ?? []]
                )),
        ];
    }

    /// <summary>The peers of the agency's teams, by address and by a name that only one of them has.</summary>
    private async Task<IReadOnlyList<KnownWord>> PeersAsync(Guid organisation, CancellationToken cancellation)
    {
        var peers = await (
            from member in database.Set<TeamMember>()
            where member.OrganisationId == organisation && member.Role == TeamRole.Peer
            join account in database.Set<Account>() on member.AccountId equals account.Id
            select new { account.Id, account.Email }
        )
            .Distinct()
            .ToListAsync(cancellation);
        var ids = peers.Select(peer => peer.Id).ToList();
        var names = await database
            .Set<Worker>()
            .Where(worker => worker.AccountId != null && ids.Contains(worker.AccountId.Value))
            .Select(worker => new { Account = worker.AccountId!.Value, worker.Name })
            .ToListAsync(cancellation);
        var words = peers.ToDictionary(
            peer => peer.Id,
            peer => names.Where(name => name.Account == peer.Id).SelectMany(name => Written(name.Name)).Distinct().ToList()
        );
        var told = words
            .Values.SelectMany(all => all)
            .GroupBy(word => word, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. peers
                .OrderBy(peer => peer.Email, StringComparer.OrdinalIgnoreCase)
                .Select(peer => new KnownWord(
                    peer.Email!,
                    words[peer.Id].Count > 0 ? $"{words[peer.Id][0]} ({peer.Email})" : peer.Email!,
                    [.. words[peer.Id].Where(word => !told.Contains(word))]
                )),
        ];
    }

    /// <summary>A name as logs write it: Jo Marlow; Marlow, Jo.</summary>
    private static IEnumerable<string> Written(string name)
    {
        yield return name;
        var last = name.LastIndexOf(' ');
        if (last > 0)
            yield return $"{name[(last + 1)..]}, {name[..last]}";
    }
}
