using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>A letter about somebody's hours as PDF: for whoever has its address, as its page is.</summary>
[AllowAnonymous]
[Bilingual(Remembers = false)]
internal sealed class LetterPdfModel(HoursLetters letters, PaperPdfs pdfs, Language language) : PaperPage(pdfs)
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) =>
        await GiveAsync(
            await letters.FindAsync(token, cancellation) is { } found
                ? new(
                    LetterPaper.Name,
                    found.Letter.Id.ToString(),
                    $"hours-{found.Letter.First.Written()}-{found.Letter.Last.Written()}",
                    HoursLinks.Letter(token)
                )
                : null,
            language,
            cancellation
        );
}
