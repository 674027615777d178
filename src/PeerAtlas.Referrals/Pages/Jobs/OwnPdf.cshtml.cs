using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Pages.Jobs;

/// <summary>A version of one's own job description as PDF.</summary>
[Authorize]
[Bilingual(Remembers = false)]
internal sealed class OwnPdfModel(OwnJobs own, PaperPdfs pdfs, Language language) : PaperPage(pdfs)
{
    public async Task<IActionResult> OnGetAsync(Guid jobVersion, CancellationToken cancellation) =>
        await GiveAsync(
            await own.FindAsync(jobVersion, cancellation) is { } version
                ? new(JobPaper.Name, version.Id.ToString(), JobFile.Name(version), JobLinks.Own)
                : null,
            language,
            cancellation
        );
}
