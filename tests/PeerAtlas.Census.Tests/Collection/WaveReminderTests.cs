using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Tests.Waves;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Collection;

public sealed class WaveReminderTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_reminder_goes_once_to_those_who_have_not_answered(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        foreach (var key in new[] { "silent", "begun", "complete", "refused", "bounced", "left" })
            await site.AddContactAsync(key);
        var wave = await site.OpenWaveAsync();
        await RespondAsync(site, "begun", complete: false);
        await RespondAsync(site, "complete", complete: true);
        await ChangeAsync(site, "refused", invitation => invitation.RefusedAt = site.Clock.GetUtcNow().UtcDateTime);
        await ChangeAsync(site, "bounced", invitation => invitation.BouncedAt = site.Clock.GetUtcNow().UtcDateTime);
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Contact>().SingleAsync(contact => contact.Email == "contact@left.example")).Active = false;
            await database.SaveChangesAsync();
        });

        site.SetClock(10, 12, 8, 59);
        Assert.Equal(0, await WriteDueAsync(site));
        site.SetClock(10, 12, 9);
        Assert.Equal(2, await WriteDueAsync(site));
        Assert.Equal(0, await WriteDueAsync(site));
        site.SetClock(10, 13, 9);
        Assert.Equal(0, await WriteDueAsync(site));

        var mails = await site.MailsAsync("reminder");
        Assert.Equal(["contact@begun.example", "contact@silent.example"], mails.Select(mail => mail.To));
        Assert.Equal("Reminder: 2026 closes on November 6, 2026", mails[0].Subject);
        Assert.NotEqual(mails[0].Secret, (await site.MailsAsync("invitation"))[0].Secret);
        Assert.NotNull(
            (
                await site.WithDatabaseAsync(database =>
                    database.Set<WaveReminder>().OrderBy(reminder => reminder.SendOn).FirstAsync(reminder => reminder.WaveId == wave)
                )
            ).WrittenAt
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Several_nodes_at_once_write_a_reminder_once(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        for (var i = 0; i < 10; i++)
            await site.AddContactAsync($"agency{i}");
        await site.OpenWaveAsync();
        site.SetClock(10, 12, 9);
        var written = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => WriteDueAsync(site)));
        Assert.Equal(10, written.Sum());
        Assert.Equal(10, (await site.MailsAsync("reminder")).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task After_days_of_standstill_only_the_latest_reminder_goes_out(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        site.SetClock(10, 28, 15);
        Assert.Equal(1, await WriteDueAsync(site));
        var reminders = await site.WithDatabaseAsync(database =>
            database.Set<WaveReminder>().Where(reminder => reminder.WaveId == wave).OrderBy(reminder => reminder.SendOn).ToListAsync()
        );
        Assert.Equal([(false, true), (true, false)], reminders.Select(reminder => (reminder.WrittenAt is not null, reminder.SkippedAt is not null)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_wave_that_was_opened_late_does_not_remind_on_the_same_day(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        var plan = site.Plan();
        plan.OpensBySchedule = false;
        var wave = await site.AddWaveAsync(plan);
        site.SetClock(10, 12, 14);
        Assert.True((await site.RunAsync<WaveOpening, WaveOutcome>(opening => opening.OpenAsync(wave))).Done);
        Assert.Equal(0, await WriteDueAsync(site));
        site.SetClock(10, 26, 9);
        Assert.Equal(1, await WriteDueAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_colleagues_answer_for_the_same_unit_stands_for_both(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var first = await site.AddContactAsync("north");
        var unit = new Unit
        {
            OrganisationId = first.OrganisationId,
            Key = "n1",
            Name = "Division",
            Kind = UnitKind.Division,
        };
        await site.AddAsync(unit);
        await site.AddAsync(
            new Contact
            {
                OrganisationId = first.OrganisationId,
                Name = "Second",
                Email = "second@north.example",
            },
            new Contact
            {
                OrganisationId = first.OrganisationId,
                UnitId = unit.Id,
                Name = "Third",
                Email = "third@north.example",
            }
        );
        await site.OpenWaveAsync();
        await RespondAsync(site, "north", complete: true);
        site.SetClock(10, 12, 9);
        Assert.Equal(1, await WriteDueAsync(site));
        Assert.Equal("third@north.example", Assert.Single(await site.MailsAsync("reminder")).To);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_analyst_reminds_by_hand_and_a_second_press_sends_nothing(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var one = await site.AddContactAsync("one");
        await site.AddContactAsync("two");
        var wave = await site.OpenWaveAsync();
        var analyst = await site.AnalystAsync();

        await analyst.OpenAsync($"/waves/{wave}/organizations/{one.OrganisationId}");
        await analyst.SubmitAsync("Send a reminder now");
        Assert.Contains("One reminder was written into the outbox.", analyst.Text);
        await analyst.SubmitAsync("Send a reminder now");
        Assert.Contains("got a reminder within the last 10 minutes", analyst.Text);

        await analyst.OpenAsync($"/waves/{wave}/board");
        await analyst.SubmitAsync("Send them a reminder now");
        Assert.Equal(["contact@one.example", "contact@two.example"], (await site.MailsAsync("reminder")).Select(mail => mail.To));

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.RunAsync<WaveReminders, WaveOutcome>(reminders => reminders.SendNowAsync(wave))));
        Assert.Equal(4, (await site.MailsAsync("reminder")).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_refusal_is_noted_takes_back_mails_and_can_be_undone(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var contact = await site.AddContactAsync("north");
        var wave = await site.OpenWaveAsync();
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync($"/waves/{wave}/organizations/{contact.OrganisationId}");
        await analyst.SubmitAsync("Mark as refused");
        Assert.Contains("Marked as refused", analyst.Text);
        Assert.Equal(MailState.Withdrawn, Assert.Single(await site.MailsAsync("invitation")).State);
        site.SetClock(10, 12, 9);
        Assert.Equal(0, await WriteDueAsync(site));

        await analyst.SignInAsync("analyst@authority.example");
        await analyst.OpenAsync($"/waves/{wave}/organizations/{contact.OrganisationId}");
        await analyst.SubmitAsync("Undo: refused");
        Assert.Contains("No longer marked as refused.", analyst.Text);
        await analyst.SubmitAsync("Send a reminder now");
        Assert.Single(await site.MailsAsync("reminder"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_became_of_a_mail_is_noted_on_the_invitation(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        await site.AddContactAsync("north");
        await site.OpenWaveAsync();
        await SettleAsync("invitation", MailState.Bounced);
        Assert.NotNull((await InvitationAsync()).BouncedAt);
        await SettleAsync("invitation", MailState.Sent);
        var invitation = await InvitationAsync();
        Assert.Equal((true, false, 0), (invitation.InvitedAt is not null, invitation.BouncedAt is not null, invitation.Reminded));

        site.SetClock(10, 12, 9);
        await WriteDueAsync(site);
        await SettleAsync("reminder", MailState.Sent);
        invitation = await InvitationAsync();
        Assert.Equal((1, site.Clock.GetUtcNow().UtcDateTime), (invitation.Reminded, invitation.LastRemindedAt));

        Task SettleAsync(string about, MailState state) =>
            site.WithDatabaseAsync(async database =>
            {
                var mail = await database.Set<OutboxMail>().SingleAsync(mail => mail.About == about);
                (mail.State, mail.SentAt) = (state, site.Clock.GetUtcNow().UtcDateTime);
                foreach (var handler in site.MailHandlers())
                    await handler.HandleAsync(new MailSettled(mail), database, default);
                await database.SaveChangesAsync();
            });
        Task<Invitation> InvitationAsync() => site.WithDatabaseAsync(database => database.Set<Invitation>().AsNoTracking().SingleAsync());
    }

    private static Task<int> WriteDueAsync(WaveSite site) => site.RunAsync<WaveReminders, int>(reminders => reminders.WriteDueAsync());

    internal static Task RespondAsync(WaveSite site, string key, bool complete) =>
        site.WithDatabaseAsync(async database =>
        {
            var contact = await database.Set<Contact>().SingleAsync(contact => contact.Email == $"contact@{key}.example");
            var invitation = await database.Set<Invitation>().SingleAsync(invitation => invitation.ContactId == contact.Id);
            var now = site.Clock.GetUtcNow().UtcDateTime;
            database.Add(
                new AgencyResponse
                {
                    WaveId = invitation.WaveId,
                    OrganisationId = contact.OrganisationId,
                    InvitationId = invitation.Id,
                    UnitId = contact.UnitId,
                    StartedAt = now,
                    SavedAt = now,
                    CompletedAt = complete ? now : null,
                    Answers = "{}",
                }
            );
            await database.SaveChangesAsync();
        });

    internal static Task ChangeAsync(WaveSite site, string key, Action<Invitation> change) =>
        site.WithDatabaseAsync(async database =>
        {
            change(
                await database
                    .Set<Invitation>()
                    .SingleAsync(invitation =>
                        database.Set<Contact>().Any(contact => contact.Id == invitation.ContactId && contact.Email == $"contact@{key}.example")
                    )
            );
            await database.SaveChangesAsync();
        });
}
