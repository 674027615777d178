using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Referrals.Hours;

/// <summary>How often peers of an agency were asked in a month to do what is never theirs. Neither who asked nor who was asked is kept.</summary>
public sealed class AskedOfPeers : IOwnedByOrganisation
{
    /// <summary>Whose peers.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>What was asked, of the role list.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>How often.</summary>
    public required int Times { get; init; }
}

internal sealed class AskedOfPeersMapping : IEntityTypeConfiguration<AskedOfPeers>
{
    public void Configure(EntityTypeBuilder<AskedOfPeers> builder)
    {
        builder.ToTable("asked_of_peers");
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.Month,
            row.ActivityId,
        });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Activity>().WithMany().HasForeignKey(row => row.ActivityId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>What was asked, and how often.</summary>
/// <param name="Activity">In English, as the role list names it.</param>
/// <param name="Times">How often.</param>
internal sealed record AskedLine(string Activity, int Times);

/// <summary>What was asked of peers in the twelve months up to one.</summary>
/// <param name="Lines">By activity, the most frequent first.</param>
/// <param name="IsWithheld">Whether too few peers work there to tell it: a count of few could tell who was asked.</param>
internal sealed record AskedReport(IReadOnlyList<AskedLine> Lines, bool IsWithheld);

/// <summary>Counts what was asked of peers, and tells it where enough of them work.</summary>
internal sealed class AskedCounts(PeerAtlasDbContext database, OwnPlaces places, AuthorityClock clock)
{
    /// <summary>Counts one more.</summary>
    /// <param name="agency">Where; one of those where whoever is signed in is a peer.</param>
    /// <param name="activity">The key of what was asked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>False when the agency is not theirs, or the role list of today does not prohibit it.</returns>
    public async Task<bool> CountAsync(Guid agency, string activity, CancellationToken cancellation)
    {
        var list = Activity.On(await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation), clock.Today, spanish: false);
        if (list.FirstOrDefault(row => row.Key == activity && row.Standing == RoleStanding.Prohibited) is not { } asked)
            return false;
        if (!(await places.AgenciesAsync(Permission.TakeReferrals, cancellation)).Contains(agency))
            return false;
        var month = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        try
        {
            await OneMoreAsync(agency, asked.Id, month, cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            // Somebody else was the first of this month in between; now there is a row.
            database.ChangeTracker.Clear();
            await OneMoreAsync(agency, asked.Id, month, cancellation);
        }

        return true;
    }

    private async Task OneMoreAsync(Guid agency, Guid activity, DateOnly month, CancellationToken cancellation)
    {
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        var row = database.Set<AskedOfPeers>().Where(row => row.OrganisationId == agency && row.ActivityId == activity && row.Month == month);
        if (await row.ExecuteUpdateAsync(change => change.SetProperty(one => one.Times, one => one.Times + 1), cancellation) == 0)
        {
            database.Add(
                new AskedOfPeers
                {
                    OrganisationId = agency,
                    ActivityId = activity,
                    Month = month,
                    Times = 1,
                }
            );
            await database.SaveChangesAsync(cancellation);
        }

        await turn.CommitAsync(cancellation);
    }

    /// <summary>What was asked at an agency, in the months that are over and in which enough peers worked.</summary>
    public async Task<AskedReport> AtAsync(Guid agency, DateOnly month, CancellationToken cancellation)
    {
        var months = (await PeersByMonthAsync(month, cancellation))
            .Where(row => row.Agency == agency && row.Peers > DisclosureAudit.DefaultThreshold)
            .Select(row => row.Month)
            .ToList();
        return months.Count == 0
            ? new([], IsWithheld: true)
            : new(await LinesAsync(Asked().Where(row => row.OrganisationId == agency && months.Contains(row.Month)), cancellation), IsWithheld: false);
    }

    /// <summary>What was asked at all agencies together: of a month, where those that are not told alone have enough peers too, or none.</summary>
    public async Task<AskedReport> EverywhereAsync(DateOnly month, CancellationToken cancellation)
    {
        var months = (await PeersByMonthAsync(month, cancellation))
            .GroupBy(row => row.Month)
            .Where(rows =>
                rows.Sum(row => row.Peers) > DisclosureAudit.DefaultThreshold
                && rows.Where(row => row.Peers <= DisclosureAudit.DefaultThreshold).Sum(row => row.Peers) is 0 or > DisclosureAudit.DefaultThreshold
            )
            .Select(rows => rows.Key)
            .ToList();
        return months.Count == 0
            ? new([], IsWithheld: true)
            : new(await LinesAsync(Asked().Where(row => months.Contains(row.Month)), cancellation), IsWithheld: false);
    }

    /// <summary>
    /// How many peers had contacts at each agency, in each of the twelve months up to one. Whoever is only on a team counts for nothing, and a month that is
    /// not over is not told: each press would be seen.
    /// </summary>
    private async Task<IReadOnlyList<(Guid Agency, DateOnly Month, int Peers)>> PeersByMonthAsync(DateOnly month, CancellationToken cancellation)
    {
        var (first, current) = (month.AddMonths(-11), new DateOnly(clock.Today.Year, clock.Today.Month, 1));
        var rows = await database
            .Set<PeerMonth>()
            .AsNoTracking()
            .Where(row => row.Month >= first && row.Month <= month && row.Month < current && row.Contacts > 0)
            .Select(row => new
            {
                row.OrganisationId,
                row.Month,
                row.PeerId,
            })
            .Distinct()
            .ToListAsync(cancellation);
        return [.. rows.GroupBy(row => (row.OrganisationId, row.Month)).Select(same => (same.Key.OrganisationId, same.Key.Month, same.Count()))];
    }

    private IQueryable<AskedOfPeers> Asked() => database.Set<AskedOfPeers>().AsNoTracking();

    private async Task<IReadOnlyList<AskedLine>> LinesAsync(IQueryable<AskedOfPeers> asked, CancellationToken cancellation)
    {
        var lines = await (
            from row in asked
            join activity in database.Set<Activity>() on row.ActivityId equals activity.Id
            group row by activity.English into same
            select new { same.Key, Times = same.Sum(row => row.Times) }
        ).ToListAsync(cancellation);
        return
        [
            .. lines.OrderByDescending(line => line.Times).ThenBy(line => line.Key, StringComparer.Ordinal).Select(line => new AskedLine(line.Key, line.Times)),
        ];
    }
}
