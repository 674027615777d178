using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Documents.Word;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>A version of a job description as a worker reads it, in either language, with all its versions.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class DescriptionModel(PeerAtlasDbContext database, AgencyJobs jobs, JobPaper paper, PaperPdfs pdfs, AuthorityClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "description", SupportsGet = true)]
    public Guid DescriptionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>The language in which it is read.</summary>
    [BindProperty(SupportsGet = true)]
    public string In { get; set; } = LanguageCode.English;

    public JobVersion Version { get; private set; } = null!;

    public IReadOnlyList<JobVersion> Versions { get; private set; } = [];

    public WrittenDocument Written { get; private set; } = null!;

    /// <summary>What the role list of today never lets a peer do, and the newest version does not name.</summary>
    public IReadOnlyList<string> MissingNever { get; private set; } = [];

    public JobDescription Description { get; private set; } = null!;

    /// <summary>Whether it never was anybody's.</summary>
    public bool IsNeverHeld { get; private set; }

    /// <summary>How many workers have it today or will.</summary>
    public int Workers { get; private set; }

    /// <summary>The newest version, while it does not hold yet and another does; null when there is none.</summary>
    public JobVersion? Draft { get; private set; }

    public bool HasPdf => pdfs.IsOffered;

    /// <summary>Whether it holds, in a sentence.</summary>
    public string State { get; private set; } = "";

    public DateOnly WrittenOn(JobVersion version) => DateOnly.FromDateTime(clock.ToLocal(version.MadeAt));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Written = await paper.WriteAsync(Version, Language.Of(In), cancellation);
        if (Version.Number == Versions[0].Number)
            MissingNever = [.. AgencyJobs.MissingNever(Version, await jobs.RoleListAsync(clock.Today, cancellation)).Select(activity => activity.English)];
        return Page();
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        ChangeAsync(
            () => IsNeverHeld,
            () =>
            {
                database.RemoveRange(Versions);
                database.Remove(Description);
            },
            "The description was taken out.",
            cancellation
        );

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation) =>
        ChangeAsync(
            () => Draft is not null,
            () =>
            {
                database.Remove(Draft!);
                (Description.Name, Description.Version) = (Versions[1].Title, Guid.NewGuid());
            },
            "The version was withdrawn.",
            cancellation
        );

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellation) =>
        ChangeAsync(
            () => Workers == 0 && !IsNeverHeld && Description.EndedOn is null,
            () => (Description.EndedOn, Description.Version) = (clock.Today, Guid.NewGuid()),
            "The description was ended.",
            cancellation
        );

    /// <summary>Does what still may be done. Nothing is, where somebody got it or another did it meanwhile.</summary>
    private async Task<IActionResult> ChangeAsync(Func<bool> mayBe, Action change, string done, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        var isDone = mayBe();
        if (isDone)
        {
            change();
            isDone = await database.TrySaveAsync(ModelState, cancellation);
        }

        TempData.Tell(isDone, isDone ? done : "Somebody changed it meanwhile. Nothing was changed.");
        return LocalRedirect(WorkerLinks.Jobs(Organisation));
    }

    public async Task<IActionResult> OnGetWordAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Response.NeverCache();
        return File(WordWriter.Write(await paper.WriteAsync(Version, Language.Of(In), cancellation)), WordWriter.ContentType, JobFile.Name(Version) + ".docx");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (In is not LanguageCode.Spanish)
            In = LanguageCode.English;
        if (await jobs.FindAsync(Organisation, DescriptionId, cancellation) is not { } description)
            return false;
        Description = description;
        IsNeverHeld = !await jobs.WasHeldAsync(DescriptionId, cancellation);
        Workers = (await jobs.CalendarAsync(Organisation, cancellation)).Times.Count(time =>
            time.Description == DescriptionId && (time.To is null || time.To >= clock.Today)
        );
        Versions = await jobs.VersionsOfAsync(Organisation, DescriptionId, cancellation);
        Draft = Versions is [var newest, _, ..] && newest.HoldsFrom > clock.Today ? newest : null;
        var now = Versions.FirstOrDefault(version => version.HoldsFrom <= clock.Today);
        if ((Number is { } number ? Versions.FirstOrDefault(version => version.Number == number) : now ?? Versions[^1]) is not { } found)
            return false;
        Version = found;
        State =
            found == now ? "It holds now."
            : found.HoldsFrom > clock.Today ? "It does not hold yet."
            : "A later version holds now.";
        return true;
    }
}

/// <summary>The files of job descriptions.</summary>
internal static class JobFile
{
    /// <summary>What to save one as: nothing that was typed, so that no file system trips over it.</summary>
    public static string Name(JobVersion version) => FormattableString.Invariant($"job-description-{version.Number}-{version.HoldsFrom:yyyy-MM-dd}");
}
