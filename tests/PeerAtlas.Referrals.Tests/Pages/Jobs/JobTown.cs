using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Roles;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Jobs;

/// <summary>A working agency with an administrator, whose peer is a worker with a place.</summary>
internal sealed class JobTown
{
    private JobTown(TestSite site, WorkingAgency agency, Visitor administrator) => (Site, Agency, Administrator) = (site, agency, administrator);

    public TestSite Site { get; }

    public WorkingAgency Agency { get; }

    public Visitor Administrator { get; }

    public Guid Worker { get; private set; }

    public string Jobs => $"/workers/{Agency.Organisation.Id}/jobs";

    public static async Task<JobTown> MakeAsync(TestSite site, string key)
    {
        var agency = await WorkingAgency.MakeAsync(site, key);
        var account = await site.AddAccountAsync($"administrator@{key}.example", Role.AgencyAdministrator, agency.Organisation);
        var town = new JobTown(site, agency, await site.VisitAsAsync(account));
        var worker = new Worker { Name = agency.Peer.Name, AccountId = agency.Peer.Id };
        town.Worker = worker.Id;
        await site.AddAsync(
            worker,
            new WorkerPlace
            {
                WorkerId = worker.Id,
                OrganisationId = agency.Organisation.Id,
                TeamId = agency.Team.Id,
                Position = WorkerPosition.PeerWorker,
                StartsOn = new(2025, 1, 1),
            }
        );
        return town;
    }

    /// <summary>Writes a description that holds from the year's first day, through the page.</summary>
    public async Task WriteAsync(string title, params (string Name, string Value)[] fields)
    {
        await Administrator.OpenAsync(Jobs + "/write");
        await Administrator.SubmitAsync("Save", [("Input.Title", title), ("Input.HoldsFrom", "2026-01-01"), .. fields]);
    }

    /// <summary>Where it is said whose job the peer's is.</summary>
    public async Task<string> PlaceAsync()
    {
        var place = await Site.WithDatabaseAsync(database =>
            database.Set<WorkerPlace>().Where(row => row.WorkerId == Worker).Select(row => row.Id).SingleAsync()
        );
        return $"/workers/{Agency.Organisation.Id}/{Worker}/job/{place}";
    }

    /// <summary>Says that the agency's first description is the peer's.</summary>
    public async Task AssignAsync(string from, string? place = null)
    {
        var id = await Site.WithDatabaseAsync(database =>
            database.Set<JobDescription>().Where(row => row.OrganisationId == Agency.Organisation.Id).Select(row => row.Id).SingleAsync()
        );
        await Administrator.OpenAsync(place ?? await PlaceAsync());
        await Administrator.SubmitAsync("Save", ("Input.Description", id.ToString()), ("Input.StartsOn", from));
        Assert.Equal(Jobs, Administrator.Where);
    }

    /// <summary>Further peers whose job the agency's first description is, each with hours on a day.</summary>
    public async Task AddColleaguesAsync(int count, string day, int minutes)
    {
        var description = await Site.WithDatabaseAsync(database =>
            database.Set<JobDescription>().Where(row => row.OrganisationId == Agency.Organisation.Id).Select(row => row.Id).SingleAsync()
        );
        var lines = new List<string>();
        for (var at = 0; at < count; at++)
        {
            var account = await Site.AddAccountAsync($"colleague{at}@{Agency.Organisation.Key}.example", Role.PeerWorker, Agency.Organisation);
            var worker = new Worker { Name = account.Name, AccountId = account.Id };
            var place = new WorkerPlace
            {
                WorkerId = worker.Id,
                OrganisationId = Agency.Organisation.Id,
                TeamId = Agency.Team.Id,
                Position = WorkerPosition.PeerWorker,
                StartsOn = new(2025, 1, 1),
            };
            await Site.AddAsync(
                worker,
                place,
                Agency.Member(account, TeamRole.Peer),
                new JobAssignment
                {
                    OrganisationId = Agency.Organisation.Id,
                    PlaceId = place.Id,
                    DescriptionId = description,
                    StartsOn = new(2026, 8, 1),
                }
            );
            lines.Add(Agency.Line($"c{at}", day, minutes).Replace(Agency.Peer.Email!, account.Email, StringComparison.Ordinal));
        }

        await Agency.ImportAsync([.. lines]);
    }

    /// <summary>The peer's place ends, and with it their membership.</summary>
    public Task LeaveAsync(DateOnly last) =>
        Site.WithDatabaseAsync(async database =>
        {
            (await database.Set<WorkerPlace>().AsTracking().SingleAsync(row => row.WorkerId == Worker)).EndsOn = last;
            database.RemoveRange(await database.Set<Membership>().AsTracking().Where(row => row.AccountId == Agency.Peer.Id).ToListAsync());
            return await database.SaveChangesAsync();
        });
}
