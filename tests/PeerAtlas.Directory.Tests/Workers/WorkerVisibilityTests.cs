using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Workers;

/// <summary>The second line: whatever a page asks for, a worker is read by whom they are open to, and by nobody else.</summary>
public sealed class WorkerVisibilityTests
{
    private static readonly DateOnly First = new(2026, 10, 1);

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task No_agency_ever_reads_a_worker_who_has_no_place_there_that_day_or_later(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agencies = new List<Organisation>();
        foreach (var key in new[] { "north", "south", "east" })
            agencies.Add(await site.AddOrganisationAsync(key));
        var account = await site.AddAccountAsync("kim@north.example", Role.PeerWorker, agencies[0]);
        var workers = await AddRandomAsync(site, agencies, account);
        for (var day = First; day < First.AddDays(40); day = day.AddDays(8))
        {
            foreach (var agency in agencies)
            {
                var seen = await SeenAsync(site, scope => scope.Grant(agency.Id));
                Assert.Equal(workers.Where(worker => IsThere(worker, agency, day)).Select(worker => worker.Id).Order(), seen.Workers);
                Assert.All(seen.Places, place => Assert.Equal(agency.Id, place));
            }

            Assert.Empty((await SeenAsync(site, _ => { })).Workers);
            Assert.Empty((await SeenAsync(site, scope => scope.Grant(Guid.NewGuid(), [new(agencies[0].Id, Role.AuthorityAnalyst)]))).Workers);
            Assert.Equal([workers[0].Id], (await SeenAsync(site, scope => scope.Grant(account.Id, []))).Workers);
            var both = await SeenAsync(site, scope =>
                scope.Grant(Guid.NewGuid(), [new(agencies[0].Id, Role.Supervisor), new(agencies[1].Id, Role.Supervisor)])
            );
            Assert.Equal(
                workers.Where(worker => IsThere(worker, agencies[0], day) || IsThere(worker, agencies[1], day)).Select(worker => worker.Id).Order(),
                both.Workers
            );
            site.Clock.Advance(TimeSpan.FromDays(8));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_place_of_an_organisation_that_is_not_open_is_not_written(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        var worker = new Worker { Name = "Kim" };
        var place = Place(worker, south, First, null);
        await site.AddAsync(worker, place);
        await using var scope = site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        // Neither by its neighbour nor by the authority.
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Grant(Guid.NewGuid(), [new(north.Id, Role.AuthorityAnalyst)]);
        database.Add(Place(worker, south, First, null));
        await Assert.ThrowsAsync<OutsideScopeException>(() => database.SaveChangesAsync(TestContext.Current.CancellationToken));
        database.ChangeTracker.Clear();
        database.Attach(place).Entity.EndsOn = First;
        await Assert.ThrowsAsync<OutsideScopeException>(() => database.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    private static bool IsThere(Worker worker, Organisation agency, DateOnly day) =>
        worker.Places.Any(place => place.OrganisationId == agency.Id && (place.EndsOn is null || place.EndsOn >= day));

    private static async Task<List<Worker>> AddRandomAsync(TestSite site, List<Organisation> agencies, Account account)
    {
#pragma warning disable CA5394 // Must come out the same every time.
        var random = new Random(20261001);
        var workers = Enumerable.Range(0, 40).Select(number => new Worker { Name = $"W{number}", AccountId = number == 0 ? account.Id : null }).ToList();
        foreach (var worker in workers)
        {
            for (var left = random.Next(4); left > 0; left--)
            {
                var starts = First.AddDays(random.Next(-40, 40));
                DateOnly? ends = random.Next(4) == 0 ? null : starts.AddDays(random.Next(40));
                worker.Places.Add(Place(worker, agencies[random.Next(agencies.Count)], starts, ends));
            }
        }
#pragma warning restore CA5394

        await site.AddAsync([.. workers]);
        return workers;
    }

    private static WorkerPlace Place(Worker worker, Organisation agency, DateOnly starts, DateOnly? ends) =>
        new()
        {
            WorkerId = worker.Id,
            OrganisationId = agency.Id,
            Position = WorkerPosition.PeerWorker,
            StartsOn = starts,
            EndsOn = ends,
        };

    private static async Task<(List<Guid> Workers, List<Guid> Places)> SeenAsync(TestSite site, Action<OrganisationScope> open)
    {
        await using var scope = site.Services.CreateAsyncScope();
        open(scope.ServiceProvider.GetRequiredService<OrganisationScope>());
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var workers = await database.Set<Worker>().AsNoTracking().Include(worker => worker.Places).ToListAsync();
        return ([.. workers.Select(worker => worker.Id).Order()], [.. workers.SelectMany(worker => worker.Places).Select(place => place.OrganisationId)]);
    }
}
