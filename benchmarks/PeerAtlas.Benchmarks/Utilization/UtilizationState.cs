using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Benchmarks.Utilization;

/// <summary>An agency of the made-up state, with what its service records name.</summary>
internal sealed record MadeAgency(
    Organisation Organisation,
    IReadOnlyList<Team> Teams,
    IReadOnlyList<Account> Peers,
    IReadOnlyList<Guid> Persons,
    Account Administrator,
    Account Supervisor
);

/// <summary>
/// A made-up state: agencies of a hundred teams, each with five peers and two hundred persons on the caseload, and service records over five years.
/// </summary>
internal static class UtilizationState
{
    public const string Password = "seven quiet otters swim";

    private const int Teams = 100,
        PeersOfTeam = 5,
        PersonsOfTeam = 200,
        Months = 60;

    private static readonly string[] Activities = ["one-to-one", "one-to-one", "one-to-one", "skills", "group", "resources", "outreach", "driving"];

    /// <summary>The last month of the records: the last that is over.</summary>
    public static DateOnly LastMonth { get; } = new DateOnly(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1).AddMonths(-1);

    public static async Task<MadeAgency> MakeAgencyAsync(IServiceProvider services, int number, CancellationToken cancellation = default)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var organisation = new Organisation
        {
            Key = $"agency{number}",
            Name = $"Agency {number}",
            Kind = OrganisationKind.ProviderAgency,
        };
        var teams = Enumerable.Range(1, Teams).Select(team => new Team { OrganisationId = organisation.Id, Name = $"Team {team:000}" }).ToList();
        var peers = Enumerable.Range(0, Teams * PeersOfTeam).Select(peer => Person($"peer{peer}@agency{number}.example")).ToList();
        var (administrator, supervisor) = (Person($"admin@agency{number}.example"), Person($"supervisor@agency{number}.example"));
        var since = LastMonth.AddMonths(1 - Months);
        database.AddRange([organisation, .. teams, .. peers, administrator, supervisor]);
        await database.SaveChangesAsync(cancellation);
        database.AddRange([
            Membership(administrator, organisation, Role.AgencyAdministrator),
            Membership(supervisor, organisation, Role.Supervisor),
            .. teams.Select(
                (team, at) =>
                    new StaffingPeriod
                    {
                        OrganisationId = organisation.Id,
                        TeamId = team.Id,
                        Pattern = (StaffingPattern)(at % 4),
                        StartsOn = since,
                    }
            ),
            .. peers.Select((peer, at) => Member(teams[at / PeersOfTeam], peer, TeamRole.Peer, since)),
            .. teams.Take(5).Select(team => Member(team, supervisor, TeamRole.Supervisor, since)),
        ]);
        await database.SaveChangesAsync(cancellation);
        return new(organisation, teams, peers, await AddPersonsAsync(database, organisation.Id, teams, since, cancellation), administrator, supervisor);
    }

    public static async Task<Account> MakeAnalystAsync(IServiceProvider services)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var (authority, analyst) = (
            new Organisation
            {
                Key = "authority",
                Name = "The authority",
                Kind = OrganisationKind.Authority,
            },
            Person("analyst@authority.example")
        );
        database.AddRange(authority, analyst);
        await database.SaveChangesAsync();
        database.Add(
            new Membership
            {
                AccountId = analyst.Id,
                OrganisationId = authority.Id,
                Role = Role.AuthorityAnalyst,
                AcceptedAt = DateTime.UtcNow,
            }
        );
        await database.SaveChangesAsync();
        return analyst;
    }

    /// <summary>
    /// Writes a file of so many records of an agency, and beside it the same records as the table has them, for the database's own bulk
    /// load.
    /// </summary>
    public static void WriteRecords(string file, string? plain, MadeAgency agency, IReadOnlyDictionary<string, Guid> activities, int records)
    {
        var random = new Random(20_261_124);
        var first = LastMonth.AddMonths(1 - Months);
        var days = LastMonth.AddMonths(1).DayNumber - first.DayNumber;
        using var lines = new StreamWriter(file);
        using var rows = plain is null ? null : new StreamWriter(plain);
        lines.WriteLine("record,date,minutes,activity,team,peer,person");
        for (var at = 0; at < records; at++)
        {
            var day = first.AddDays((int)((long)at * days / records)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var team = random.Next(Teams);
            var peer = agency.Peers[team * PeersOfTeam + random.Next(PeersOfTeam)];
            // Most teams reach half of their people, some few and some nearly all.
            var person = team * PersonsOfTeam + random.Next(20 + PersonsOfTeam * 8 / 10 * (team % 10 + 1) / 10);
            var (minutes, activity) = (5 * random.Next(1, 19), Activities[random.Next(Activities.Length)]);
            lines.Write(string.Create(CultureInfo.InvariantCulture, $"v{at},{day},{minutes},{activity},Team {team + 1:000},{peer.Email},P{person}\n"));
            rows?.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{agency.Organisation.Id},v{at},{agency.Teams[team].Id},{peer.Id},{agency.Persons[person]},{day},{minutes},{activities[activity]},f,\n"
                )
            );
        }
    }

    private static async Task<IReadOnlyList<Guid>> AddPersonsAsync(
        PeerAtlasDbContext database,
        Guid organisation,
        List<Team> teams,
        DateOnly since,
        CancellationToken cancellation
    )
    {
        var persons = Enumerable.Range(0, Teams * PersonsOfTeam).Select(_ => Guid.CreateVersion7()).ToList();
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = turn.GetDbTransaction();
        command.CommandText = """
            INSERT INTO persons (id, organisation_id, pseudonym, version) VALUES (@person, @organisation, @pseudonym, @person);
            INSERT INTO caseload_entries (id, organisation_id, person_id, team_id, starts_on, version) VALUES (@person, @organisation, @person, @team, @since, @person);
            """;
        foreach (
            var (name, value) in new (string, object)[]
            {
                ("person", Guid.Empty),
                ("organisation", organisation),
                ("pseudonym", ""),
                ("team", Guid.Empty),
                ("since", since),
            }
        )
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        for (var at = 0; at < persons.Count; at++)
        {
            command.Parameters["person"].Value = persons[at];
            command.Parameters["pseudonym"].Value = $"P{at}";
            command.Parameters["team"].Value = teams[at / PersonsOfTeam].Id;
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await turn.CommitAsync(cancellation);
        return persons;
    }

    private static Membership Membership(Account account, Organisation organisation, Role role) =>
        new()
        {
            AccountId = account.Id,
            OrganisationId = organisation.Id,
            Role = role,
            AcceptedAt = DateTime.UtcNow,
        };

    private static TeamMember Member(Team team, Account account, TeamRole role, DateOnly since) =>
        new()
        {
            OrganisationId = team.OrganisationId,
            TeamId = team.Id,
            AccountId = account.Id,
            Role = role,
            StartsOn = since,
            HoursAMonth = role == TeamRole.Peer ? 100 : null,
        };

    private static Account Person(string email)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            Name = email.Split('@')[0],
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        if (!email.StartsWith("peer", StringComparison.Ordinal))
            account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        return account;
    }

    /// <summary>Brings in the role list that is shipped; the result finds an activity by its key.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> ImportActivitiesAsync(IServiceProvider services, string root)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("benchmark");
        await using var file = File.OpenRead(Path.Combine(root, "samples", "hours", "activities.csv"));
        await scope.ServiceProvider.GetRequiredService<HoursRules>().ImportAsync(file, "activities.csv", CancellationToken.None);
        return await scope
            .ServiceProvider.GetRequiredService<PeerAtlasDbContext>()
            .Set<Activity>()
            .ToDictionaryAsync(activity => activity.Key, activity => activity.Id);
    }
}
