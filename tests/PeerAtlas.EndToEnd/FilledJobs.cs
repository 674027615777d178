using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.EndToEnd;

/// <summary>A job description of the agency that refers, with a version that comes, and its peer, whose job it is; and papers that are being printed.</summary>
internal static class FilledJobs
{
    public static async Task FillAsync(TestSite site, Dictionary<string, string> holds)
    {
        var administrator = await new Visitor(site).SignInAsync(FilledReferrals.Administrator);
        var jobs = $"/workers/{holds["agency"]}/jobs";
        await administrator.OpenAsync(jobs + "/write");
        await administrator.SubmitAsync(
            "Save",
            ("Input.Title", "Peer specialist, community support"),
            ("Input.TitleSpanish", "Especialista par, apoyo en la comunidad"),
            ("Input.HoldsFrom", "2026-01-01"),
            ("Input.Opening", "You bring your own experience of recovery.\nYou work beside a team of six."),
            ("Input.Outside", "outreach"),
            ("Input.Setting", "community"),
            ("Input.Level", "certified"),
            ("Input.CredentialRule", "MA-CPS"),
            ("Input.HoursAWeek", "30"),
            ("Input.PayFrom", "22.50"),
            ("Input.PayTo", "27"),
            ("Input.PayPer", nameof(PayTime.Hour)),
            ("Input.PeerLine", "the lead peer specialist")
        );
        var job = await site.WithDatabaseAsync(database => database.Set<JobDescription>().Select(row => row.Id).SingleAsync());
        await administrator.OpenAsync($"{jobs}/write/{job}");
        await administrator.SubmitAsync("Save", ("Input.HoldsFrom", "2027-01-01"), ("Input.HoursAWeek", "37.5"));
        var place = await site.WithDatabaseAsync(database =>
            database.Set<WorkerPlace>().Where(row => row.WorkerId == Guid.Parse(holds["peerWorker"])).Select(row => row.Id).FirstAsync()
        );
        await administrator.OpenAsync($"/workers/{holds["agency"]}/{holds["peerWorker"]}/job/{place}");
        await administrator.SubmitAsync("Save", ("Input.Description", job.ToString()), ("Input.StartsOn", "2026-09-01"));
        Assert.EndsWith("/jobs", administrator.Where, StringComparison.Ordinal);
        (holds["job"], holds["peerPlace"]) = (job.ToString(), place.ToString());
        await PrintAsync(site, holds);
    }

    /// <summary>Papers that another web node is at.</summary>
    private static async Task PrintAsync(TestSite site, Dictionary<string, string> holds)
    {
        var (version, letter, badge) = await site.WithDatabaseAsync(async database =>
            (
                await database.Set<JobVersion>().Where(row => row.Number == 1).Select(row => row.Id).SingleAsync(),
                await database.Set<HoursLetter>().Where(row => row.Token == holds["hoursLetter"]).Select(row => row.Id).SingleAsync(),
                await database.Set<ShownBadge>().Where(row => row.Token == holds["shownBadge"]).Select(row => row.Id).SingleAsync()
            )
        );
        holds["jobVersion"] = version.ToString();
        await site.AddAsync([
            .. new[] { $"job description|{version}|es", $"job description|{version}|en", $"hours letter|{letter}|en", $"badge|{badge}|es" }.Select(
                input => new LongWork
                {
                    Kind = "paper",
                    Subject = "paper",
                    Input = input,
                    AskedAt = site.Clock.GetUtcNow().UtcDateTime,
                    State = WorkState.Running,
                    Claim = Guid.NewGuid(),
                    ClaimedUntil = site.Clock.GetUtcNow().UtcDateTime.AddYears(10),
                }
            ),
        ]);
    }
}
