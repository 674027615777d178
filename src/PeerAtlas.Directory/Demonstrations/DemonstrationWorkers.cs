using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Demonstrations;

/// <summary>
/// Workers whom two agencies entered themselves: with and without an account, one who left, and one who is asked whether it is them. The peers of teams
/// come with their teams.
/// </summary>
internal static class DemonstrationWorkers
{
    private const string Harborlight = "harborlight-services",
        BirchRiver = "birch-river-network";

    private static readonly (string Agency, string Name, string? Email, WorkerPosition Position, int Since, int? To)[] People =
    [
        (Harborlight, "Celia Navarro", null, WorkerPosition.SupervisorOfPeers, -700, null),
        (Harborlight, "Owen Pratt", "owen.pratt@home.example", WorkerPosition.PeerWorker, -430, null),
        (Harborlight, "Dana Whitlock", null, WorkerPosition.PeerWorker, -900, -60),
        (BirchRiver, "Marisol Vega", null, WorkerPosition.PeerWorker, -200, null),
        // The same person as the peer of the other agency, who decides whether the two are joined.
        (BirchRiver, "J. Marchetti", "jo.marchetti@demonstration.example", WorkerPosition.Other, -150, null),
    ];

    public static async Task LoadAsync(PeerAtlasDbContext database, AgencyWorkers workers, CancellationToken cancellation)
    {
        var agencies = await database.Set<Organisation>().ToDictionaryAsync(agency => agency.Key, agency => agency.Id, cancellation);
        foreach (var person in People)
        {
            var organisation = agencies[person.Agency];
            if (await workers.RefuseEmailAsync(organisation, person.Email, null, cancellation) is { } problem)
                throw new InvalidOperationException($"{person.Name} was refused: {problem}");
            workers.Add(person.Name, person.Email, worker => new WorkerPlace
            {
                WorkerId = worker,
                OrganisationId = organisation,
                Position = person.Position,
                StartsOn = database.Today.AddDays(person.Since),
                EndsOn = person.To is { } days ? database.Today.AddDays(days) : null,
            });
        }

        await database.SaveChangesAsync(cancellation);
    }
}
