using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>Works that an administrator asked for: one that could not be done, and one that another web node is at; and a PDF that is being made.</summary>
internal static class FilledWorks
{
    public static async Task FillAsync(TestSite site, Visitor administrator, Dictionary<string, string> holds)
    {
        await administrator.OpenAsync("/hours/import");
        await administrator.UploadAsync("Import the records", "Records", "records-september.csv", Encoding.UTF8.GetBytes("record,date\r\na1,yesterday\r\n"));
        var refused = Guid.Parse(administrator.Where.Split('/')[^1]);
        for (
            var waited = 0;
            waited < 300
                && !await site.WithDatabaseAsync(database => database.Set<LongWork>().AnyAsync(work => work.Id == refused && work.State == WorkState.Failed));
            waited++
        )
            await Task.Delay(100);
        holds["refusedWork"] = refused.ToString();

        var running = await site.WithDatabaseAsync(async database =>
        {
            var account = await database.Users.SingleAsync(row => row.Email == FilledReferrals.Administrator);
            var work = new LongWork
            {
                Kind = "service records",
                AccountId = account.Id,
                Subject = "records-october.csv",
                AskedAt = site.Clock.GetUtcNow().UtcDateTime,
                State = WorkState.Running,
                Claim = Guid.NewGuid(),
                ClaimedUntil = site.Clock.GetUtcNow().UtcDateTime.AddYears(10),
                Finished = 41_000_000,
                Whole = 96_000_000,
            };
            var published = await database.Set<PublishedReport>().OrderBy(version => version.Number).FirstAsync();
            database.AddRange(
                work,
                new LongWork
                {
                    Kind = "report PDF",
                    Subject = "peer-staffing-2025",
                    Input = published.Id.ToString(),
                    AskedAt = work.AskedAt,
                    State = WorkState.Running,
                    Claim = Guid.NewGuid(),
                    ClaimedUntil = work.ClaimedUntil,
                }
            );
            await database.SaveChangesAsync();
            return work.Id;
        });
        holds["runningWork"] = running.ToString();
    }

    /// <summary>A report whose audit another web node is at, and one whose audit was called off.</summary>
    public static async Task FillAuditsAsync(TestSite site, Visitor analyst, Dictionary<string, string> holds)
    {
        var runner = site.Services.GetRequiredService<WorkRunner>();
        await runner.StopAsync(CancellationToken.None);
        holds["auditedReport"] = await AuditAsync("Being audited", "{{peer.valued.yes.share}} of peers feel valued.", WorkState.Running);
        holds["calledOffReport"] = await AuditAsync("Audit called off", "{{peer.valued.no.share}} of peers do not feel valued.", WorkState.Cancelled);
        await runner.StartAsync(CancellationToken.None);

        async Task<string> AuditAsync(string title, string narrative, WorkState state)
        {
            var report = await FilledReports.StartAsync(analyst, title, holds["closedWave"]);
            await analyst.SubmitAsync("Add a section", ("Heading", "Regard"));
            await analyst.SubmitAsync("Save", ("Narrative", narrative));
            await analyst.OpenAsync(report + "/disclosure");
            await site.WithDatabaseAsync(async database =>
            {
                var work = await database.Set<LongWork>().SingleAsync(work => work.Kind == "disclosure audit" && work.State == WorkState.Waiting);
                (work.State, work.Finished, work.Whole, work.Claim) = (state, 412, 1300, Guid.NewGuid());
                work.ClaimedUntil = site.Clock.GetUtcNow().UtcDateTime.AddYears(10);
                await database.SaveChangesAsync();
            });
            return report.TrimStart('/');
        }
    }
}
