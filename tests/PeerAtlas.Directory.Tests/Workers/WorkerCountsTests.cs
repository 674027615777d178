using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Workers;

public sealed class WorkerCountsTests
{
    private const WorkerPosition Peer = WorkerPosition.PeerWorker,
        Supervisor = WorkerPosition.SupervisorOfPeers;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_authority_sees_counts_and_none_of_ten_or_fewer_nor_one_that_a_difference_tells(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await site.VisitAsAnalystAsync();
        await analyst.OpenAsync("/workers/counts");
        Assert.Contains("No agency has entered workers yet", analyst.Text);
        var (north, south) = (await AddAgencyAsync(site, "North"), await AddAgencyAsync(site, "South"));
        await AddAsync(site, north, Peer, 40);
        await AddAsync(site, north, Supervisor, 3);
        await AddAsync(site, south, Peer, 20);
        await AddAsync(site, south, Supervisor, 15);

        var table = await ReadAsync(site);
        Assert.Equal(["North", "South", null], table.Rows.Select(row => row.Region));
        Assert.Null(Count(table, "North", Supervisor));
        // Beside it another count of each row and column goes, so that none is total less the rest.
        Assert.All(table.Rows.Take(2), row => Assert.NotEqual(1, row.Counts.Count(count => count is null)));
        Assert.All(Enumerable.Range(0, table.Totals.Count), column =>
            Assert.NotEqual(1, table.Rows.Select(row => row.Counts[column]).Append(table.Totals[column]).Count(count => count is null))
        );
        Assert.Contains(table.Rows.SelectMany(row => row.Counts).Concat(table.Totals), count => count > 10);
        await analyst.OpenAsync("/workers/counts");
        Assert.Contains("withheld", analyst.Text);
        Assert.Contains("Counts of 1 to 10 persons are not shown", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_has_several_places_counts_once_and_whoever_was_not_there_on_the_first_of_the_month_not_at_all(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await AddAgencyAsync(site, "North"), await AddAgencyAsync(site, "South"));
        var workers = await AddAsync(site, north, Peer, 30);
        await site.AddAsync([.. workers.Select(worker => Place(worker, south, Supervisor, new(2026, 5, 1), null))]);
        // Came after the first of the month, and left before it.
        var others = await AddAsync(site, south, Peer, 0);
        Assert.Empty(others);
        var late = new Worker { Name = "late" };
        late.Places.Add(Place(late, south, Peer, new(2026, 10, 2), null));
        late.Places.Add(Place(late, south, Peer, new(2026, 1, 1), new(2026, 9, 30)));
        await site.AddAsync(late);
        site.Clock.Advance(TimeSpan.FromDays(10));
        var table = await ReadAsync(site);
        Assert.Equal(new DateOnly(2026, 10, 1), table.Day);
        Assert.Equal((30, 30, 0), (Count(table, "North", Peer), table.Totals[^1], Count(table, "South", Peer)));
        Assert.False(table.Withholds);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_read_once_stays_until_the_next_month_so_that_two_readings_tell_nobody_who_came(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var north = await AddAgencyAsync(site, "North");
        await AddAsync(site, north, Peer, 29);
        Assert.Equal(29, (await ReadAsync(site)).Totals[^1]);
        await AddAsync(site, north, Supervisor, 1);
        var again = await ReadAsync(site);
        Assert.Equal((29, 0), (again.Totals[^1], Count(again, "North", Supervisor)));
        site.Clock.Advance(TimeSpan.FromDays(31));
        var next = await ReadAsync(site);
        Assert.Equal((30, null), (next.Totals[^1], Count(next, "North", Supervisor)));
    }

    private static int? Count(WorkerTable table, string region, WorkerPosition position) =>
        table.Rows.Single(row => row.Region == region).Counts[(int)position];

    private static async Task<WorkerTable> ReadAsync(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        // As the authority, to whom no worker is open.
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Grant(Guid.NewGuid(), [new(Guid.NewGuid(), Role.AuthorityAnalyst)]);
        return await scope.ServiceProvider.GetRequiredService<WorkerCounts>().ReadAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Organisation> AddAgencyAsync(TestSite site, string name)
    {
        var region = new Region { Key = name, Name = name };
        var agency = new Organisation
        {
            Key = name + "-agency",
            Name = name + " agency",
            Kind = OrganisationKind.ProviderAgency,
            RegionId = region.Id,
        };
        await site.AddAsync(region, agency);
        return agency;
    }

    private static async Task<List<Worker>> AddAsync(TestSite site, Organisation agency, WorkerPosition position, int count)
    {
        var workers = Enumerable.Range(0, count).Select(number => new Worker { Name = $"W{number}" }).ToList();
        foreach (var worker in workers)
            worker.Places.Add(Place(worker, agency, position, new(2026, 1, 1), null));
        await site.AddAsync([.. workers]);
        return workers;
    }

    private static WorkerPlace Place(Worker worker, Organisation agency, WorkerPosition position, DateOnly starts, DateOnly? ends) =>
        new()
        {
            WorkerId = worker.Id,
            OrganisationId = agency.Id,
            Position = position,
            StartsOn = starts,
            EndsOn = ends,
        };
}
