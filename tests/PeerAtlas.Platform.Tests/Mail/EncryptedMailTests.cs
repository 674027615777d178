using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Mail;

/// <summary>The way to real mail servers that ask for TLS, and to some that should not be believed.</summary>
public sealed class EncryptedMailTests : IDisposable
{
    private readonly MailCertificates certificates = new();

    public static TheoryData<MailEncryption> Encryptions => [MailEncryption.StartTls, MailEncryption.Tls];

    public void Dispose() => certificates.Dispose();

    [Theory]
    [MemberData(nameof(Encryptions))]
    public async Task Mail_leaves_by_tls_to_a_server_that_the_named_authority_vouches_for(MailEncryption encryption)
    {
        using var server = Start(encryption, certificates.Sign());
        var sent = await SendAsync(server, ("Mail:Encryption", $"{encryption}"), ("Mail:CaFile", certificates.AuthorityFile));
        Assert.Equal((MailState.Sent, null), (sent.State, sent.LastError));
        Assert.True(Assert.Single(await server.ReceivedAsync(1)).IsEncrypted);
    }

    [Theory]
    [MemberData(nameof(Encryptions))]
    public async Task A_certificate_of_an_unknown_authority_is_refused(MailEncryption encryption)
    {
        using var server = Start(encryption, certificates.Sign());
        await RefusesAsync(server, "", ("Mail:Encryption", $"{encryption}"));
        using var others = new MailCertificates();
        await RefusesAsync(server, "", ("Mail:Encryption", $"{encryption}"), ("Mail:CaFile", others.AuthorityFile));
    }

    [Theory]
    [MemberData(nameof(Encryptions))]
    public async Task A_certificate_for_another_name_is_refused(MailEncryption encryption)
    {
        using var server = Start(encryption, certificates.Sign("mail.other.example"));
        await RefusesAsync(server, "it is not for 127.0.0.1", ("Mail:Encryption", $"{encryption}"), ("Mail:CaFile", certificates.AuthorityFile));
    }

