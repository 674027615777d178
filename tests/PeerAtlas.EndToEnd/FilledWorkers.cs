using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The workers of the agency that refers: its peer, who may be another agency's too, somebody without an account, and one who left.</summary>
internal static class FilledWorkers
{
    public static async Task FillAsync(TestSite site, Visitor administrator, Dictionary<string, string> holds)
    {
        await administrator.OpenAsync($"/workers/{holds["agency"]}/add");
        await administrator.SubmitAsync(
            "Save",
            ("Input.Name", "Ada Ruiz"),
            ("Input.Email", "ada.ruiz@home.example"),
            ("Input.Position", nameof(WorkerPosition.SupervisorOfPeers)),
            ("Input.OnTeam", holds["team"]),
            ("Input.StartsOn", "2026-02-01"),
            ("Input.EndsOn", "2026-12-31")
        );
        Assert.EndsWith("Ada Ruiz was saved.", administrator.Page.QuerySelector(".usa-alert")?.TextContent.Trim() ?? administrator.Text);
        holds["worker"] = administrator.Where.Split('/')[^1];
        var (cedar, supervisor) = await site.WithDatabaseAsync(async database =>
        {
            holds["workPlace"] = (await database.Set<WorkerPlace>().SingleAsync(place => place.WorkerId == Guid.Parse(holds["worker"]))).Id.ToString();
            holds["peerWorker"] = (await database.Set<Worker>().SingleAsync(worker => worker.AccountId == Guid.Parse(holds["peerAccount"]))).Id.ToString();
            return (
                await database.Set<Organisation>().SingleAsync(organisation => organisation.Key == "cedar"),
                await database.Users.SingleAsync(account => account.Email == FilledReferrals.Supervisor)
            );
        });
        var left = new Worker { Name = supervisor.Name, AccountId = supervisor.Id };
        var asked = new Worker { Name = "Somebody", Email = FilledReferrals.Peer };
        await site.AddAsync(left, asked, Place(left, Guid.Parse(holds["agency"]), new(2025, 12, 31)), Place(asked, cedar.Id, null));
        // So many that some counts are told.
        await site.AddAsync([
            .. Enumerable
                .Range(1, 14)
                .Select(number => new Worker { Name = $"Worker {number}" })
                .SelectMany(worker => new object[] { worker, Place(worker, cedar.Id, null) }),
        ]);
    }

    private static WorkerPlace Place(Worker worker, Guid organisation, DateOnly? ends) =>
        new()
        {
            WorkerId = worker.Id,
            OrganisationId = organisation,
            Position = WorkerPosition.PeerWorker,
            StartsOn = new(2025, 6, 1),
            EndsOn = ends,
        };
}
