using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Documents.Word;
using PeerAtlas.Platform;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>A worker's own job description, in their language, with what held before, and their own hours beside it; also after they left.</summary>
[Authorize]
[Bilingual]
internal sealed class OwnModel(
    OwnJobs own,
    AgencyJobs jobs,
    JobHoursCount count,
    JobPaper paper,
    PaperPdfs pdfs,
    ICredentialChoices credentials,
    AuthorityClock clock,
    Language language
) : PageModel
{
    /// <summary>A version that holds or will, written out.</summary>
    internal sealed record Holding(JobVersion Version, DateOnly From, WrittenDocument Written, IReadOnlyList<(string Name, string Instead)> NewlyNever);

    /// <summary>A version that was theirs from a day to a day.</summary>
    internal sealed record Held(JobVersion Version, string Agency, DateOnly From, DateOnly To);

    public IReadOnlyList<OwnJob> Jobs { get; private set; } = [];

    public IReadOnlyList<Holding> Shown { get; private set; } = [];

    public IReadOnlyList<Held> Earlier { get; private set; } = [];

    /// <summary>Other jobs at their agencies of today, with the certification that each asks for.</summary>
    public IReadOnlyList<(OtherJob Job, string? Credential)> Others { get; private set; } = [];

    public JobHours Hours { get; private set; } = new([], []);

    public DateOnly Today => clock.Today;

    public bool HasPdf => pdfs.IsOffered;

    public static Words WordsOf(JobPart part) =>
        part switch
        {
            JobPart.InDescription => JobWords.InDescription,
            JobPart.InRole => JobWords.InRole,
            _ => JobWords.Outside,
        };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.NeverCache();
        if (await own.CalendarAsync(cancellation) is not { } mine)
            return;
        Jobs = OwnJobs.Of(mine.Calendar);
        var list = await jobs.RoleListAsync(clock.Today, cancellation);
        var (shown, earlier) = (new List<Holding>(), new List<Held>());
        foreach (var job in Jobs)
        {
            for (var at = 0; at < job.Versions.Count; at++)
            {
                var version = job.Versions[at];
                var written = await paper.WriteAsync(version, language, cancellation);
                var from = version.HoldsFrom < job.Time.From ? job.Time.From : version.HoldsFrom;
                if (LastDay(job, at) is { } last && last < clock.Today)
                    earlier.Add(new(version, written.Over, from, last));
                else
                    shown.Add(new(version, from, written, [.. AgencyJobs.MissingNever(version, list).Select(Named)]));
            }
        }

        Others = await OthersAsync(mine.Calendar, mine.Worker, cancellation);
        (Shown, Earlier) = ([.. shown.OrderBy(one => one.From > clock.Today).ThenBy(one => one.From)], earlier);
        Hours = await count.OwnAsync(own.Me, mine.Worker, mine.Calendar, HoursPeriod.YearTo(clock.Today), cancellation);
    }

    /// <summary>A version that is or was theirs, as Word.</summary>
    public async Task<IActionResult> OnGetWordAsync([FromQuery(Name = "of")] Guid version, CancellationToken cancellation)
    {
        Response.NeverCache();
        return await own.FindAsync(version, cancellation) is { } found
            ? File(WordWriter.Write(await paper.WriteAsync(found, language, cancellation)), WordWriter.ContentType, JobFile.Name(found) + ".docx")
            : NotFound();
    }

    private async Task<IReadOnlyList<(OtherJob, string?)>> OthersAsync(JobCalendar calendar, Guid worker, CancellationToken cancellation)
    {
        var others = await own.OthersAsync(calendar, worker, clock.Today, cancellation);
        var names = (await credentials.ReadAsync(cancellation)).ToDictionary(
            choice => choice.Rule,
            choice => language.Code == LanguageCode.Spanish ? choice.Spanish : choice.English
        );
        return [.. others.Select(job => (job, job.Version.CredentialRule is { } rule ? names.GetValueOrDefault(rule, rule) : null))];
    }

    private (string, string) Named(Activity activity) =>
        language.Code == LanguageCode.Spanish ? (activity.Spanish, activity.InsteadSpanish) : (activity.English, activity.InsteadEnglish);

    /// <summary>The last day on which a version is theirs; null while none is known.</summary>
    private static DateOnly? LastDay(OwnJob job, int at)
    {
        DateOnly? before = at == 0 ? null : job.Versions[at - 1].HoldsFrom.AddDays(-1);
        return job.Time.To is { } end && (before is null || end < before) ? end : before;
    }
}