    [Theory]
    [MemberData(nameof(Encryptions))]
    public async Task Of_a_named_fingerprint_that_certificate_alone_is_taken(MailEncryption encryption)
    {
        var certificate = certificates.Sign("mail.other.example");
        using var server = Start(encryption, certificate);
        var written = string.Join(':', certificate.Fingerprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        Assert.Equal(MailState.Sent, (await SendAsync(server, ("Mail:Encryption", $"{encryption}"), ("Mail:Fingerprint", written))).State);
        await server.ReceivedAsync(1);

        using var another = Start(encryption, certificates.Sign());
        await RefusesAsync(
            another,
            "its fingerprint is another",
            ("Mail:Encryption", $"{encryption}"),
            ("Mail:Fingerprint", written),
            ("Mail:CaFile", certificates.AuthorityFile)
        );
    }

    [Theory]
    [InlineData("Mail:Encryption", "StartTls")]
    [InlineData("Mail:Encryption", "Tls")]
    [InlineData("Mail:Encrypt", "true")]
    public async Task Nothing_leaves_in_the_open_when_the_server_has_no_tls(string setting, string value)
    {
        using var server = SmtpServer.Take();
        var kept = await SendAsync(server, (setting, value), ("Mail:User", "census"), ("Mail:Password", "right"));
        Assert.Equal(MailState.Waiting, kept.State);
        Assert.NotEmpty(kept.LastError!);
        await server.ReceivedAsync(0);
    }

    [Theory]
    [MemberData(nameof(Encryptions))]
    public async Task The_account_signs_in_and_a_wrong_password_is_told_without_it(MailEncryption encryption)
    {
        using var server = Start(encryption, certificates.Sign());
        (string, string)[] settings = [("Mail:Encryption", $"{encryption}"), ("Mail:CaFile", certificates.AuthorityFile), ("Mail:User", "census")];
        var kept = await SendAsync(server, [.. settings, ("Mail:Password", "wrong-otter")]);
        Assert.Equal(MailState.Waiting, kept.State);
        Assert.Contains("535", kept.LastError);
        Assert.DoesNotContain("wrong-otter", kept.LastError);
        await server.ReceivedAsync(0);

        Assert.Equal(MailState.Sent, (await SendAsync(server, [.. settings, ("Mail:Password", "right")])).State);
        Assert.Equal("census", Assert.Single(await server.ReceivedAsync(1)).Account);
    }

    [Theory]
    [MemberData(nameof(Encryptions))]
    public async Task A_server_that_hangs_in_the_greeting_is_left_after_the_time_limit(MailEncryption encryption)
    {
        using var server = SmtpServer.Hang();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("The mail server did not answer within 1 seconds.", (await SendAsync(server, ("Mail:Encryption", $"{encryption}"))).LastError);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData("Mail:Encryption", "SSL")]
    [InlineData("Mail:Encryption", "7")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:CaFile", "/nowhere/authority.pem")]
    [InlineData("Mail:Fingerprint", "AB:CD")]
    public void A_setting_that_cannot_be_meant_is_refused_by_name(string setting, string value)
    {
        using var site = new TestSite(DatabaseKind.Sqlite, [.. With("Mail:Encryption", "Tls", setting), (setting, value)]);
        var refusal = Assert.Throws<OptionsValidationException>(() => site.Services);
        Assert.Contains(setting, refusal.Message);
    }

    [Theory]
    [InlineData(null, "right", true)]
    [InlineData(MailEncryption.None, "right", true)]
    [InlineData(MailEncryption.StartTls, "right", false)]
    [InlineData(null, "", false)]
    public void The_log_warns_of_a_password_that_would_leave_in_the_open(MailEncryption? encryption, string password, bool warns)
    {
        var log = new Lines();
        var settings = new MailSettings
        {
            Host = "mail.example",
            User = "census",
            Password = password,
            Encryption = encryption,
        };
        _ = new SmtpTransport(Options.Create(settings), null!, log);
        Assert.Equal(warns, log.Said.Any(line => line.Contains("without encryption", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Said, line => line.Contains("right", StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_authority_without_encryption_is_refused()
    {
        using var site = new TestSite(DatabaseKind.Sqlite, ("Mail:CaFile", certificates.AuthorityFile));
        Assert.Contains("Mail:Encryption", Assert.Throws<OptionsValidationException>(() => site.Services).Message);
    }

    private static (string, string)[] With(string setting, string value, string butFor) => setting == butFor ? [] : [(setting, value)];

    private static SmtpServer Start(MailEncryption encryption, (string Certificate, string Key, string Fingerprint) signed) =>
        encryption == MailEncryption.Tls ? SmtpServer.Tls(signed.Certificate, signed.Key) : SmtpServer.StartTls(signed.Certificate, signed.Key);

    private static async Task RefusesAsync(SmtpServer server, string reason, params (string, string)[] settings)
    {
        var kept = await SendAsync(server, settings);
        Assert.Equal((MailState.Waiting, 1), (kept.State, kept.Attempts));
        Assert.StartsWith("The mail server's certificate is not trusted: " + reason, kept.LastError);
        await server.ReceivedAsync(0);
    }

    private static async Task<OutboxMail> SendAsync(SmtpServer server, params (string, string)[] settings)
    {
        await using var site = new TestSite(DatabaseKind.Sqlite, [.. server.Settings, .. settings]);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.AddAsync(
            new OutboxMail
            {
                To = "anna@agency.example",
                Subject = "Survey",
                Body = "Text",
                About = "test",
                WrittenAt = now,
                NextAttemptAt = now,
            }
        );
        Assert.Equal(1, await site.Services.GetRequiredService<OutboxSender>().SendDueAsync());
        return await site.WithDatabaseAsync(database => database.Set<OutboxMail>().AsNoTracking().SingleAsync());
    }

    private sealed class Lines : ILogger<SmtpTransport>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
