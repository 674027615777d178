using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>The people of an agency's teams as files name them: by address, and by a name that only one of them has.</summary>
internal static class TeamPeople
{
    /// <summary>The people of a role, by their addresses.</summary>
    public static async Task<IReadOnlyList<KnownWord>> InAsync(PeerAtlasDbContext database, Guid organisation, TeamRole role, CancellationToken cancellation)
    {
        var people = await (
            from member in database.Set<TeamMember>()
            where member.OrganisationId == organisation && member.Role == role
            join account in database.Set<Account>() on member.AccountId equals account.Id
            select new { account.Id, account.Email }
        )
            .Distinct()
            .ToListAsync(cancellation);
        var ids = people.Select(one => one.Id).ToList();
        var names = await database
            .Set<Worker>()
            .Where(worker => worker.AccountId != null && ids.Contains(worker.AccountId.Value))
            .Select(worker => new { Account = worker.AccountId!.Value, worker.Name })
            .ToListAsync(cancellation);
        var words = people.ToDictionary(
            one => one.Id,
            one => names.Where(name => name.Account == one.Id).SelectMany(name => Written(name.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList()
        );
        var shared = words
            .Values.SelectMany(all => all)
            .GroupBy(word => word, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. people
                .OrderBy(one => one.Email, StringComparer.OrdinalIgnoreCase)
                .Select(one => new KnownWord(
                    one.Email!,
                    words[one.Id].Count > 0 ? $"{words[one.Id][0]} ({one.Email})" : one.Email!,
                    [.. words[one.Id].Where(word => !shared.Contains(word))]
                )),
        ];
    }

    /// <summary>A name as files write it: Jo Marlow; Marlow, Jo.</summary>
    private static IEnumerable<string> Written(string name)
    {
        yield return name;
        var last = name.LastIndexOf(' ');
        if (last > 0)
            yield return $"{name[(last + 1)..]}, {name[..last]}";
    }
}
