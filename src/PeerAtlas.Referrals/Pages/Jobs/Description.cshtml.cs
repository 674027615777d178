using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Documents;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Documents.Word;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>A version of a job description as a worker reads it, in either language, with all its versions.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class DescriptionModel(AgencyJobs jobs, JobPaper paper, PaperPdfs pdfs, AuthorityClock clock) : PageModel
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
        if (await jobs.FindAsync(Organisation, DescriptionId, cancellation) is null)
            return false;
        Versions = await jobs.VersionsOfAsync(Organisation, DescriptionId, cancellation);
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
