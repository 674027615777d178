using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>A certification as people live it: from the application over course and exam to a badge, a reminder, a renewal, and its end.</summary>
public sealed class CertificationStoryTests(Browser browser)
{
    private const string Rule = "ICRC-PR";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_is_certified_shows_a_badge_is_reminded_renewed_and_lapses(DatabaseKind kind)
    {
        using var mail = SmtpServer.Take();
        await using var site = new BrowserSite(kind, mail.Settings);
        var centre = await site.AddOrganisationAsync("training", OrganisationKind.TrainingCentre);
        await site.AddAccountAsync(CertifierAtTheCentre.Email, Role.Certifier, centre);
        await site.AddAccountAsync(HolderOnAPhone.Email, Role.PeerWorker, await site.AddOrganisationAsync("north"));
        var holder = new HolderOnAPhone(await browser.OpenWindowAsync(site, width: 320, javaScript: false));
        var certifier = new CertifierAtTheCentre(await browser.OpenWindowAsync(site), $"/credentials/{centre.Id}");
        await holder.SignInAsync();
        await certifier.SignInAsync();

        await holder.ApplyAsync(Rule, centre.Id.ToString());
        await certifier.AcceptAsync();
        await certifier.TrainAsync(Rule);
        await certifier.ExamineAndIssueAsync();
        var badge = await holder.MakeABadgeAsync();
        await VerifyElsewhereAsync(await browser.OpenWindowAsync(site), badge);

        await holder.EnterHoursAsync("2026-10-01", "2");
        await certifier.ConfirmHoursAsync();
        Assert.DoesNotContain(await SendAsync(site, mail), sent => sent.Subject.Contains("Renew", StringComparison.OrdinalIgnoreCase));

        site.Clock.Advance(TimeSpan.FromDays(650));
        await RunScheduleAsync(site);
        Assert.Contains(await SendAsync(site, mail), sent => sent.To == HolderOnAPhone.Email);
        await holder.SignInAsync();
        await certifier.SignInAsync();
        await certifier.RenewAsync("2028-07-10");
        await holder.ShouldBeAsync("active");

        site.Clock.Advance(TimeSpan.FromDays(850));
        await holder.SignInAsync();
        await holder.ShouldBeAsync("lapsed");
        var stranger = await browser.OpenWindowAsync(site);
        await stranger.GotoAsync(badge);
        await stranger.ShouldSayAsync("It does not hold.");
    }

    /// <summary>Somebody else, who has no account, opens the address and checks the file.</summary>
    private static async Task VerifyElsewhereAsync(IPage page, string badge)
    {
        await page.GotoAsync(badge + "?language=en");
        await page.ShouldSayAsync("It holds.");
        await page.ShouldNotSayAsync("kim");
        await page.KeepPictureAsync("story badge", 1280);
        var download = await page.RunAndWaitForDownloadAsync(() => page.FollowAsync("The badge as a file"));
        var file = await File.ReadAllTextAsync((await download.PathAsync())!);
        await CheckAsync(page, file, "It holds.");
        await CheckAsync(page, file.Replace("Peer Recovery", "Peer Recovered", StringComparison.Ordinal), "It does not hold.");
    }

    private static async Task CheckAsync(IPage page, string file, string verdict)
    {
        await page.GotoAsync("/badges/verify?language=en");
        await page.PickFileAsync("Sent", "badge.json", Encoding.UTF8.GetBytes(file));
        await page.PressAsync("Check it");
        await page.ShouldSayAsync(verdict);
    }

    /// <summary>Sends what waits, and gives back all mails that the server took so far.</summary>
    private static async Task<IReadOnlyList<ReceivedMail>> SendAsync(BrowserSite site, SmtpServer mail)
    {
        await site.Services.GetRequiredService<OutboxSender>().SendDueAsync();
        return await mail.ReceivedAsync(await site.WithDatabaseAsync(database => database.Set<OutboxMail>().CountAsync()));
    }

    private static async Task RunScheduleAsync(BrowserSite site)
    {
        foreach (var work in site.Services.GetServices<IScheduledWork>())
        {
            await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("schedule");
            await work.RunAsync(scope.ServiceProvider, CancellationToken.None);
        }
    }
}
