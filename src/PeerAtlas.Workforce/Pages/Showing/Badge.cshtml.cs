using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Badges.Images;
using PeerAtlas.Badges.Verifying;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Documents.Papers;
using PeerAtlas.Workforce.Pages.Own;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;
using PeerAtlas.Workforce.Showing;
using QRCoder;

namespace PeerAtlas.Workforce.Pages.Showing;

/// <summary>A badge that its holder shows: what it says, whether it holds today, and how that was checked.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class BadgeModel(ShownBadges badges, CredentialStandings standings, RulesInForce rules, PaperPdfs pdfs, Language language) : PageModel
{
    private const int PixelsOfModule = 8;

    /// <summary>Whether it can be had as PDF: where Chromium is, and while it holds.</summary>
    public bool HasPdf => pdfs.IsOffered && Verdict.Kind == AlertKind.Success;

    /// <summary>Whether only Chromium is wanting.</summary>
    public bool IsPdfMissing => !pdfs.IsOffered;

    public SeenBadge Seen { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public Verification Verification { get; private set; } = null!;

    public CredentialStanding? Standing { get; private set; }

    /// <summary>How it stands, and no more: that somebody appeals is nobody else's.</summary>
    public string Today =>
        Seen.Credential.Stage == CredentialStage.Issued ? OwnStanding.State(Seen.Credential, Standing, language) : language[CredentialStageWords.Withdrawn];

    /// <summary>What is said in all: a badge is signed once, and its credential may have run out by the rule since.</summary>
    public (AlertKind Kind, Words Text) Verdict =>
        Standing?.Status == CredentialStatus.Lapsed ? (AlertKind.Error, BadgeWords.ItDoesNotHold) : BadgeWords.Verdict(Verification);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        if (!await FindAsync(token, cancellation))
            return NotFound();
        Standing = (await standings.OfAsync([Seen.Credential], cancellation)).GetValueOrDefault(Seen.Credential.Id);
        var rule = (await rules.ReadAsync(cancellation)).Find(Seen.Credential.RuleId);
        Name = rule is null ? Seen.Credential.RuleId : RuleExplanation.Name(rule.Name, language.OfRules());
        Verification = await badges.VerifyAsync(Seen, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(string token, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) ? File(Encoding.UTF8.GetBytes(Seen.Badge.Content), "application/json", "badge.json") : NotFound();

    /// <summary>The address as a QR code, with the badge in the image.</summary>
    public async Task<IActionResult> OnGetImageAsync(string token, CancellationToken cancellation)
    {
        if (!await FindAsync(token, cancellation))
            return NotFound();
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(badges.AddressOf(Seen.Badge), QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return File(PngImage.Write(code.GetGraphic(PixelsOfModule), Encoding.UTF8.GetBytes(Seen.Badge.Content)), "image/png", "badge.png");
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancellation)
    {
        // Who has the address sees it; no search engine is to.
        Response.NeverCache();
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await badges.FindAsync(token, cancellation) is not { } found)
            return false;
        Seen = found;
        return true;
    }
}
