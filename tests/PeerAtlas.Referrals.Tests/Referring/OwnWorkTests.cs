using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Referring;

/// <summary>Everybody meets their own persons and nobody else's, and every meeting is on record.</summary>
public sealed class OwnWorkTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_reads_or_changes_anything_of_another_agency(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (own, other) = (await Agency.AddAsync(site, "K"), await Agency.AddAsync(site, "I"));
        var referral = await other.ReferAsync(site);
        foreach (var account in new[] { own.Administrator, own.Provider, own.Peer, own.Supervisor })
        {
            var visitor = await site.VisitAsAsync(account);
            foreach (var address in Addresses(other, referral.Id))
            {
                await visitor.OpenAsync(address);
                Assert.True(visitor.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{account.Email} got {visitor.Status} at {address}.");
                Assert.DoesNotContain("I-0001", visitor.Page.DocumentElement.TextContent, StringComparison.Ordinal);
            }

            foreach (var list in new[] { "/caseload", "/referrals", "/supervision", "/inbox" })
                Assert.DoesNotContain("I-0001", (await visitor.OpenAsync(list)).Page.DocumentElement.TextContent, StringComparison.Ordinal);
        }

        // Ids of one agency under the address of another open nothing either.
        var administrator = await site.VisitAsAsync(own.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync($"/teams/{own.Organisation.Id}/{other.Team.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync($"/teams/{own.Organisation.Id}/team/{other.Team.Id}")).Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_authority_sees_no_person_and_no_record_of_one(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var referral = await agency.ReferAsync(site);
        await (await site.VisitAsAsync(agency.Provider)).OpenAsync($"/referrals/{referral.Id}");
        var analyst = await site.VisitAsAnalystAsync();
        foreach (
            var address in Addresses(agency, referral.Id)
                .Concat(["/caseload", "/caseload/add", "/referrals", "/supervision", "/inbox", "/introduction", "/teams"])
        )
            Assert.Equal(HttpStatusCode.Forbidden, (await analyst.OpenAsync(address)).Status);
        await analyst.OpenAsync("/audit");
        Assert.Contains("Team", analyst.Text);
        Assert.DoesNotContain("K-0001", analyst.Text);
        Assert.DoesNotContain("Person", analyst.Page.QuerySelector("select")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("K-0001", await analyst.Http.GetStringAsync(new Uri("/audit?handler=Csv", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_provider_meets_the_own_caseload_only_and_a_supervisor_the_own_teams(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var colleague = await site.AddAccountAsync("colleague@K.example", Role.TraditionalProvider, agency.Organisation);
        var elsewhere = await site.AddAccountAsync("elsewhere@K.example", Role.Supervisor, agency.Organisation);
        await site.AddAsync(agency.Place(colleague, TeamRole.Provider));
        var referral = await agency.ReferAsync(site);
        foreach (var account in new[] { colleague, elsewhere })
        {
            var visitor = await site.VisitAsAsync(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/caseload/{agency.Person.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/refer/{agency.Person.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/referrals/{referral.Id}")).Status);
        }

        Assert.Contains("K-0001", (await (await site.VisitAsAsync(agency.Supervisor)).OpenAsync("/supervision")).Text);
        // A second supervisor of the peer, on another team, follows what the peer took.
        var peers = new Team { OrganisationId = agency.Organisation.Id, Name = "Peers" };
        await site.AddAsync(peers);
        await site.AddAsync(
            new TeamMember
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = peers.Id,
                AccountId = elsewhere.Id,
                Role = TeamRole.Supervisor,
                StartsOn = new(2026, 1, 1),
            },
            new TeamMember
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = peers.Id,
                AccountId = agency.Peer.Id,
                Role = TeamRole.Peer,
                StartsOn = new(2026, 1, 1),
            }
        );
        await site.WithDatabaseAsync(async database =>
        {
            var found = await database.Set<Referral>().SingleAsync();
            database.Add(found.Accept(agency.Peer.Id, agency.Peer.Id, site.Clock.GetUtcNow().UtcDateTime));
            await database.SaveChangesAsync();
        });
        Assert.Contains("K-0001", (await (await site.VisitAsAsync(elsewhere)).OpenAsync("/supervision")).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_page_that_shows_a_person_leaves_a_reading_in_the_agencys_record(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var referral = await agency.ReferAsync(site);
        (Account Who, string Address)[] pages =
        [
            (agency.Provider, "/caseload"),
            (agency.Provider, $"/caseload/{agency.Person.Id}"),
            (agency.Provider, $"/refer/{agency.Person.Id}"),
            (agency.Provider, "/referrals"),
            (agency.Provider, $"/referrals/{referral.Id}"),
            (agency.Supervisor, "/supervision"),
            (agency.Peer, "/inbox"),
            (agency.Peer, $"/inbox/{referral.Id}"),
        ];
        foreach (var (who, address) in pages)
        {
            var before = await CountAsync(site, who);
            var visitor = await site.VisitAsAsync(who);
            Assert.Contains("K-0001", (await visitor.OpenAsync(address)).Text);
            Assert.True(await CountAsync(site, who) > before, $"{address} left no reading.");
        }

        var administrator = await site.VisitAsAsync(agency.Administrator);
        await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/record?Person=k-0001&Who=peer");
        Assert.Contains("2 entries", administrator.Text);
        Assert.Contains("peer@K.example Person read K-0001 referral", administrator.Text);
        Assert.Contains("Nothing matches", (await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/record?Person=K-1")).Text);
    }

    private static string[] Addresses(Agency agency, Guid referral) =>
        [
            $"/caseload/{agency.Person.Id}",
            $"/refer/{agency.Person.Id}",
            $"/referrals/{referral}",
            $"/referrals/{referral}/follow-up",
            $"/inbox/{referral}",
            $"/teams/{agency.Organisation.Id}",
            $"/teams/{agency.Organisation.Id}/{agency.Team.Id}",
            $"/teams/{agency.Organisation.Id}/{agency.Team.Id}/staffing",
            $"/teams/{agency.Organisation.Id}/{agency.Team.Id}/members",
            $"/teams/{agency.Organisation.Id}/choices",
            $"/teams/{agency.Organisation.Id}/caseload",
            $"/teams/{agency.Organisation.Id}/record",
        ];

    private static Task<int> CountAsync(TestSite site, Account who) =>
        site.WithDatabaseAsync(database =>
            database
                .Set<AuditEntry>()
                .CountAsync(entry =>
                    entry.Subject == nameof(Person)
                    && entry.AccountId == who.Id
                    && (entry.Action == "read" || entry.Action == "listed")
                    && entry.ConfidentialTo != null
                )
        );
}
