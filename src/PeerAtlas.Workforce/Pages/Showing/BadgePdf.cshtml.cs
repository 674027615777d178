using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Pages.Showing;

/// <summary>A badge as PDF, while it holds: for whoever has its address, as its page is.</summary>
[AllowAnonymous]
[Bilingual(Remembers = false)]
internal sealed class BadgePdfModel(ShownBadges badges, HeldBadges held, PaperPdfs pdfs, Language language) : PaperPage(pdfs)
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) =>
        await GiveAsync(
            await badges.FindAsync(token, cancellation) is { } seen && await held.HoldsAsync(seen, cancellation)
                ? new(BadgePaper.Name, seen.Badge.Id.ToString(), "badge", BadgeLinks.Badge(token))
                : null,
            language,
            cancellation
        );
}
