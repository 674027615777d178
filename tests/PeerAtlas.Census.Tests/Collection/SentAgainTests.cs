using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Census.Waves;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

/// <summary>One invitation goes out again, also to another address; reminders go to those who were chosen.</summary>
public sealed class SentAgainTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_invitation_goes_out_again_and_to_another_address_each_with_a_link_that_opens_it(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("harbor");
        var wave = await site.OpenWaveAsync();
        var invitation = await InvitationAsync(site);
        Assert.Contains("within the last 10 minutes", (await SendAsync(site, wave, invitation, "")).Message);

        Assert.True((await SendAsync(site, wave, invitation, " new@harbor.example ")).Done);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await SendAsync(site, wave, invitation, null)).Done);

        var mails = await site.MailsAsync("invitation");
        Assert.Equal(["contact@harbor.example", "contact@harbor.example", "new@harbor.example"], mails.Select(mail => mail.To));
        Assert.Equal(3, mails.Select(mail => mail.Secret).Distinct().Count());
        Assert.Equal(3, await site.WithDatabaseAsync(database => database.Set<InvitationLink>().CountAsync(link => link.InvitationId == invitation)));
    }

    [Theory]
    [InlineData("two@a.example, three@a.example")]
    [InlineData("nobody")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    public async Task What_is_no_single_address_is_refused(string address)
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var wave = await site.OpenWaveAsync();

        Assert.False((await SendAsync(site, wave, await InvitationAsync(site), address)).Done);
        Assert.Single(await site.MailsAsync("invitation"));
    }

    [Fact]
    public async Task Whoever_refused_gets_no_more_mail()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        await site.AddContactAsync("harbor");
        var wave = await site.OpenWaveAsync();
        var invitation = await InvitationAsync(site);
        await site.RunAsync<InvitationMarks, bool>(async marks =>
        {
            await marks.SetAsync(invitation, InvitationMark.Refused, default);
            return true;
        });

        Assert.Contains("This contact refused", (await SendAsync(site, wave, invitation, "new@harbor.example")).Message);
        Assert.Single(await site.MailsAsync("invitation"));
    }

    [Fact]
    public async Task Two_of_three_who_have_not_answered_are_chosen_and_reminded()
    {
        await using var site = await WaveSite.StartAsync(DatabaseKind.Sqlite);
        foreach (var key in new[] { "alpha", "beta", "gamma" })
            await site.AddContactAsync(key);
        var wave = await site.OpenWaveAsync();
        site.SetClock(10, 6, 12);
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/board");
        await analyst.FollowAsync("Choose whom to remind");
        await analyst.SubmitAsync("Send the reminder to those chosen");
        Assert.Contains("Choose at least one contact.", analyst.Text);
        var boxes = analyst.Page.QuerySelectorAll("input[name=To][value]").Select(box => box.GetAttribute("value")!).Where(value => value.Length > 0).ToList();
        Assert.Equal(3, boxes.Count);

        // An invitation of another wave, or none at all, adds nobody.
        await analyst.SubmitAsync("Send the reminder to those chosen", ("To", boxes[0]), ("To", boxes[2]), ("To", Guid.NewGuid().ToString()));

        Assert.Equal(["contact@alpha.example", "contact@gamma.example"], (await site.MailsAsync("reminder")).Select(mail => mail.To));
    }

    private static Task<Guid> InvitationAsync(WaveSite site) =>
        site.WithDatabaseAsync(database => database.Set<Invitation>().Select(invitation => invitation.Id).SingleAsync());

    private static Task<WaveOutcome> SendAsync(WaveSite site, Guid wave, Guid invitation, string? address) =>
        site.RunAsync<SentAgain, WaveOutcome>(again => again.WriteAsync(wave, invitation, address));
}
