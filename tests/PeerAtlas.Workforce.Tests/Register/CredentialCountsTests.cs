using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Tests.Register;

/// <summary>What the authority sees of certification: counts, and none that tells of few.</summary>
public sealed class CredentialCountsTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task People_count_once_by_the_best_of_their_credentials_where_they_work(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (centre, agency) = await FillAsync(site, certified: 14, onTheWay: 12, neither: 15);
        var analyst = await (await site.VisitAsAnalystAsync()).OpenAsync("/certification/figures");

        Assert.Equal("East 14 0 12 0 15 41", Row(analyst, "East"));
        Assert.Equal("Everybody 14 0 12 0 15 41", Row(analyst, "Everybody"));
        Assert.DoesNotContain("withheld", analyst.Text);

        // What comes now is told next month.
        await AddAsync(site, centre, agency, 20, credential => credential.EnterIssued(new(2026, 1, 5), DateTime.UtcNow, null));
        await analyst.OpenAsync("/certification/figures");
        Assert.Equal("Everybody 14 0 12 0 15 41", Row(analyst, "Everybody"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Few_are_not_told_and_cannot_be_derived(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await FillAsync(site, certified: 14, onTheWay: 12, neither: 3);
        var analyst = await (await site.VisitAsAnalystAsync()).OpenAsync("/certification/figures");

        var cells = Row(analyst, "Everybody").Split(' ');
        Assert.Equal("withheld", cells[5]);
        // One more is withheld, or the total is: else the three were the difference.
        Assert.True(cells.Count(cell => cell == "withheld") > 1, string.Join(' ', cells));
    }

    private static async Task<(Organisation Centre, Organisation Agency)> FillAsync(TestSite site, int certified, int onTheWay, int neither)
    {
        var region = new Region { Key = "east", Name = "East" };
        await site.AddAsync(region);
        var centre = await site.AddOrganisationAsync("training", OrganisationKind.TrainingCentre);
        var agency = await site.AddOrganisationAsync("agency");
        await site.WithDatabaseAsync(async database =>
        {
            var row = await database.Set<Organisation>().AsTracking().SingleAsync(one => one.Id == agency.Id);
            row.RegionId = region.Id;
            return await database.SaveChangesAsync();
        });
        var account = await site.AddAccountAsync("nadia@training.example", Role.Certifier, centre);
        await AddAsync(site, centre, agency, certified, credential => credential.EnterIssued(new(2026, 1, 5), DateTime.UtcNow, null));
        await AddAsync(site, centre, agency, onTheWay, credential => credential.Apply(DateTime.UtcNow, account.Id));
        await AddAsync(site, centre, agency, neither, null);
        return (centre, agency);
    }

    private static async Task AddAsync(TestSite site, Organisation centre, Organisation agency, int count, Func<Credential, CredentialEvent>? step)
    {
        for (var at = 0; at < count; at++)
        {
            var worker = new Worker { Name = $"Worker {at}" };
            var place = new WorkerPlace
            {
                WorkerId = worker.Id,
                OrganisationId = agency.Id,
                Position = WorkerPosition.PeerWorker,
                StartsOn = new(2026, 1, 1),
            };
            var credential = new Credential
            {
                OrganisationId = centre.Id,
                WorkerId = worker.Id,
                RuleId = "TX-MHPS",
                HolderName = worker.Name,
            };
            await site.AddAsync(step is null ? [worker, place] : [worker, place, credential, step(credential)]);
        }
    }

    private static string Row(Visitor visitor, string name) =>
        string.Join(
            ' ',
            visitor
                .Page.QuerySelectorAll("tbody tr")
                .First(row => row.QuerySelector("th")!.TextContent.Trim() == name)
                .QuerySelectorAll("th, td")
                .Select(cell => cell.TextContent.Trim())
        );
}
