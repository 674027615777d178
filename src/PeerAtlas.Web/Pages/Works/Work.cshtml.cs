using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Web.Pages.Works;

/// <summary>How far a work is, and what came of it. Only whoever asked for it finds it.</summary>
[Requires(Permission.UseOwnAccount)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WorkModel(Platform.Work.Works works) : PageModel
{
    public LongWork Work { get; private set; } = null!;

    public WorkOutcome? Outcome => Work.Outcome is { } outcome ? WorkOutcome.FromJson(outcome) : null;

    /// <summary>Whether the file that the work made is still kept.</summary>
    public bool HasFile { get; private set; }

    /// <summary>How far the work is, in words.</summary>
    public string Progress =>
        Work switch
        {
            { State: WorkState.Receiving } => "The file is coming in.",
            { State: WorkState.Waiting } => "It waits for its turn.",
            { Whole: > 0 and var whole } when Work.Finished < whole => $"{100 * Work.Finished / whole} % is read.",
            { Whole: > 0 } => "All of it is read. What it holds is being put in its place.",
            _ => "It is under way.",
        };

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = Guid.Parse((string)RouteData.Values["work"]!);
        if (await works.FindAsync(id, HttpContext.RequestAborted) is not { } work)
        {
            context.Result = NotFound();
            return;
        }

        Work = work;
        HasFile = Outcome?.FileName is not null && await works.HasResultAsync(work.Id, HttpContext.RequestAborted);
        await next();
    }

    /// <summary>The part that a script fetches again and again until the work has ended.</summary>
    public IActionResult OnGetLive()
    {
        if (Work.HasEnded)
            Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", this);
    }

    /// <summary>The file that the work made.</summary>
    public IActionResult OnGetResult()
    {
        if (Outcome is not { FileName: { } name } made)
            return NotFound();
        if (HasFile)
            return File(works.OpenResult(Work), made.FileType ?? "application/octet-stream", name);
        // The page says that it is gone.
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellation)
    {
        await works.CancelAsync(Work.Id, cancellation);
        return RedirectToPage();
    }
}
