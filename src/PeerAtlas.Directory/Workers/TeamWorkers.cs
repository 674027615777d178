using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Workers;

/// <summary>
/// Whoever belongs to a team as a peer is a worker with a place there, so that nobody types it twice. The place keeps the days of the membership as long
/// as nobody gives it others.
/// </summary>
public sealed class TeamWorkers(PeerAtlasDbContext database)
{
    /// <summary>Makes or changes the place that goes with a membership; the caller saves both together.</summary>
    /// <param name="member">The membership as it is now.</param>
    /// <param name="before">The days that it had; null when it is new.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FollowAsync(TeamMember member, (DateOnly StartsOn, DateOnly? EndsOn)? before, CancellationToken cancellation)
    {
        if (member.Role != TeamRole.Peer)
            return;
        var worker = await FindOrAddAsync(member.AccountId, cancellation);
        var here = await database
            .Set<WorkerPlace>()
            .Where(row =>
                row.WorkerId == worker.Id
                && row.OrganisationId == member.OrganisationId
                && row.TeamId == member.TeamId
                && row.Position == WorkerPosition.PeerWorker
            )
            .ToListAsync(cancellation);
        if (before is { } days && here.Find(row => (row.StartsOn, row.EndsOn) == days) is { } follows)
        {
            if (here.TrueForAll(other => other == follows || !other.Overlaps(member.StartsOn, member.EndsOn)))
                (follows.StartsOn, follows.EndsOn, follows.Version) = (member.StartsOn, member.EndsOn, Guid.NewGuid());
            return;
        }

        if (here.Exists(row => row.Overlaps(member.StartsOn, member.EndsOn)))
            return;
        database.Add(
            new WorkerPlace
            {
                WorkerId = worker.Id,
                OrganisationId = member.OrganisationId,
                TeamId = member.TeamId,
                Position = WorkerPosition.PeerWorker,
                StartsOn = member.StartsOn,
                EndsOn = member.EndsOn,
            }
        );
        worker.Version = Guid.NewGuid();
    }

    // The holder took on a role in the agency by this account; so it is theirs even where it holds a worker whom the agency does not see yet.
    private async Task<Worker> FindOrAddAsync(Guid account, CancellationToken cancellation)
    {
        var found = database.Set<Worker>().Local.FirstOrDefault(worker => worker.AccountId == account)
            ?? await database
                .Set<Worker>()
                .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
                .SingleOrDefaultAsync(worker => worker.AccountId == account, cancellation);
        if (found is not null)
            return found;
        // The demonstration adds account and worker in one step.
        var holder = await database.Users.FindAsync([account], cancellation);
        found = new Worker { Name = holder!.Name, AccountId = account };
        database.Add(found);
        return found;
    }
}
