using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Board;

/// <summary>The board: what each sees of it, signals about the pathway, and answers to them.</summary>
public sealed class UseBoardTests
{
    private const string September = "/use?Month=2026-09";

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_supervisor_sees_the_signal_of_a_team_and_answers_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k", persons: 40);
        await OthersAsync(agency, supported: 30);
        await agency.ImportAsync(agency.Line("a1"), agency.Line("a2", person: "P2"));

        var supervisor = await (await site.VisitAsAsync(agency.Supervisor)).OpenAsync(September);
        Assert.Contains("reaches fewer people than teams like it", supervisor.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 40, 5%", supervisor.Text, StringComparison.Ordinal);
        Assert.Contains("97%", supervisor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Team 1", supervisor.Text, StringComparison.Ordinal);

        await supervisor.FollowAsync("reaches fewer");
        Assert.Contains("not of any peer", supervisor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(agency.Peer.Name, supervisor.Page.QuerySelector(".pa-signal")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await supervisor.SubmitAsync("Keep the answer", ("Done", "ActedOn"));
        Assert.Contains("Say in a few words", supervisor.Text, StringComparison.Ordinal);
        await supervisor.SubmitAsync("Keep the answer", ("Done", "ActedOn"), ("Words", "A desk in the team's room from October"));
        Assert.Contains("A desk in the team's room", supervisor.Text, StringComparison.Ordinal);
        Assert.Contains("acted on", (await supervisor.OpenAsync(September)).Text, StringComparison.Ordinal);
        Assert.True(
            await site.WithDatabaseAsync(database =>
                database.Set<AuditEntry>().AnyAsync(entry => entry.Subject == nameof(SignalAnswer) && entry.AccountId == agency.Supervisor.Id)
            )
        );
    }

    [Fact]
    public async Task Nobody_sees_a_team_that_is_not_theirs()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var (one, two) = (await WorkingAgency.MakeAsync(site, "k"), await WorkingAgency.MakeAsync(site, "o"));
        var others = await OthersAsync(one, supported: 3, teams: 1);
        var supervisor = await site.VisitAsAsync(one.Supervisor);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await supervisor.OpenAsync($"/use/{one.Team.Id}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await supervisor.OpenAsync($"/use/{two.Team.Id}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await supervisor.OpenAsync($"/use/{others[0].Id}")).Status);
        var analyst = await site.VisitAsAnalystAsync();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await analyst.OpenAsync($"/use/{one.Team.Id}")).Status);
        var administrator = await site.VisitAsAsync(await site.AddAccountAsync("admin@k.example", Role.AgencyAdministrator, one.Organisation));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await administrator.OpenAsync($"/use/{others[0].Id}")).Status);
        Assert.DoesNotContain("o organisation", (await administrator.OpenAsync($"/use?Agency={two.Organisation.Id}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_authority_sees_counts_and_none_of_few_persons_nor_what_would_tell_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        foreach (var (key, persons, supported) in new[] { ("k", 60, 5), ("m", 80, 40), ("o", 90, 30) })
        {
            var agency = await WorkingAgency.MakeAsync(site, key, persons);
            await agency.ImportAsync([.. Enumerable.Range(1, supported).Select(number => agency.Line($"a{number}", person: $"P{number}"))]);
        }

        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().GrantAll();
        var state = await scope.ServiceProvider.GetRequiredService<StateBoard>().ReadAsync(new(2026, 9, 1), CancellationToken.None);
        var rows = state.ByAgency.Rows.ToDictionary(row => row.Label, row => row.Cells[0]);
        Assert.False(rows["k organisation"].IsShown);
        Assert.Equal((null, 0), (rows["k organisation"].Count, rows["k organisation"].Base.Number));
        Assert.Equal(75, rows["All agencies"].Count);
        // With the whole shown, one more agency must go with it, or the five could be worked out.
        Assert.Equal(1, rows.Values.Count(figure => figure.IsShown && figure.Label != "All agencies"));

        var analyst = await (await site.VisitAsAnalystAsync()).OpenAsync(September);
        Assert.Contains("k organisation", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5 of 60", analyst.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("jo.marlow", analyst.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_authority_sees_no_work_of_few_peers_nor_what_would_tell_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var month = new DateOnly(2026, 9, 1);
        // Peers, how many of them worked, and how many of these outside the role.
        foreach (
            var (key, peers, worked, outside) in new[]
            {
                ("few", 1, 1, 1),
                ("idle", 3, 0, 0),
                ("ten", 10, 10, 10),
                ("most", 12, 2, 2),
                ("many", 12, 12, 12),
                ("one", 12, 12, 1),
                ("none", 12, 12, 0),
                ("rest", 12, 11, 11),
            }
        )
            await AddWorkAsync(site, key, month, peers, worked, outside);

        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().GrantAll();
        var work = (await scope.ServiceProvider.GetRequiredService<StateBoard>().ReadAsync(month, CancellationToken.None)).Work.ToDictionary(row =>
            row.Agency.Split(' ')[0]
        );
        foreach (var key in new[] { "few", "idle", "ten", "most" })
            Assert.Equal((true, null, null, null), (work[key].IsWithheld, work[key].Hours, work[key].OutsideShare, work[key].MedianWait));
        Assert.Equal((false, 12.0, 0.5), (work["many"].IsWithheld, work["many"].Hours, work["many"].OutsideShare));
        Assert.Equal((false, 11.0, 0.5), (work["rest"].IsWithheld, work["rest"].Hours, work["rest"].OutsideShare));
        Assert.Equal((false, 12.0, null), (work["one"].IsWithheld, work["one"].Hours, work["one"].OutsideShare));
        Assert.Equal((false, 12.0, 0.0), (work["none"].IsWithheld, work["none"].Hours, work["none"].OutsideShare));

        var rows = (await (await site.VisitAsAnalystAsync()).OpenAsync(September))
            .Page.QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())))
            .ToList();
        Assert.Contains("few organisation|withheld|withheld|–", rows);
        Assert.Contains("many organisation|12|50%|–", rows);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_of_pattern_parts_the_months_before_from_those_after(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k", persons: 10);
        await site.WithDatabaseAsync(async database =>
        {
            var period = await database.Set<StaffingPeriod>().AsTracking().SingleAsync();
            (period.Pattern, period.EndsOn) = (StaffingPattern.DesignatedTeamElsewhere, new(2026, 4, 30));
            database.Add(
                new StaffingPeriod
                {
                    OrganisationId = agency.Organisation.Id,
                    TeamId = agency.Team.Id,
                    Pattern = StaffingPattern.Integrated,
                    StartsOn = new(2026, 5, 1),
                }
            );
            await database.SaveChangesAsync();
        });
        var lines = Enumerable
            .Range(1, 9)
            .SelectMany(month =>
                Enumerable.Range(1, month < 5 ? 2 : 8).Select(person => agency.Line($"m{month}p{person}", $"2026-{month:00}-05", person: $"P{person}"))
            );
        Assert.Equal(0, (await agency.ImportAsync([.. lines])).ProblemCount);
        var page = (await (await site.VisitAsAsync(agency.Supervisor)).OpenAsync($"/use/{agency.Team.Id}?Month=2026-09")).Page;
        var cells = page.QuerySelectorAll("table")
            .First(table => table.TextContent.Contains("while peers were placed alike", StringComparison.Ordinal))
            .QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.Children.Skip(2).Select(cell => cell.TextContent.Trim())));
        Assert.Equal(["4|20%|1", "5|80%|4"], cells);
        var chart = page.QuerySelector(".pa-control")!;
        foreach (var drawing in new[] { ".pa-chart--wide", ".pa-chart--narrow" })
        {
            Assert.Single(chart.QuerySelectorAll($"{drawing} .pa-chart__change"));
            Assert.Empty(chart.QuerySelectorAll($"{drawing} .pa-chart__signal"));
        }

        Assert.Contains("From May 2026: too little variation for limits, since peers were placed otherwise.", chart.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_of_the_caseload_is_counted(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k", persons: 3);
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().GrantAll();
        await scope
            .ServiceProvider.GetRequiredService<CaseloadTotals>()
            .CountAsync(agency.Organisation.Id, agency.Team.Id, new(2026, 8, 15), CancellationToken.None);
        var months = await site.WithDatabaseAsync(database =>
            database.Set<TeamMonth>().OrderBy(row => row.Month).Select(row => new { row.Month, row.Caseload }).ToListAsync()
        );
        Assert.Equal([(8, 3), (9, 3), (10, 3)], months.Select(row => (row.Month.Month, row.Caseload)));
    }

    /// <summary>An agency with a caseload and some peers, of whom so many worked an hour, half of it outside the role where that is said.</summary>
    private static async Task AddWorkAsync(TestSite site, string key, DateOnly month, int peers, int worked, int outside)
    {
        var agency = await WorkingAgency.MakeAsync(site, key, persons: 20);
        var others = new List<Account>();
        for (var number = 1; number < peers; number++)
            others.Add(await site.AddAccountAsync($"peer{number}@{key}.example", Role.PeerWorker, agency.Organisation));
        await site.AddAsync([
            .. others.Select(peer => new TeamMember
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = agency.Team.Id,
                AccountId = peer.Id,
                Role = TeamRole.Peer,
                StartsOn = new(2025, 1, 1),
            }),
            new TeamMonth
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = agency.Team.Id,
                Month = month,
                Caseload = 20,
                Supported = 15,
            },
            .. others
                .Prepend(agency.Peer)
                .Take(worked)
                .Select(
                    (peer, at) =>
                        new PeerMonth
                        {
                            OrganisationId = agency.Organisation.Id,
                            TeamId = agency.Team.Id,
                            PeerId = peer.Id,
                            Month = month,
                            Contacts = 1,
                            Minutes = 60,
                            OutsideMinutes = at < outside ? 30 : 0,
                        }
                ),
        ]);
    }

    /// <summary>Further teams of the agency, each with forty people of whom so many had peer support in September.</summary>
    private static async Task<IReadOnlyList<Team>> OthersAsync(WorkingAgency agency, int supported, int teams = 3)
    {
        var made = Enumerable.Range(1, teams).Select(number => new Team { OrganisationId = agency.Organisation.Id, Name = $"Team {number}" }).ToList();
        await agency.Site.AddAsync([
            .. made,
            .. made.Select(team => new StaffingPeriod
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = team.Id,
                Pattern = StaffingPattern.Integrated,
                StartsOn = new(2025, 1, 1),
            }),
            .. made.Select(team => new TeamMonth
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = team.Id,
                Month = new(2026, 9, 1),
                Caseload = 40,
                Supported = supported,
            }),
        ]);
        return made;
    }
}
