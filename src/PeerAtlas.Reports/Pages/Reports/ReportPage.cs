using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Drafts;

namespace PeerAtlas.Reports.Pages.Reports;

/// <summary>What the pages about one report share: they load it, and refuse a save that would undo somebody else's.</summary>
internal abstract class ReportPage(PeerAtlasDbContext database, ReportDesk desk) : PageModel
{
    /// <summary>The report's id, from the address.</summary>
    [BindProperty(Name = "report", SupportsGet = true)]
    public Guid ReportId { get; set; }

    /// <summary>The version that the person has before them.</summary>
    [BindProperty]
    public Guid Version { get; set; }

    public Report Report { get; private set; } = null!;

    public ReportDraft Draft { get; private set; } = new();

    protected PeerAtlasDbContext Database => database;

    protected ReportDesk Desk => desk;

    public IReadOnlyList<Crumb> Crumbs(string page) =>
        [new("Reports", Url.Page("/Reports/Index")), new(Report.Title, Url.Page("/Reports/Edit", new { report = ReportId })), new(page)];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await database.Set<Report>().SingleOrDefaultAsync(report => report.Id == ReportId, HttpContext.RequestAborted) is not { } report)
        {
            context.Result = NotFound();
            return;
        }

        Report = report;
        Draft = ReportDraft.FromJson(report.Content);
        if (HttpMethods.IsGet(Request.Method))
            Version = report.Version;
        await next();
    }

    /// <summary>Saves a changed draft; false, with an error on the page, when somebody else saved meanwhile.</summary>
    protected async Task<bool> SaveAsync(ReportDraft draft)
    {
        Report.Content = draft.ToJson();
        if (await desk.SaveAsync(Report, Version, HttpContext.RequestAborted))
        {
            Draft = draft;
            return true;
        }

        ModelState.AddModelError(
            "",
            "Somebody else saved this report while you were working on it, so nothing of yours was saved. What you typed is still below: "
                + "copy what you need, open the page again, and put it in there."
        );
        return false;
    }
}
