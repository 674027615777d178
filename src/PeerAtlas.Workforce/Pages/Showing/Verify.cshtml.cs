using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Badges.Verifying;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Platform;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.Workforce.Pages.Showing;

/// <summary>Anybody verifies a badge of anybody. Nothing is kept, and no other site is asked.</summary>
[AllowAnonymous]
[Bilingual]
[RequestSizeLimit(MostBytes + Further)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes + Further)]
internal sealed class VerifyModel(ShownBadges badges, AuthorityClock clock, Language language) : PageModel
{
    private const int MostBytes = 16_000_000;
    private const int Further = 100_000;

    [BindProperty]
    public IFormFile? Sent { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    public Verification? Found { get; private set; }

    /// <summary>The training centre of this site whose key signed it; null when nobody here knows the key.</summary>
    public string? Centre { get; private set; }

    /// <summary>What is said in all: of a key that nobody here knows, the name is only what the badge says of itself.</summary>
    public (AlertKind Kind, Words Text) Verdict =>
        Found!.IsValid == true && Centre is null ? (AlertKind.Warning, BadgeWords.ItHoldsByAStranger) : BadgeWords.Verdict(Found);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Sent is null || Sent.Length == 0)
            ModelState.AddModelError(nameof(Sent), language[BadgeWords.ChooseAFile]);
        else if (Sent.Length > MostBytes)
            ModelState.AddModelError(nameof(Sent), language[BadgeWords.TooLarge]);
        if (!ModelState.IsValid)
            return Page();
        using var content = new MemoryStream();
        await Sent!.CopyToAsync(content, cancellation);
        Found = BadgeVerifier.Verify(
            content.ToArray(),
            new()
            {
                Moment = new DateTimeOffset(clock.UtcNow, TimeSpan.Zero),
                Recipient = string.IsNullOrWhiteSpace(Holder) ? null : Holder.Trim(),
                StatusLists = await badges.AllWithdrawnAsync(cancellation),
            }
        );
        Centre = Found.Claimed?.Issuer is { } issuer ? await badges.CentreOfAsync(issuer, cancellation) : null;
        return Page();
    }
}
