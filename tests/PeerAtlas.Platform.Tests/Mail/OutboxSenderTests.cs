using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Mail;

/// <summary>The outbox against real mail servers.</summary>
public sealed class OutboxSenderTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Fact]
    public async Task Spanish_arrives_as_it_was_written()
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(DatabaseKind.Sqlite, server.Settings);
        var subject = "Encuesta 2026: ¿cuántas personas trabajan en apoyo entre pares? Atención, mañana cierra — señal de organización";
        var body = "Hola, Begoña:\n\n.una línea que empieza con punto\n" + new string('ñ', 1500) + "\n" + OutboxMail.SecretMark + "\nGracias.";
        await site.AddAsync(Mail(site, "begona@agency.example", subject, body, "https://census.example/survey/0123456789abcdef"));

        Assert.Equal(1, await SendAsync(site));
        var mail = Assert.Single(await server.ReceivedAsync(1));
        Assert.Equal(subject, mail.Subject);
        Assert.Equal(body.Replace(OutboxMail.SecretMark, "https://census.example/survey/0123456789abcdef"), mail.Body.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Contains("Auto-Submitted", mail.Headers);
        Assert.Contains("<p>Hola, Begoña:</p>", mail.Html);
        Assert.Contains("<a href=\"https://census.example/survey/0123456789abcdef\">", mail.Html);
        // What cannot be declined offers no way to.
        Assert.Equal((null, null), (mail.ReplyTo, mail.Unsubscribe));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_sent_mail_forgets_its_link(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(kind, server.Settings);
        await site.AddAsync(Mail(site, "anna@agency.example", secret: "https://census.example/survey/abc"));
        await SendAsync(site);
        var mail = await SingleAsync(site);
        Assert.Equal((MailState.Sent, 1, (string?)null, site.Clock.GetUtcNow().UtcDateTime), (mail.State, mail.Attempts, mail.Secret, mail.SentAt!.Value));
        Assert.Contains("[personal link, removed after sending]", mail.Text);
        Assert.Equal($"<{mail.Id:N}@peeratlas.example>", (await server.ReceivedAsync(1))[0].MessageId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_refused_address_bounces_at_once_and_holds_nobody_up(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(kind, server.Settings);
        await site.AddAsync(Mail(site, "refused@agency.example"), Mail(site, "anna@agency.example"));
        Assert.Equal(2, await SendAsync(site));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendAsync(site));

        var mails = await MailsAsync(site);
        Assert.Equal([MailState.Sent, MailState.Bounced], mails.Select(mail => mail.State));
        Assert.Equal("The mail server refused the address (550).", mails[1].LastError);
        await server.ReceivedAsync(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_mail_that_is_put_off_is_tried_again_with_growing_pauses(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(kind, server.Settings);
        await site.AddAsync(Mail(site, "later2@agency.example"));
        Assert.Equal(1, await SendAsync(site));
        var mail = await SingleAsync(site);
        Assert.Equal((MailState.Waiting, site.Clock.GetUtcNow().UtcDateTime.AddMinutes(1)), (mail.State, mail.NextAttemptAt));
        Assert.Contains("4.7.1 Try again later", mail.LastError);

        site.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await SendAsync(site));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await SendAsync(site));
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime.AddMinutes(5), (await SingleAsync(site)).NextAttemptAt);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await SendAsync(site));
        mail = await SingleAsync(site);
        Assert.Equal((MailState.Sent, 3, (string?)null), (mail.State, mail.Attempts, mail.LastError));
        await server.ReceivedAsync(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_an_answer_for_a_day_and_a_half_a_mail_has_failed(DatabaseKind kind)
    {
        int port;
        using (var server = SmtpServer.Take())
            port = server.Port;
        await using var site = new TestSite(kind, ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:PollSeconds", "3600"));
        await site.AddAsync(Mail(site, "anna@agency.example"));
        var begun = site.Clock.GetUtcNow();
        for (var attempt = 1; attempt <= OutboxSender.MostAttempts; attempt++)
        {
            Assert.Equal(MailState.Waiting, (await SingleAsync(site)).State);
            Assert.Equal(1, await SendAsync(site));
            if (attempt < OutboxSender.MostAttempts)
                site.Clock.Advance(OutboxSender.PauseAfter(attempt));
        }

        var mail = await SingleAsync(site);
        Assert.Equal((MailState.Failed, OutboxSender.MostAttempts), (mail.State, mail.Attempts));
        Assert.Contains("refused", mail.LastError);
        Assert.InRange(site.Clock.GetUtcNow() - begun, TimeSpan.FromHours(36), TimeSpan.FromHours(37));
        site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await SendAsync(site));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_server_that_hangs_is_left_after_the_time_limit(DatabaseKind kind)
    {
        using var server = SmtpServer.Hang();
        await using var site = new TestSite(kind, server.Settings);
        await site.AddAsync(Mail(site, "anna@agency.example"), Mail(site, "berta@agency.example"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(2, await SendAsync(site));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(15));
        Assert.All(await MailsAsync(site), mail =>
            Assert.Equal((MailState.Waiting, 1, "The mail server did not answer within 1 seconds."), (mail.State, mail.Attempts, mail.LastError))
        );
    }

    [Fact]
    public async Task A_server_that_hangs_after_the_text_is_left_after_the_time_limit()
    {
        using var server = SmtpServer.Take();
        server.TimeoutSeconds = 1;
        await using var site = new TestSite(DatabaseKind.Sqlite, server.Settings);
        await site.AddAsync(Mail(site, "silent@agency.example"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(1, await SendAsync(site));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
        var mail = await SingleAsync(site);
        Assert.Equal((MailState.Waiting, 1, "The mail server did not answer within 1 seconds."), (mail.State, mail.Attempts, mail.LastError));
    }

    [Fact]
    public async Task A_text_that_the_server_refuses_is_tried_again_and_its_words_are_told()
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(DatabaseKind.Sqlite, server.Settings);
        await site.AddAsync(Mail(site, "unwanted@agency.example", secret: "https://census.example/survey/abc"));
        Assert.Equal(1, await SendAsync(site));
        var mail = await SingleAsync(site);
        Assert.Equal((MailState.Waiting, 1, "https://census.example/survey/abc"), (mail.State, mail.Attempts, mail.Secret));
        Assert.Contains("5.7.1 We do not take this", mail.LastError);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_mail_whose_sender_stopped_in_between_is_sent_after_the_restart(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(kind, server.Settings);
        await site.AddAsync(Mail(site, "anna@agency.example"));
        using var stop = new CancellationTokenSource();
        var stopping = Sender(site, new StopsInBetween(stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopping.SendDueAsync(stop.Token));
        var mail = await SingleAsync(site);
        Assert.Equal((MailState.Waiting, 1), (mail.State, mail.Attempts));

        Assert.Equal(0, await SendAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await SendAsync(site));
        Assert.Equal(MailState.Sent, (await SingleAsync(site)).State);
        await server.ReceivedAsync(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Several_senders_at_once_send_each_mail_once(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(kind, server.Settings);
        await site.AddAsync([.. Enumerable.Range(0, 20).Select(i => Mail(site, $"contact{i}@agency.example"))]);
        var transport = site.Services.GetRequiredService<IMailTransport>();
        var tried = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sender(site, transport).SendDueAsync()));
        Assert.Equal(20, tried.Sum());
        Assert.Equal(20, (await server.ReceivedAsync(20)).Select(mail => mail.To).Distinct().Count());
    }

    [Fact]
    public void A_header_of_several_lines_is_refused()
    {
        Assert.Throws<ArgumentException>(() => NewMail("anna@agency.example", "Hello\r\nBcc: everybody@example.org", DateTime.UnixEpoch));
        Assert.Throws<ArgumentException>(() => NewMail("anna@agency.example\nBcc: everybody@example.org", "Hello", DateTime.UnixEpoch));
    }

    [Fact]
    public async Task A_subject_of_several_lines_in_the_database_bounces_and_brings_in_nobody()
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(DatabaseKind.Sqlite, server.Settings);
        await site.AddAsync(Mail(site, "anna@agency.example"), Mail(site, "carla@agency.example"));
        await site.WithDatabaseAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            var written = await database
                .Set<OutboxMail>()
                .Where(mail => mail.To == "anna@agency.example")
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Subject, "Hello\r\nBcc: everybody@example.org"));
            await transaction.CommitAsync();
            Assert.Equal(1, written);
        });
        Assert.Equal(2, await SendAsync(site));
        var taken = Assert.Single(await server.ReceivedAsync(1));
        Assert.Equal("carla@agency.example", taken.To);
        Assert.Equal("The address or the subject cannot stand in a mail.", (await MailsAsync(site))[0].LastError);
    }

    [Fact]
    public async Task A_sender_s_name_of_several_lines_does_not_begin_a_header()
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(
            DatabaseKind.Sqlite,
            [.. server.Settings, ("Mail:From", "\"Census\r\nBcc: everybody@example.org\" <census@peeratlas.example>")]
        );
        await site.AddAsync(Mail(site, "anna@agency.example"));
        await SendAsync(site);
        var mail = Assert.Single(await server.ReceivedAsync(1));
        Assert.DoesNotContain("Bcc", mail.Headers);
        Assert.Equal("anna@agency.example", mail.To);
    }

    [Theory]
    [InlineData("anna@agency.example, berta@other.example")]
    [InlineData("anna@agency.example (and others)")]
    [InlineData("anna")]
    [InlineData("Anna <anna@agency.example>")]
    [InlineData("no address")]
    public async Task An_address_that_is_none_or_several_bounces(string address)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(DatabaseKind.Sqlite, server.Settings);
        await site.AddAsync(Mail(site, address), Mail(site, "carla@agency.example"));
        Assert.Equal(2, await SendAsync(site));
        Assert.Equal("carla@agency.example", Assert.Single(await server.ReceivedAsync(1)).To);
        Assert.Single(await MailsAsync(site), mail => mail.State == MailState.Bounced);
    }

    private static Task<int> SendAsync(TestSite site) => site.Services.GetRequiredService<OutboxSender>().SendDueAsync();

    private static OutboxSender Sender(TestSite site, IMailTransport transport) =>
        new(
            site.Services.GetRequiredService<IServiceScopeFactory>(),
            transport,
            site.Services.GetRequiredService<IOptions<MailSettings>>(),
            site.Clock,
            NullLogger<OutboxSender>.Instance
        );

    private static async Task<OutboxMail> SingleAsync(TestSite site) => Assert.Single(await MailsAsync(site));

    private static Task<List<OutboxMail>> MailsAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<OutboxMail>().AsNoTracking().OrderBy(mail => mail.To).ToListAsync());

    private static OutboxMail Mail(TestSite site, string to, string subject = "Survey", string body = "Text " + OutboxMail.SecretMark, string? secret = null) =>
        NewMail(to, subject, site.Clock.GetUtcNow().UtcDateTime, body, secret);

    private static OutboxMail NewMail(string to, string subject, DateTime now, string body = "", string? secret = null) =>
        new()
        {
            To = to,
            Subject = subject,
            Body = body,
            Secret = secret,
            About = "test",
            WrittenAt = now,
            NextAttemptAt = now,
        };

    private sealed class StopsInBetween(CancellationTokenSource stop) : IMailTransport
    {
        public bool IsConfigured => true;

        public Task SendAsync(OutboxMail mail, CancellationToken cancellation)
        {
            stop.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }
    }
}
