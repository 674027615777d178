using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>One wave of the census as people live it: from an empty database to a published report.</summary>
public sealed class CensusStoryTests(Browser browser)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_census_goes_from_an_empty_database_to_a_published_report(DatabaseKind kind)
    {
        using var mail = SmtpServer.Take();
        await using var site = new BrowserSite(kind, [("Authority:PublicAddress", "https://census.example"), .. mail.Settings]);

        var analyst = await Analyst.SetUpAsync(await browser.OpenWindowAsync(site));
        await analyst.ImportFrameAsync(StoryFiles.Frame);
        await analyst.ImportInstrumentAsync(StoryFiles.StaffingSurvey, "Agency");
        await analyst.ImportInstrumentAsync(StoryFiles.PeerSurvey, "PeerWorker");
        await analyst.PlanWaveAsync("2026", opens: new(2026, 10, 1), closes: new(2026, 10, 30), reminder: new(2026, 10, 15));
        await analyst.OpenWaveAsync();

        await SendMailAsync(site);
        var invitations = await mail.ReceivedAsync(2);
        var toAda = invitations.Single(invitation => invitation.To == "ada.rivera@harbor.example");
        var link = Respondent.LinkIn(toAda, "https://census.example");

        var respondent = new Respondent(await browser.OpenWindowAsync(site, width: 320, javaScript: false), link);
        await respondent.AnswerTheFirstPageAsync();
        await respondent.LeaveAsync();
        respondent = new Respondent(await browser.OpenWindowAsync(site, width: 320, javaScript: false), link);
        await respondent.ComeBackAndHandInAsync();
        var codes = await respondent.AskForCodesAsync(12);

        var peer = new Peer(await browser.OpenWindowAsync(site, width: 320, javaScript: false));
        await peer.AnswerInSpanishAsync(codes[0]);
        await peer.TryAgainAsync(codes[0]);
        foreach (var code in codes[1..11])
            await HandInAsync(site, code);

        site.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 15, 10, 0, 0, TimeSpan.FromHours(-4)));
        await RunScheduleAsync(site);
        await RunScheduleAsync(site);
        await SendMailAsync(site);
        var mails = await mail.ReceivedAsync(3);
        Assert.Equal("ben.ortiz@juniper.example", mails[2].To);
        Assert.StartsWith("Reminder: 2026", mails[2].Subject);
        Assert.NotEqual(Respondent.LinkIn(mails[2], "https://census.example"), link);

        await analyst.ReadBoardAsync();
        await analyst.CloseWaveAsync();
        await analyst.ApproveOpeningAsync();
        var second = await SecondAnalystAsync(site);
        await Analyst.OpenAnswersAsync(await browser.OpenWindowAsync(site), second, analyst.Wave);
        await analyst.ReadFiguresAsync();
        await analyst.WriteReportAsync("Peer staffing 2026");
        await analyst.PublishAsync();
        await Reader.ReadAsync(await browser.OpenWindowAsync(site), "Peer staffing 2026");
    }

    // The other peer workers of Harbor Light, quicker than through a window each.
    private static async Task HandInAsync(BrowserSite site, string typed)
    {
        Assert.True(CodeText.TryRead(typed, out var code));
        var outcome = await site
            .Services.GetRequiredService<IAnonymousStore>()
            .HandInAsync(CodeText.Hash(code), PeerAtlas.Instruments.Answers.FromJson("""{"hours":30,"valued":"yes"}"""), CancellationToken.None);
        Assert.Equal(HandInOutcome.Stored, outcome);
    }

    private static async Task<string> SecondAnalystAsync(BrowserSite site)
    {
        var authority = await site.WithDatabaseAsync(database =>
            database.Set<Organisation>().FirstAsync(organisation => organisation.Kind == OrganisationKind.Authority)
        );
        return (await site.AddAccountAsync("martin.osei@authority.example", Role.AuthorityAnalyst, authority)).Email!;
    }

    // What the schedule does every few seconds.
    private static async Task RunScheduleAsync(BrowserSite site)
    {
        foreach (var work in site.Services.GetServices<IScheduledWork>())
        {
            await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("schedule");
            await work.RunAsync(scope.ServiceProvider, CancellationToken.None);
        }
    }

    private static Task<int> SendMailAsync(BrowserSite site) => site.Services.GetRequiredService<OutboxSender>().SendDueAsync();
}
