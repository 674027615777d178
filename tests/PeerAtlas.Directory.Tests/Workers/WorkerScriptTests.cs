using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Directory.Tests.Workers;

public sealed class WorkerScriptTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_peers_of_teams_of_today_are_workers_after_the_update(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await site.AddOrganisationAsync("north");
        var team = new Team { OrganisationId = agency.Id, Name = "River" };
        var second = new Team { OrganisationId = agency.Id, Name = "Hill" };
        await site.AddAsync(team, second);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var kim = await site.AddAccountAsync("kim@north.example", Role.PeerWorker, agency);
        await site.AddAsync(
            Member(team, kim, TeamRole.Peer, null),
            Member(second, kim, TeamRole.Peer, today.AddDays(30)),
            Member(second, await site.AddAccountAsync("gone@north.example", Role.PeerWorker, agency), TeamRole.Peer, today.AddDays(-2)),
            Member(team, await site.AddAccountAsync("dan@north.example", Role.TraditionalProvider, agency), TeamRole.Provider, null)
        );
        await site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            // Tables of later scripts point at the workers; SQLite lets them, PostgreSQL must be told to let them go.
            await database.Database.ExecuteSqlRawAsync(kind == DatabaseKind.Postgres ? "DROP TABLE worker_places CASCADE" : "DROP TABLE worker_places");
            await database.Database.ExecuteSqlRawAsync(kind == DatabaseKind.Postgres ? "DROP TABLE workers CASCADE" : "DROP TABLE workers");
            await database.Database.ExecuteSqlRawAsync("DELETE FROM schema_scripts WHERE name = '0015_workers.sql'");
            await transaction.CommitAsync();
        });
        Assert.Single(await site.Services.GetRequiredService<SchemaScripts>().ApplyAsync(TestContext.Current.CancellationToken));
        var worker = Assert.Single(await WorkerAgency.AllAsync(site));
        Assert.Equal((kim.Id, "kim", null), (worker.AccountId, worker.Name, worker.Email));
        Assert.Equal(
            [(second.Id, today.AddDays(30)), (team.Id, null)],
            worker.Places.Select(place => (place.TeamId!.Value, place.EndsOn)).OrderBy(place => place.EndsOn is null)
        );
        Assert.All(worker.Places, place => Assert.Equal((agency.Id, new DateOnly(2026, 1, 1)), (place.OrganisationId, place.StartsOn)));
    }

    private static TeamMember Member(Team team, Account account, TeamRole role, DateOnly? ends) =>
        new()
        {
            OrganisationId = team.OrganisationId,
            TeamId = team.Id,
            AccountId = account.Id,
            Role = role,
            StartsOn = new(2026, 1, 1),
            EndsOn = ends,
        };
}
