using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Hosting;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Cli.Tests;

public sealed class UtilizationCommandTests : IDisposable
{
    private const string Header = "record,date,minutes,activity,team,peer,person\n";

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-").FullName;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Records_are_imported_once_and_the_report_tells_of_them(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await CommandLine.RunAsync(database, "migrate");
        foreach (var list in new[] { "activities.csv", "payer-rules.csv", "activities.csv" })
        {
            var rules = await CommandLine.RunAsync(database, "utilization", "rules", Path.Combine(Repository.Root, "samples", "hours", list));
            Assert.True(rules.ExitCode == 0, rules.Errors);
        }

        await AddAgencyAsync(database, "north", persons: 12);
        var file = Write(
            "records.csv",
            Header
                + string.Concat(Enumerable.Range(1, 6).Select(person => $"R{person},2026-09-0{person},40,one-to-one,Team north,peer@north.example,P{person}\n"))
        );
        Assert.Equal("6 new, 0 changed, 0 unchanged", (await CommandLine.RunAsync(database, "utilization", "import", file, "--agency", "north")).Output.Trim());
        var again = await JsonAsync(database, 0, "utilization", "import", file, "--agency", "north", "--json");
        Assert.Equal((0, 6), (again.GetProperty("added").GetInt32(), again.GetProperty("unchanged").GetInt32()));

        var report = await JsonAsync(database, 0, "utilization", "report", "--agency", "north", "--month", "2026-09", "--json");
        var team = Assert.Single(report.GetProperty("teams").EnumerateArray());
        Assert.Equal((12, 6, 4.0), (team.GetProperty("caseload").GetInt32(), team.GetProperty("supported").GetInt32(), team.GetProperty("hours").GetDouble()));
        Assert.Equal(2, team.GetProperty("limits_95").GetArrayLength());
        Assert.Equal(2, team.GetProperty("limits_998").GetArrayLength());
        Assert.Contains("Team north", (await CommandLine.RunAsync(database, "utilization", "report", "--agency", "north", "--month", "2026-09")).Output);

        // Six persons are too few for the state to read.
        var state = await JsonAsync(database, 0, "utilization", "report", "--month", "2026-09", "--json");
        var agency = state.GetProperty("agencies")[0];
        Assert.True(agency.GetProperty("withheld").GetBoolean());
        Assert.Equal(JsonValueKind.Null, agency.GetProperty("supported").ValueKind);

