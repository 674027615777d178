using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>What is counted about a peer is seen by that peer, taken along, and shown to others where they want it.</summary>
public sealed class OwnHoursTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_peer_sees_all_that_is_counted_of_them_and_nothing_of_others(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var peer = await LoggedAsync(site, agency);
        await agency.ImportAsync(agency.Line("a1", minutes: 30));
        await site.AddAsync([
            new SignalAnswer
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = agency.Team.Id,
                Kind = SignalKind.OutsideRole,
                Month = new(2026, 9, 1),
                Response = SignalResponse.ActedOn,
                Words = "We hired a driver.",
                AnsweredById = agency.Supervisor.Id,
                At = new(2026, 10, 1, 12, 0, 0, DateTimeKind.Utc),
            },
        ]);

        await peer.OpenAsync("/hours/own?language=en");
        Assert.Contains("Hours at", peer.Text);
        Assert.Contains("0.5 more hours came from your agency’s own system.", peer.Text);
        Assert.Contains("more hours outside the role", peer.Text);
        Assert.Contains("We hired a driver.", peer.Text);
        await peer.OpenAsync("/hours/own?language=es&Period=2026-10");
        Assert.Contains("Su trabajo", peer.Text);
        Assert.Contains("octubre", peer.Text);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_logged_is_taken_along_without_any_person(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var peer = await LoggedAsync(site, agency);

        var table = await peer.Http.GetStringAsync(new Uri("/hours/own?handler=Table&Period=2026-10", UriKind.Relative));
        var lines = Lines(table);
        Assert.Equal(("day,minutes,activity,group,agency", 2), (lines[0], lines.Length));
        Assert.StartsWith("2026-10-01,45,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith($",no,{agency.Organisation.Name}", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(agency.Persons[0].Pseudonym, table, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_letter_says_the_hours_as_they_stood_to_whoever_has_its_address_until_it_is_stopped(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var peer = await LoggedAsync(site, agency);
        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        await peer.SubmitAsync("Make the letter: October 2026");
        // The same once more is the letter that is there.
        await peer.SubmitAsync("Make the letter: October 2026");
        var letter = await site.WithDatabaseAsync(database => database.Set<HoursLetter>().SingleAsync());

        var stranger = await new Visitor(site).OpenAsync($"/hours/letters/{letter.Token}?language=en");
        Assert.Contains($"the record of {agency.Organisation.Name} held these hours of work of {agency.Peer.Name}", stranger.Text);
        Assert.Contains("October 2026", stranger.Text);
        Assert.DoesNotContain(agency.Persons[0].Pseudonym, stranger.Text, StringComparison.Ordinal);

        await LogAsync(peer, (await site.WithDatabaseAsync(database => database.Set<LoggedContact>().SingleAsync())).ReferralId!.Value);
        Assert.Contains("0.8", (await stranger.OpenAsync($"/hours/letters/{letter.Token}?language=en")).Text);
        Assert.Contains("The record has changed since this letter was made. For these months it holds 1.5 hours now.", stranger.Text);

        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        Assert.Contains("1.5", peer.Text);
        await peer.SubmitAsync($"Stop showing it: {agency.Organisation.Name}, October 2026 to October 2026");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/hours/letters/{letter.Token}")).Status);
        // The record says that a letter was made and stopped, and to nobody else.
        var record = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().Where(entry => entry.Subject == nameof(HoursLetter)).ToListAsync());
        Assert.Equal(2, record.Count);
        Assert.All(record, entry => Assert.DoesNotContain(letter.Token, $"{entry.Changes}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Who_no_longer_works_there_sees_their_work_and_stops_their_letter(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var peer = await LoggedAsync(site, agency);
        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        await peer.SubmitAsync("Make the letter: October 2026");
        await site.WithDatabaseAsync(async database =>
        {
            database.RemoveRange(await database.Set<Membership>().AsTracking().Where(row => row.AccountId == agency.Peer.Id).ToListAsync());
            return await database.SaveChangesAsync();
        });

        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        Assert.Contains("Hours at", peer.Text);
        await peer.SubmitAsync("Stop showing it");
        Assert.NotNull(await site.WithDatabaseAsync(database => database.Set<HoursLetter>().Select(row => row.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_day_has_no_more_hours_than_a_day()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours?language=en");
        foreach (var minutes in (string[])["900", "600"])
            await peer.SubmitAsync(
                "Log it",
                ("Input.Who", $"r{referral.Id}"),
                ("Input.What", "one-to-one"),
                ("Input.Length", "other"),
                ("Input.Minutes", minutes)
            );

        Assert.Contains("All contacts of a day together have no more.", peer.Text);
        Assert.Equal([900], await site.WithDatabaseAsync(database => database.Set<LoggedContact>().Select(row => row.Minutes).ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nobody_makes_a_letter_of_another_agency_or_stops_that_of_another(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (one, other) = (await WorkingAgency.MakeAsync(site, "k"), await WorkingAgency.MakeAsync(site, "l"));
        var peer = await LoggedAsync(site, one);
        await peer.OpenAsync("/hours/own?language=en&Period=2026-10");
        await peer.SubmitAsync("Make the letter: October 2026", ("agency", other.Organisation.Id.ToString()));
        Assert.Contains("There are no hours at this agency in this time.", peer.Text);
        await peer.SubmitAsync("Make the letter: October 2026");
        var letter = await site.WithDatabaseAsync(database => database.Set<HoursLetter>().SingleAsync());

        var stranger = await LoggedAsync(site, other);
        await stranger.OpenAsync("/hours/own?language=en&Period=2026-10");
        await stranger.SubmitAsync("Make the letter: October 2026");
        await stranger.SubmitAsync("Stop showing it", ("letter", letter.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Null(
            await site.WithDatabaseAsync(database => database.Set<HoursLetter>().Where(row => row.Id == letter.Id).Select(row => row.EndedAt).SingleAsync())
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_never_a_peers_to_do_is_counted_where_they_want_it_without_a_name(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours?language=en");
        for (var time = 0; time < 2; time++)
        {
            await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral.Id}"), ("Input.What", "treatment-goals"), ("Input.Length", "45"));
            await peer.SubmitAsync("Count that I was asked");
            Assert.Contains("It is counted. No name was kept.", peer.Text);
        }

        var counted = await site.WithDatabaseAsync(database => database.Set<AskedOfPeers>().SingleAsync());
        Assert.Equal((agency.Organisation.Id, new DateOnly(2026, 10, 1), 2), (counted.OrganisationId, counted.Month, counted.Times));
        Assert.False(await site.WithDatabaseAsync(database => database.Set<AuditEntry>().AnyAsync(entry => entry.Subject == nameof(AskedOfPeers))));

        // Nobody presses it without having been stopped.
        await peer.OpenAsync("/hours?language=en");
        await peer.SendAsync("Asked", ("what", "treatment-goals"), ("agency", agency.Organisation.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, peer.Status);

        // One peer works there: the agency is not told. Peers who are only on a team do not change that, and neither does the month that still runs.
        var account = await site.AddAccountAsync("administrator@k.example", Role.AgencyAdministrator, agency.Organisation);
        var administrator = await (await site.VisitAsAsync(account)).OpenAsync("/use?Month=2026-10");
        Assert.Contains("Withheld:", administrator.Text);
        await AddPeersAsync(site, agency, 11, areAtWork: false);
        Assert.Contains("Withheld:", (await administrator.OpenAsync("/use?Month=2026-10")).Text);
        await AddPeersAsync(site, agency, 11, areAtWork: true);
        Assert.Contains("Withheld:", (await administrator.OpenAsync("/use?Month=2026-10")).Text);
        site.Clock.SetUtcNow(new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        administrator = await site.VisitAsAsync(account);
        await administrator.OpenAsync("/use?Month=2026-10");
        Assert.DoesNotContain("Withheld:", administrator.Text);
        var told = administrator
            .Page.QuerySelectorAll("table")
            .Single(table => table.TextContent.Contains("How often peers had it counted", StringComparison.Ordinal));
        Assert.Equal(["2"], told.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task What_was_asked_elsewhere_or_is_allowed_is_not_counted()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var (one, other) = (await WorkingAgency.MakeAsync(site, "k"), await WorkingAgency.MakeAsync(site, "l"));
        var referral = await one.ReferAsync(one.Persons[0]);
        var peer = await (await site.VisitAsAsync(one.Peer)).OpenAsync("/hours?language=en");
        foreach (var wrong in ((string, string)[])[("agency", other.Organisation.Id.ToString()), ("what", "one-to-one")])
        {
            await peer.OpenAsync("/hours?language=en");
            await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral.Id}"), ("Input.What", "treatment-goals"), ("Input.Length", "45"));
            await peer.SubmitAsync("Count that I was asked", wrong);
            Assert.Equal(HttpStatusCode.NotFound, peer.Status);
        }

        Assert.False(await site.WithDatabaseAsync(database => database.Set<AskedOfPeers>().AnyAsync()));
    }

    private static async Task AddPeersAsync(TestSite site, WorkingAgency agency, int count, bool areAtWork)
    {
        for (var at = 0; at < count; at++)
        {
            var account = await site.AddAccountAsync(
                $"more{at.ToString(CultureInfo.InvariantCulture)}{areAtWork}@peers.example",
                Role.PeerWorker,
                agency.Organisation
            );
            await site.AddAsync([agency.Member(account, TeamRole.Peer, 10)]);
            if (areAtWork)
                await site.AddAsync([
                    new PeerMonth
                    {
                        OrganisationId = agency.Organisation.Id,
                        TeamId = agency.Team.Id,
                        PeerId = account.Id,
                        Month = new(2026, 10, 1),
                        Contacts = 3,
                        Minutes = 90,
                        OutsideMinutes = 0,
                    },
                ]);
        }
    }

    private static async Task<Visitor> LoggedAsync(TestSite site, WorkingAgency agency)
    {
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await site.VisitAsAsync(agency.Peer);
        await LogAsync(peer, referral.Id);
        return peer;
    }

    private static async Task LogAsync(Visitor peer, Guid referral)
    {
        await peer.OpenAsync("/hours?language=en");
        await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral}"), ("Input.What", "one-to-one"), ("Input.Length", "45"));
    }

    private static string[] Lines(string text) => text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
