using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;

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
            await TeamPeople.InAsync(database, organisation, TeamRole.Peer, cancellation),
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
}
