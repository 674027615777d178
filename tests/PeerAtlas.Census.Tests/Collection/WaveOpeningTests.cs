using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

public sealed class WaveOpeningTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_that_is_opened_several_times_at_once_invites_everybody_once(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        for (var i = 0; i < 20; i++)
            await site.AddContactAsync($"agency{i:00}");
        var wave = await site.AddWaveAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Done));
        Assert.Equal(20, outcomes.Sum(outcome => outcome.Mails));
        Assert.Equal(20, (await site.MailsAsync("invitation")).Select(mail => mail.To).Distinct().Count());
        Assert.Equal(20, await site.WithDatabaseAsync(database => database.Set<Invitation>().CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_the_mail_knows_the_personal_link(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.OpenWaveAsync();

        var mail = Assert.Single(await site.MailsAsync("invitation"));
        var token = mail.Secret!.Split('/')[^1];
        Assert.Equal(32, token.Length);
        Assert.DoesNotContain(token, mail.Body);
        var link = await site.WithDatabaseAsync(database => database.Set<InvitationLink>().SingleAsync());
        Assert.Equal(InvitationLink.Hash(token), link.TokenHash);
        Assert.Equal(mail.AboutId, link.InvitationId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_opens_by_itself_at_nine_on_its_day(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.AddWaveAsync();
        var byHand = site.Plan("by hand");
        byHand.OpensBySchedule = false;
        await site.AddWaveAsync(byHand);

        site.SetClock(10, 5, 8, 59);
        await site.RunScheduleAsync();
        Assert.Equal(WaveState.Draft, (await site.WaveAsync(wave)).State);
        site.SetClock(10, 5, 9);
        await site.RunScheduleAsync();
        await site.RunScheduleAsync();
        Assert.Equal(WaveState.Open, (await site.WaveAsync(wave)).State);
        Assert.Equal(WaveState.Draft, (await site.WaveAsync(byHand.Id)).State);
        Assert.Single(await site.MailsAsync("invitation"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_with_nobody_to_invite_stays_a_draft(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var wave = await site.AddWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}");
        Assert.Contains("No active contact of the frame fits the plan.", analyst.Text);
        Assert.False((await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave))).Done);
        Assert.Equal(WaveState.Draft, (await site.WaveAsync(wave)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Contacts_that_come_later_are_invited_to_the_open_wave(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        await site.AddContactAsync("late");
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}");
        await analyst.SubmitAsync("Invite 1 contact");
        Assert.Contains("One invitation was written into the outbox.", analyst.Text);
        Assert.Equal(["contact@late.example", "contact@north.example"], (await site.MailsAsync("invitation")).Select(mail => mail.To));
        await analyst.OpenAsync($"/waves/{wave}");
        Assert.DoesNotContain("Contacts added since the opening", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_closes_by_itself_when_its_last_day_is_over(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        site.SetClock(11, 6, 23, 59);
        await site.RunScheduleAsync();
        Assert.Equal(WaveState.Open, (await site.WaveAsync(wave)).State);
        site.SetClock(11, 7, 0);
        await site.RunScheduleAsync();
        Assert.Equal(WaveState.Closed, (await site.WaveAsync(wave)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Closing_is_asked_twice_takes_back_unsent_mails_and_is_for_good(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}");
        await analyst.SubmitAsync("Close the wave");
        Assert.Contains("Tick the box to close the wave.", analyst.Text);
        Assert.Equal(WaveState.Open, (await site.WaveAsync(wave)).State);

        await analyst.SubmitAsync("Close the wave", ("sure", "true"));
        Assert.Contains("The wave is closed. No more answers are taken.", analyst.Text);
        var mail = Assert.Single(await site.MailsAsync("invitation"));
        Assert.Equal((MailState.Withdrawn, (string?)null), (mail.State, mail.Secret));
        var again = await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave));
        Assert.Equal((false, "The wave is closed and cannot be opened again. Plan a new wave instead."), (again.Done, again.Message));
        await analyst.OpenAsync($"/waves/{wave}/edit");
        Assert.Contains("The wave is closed: its plan stays as it was.", analyst.Text);
    }
}
