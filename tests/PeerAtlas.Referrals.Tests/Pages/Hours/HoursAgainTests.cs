using Microsoft.EntityFrameworkCore;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages.Hours;

/// <summary>What a peer did on the last day is logged again for today, as far as they choose it.</summary>
public sealed class HoursAgainTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_chosen_of_the_last_day_is_logged_for_today_once_and_the_activity_used_last_stands_first(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await WorkingAgency.MakeAsync(site, "k");
        var one = await agency.ReferAsync(agency.Persons[0]);
        var other = await agency.ReferAsync(agency.Persons[1]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours?language=en");
        Assert.DoesNotContain("What you did again", peer.Text, StringComparison.Ordinal);
        foreach (var (referral, minutes) in new[] { (one, "45"), (other, "30") })
            await peer.SubmitAsync(
                "Log it",
                ("Input.Who", $"r{referral.Id}"),
                ("Input.What", "one-to-one"),
                ("Input.Length", minutes),
                ("Input.Day", "2026-09-30")
            );
        await peer.OpenAsync("/hours");
        Assert.Equal("You used last", peer.Page.QuerySelector("select[name='Input.What'] optgroup")!.GetAttribute("label"));
        Assert.Equal("one-to-one", peer.Page.QuerySelector("select[name='Input.What'] optgroup option")!.GetAttribute("value"));
        await peer.SubmitAsync("Log these for today");
        Assert.Contains("Choose at least one.", peer.Text, StringComparison.Ordinal);
        var first = peer.Page.QuerySelectorAll("input[name='again']")[0].GetAttribute("value")!;
        foreach (var _ in (int[])[1, 2])
        {
            await peer.OpenAsync("/hours");
            await peer.SubmitAsync("Log these for today", ("again", first));
        }

        Assert.Contains("0 logged for today. 1 not", peer.Text, StringComparison.Ordinal);
        var logged = await TodayAsync(site);
        Assert.Equal([(one.Id, 45)], logged.Select(contact => (contact.ReferralId!.Value, contact.Minutes)));
    }

    [Fact]
    public async Task What_another_peer_logged_is_not_logged_again()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var (agency, foreign) = (await WorkingAgency.MakeAsync(site, "k"), await WorkingAgency.MakeAsync(site, "f"));
        var referral = await agency.ReferAsync(agency.Persons[0]);
        var peer = await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/hours?language=en");
        await peer.SubmitAsync("Log it", ("Input.Who", $"r{referral.Id}"), ("Input.What", "one-to-one"), ("Input.Length", "45"), ("Input.Day", "2026-09-30"));
        var contact = await site.WithDatabaseAsync(database => database.Set<LoggedContact>().Select(row => row.Id).SingleAsync());
        var theirs = await foreign.ReferAsync(foreign.Persons[0]);
        var thief = await (await site.VisitAsAsync(foreign.Peer)).OpenAsync("/hours?language=en");
        await thief.SubmitAsync("Log it", ("Input.Who", $"r{theirs.Id}"), ("Input.What", "one-to-one"), ("Input.Length", "30"), ("Input.Day", "2026-09-30"));
        await thief.OpenAsync("/hours");
        await thief.SubmitAsync("Log these for today", ("again", contact.ToString()));
        Assert.Contains("0 logged for today. 1 not", thief.Text, StringComparison.Ordinal);
        Assert.Empty(await TodayAsync(site));
    }

    private static Task<List<LoggedContact>> TodayAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<LoggedContact>().Where(contact => contact.Day == new DateOnly(2026, 10, 1)).ToListAsync());
}
