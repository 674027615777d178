using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Pages;

public sealed class ReferralPagesTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_person_is_referred_on_three_screens_and_the_status_goes_back(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var peer = await site.VisitAsAsync(agency.Peer);
        await peer.OpenAsync("/introduction");
        await peer.SubmitAsync("Save", ("Input.Text", "I speak Spanish and like gardening."));

        var provider = await site.VisitAsAsync(agency.Provider);
        await provider.OpenAsync("/caseload");
        await provider.FollowAsync("Refer K-0001");
        await provider.SubmitAsync(
            "Next",
            ("Input.Wish", "Agreed"),
            ("Input.SharesBack", "true"),
            ("Input.Reasons", "SkillBuilding"),
            ("Input.Reasons", "FurtheringRecovery"),
            ("Input.Note", "Mornings are best.")
        );
        Assert.True(provider.Text.Contains("supports 0 people", StringComparison.Ordinal), provider.Text[Math.Max(0, provider.Text.Length - 600)..]);
        Assert.Contains("Has room · K team, Main Street · supports 0 people · 60 hours a month · “I speak Spanish and like gardening.”", provider.Text);
        await provider.SubmitAsync("Send the referral", ("Input.To", $"{agency.Team.Id}:{agency.Peer.Id}"));
        Assert.Contains("Waits for the peer", provider.Text);
        var referral = Guid.Parse(provider.Where.Split('/')[^1]);

        await peer.OpenAsync("/inbox");
        await peer.FollowAsync("K-0001");
        Assert.Contains("Building skills; Furthering recovery", peer.Text);
        Assert.Contains("Mornings are best.", peer.Text);
        await peer.SubmitAsync("Accept");
        await peer.SubmitAsync("Save", ("MetOn", "2026-10-01"));
        Assert.Contains("In contact", peer.Text);

        Assert.Contains("In contact", (await provider.OpenAsync("/referrals")).Text);
        await provider.OpenAsync($"/referrals/{referral}/follow-up");
        await provider.SubmitAsync("Save", ("Input.By", "Person"), ("Input.Changed", "SkillBuilding"), ("Input.Changed", "BetterAssessment"));
        Assert.Contains("The person Building skills", provider.Text);
        Assert.DoesNotContain("Better information", provider.Text);
        Assert.Contains("1 follow-up", (await provider.OpenAsync("/caseload")).Text);

        var administrator = await site.VisitAsAsync(agency.Administrator);
        await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/record?Person=K-0001");
        Assert.Contains("Referral event added K-0001", administrator.Text);
        Assert.Contains("Benefit follow up added K-0001", administrator.Text);

        var mails = await site.WithDatabaseAsync(database =>
            database.Set<OutboxMail>().Where(mail => mail.About == ReferralNotices.About).OrderBy(mail => mail.Id).ToListAsync()
        );
        Assert.Equal(["peer@K.example", "provider@K.example", "provider@K.example"], mails.Select(mail => mail.To));
        Assert.All(mails, mail => Assert.DoesNotContain("0001", mail.Subject + mail.Body, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_referral_that_equals_an_open_one_is_sent_when_that_is_confirmed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var provider = await site.VisitAsAsync(agency.Provider);
        async Task ReferAsync()
        {
            await provider.OpenAsync($"/refer/{agency.Person.Id}");
            await provider.SubmitAsync("Next", ("Input.Wish", "Agreed"), ("Input.Reasons", "SkillBuilding"), ("Input.Note", "Mornings are best."));
            await provider.SubmitAsync("Send the referral", ("Input.To", $"{agency.Team.Id}:{agency.Peer.Id}"));
        }

        Task<int> CountAsync() => site.WithDatabaseAsync(database => database.Set<Referral>().CountAsync());
        await ReferAsync();
        var first = provider.Where.Split('/')[^1];
        Assert.Equal(1, await CountAsync());

        await ReferAsync();
        Assert.Equal(1, await CountAsync());
        Assert.Contains("still open", provider.Text, StringComparison.Ordinal);
        Assert.NotNull(provider.Page.QuerySelector($"a[href='/referrals/{first}']"));
        Assert.Equal("Mornings are best.", provider.Page.QuerySelector("input[name='Input.Note']")!.GetAttribute("value"));
        await provider.SubmitAsync("Send the referral", ("Input.To", $"{agency.Team.Id}:{agency.Peer.Id}"), ("Input.Again", "true"));
        Assert.Contains("Waits for the peer", provider.Text, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_long_list_comes_in_pages_and_what_waits_longest_stands_first(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        await agency.ReferAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await agency.ImportAsync(
            site,
            "person,team,from\n" + string.Join('\n', Enumerable.Range(2, 25).Select(number => $"K-{number:0000},K team,2026-01-01"))
        );
        var others = await site.WithDatabaseAsync(database => database.Set<Person>().Where(person => person.Id != agency.Person.Id).ToListAsync());
        foreach (var other in others)
            await agency.ReferAsync(site, person: other);
        foreach (var (who, address) in new[] { (agency.Provider, "/referrals"), (agency.Supervisor, "/supervision") })
        {
            var visitor = await site.VisitAsAsync(who);
            await visitor.OpenAsync(address);
            Assert.Contains("26 ", visitor.Text);
            Assert.Contains("K-0001", visitor.Text);
            var first = others.Count(other => visitor.Text.Contains(other.Pseudonym, StringComparison.Ordinal));
            await visitor.OpenAsync(address + "?PageNumber=2");
            Assert.DoesNotContain("K-0001", visitor.Text);
            Assert.Equal((24, 1), (first, others.Count(other => visitor.Text.Contains(other.Pseudonym, StringComparison.Ordinal))));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_person_who_declines_is_asked_nothing_more_and_nothing_is_sent(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var provider = await site.VisitAsAsync(agency.Provider);
        await provider.OpenAsync($"/refer/{agency.Person.Id}");
        await provider.SubmitAsync("Next");
        Assert.Contains("Say what the person wants.", provider.Text);
        Assert.Contains("Choose at least one reason.", provider.Text);
        await provider.SubmitAsync("Next", ("Input.Wish", "Declined"));
        Assert.Contains("does not want a peer’s support now. Nothing was sent.", provider.Text);
        Assert.Contains("No referrals yet", (await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/inbox")).Text);
        Assert.Equal(0, await site.WithDatabaseAsync(database => database.Set<OutboxMail>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_the_persons_word_the_referral_waits_for_the_referrer(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var referral = await agency.ReferAsync(site, PersonWish.NotAskedYet);
        var (provider, peer) = (await site.VisitAsAsync(agency.Provider), await site.VisitAsAsync(agency.Peer));
        Assert.DoesNotContain("K-0001", (await peer.OpenAsync("/inbox")).Text);
        await provider.OpenAsync($"/referrals/{referral.Id}");
        await provider.SubmitAsync("Save", ("Wish", "yes"), ("SharesBack", "true"));
        Assert.Contains("The referral was sent.", provider.Text);
        Assert.Contains("K-0001", (await peer.OpenAsync("/inbox")).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_peer_asks_is_answered_and_declines_and_the_referrer_asks_another(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var second = await site.AddAccountAsync("second@K.example", Platform.Access.Role.PeerWorker, agency.Organisation);
        await site.AddAsync(agency.Place(second, TeamRole.Peer));
        var referral = await agency.ReferAsync(site);
        var (provider, peer) = (await site.VisitAsAsync(agency.Provider), await site.VisitAsAsync(agency.Peer));

        await peer.OpenAsync($"/inbox/{referral.Id}");
        await peer.SubmitAsync("Send the question");
        Assert.Contains("Write your question.", peer.Text);
        await peer.SubmitAsync("Send the question", ("Question", "Mornings or evenings?"));
        await provider.OpenAsync($"/referrals/{referral.Id}");
        Assert.Contains("Mornings or evenings?", provider.Text);
        await provider.SubmitAsync("Send the answer", ("Answer", "Mornings."));
        Assert.Contains("Mornings.", (await peer.OpenAsync($"/inbox/{referral.Id}")).Text);
        await peer.SubmitAsync("Tell the referrer", ("Why", "Place or times do not work"), ("More", "I work evenings."));
        Assert.Equal("/inbox", peer.Where);
        Assert.Equal(HttpStatusCode.NotFound, (await peer.OpenAsync($"/inbox/{referral.Id}")).Status);

        await provider.OpenAsync($"/referrals/{referral.Id}");
        Assert.Contains("Place or times do not work. I work evenings.", provider.Text);
        await provider.SubmitAsync("Ask them", ("To", $"{agency.Team.Id}:{second.Id}"));
        var other = await site.VisitAsAsync(second);
        await other.OpenAsync($"/inbox/{referral.Id}");
        await other.SubmitAsync("Accept");
        Assert.Equal(second.Id, (await Agency.ReadAsync(site, referral.Id)).PeerId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_two_peers_who_take_a_teams_referral_at_once_one_is_told(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var second = await site.AddAccountAsync("second@K.example", Platform.Access.Role.PeerWorker, agency.Organisation);
        await site.AddAsync(agency.Place(second, TeamRole.Peer));
        var referral = await agency.ReferAsync(site);
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Referral>().SingleAsync()).ToPeerId = null;
            await database.SaveChangesAsync();
        });
        var (one, other) = (await site.VisitAsAsync(agency.Peer), await site.VisitAsAsync(second));
        await one.OpenAsync($"/inbox/{referral.Id}");
        await other.OpenAsync($"/inbox/{referral.Id}");
        await one.SubmitAsync("Accept");
        await other.SubmitAsync("Accept");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        Assert.Equal(agency.Peer.Id, (await Agency.ReadAsync(site, referral.Id)).PeerId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_waits_too_long_shows_to_referrer_peer_and_supervisor(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        await agency.ReferAsync(site);
        var administrator = await site.VisitAsAsync(agency.Administrator);
        await administrator.OpenAsync($"/teams/{agency.Organisation.Id}/choices");
        await administrator.SubmitAsync("Save", ("Input.DaysToWait", "3"));

        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("Waits too long", (await (await site.VisitAsAsync(agency.Provider)).OpenAsync("/referrals")).Text);
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("Waits too long", (await (await site.VisitAsAsync(agency.Provider)).OpenAsync("/referrals")).Text);
        Assert.Contains("Waits too long", (await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/inbox")).Text);
        var supervisor = await site.VisitAsAsync(agency.Supervisor);
        Assert.Contains("1 referral of your teams waits longer", (await supervisor.OpenAsync("/")).Text);
        await supervisor.FollowAsync("See what waits too long");
        Assert.Contains("1 referral waits too long", supervisor.Text);
        Assert.Contains("Espera demasiado", (await (await site.VisitAsAsync(agency.Peer)).OpenAsync("/inbox?language=es")).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_consent_the_referrer_sees_where_it_stands_and_no_more(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var agency = await Agency.AddAsync(site, "K");
        var referral = await agency.ReferAsync(site);
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Referral>().SingleAsync()).SharesBack = false;
            await database.SaveChangesAsync();
        });
        var peer = await site.VisitAsAsync(agency.Peer);
        await peer.OpenAsync($"/inbox/{referral.Id}");
        await peer.SubmitAsync("Accept");
        await peer.SubmitAsync("Save", ("MetOn", "2026-09-30"));
        await peer.SubmitAsync("Close it", ("Reason", "Found new friends."));

        var provider = await site.VisitAsAsync(agency.Provider);
        await provider.OpenAsync($"/referrals/{referral.Id}");
        Assert.Contains("Closed", provider.Text);
        Assert.DoesNotContain("Found new friends.", provider.Text);
        Assert.DoesNotContain("September 30, 2026", provider.Text);
        await provider.SubmitAsync("Reopen it", ("Reason", "A hard month."));
        Assert.Contains("Waits for the peer", provider.Text);
    }
}
