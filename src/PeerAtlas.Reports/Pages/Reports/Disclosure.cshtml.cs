using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Reports.Disclosure;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>What the report does not tell of persons, and what a reader could work out about it; how far the audit is while it is being made.</summary>
[Requires(Permission.ManageReports)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DisclosureModel(PeerAtlasDbContext database, ReportDesk desk, DisclosureAudits audits) : ReportPage(database, desk)
{
    /// <summary>Which audit it is.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Audit { get; set; }

    public Guard Guard { get; private set; } = null!;

    /// <summary>The work that makes the audit, or failed or was called off; null when there is none.</summary>
    public LongWork? Work { get; private set; }

    public bool IsUnderWay => Work is { HasEnded: false, IsCalledOff: false };

    /// <summary>How far it is, in words.</summary>
    public string Progress =>
        Work is { State: WorkState.Running, Whole: > 0 and var whole } ? $"{100 * Work.Finished / whole} % is done." : "It waits for its turn.";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Guard = (await Desk.ShowAsync(Report, cancellation)).Guard;
        Audit = Guard.Digest;
        Work = await audits.FindAsync(Report, Audit, cancellation);
    }

    /// <summary>The part that a script fetches again and again until the audit is made.</summary>
    public async Task<IActionResult> OnGetLiveAsync(CancellationToken cancellation)
    {
        Work = await audits.FindAsync(Report, Audit ?? "", cancellation);
        if (!IsUnderWay)
            Response.Headers["HX-Refresh"] = "true";
        return Partial("_Auditing", this);
    }

    /// <summary>Has an audit made that failed or was called off.</summary>
    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellation)
    {
        if (await audits.AskAsync(Report, Audit ?? "", TimeSpan.Zero, cancellation) is null)
            TempData.NotDone("Many audits are being made. Try again when some of them are done.");
        return RedirectToPage(new { report = ReportId });
    }

    public async Task<IActionResult> OnPostCallOffAsync(Guid work, CancellationToken cancellation)
    {
        await audits.CallOffAsync(Report, Audit ?? "", work, cancellation);
        return RedirectToPage(new { report = ReportId });
    }
}