        // And so is one peer.
        var work = state.GetProperty("work")[0];
        Assert.True(work.GetProperty("withheld").GetBoolean());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (work.GetProperty("hours").ValueKind, work.GetProperty("outside_share").ValueKind));
    }

    [Fact]
    public async Task Bad_lines_are_named_nothing_of_another_agency_is_found_and_nothing_is_kept()
    {
        using var database = TestDatabase.Create(DatabaseKind.Sqlite);
        await CommandLine.RunAsync(database, "migrate");
        await CommandLine.RunAsync(database, "utilization", "rules", Path.Combine(Repository.Root, "samples", "hours", "activities.csv"));
        await AddAgencyAsync(database, "north", persons: 1);
        await AddAgencyAsync(database, "south", persons: 1);
        var file = Write(
            "records.csv",
            Header + "R1,2026-09-01,40,one-to-one,Team north,peer@north.example,P1\nR2,2026-09-31,40,one-to-one,Team south,peer@south.example,P1\n"
        );
        var all = Path.Combine(folder, "problems.csv");

        var result = await CommandLine.RunAsync(database, "utilization", "import", file, "--agency", "north", "--problems", all);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("records.csv, line 3, date: Write the day as 2026-11-24.", result.Errors);
        Assert.Contains("records.csv, line 3, team: No team of the agency has that name.", result.Errors);
        Assert.Contains("records.csv, line 3, peer: No peer of the agency's teams has that address.", result.Errors);
        Assert.Contains("Nothing was imported.", result.Errors);
        Assert.Equal(4, (await File.ReadAllLinesAsync(all, TestContext.Current.CancellationToken)).Length);
        var told = await JsonAsync(database, 1, "utilization", "import", file, "--agency", "north", "--json");
        Assert.Equal((3, 3), (told.GetProperty("problems").GetInt32(), told.GetProperty("first_problems")[0].GetProperty("line").GetInt32()));
        Assert.Equal(0, await WithDatabaseAsync(database, found => found.Set<ServiceRecord>().CountAsync()));

        Assert.Contains(
            "There is no agency with the key west.",
            (await CommandLine.RunAsync(database, "utilization", "import", file, "--agency", "west")).Errors
        );
        Assert.Equal(2, (await CommandLine.RunAsync(database, "utilization", "import", file)).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync(database, "utilization", "import", Path.Combine(folder, "none.csv"), "--agency", "north")).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_log_with_other_columns_is_guessed_mapped_and_imported(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await CommandLine.RunAsync(database, "migrate");
        await CommandLine.RunAsync(database, "utilization", "rules", Path.Combine(Repository.Root, "samples", "hours", "activities.csv"));
        await AddAgencyAsync(database, "north", persons: 2);
        var log = Write(
            "log.csv",
            "September,,,\nDate,Time In,Time Out,Client ID\n09/14/2026,11:00 PM,1:15 AM,P1\n09/15/2026,9:00,10:00,P2\n"
                + "09/15/2026,9:00,10:00,P2\n09/15/2026,9:00,10:00,X9\nTotal,5:15,,\n"
        );
        var map = Path.Combine(folder, "map.json");

        var guessed = await CommandLine.RunAsync(database, "utilization", "import", log, "--agency", "north", "--guess", map);
        Assert.True(guessed.ExitCode == 0, guessed.Errors);
        Assert.Contains("start: column B (Time In)", guessed.Output);
        Assert.Contains("peer: \"peer@north.example\" for the whole file", guessed.Output);
        Assert.Contains("asked: Which column is \"Activity\"?", guessed.Output);
        var refused = await CommandLine.RunAsync(database, "utilization", "import", log, "--agency", "north", "--map", map);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The mapping does not say where these come from: activity.", refused.Errors);

        await File.WriteAllTextAsync(
            map,
            (await File.ReadAllTextAsync(map, TestContext.Current.CancellationToken)).Replace(
                "\"fields\": {",
                "\"fields\": { \"activity\": { \"value\": \"group\" },",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        var bad = await CommandLine.RunAsync(database, "utilization", "import", log, "--agency", "north", "--map", map);
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("log.csv, line 6, person: The agency serves nobody with that id here.", bad.Errors);
        var done = await CommandLine.RunAsync(database, "utilization", "import", log, "--agency", "north", "--map", map, "--leave-out");
        Assert.True(done.ExitCode == 0, done.Errors);
        Assert.Contains("3 new, 0 changed, 0 unchanged, 3 rows left out", done.Output);
        var again = await CommandLine.RunAsync(database, "utilization", "import", log, "--agency", "north", "--map", map, "--leave-out");
        Assert.Contains("0 new, 0 changed, 3 unchanged, 3 rows left out", again.Output);
        Assert.Equal(
            [60, 60, 135],
            await WithDatabaseAsync(database, found => found.Set<ServiceRecord>().Select(one => one.Minutes).OrderBy(one => one).ToListAsync())
        );
    }

    private string Write(string name, string content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, content);
        return file;
    }

    private static async Task<JsonElement> JsonAsync(TestDatabase database, int exitCode, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(database, arguments);
        Assert.True(result.ExitCode == exitCode, result.Errors);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static Task<int> AddAgencyAsync(TestDatabase where, string key, int persons) => WithDatabaseAsync(where, async database =>
        {
            var (agency, since) = (
                new Organisation
                {
                    Key = key,
                    Name = key,
                    Kind = OrganisationKind.ProviderAgency,
                },
                new DateOnly(2025, 1, 1)
            );
            var team = new Team { OrganisationId = agency.Id, Name = $"Team {key}" };
            var email = $"peer@{key}.example";
            var peer = new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                Name = email,
                SecurityStamp = "stamp",
            };
            var served = Enumerable.Range(1, persons).Select(number => new Person { OrganisationId = agency.Id, Pseudonym = $"P{number}" }).ToList();
            database.AddRange([agency, team, peer, .. served]);
            await database.SaveChangesAsync();
            database.AddRange([
                new TeamMember
                {
                    OrganisationId = agency.Id,
                    TeamId = team.Id,
                    AccountId = peer.Id,
                    Role = TeamRole.Peer,
                    StartsOn = since,
                },
                new StaffingPeriod
                {
                    OrganisationId = agency.Id,
                    TeamId = team.Id,
                    Pattern = StaffingPattern.Integrated,
                    StartsOn = since,
                },
                .. served.Select(person => new CaseloadEntry
                {
                    OrganisationId = agency.Id,
                    PersonId = person.Id,
                    TeamId = team.Id,
                    StartsOn = since,
                }),
            ]);
            return await database.SaveChangesAsync();
        });

    private static async Task<T> WithDatabaseAsync<T>(TestDatabase where, Func<PeerAtlasDbContext, Task<T>> work)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(where.Settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(configuration).AddPeerAtlasModules(configuration).BuildServiceProvider();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await work(scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>());
    }
}
