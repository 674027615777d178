using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Hours;

/// <summary>A peer logs contacts through the page: quickly, truly, and nothing that is not theirs to do.</summary>
public sealed class HoursPageTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_contact_is_logged_marks_the_first_meeting_and_counts(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours");
        await LogAsync(peer, referral, "one-to-one", "45");
        Assert.Contains("Logged", peer.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 contacts, 0.8 hours", peer.Text, StringComparison.Ordinal);

        var stored = await site.WithDatabaseAsync(database => database.Set<Referral>().SingleAsync());
        Assert.Equal((ReferralStatus.InContact, new DateOnly(2026, 10, 1)), (stored.Status, stored.FirstContactOn!.Value));
        var (peers, teams) = await TotalsAsync(site);
        Assert.Equal([(1L, 45L, 0L)], peers);
        Assert.Equal([(3, 1)], teams);
        Assert.True(
            await site.WithDatabaseAsync(database =>
                database.Set<AuditEntry>().AnyAsync(entry => entry.Subject == nameof(LoggedContact) && entry.ConfidentialTo == agency.Organisation.Id)
            )
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_prohibited_is_stopped_with_what_to_do_instead_and_leaves_no_trace(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours");
        await LogAsync(peer, referral, "treatment-goals", "45");
        Assert.Contains("not yours to do, and was not stored", peer.Text, StringComparison.Ordinal);
        Assert.Contains("tell your supervisor", peer.Text, StringComparison.Ordinal);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<LoggedContact>().AnyAsync()));
        Assert.False(await site.WithDatabaseAsync(database => database.Set<AuditEntry>().AnyAsync(entry => entry.Subject == nameof(LoggedContact))));
        Assert.Empty((await TotalsAsync(site)).Peers);

        await peer.OpenAsync("/hours?language=es");
        await LogAsync(peer, referral, "primary-provider", "30", "Anotar");
        Assert.Contains("Esto no le corresponde y no se guardó", peer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_correction_keeps_the_original_beside_it_and_the_totals_follow(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours");
        await LogAsync(peer, referral, "one-to-one", "45");
        await peer.FollowAsync("Correct");
        await peer.SubmitAsync("Save the correction", ("Input.Length", "other"), ("Input.Minutes", "50"), ("Input.What", "driving"));
        Assert.Contains("was 45 min on Oct 1", peer.Text, StringComparison.Ordinal);
        Assert.Equal([(1L, 50L, 50L)], (await TotalsAsync(site)).Peers);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<LoggedContact>().CountAsync()));

        await peer.FollowAsync("Correct");
        await peer.SubmitAsync("Take it back");
        var (peers, teams) = await TotalsAsync(site);
        Assert.Empty(peers);
        Assert.Equal([(3, 0)], teams);
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<LoggedContact>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_logs_with_somebody_elses_person_or_team()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var (one, two) = (await WorkingAgency.MakeAsync(site, "k"), await WorkingAgency.MakeAsync(site, "o"));
        var theirs = await two.ReferAsync(two.Persons[0]);
        await one.ReferAsync(one.Persons[0]);
        var peer = await (await site.VisitAsAsync(one.Peer)).OpenAsync("/hours");
        await LogAsync(peer, theirs, "one-to-one", "45");
        Assert.Contains("whose referral you took", peer.Text, StringComparison.Ordinal);
        await peer.SubmitAsync("Log it", ("Input.Who", $"t{two.Team.Id}"), ("Input.What", "one-to-one"), ("Input.Length", "15"));
        Assert.Contains("whose referral you took", peer.Text, StringComparison.Ordinal);
        Assert.False(await site.WithDatabaseAsync(database => database.Set<LoggedContact>().AnyAsync()));
    }

    [Fact]
    public async Task Units_follow_the_payers_rule_of_the_day()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours");
        await peer.SubmitAsync(
            "Log it",
            ("Input.Who", $"r{referral.Id}"),
            ("Input.What", "skills"),
            ("Input.Length", "other"),
            ("Input.Minutes", "38"),
            ("Input.Payer", "midpoint")
        );
        Assert.Contains("H0038", peer.Text, StringComparison.Ordinal);
        Assert.Equal("3", peer.Page.QuerySelector("td[data-label=Units]")!.ChildNodes[0].TextContent.Trim());
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_was_chosen_is_kept()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours");
        await peer.SubmitAsync("Log it", ("Input.What", "skills"), ("Input.Day", "2026-10-02"), ("Input.Length", "30"), ("Input.Who", $"t{agency.Team.Id}"));
        Assert.Contains("Choose today or a day of the last year.", peer.Text, StringComparison.Ordinal);
        Assert.NotNull(peer.Page.QuerySelector("option[value=skills][selected]"));
    }

    private static Task<Visitor> LogAsync(Visitor peer, Referral referral, string activity, string minutes, string button = "Log it") =>
        peer.SubmitAsync(button, ("Input.Who", $"r{referral.Id}"), ("Input.What", activity), ("Input.Length", minutes));

    private static async Task<((long, long, long)[] Peers, (int, int)[] Teams)> TotalsAsync(TestSite site) =>
        (
            await site.WithDatabaseAsync(async database =>
                (await database.Set<PeerMonth>().ToListAsync()).Select(row => (row.Contacts, row.Minutes, row.OutsideMinutes)).ToArray()
            ),
            await site.WithDatabaseAsync(async database =>
                (await database.Set<TeamMonth>().ToListAsync()).Select(row => (row.Caseload, row.Supported)).ToArray()
            )
        );
}
