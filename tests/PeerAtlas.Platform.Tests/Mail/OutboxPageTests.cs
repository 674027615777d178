using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Mail;

public sealed class OutboxPageTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_a_mail_server_mails_can_be_read_with_their_links(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await AnalystAsync(site);
        await analyst.OpenAsync("/outbox");
        Assert.Contains("No mails yet", analyst.Text);

        await site.AddAsync(Mail(site, "Your survey", "anna@agency.example", "https://census.example/survey/abc"));
        await analyst.OpenAsync("/outbox");
        Assert.Contains("No mail server is set up", analyst.Text);
        await analyst.FollowAsync("Your survey");
        Assert.Contains("Dear Anna, here is your link: https://census.example/survey/abc.", analyst.Text);
        Assert.Equal("https://census.example/survey/abc", analyst.Page.QuerySelector(".pa-mail a")!.GetAttribute("href"));
        Assert.DoesNotContain("Try again now", analyst.Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_link_into_an_account_is_shown_to_nobody_but_its_addressee(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var analyst = await AnalystAsync(site);
        await site.AddAsync(Mail(site, "Choose a new password", "other@authority.example", "https://census.example/password/set?token=abc", "password"));

        await (await analyst.OpenAsync("/outbox")).FollowAsync("Choose a new password");
        Assert.Contains("for the addressee alone", analyst.Text);
        Assert.DoesNotContain("token=abc", analyst.Page.DocumentElement.OuterHtml);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_failed_is_found_by_state_and_tried_again(DatabaseKind kind)
    {
        using var server = SmtpServer.Take();
        await using var site = new TestSite(kind, server.Settings);
        var failed = Mail(site, "Failed one", "anna@agency.example", null);
        (failed.State, failed.Attempts, failed.LastError) = (MailState.Failed, 8, "Connection refused");
        await site.AddAsync(failed, Mail(site, "Waiting one", "berta@agency.example", null));
        var analyst = await AnalystAsync(site);
        await analyst.OpenAsync("/outbox");
        await analyst.SubmitAsync("Show", ("state", "Failed"));
        Assert.Contains("Connection refused", analyst.Text);
        Assert.DoesNotContain("Waiting one", analyst.Page.QuerySelector("#mails")!.TextContent);

        await analyst.FollowAsync("Failed one");
        await analyst.SubmitAsync("Try again now");
        Assert.Contains("The mail is tried again within seconds.", analyst.Text);
        Assert.Equal(2, await site.Services.GetRequiredService<OutboxSender>().SendDueAsync());
        await analyst.OpenAsync(analyst.Where);
        Assert.Contains("Sent", analyst.Text);
        Assert.DoesNotContain("Try again now", analyst.Text);
        Assert.All(await site.WithDatabaseAsync(database => database.Set<OutboxMail>().AsNoTracking().ToListAsync()), mail =>
            Assert.Equal(MailState.Sent, mail.State)
        );
    }

    private static async Task<Visitor> AnalystAsync(TestSite site)
    {
        var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        await site.AddAccountAsync("analyst@authority.example", Role.AuthorityAnalyst, authority);
        return await new Visitor(site).SignInAsync("analyst@authority.example");
    }

    private static OutboxMail Mail(TestSite site, string subject, string to, string? secret, string about = "test") =>
        new()
        {
            To = to,
            Subject = subject,
            Body = $"Dear Anna, here is your link: {OutboxMail.SecretMark}.",
            Secret = secret,
            About = about,
            WrittenAt = site.Clock.GetUtcNow().UtcDateTime,
            NextAttemptAt = site.Clock.GetUtcNow().UtcDateTime,
        };
}
