using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>A version of a job description as PDF.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class PdfModel(AgencyJobs jobs, PaperPdfs pdfs) : PaperPage(pdfs)
{
    public async Task<IActionResult> OnGetAsync(
        Guid organisation,
        Guid description,
        int number,
        [FromQuery(Name = "In")] string? language,
        CancellationToken cancellation
    )
    {
        var version = (await jobs.VersionsOfAsync(organisation, description, cancellation)).FirstOrDefault(one => one.Number == number);
        var back = JobLinks.Description(organisation, description, number);
        return await GiveAsync(
            version is null ? null : new(JobPaper.Name, version.Id.ToString(), JobFile.Name(version), back),
            Language.Of(language == LanguageCode.Spanish ? LanguageCode.Spanish : LanguageCode.English),
            cancellation
        );
    }
}
