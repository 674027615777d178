using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;
using PeerAtlas.Web.Tests.Pages;

namespace PeerAtlas.Web.Tests.Audit;

public sealed class AuditTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_record_says_who_changed_what_and_when_in_words(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        await site.AddAccountAsync("dana@north.example", Role.AgencyAdministrator, north);
        var administrator = await new Visitor(site).SignInAsync("dana@north.example");
        await administrator.OpenAsync($"/members/{north.Id}");
        await administrator.SubmitAsync("Invite", ("Input.Name", "Sam Okafor"), ("Input.Email", "sam@north.example"), ("Input.Role", "Supervisor"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var analyst = await new Visitor(site).SignInAsync("rosa@authority.example");
        await administrator.SignInAsync("dana@north.example");
        await administrator.OpenAsync($"/members/{north.Id}");
        await administrator.FollowAsync("Change: Sam");
        await administrator.SubmitAsync("Change the role", ("NewRole", "PeerWorker"));

        await analyst.OpenAsync("/audit");
        var newest = string.Join(' ', analyst.Page.QuerySelectorAll("tbody tr")[0].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            "October 2, 2026, 12:00 PM dana@north.example Membership changed: Sam Okafor "
                + "(sam@north.example), north organisation Role: Supervisor → Peer worker",
            newest
        );
        Assert.Contains("Account: Sam Okafor (sam@north.example)", analyst.Text);

        await analyst.SubmitAsync("Show", ("Kind", "Organisation"));
        Assert.Contains("2 changes", analyst.Text);
        Assert.Contains("Organization added: north organisation", analyst.Text);
        await analyst.OpenAsync("/audit?who=DANA&from=2026-10-02&to=2026-10-02");
        Assert.Contains("2 changes", analyst.Text);
        Assert.Contains("Account signed in", analyst.Text);
        await analyst.OpenAsync("/audit?to=2026-09-30");
        Assert.Contains("Nothing matches", analyst.Text);
        await analyst.OpenAsync("/audit?from=yesterday&to=9999-12-31&pageNumber=-4");
        Assert.Equal(System.Net.HttpStatusCode.OK, analyst.Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_record_is_turned_page_by_page_and_downloaded_whole_without_formulas(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        await site.AddAsync([
            .. Enumerable
                .Range(1, 60)
                .Select(number => new Organisation
                {
                    Key = $"agency-{number}",
                    Name = $"=HYPERLINK(\"{number}\")",
                    Kind = OrganisationKind.ProviderAgency,
                }),
        ]);
        var analyst = await new Visitor(site).SignInAsync("rosa@authority.example");
        await analyst.OpenAsync("/audit?kind=Organisation");
        Assert.Equal(50, analyst.Page.QuerySelectorAll("tbody tr").Length);
        await analyst.FollowAsync("Next");
        Assert.Equal(11, analyst.Page.QuerySelectorAll("tbody tr").Length);

        var csv = await analyst.Http.GetStringAsync(new Uri("/audit?handler=Csv&kind=Organisation", UriKind.Relative));
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(62, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains(",=") || line.Contains(",\"="));
        Assert.Contains(lines, line => line.Contains("'=HYPERLINK"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_has_no_name_of_its_own_is_called_by_what_it_joins(DatabaseKind kind)
    {
        await using var site = await SignInTests.WithAnalystAsync(kind);
        var north = await site.AddOrganisationAsync("north");
        var dana = await site.AddAccountAsync("dana@north.example", Role.PeerWorker, north);
        var team = new Team { OrganisationId = north.Id, Name = "Harbor" };
        await site.AddAsync(team);
        await site.AddAsync(
            new TeamMember
            {
                OrganisationId = north.Id,
                TeamId = team.Id,
                AccountId = dana.Id,
                Role = TeamRole.Peer,
                StartsOn = new(2026, 1, 1),
            },
            new StaffingPeriod
            {
                OrganisationId = north.Id,
                TeamId = team.Id,
                Pattern = StaffingPattern.Integrated,
                StartsOn = new(2026, 1, 1),
            },
            new AgencyChoices { OrganisationId = north.Id },
            new PeerIntroduction { OrganisationId = north.Id, AccountId = dana.Id }
        );
        var analyst = await new Visitor(site).SignInAsync("rosa@authority.example");
        await analyst.OpenAsync("/audit");
        Assert.Contains("Team member added: dana (dana@north.example), Harbor", analyst.Text);
        Assert.Contains("Team: Harbor", analyst.Text);
        Assert.Contains("Staffing period added: Harbor", analyst.Text);
        Assert.Contains("Agency choices added: north organisation", analyst.Text);
        Assert.Contains("Peer introduction added: dana (dana@north.example)", analyst.Text);
        var csv = await analyst.Http.GetStringAsync(new Uri("/audit?handler=Csv", UriKind.Relative));
        Assert.Contains("\"dana (dana@north.example), Harbor\"", csv, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_page_reads_no_more_rows_when_the_tables_grow(DatabaseKind kind)
    {
        var counter = new RowCounter();
        await using var site = new CountedSite(kind, counter);
        var analyst = await site.VisitAsAnalystAsync();
        var before = await CountAsync();
        await site.AddAsync([
            .. Enumerable
                .Range(1, 300)
                .Select(number => new Organisation
                {
                    Key = $"agency-{number}",
                    Name = $"Agency {number}",
                    Kind = OrganisationKind.ProviderAgency,
                }),
        ]);
        Assert.Equal(before, await CountAsync());
        Assert.True(before.Rows > 0);

        async Task<(int Rows, string Text)> CountAsync()
        {
            await analyst.OpenAsync("/audit?kind=Membership");
            counter.Rows = 0;
            await analyst.OpenAsync("/audit?kind=Membership");
            return (counter.Rows, analyst.Text);
        }
    }

    private sealed class CountedSite(DatabaseKind kind, RowCounter counter) : TestSite(kind)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<PeerAtlasDbContext>(options => options.AddInterceptors(counter)));
        }
    }

    private sealed class RowCounter : DbCommandInterceptor
    {
        public int Rows { get; set; }

        // Work by the clock reads too, at moments of its own; only what is read for a request counts.
        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            if (new HttpContextAccessor().HttpContext is not null)
                Rows += eventData.ReadCount;
            return result;
        }
    }
}
