using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Platform;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>A letter about somebody's hours, as it was made: for whoever has its address, to read, print and check.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class LetterModel(HoursLetters letters, PaperPdfs pdfs, AuthorityClock clock, Language language, IOptions<AuthoritySettings> settings)
    : PageModel
{
    public HoursLetter Letter { get; private set; } = null!;

    public string Agency { get; private set; } = "";

    /// <summary>What the record holds now of the same months, in minutes: what was corrected since is no secret to whoever checks.</summary>
    public long Now { get; private set; }

    public bool HasPdf => pdfs.IsOffered;

    public DateTime MadeOn => clock.ToLocal(Letter.MadeAt);

    /// <summary>Where this very page is.</summary>
    public string Address => settings.Value.PublicAddress + HoursLinks.Letter(Letter.Token);

    public string Written(DateOnly month) => month.ToString("MMMM yyyy", language.Culture);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        // Who has the address sees it; no search engine is to.
        Response.NeverCache();
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await letters.FindAsync(token, cancellation) is not { } found)
            return NotFound();
        (Letter, Agency) = found;
        Now = await letters.MinutesNowAsync(Letter, cancellation);
        return Page();
    }
}
