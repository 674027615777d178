using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Tests.Supervision;

public sealed class WorkerSupervisionTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task When_two_records_become_one_the_arrangements_of_both_go_along_and_stay_each_agencys(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await SupervisedTown.AddAsync(site), await SupervisedTown.AddAsync(site, "south"));
        var own = await north.AddLineAsync();
        await north.TalkAsync(own, new(2026, 9, 22));
        // The south entered the same person by their address.
        var offered = new Worker { Name = "K.", Email = "kim@north.example" };
        var there = new SupervisionLine
        {
            OrganisationId = south.Agency.Id,
            WorkerId = offered.Id,
            Kind = SupervisionLineKind.Peer,
            SupervisorId = south.SupervisorAccount.Id,
            SupervisorName = "sam",
            StartsOn = new(2026, 9, 1),
        };
        await site.AddAsync(
            offered,
            there,
            new WorkerPlace
            {
                WorkerId = offered.Id,
                OrganisationId = south.Agency.Id,
                Position = WorkerPosition.PeerWorker,
                StartsOn = new(2026, 1, 1),
            }
        );
        await north.Peer.OpenAsync("/account/places");
        await north.Peer.SubmitAsync("Yes, this is me");
        await north.Peer.OpenAsync("/account/supervision");
        Assert.Contains("north organisation", north.Peer.Text);
        Assert.Contains("south organisation", north.Peer.Text);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<SupervisionLine>().Select(line => line.WorkerId).Distinct().CountAsync()));

        // Each agency sees its own line and nothing of the other.
        await south.Supervisor.OpenAsync($"/supervising/{there.Id}");
        Assert.DoesNotContain("September 22", south.Supervisor.Text);
        await south.Administrator.OpenAsync(south.Page);
        Assert.DoesNotContain("north", south.Administrator.Text);
        Assert.DoesNotContain("September 22", south.Administrator.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_erases_their_record_takes_arrangement_and_talks_along(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var town = await SupervisedTown.AddAsync(site);
        await town.TalkAsync(await town.AddLineAsync(), new(2026, 9, 22));
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<WorkerPlace>().SingleAsync()).EndsOn = new(2026, 9, 30);
            await database.SaveChangesAsync();
        });
        await town.Peer.OpenAsync("/account/places");
        await town.Peer.SubmitAsync("Erase", ("Sure", "true"));
        Assert.Contains("Your name and places are erased.", town.Peer.Page.Body!.TextContent);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<SupervisionLine>().CountAsync()));
        Assert.Empty(await town.TalksAsync());
    }
}
