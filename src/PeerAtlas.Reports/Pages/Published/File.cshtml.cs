using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Reports.Files;
using PeerAtlas.Reports.Files.Pdf;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>A published version as a file, made when somebody asks for it. A PDF takes a while: who has a browser sees that it is being made.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class FileModel(ReportFiles files, PdfFiles pdfs) : PageModel
{
    private static readonly TimeSpan OfPeople = TimeSpan.FromSeconds(3),
        OfPrograms = TimeSpan.FromMinutes(1);

    public string Slug { get; private set; } = "";

    public int Number { get; private set; }

    public string FileName { get; private set; } = "";

    public string Here => PublishedLinks.File(Slug, Number, FileName);

    /// <summary>Whether the PDF is there by now.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Whether it was just called off.</summary>
    public bool IsCalledOff { get; private set; }

    /// <summary>The work that makes the PDF, which whoever waits for it may call off; null when none does.</summary>
    public Guid? Work { get; private set; }

    /// <summary>Why there is none; null while it is being made.</summary>
    public PdfProblem? Problem { get; private set; }

    private bool IsPerson => Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public async Task<IActionResult> OnGetAsync(string slug, int number, string file, CancellationToken cancellation)
    {
        if (ReportFormats.Find(file) is not { } format || await files.FindAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        if (PublicCache.Allow(HttpContext, version.Id, file))
            return StatusCode(StatusCodes.Status304NotModified);
        try
        {
            if (format == ReportFormat.Pdf)
                return await PdfAsync(slug, version, cancellation);
            var made = await files.MakeAsync(slug, version, format, cancellation);
            return File(made.Content, made.ContentType, made.Name);
        }
        catch (PdfException exception)
        {
            DoNotKeep();
            if (exception.IsBusy)
                Response.Headers.RetryAfter = "60";
            if (IsPerson)
                return Say(version, StatusCodes.Status503ServiceUnavailable, exception.Problem);
            return new ContentResult
            {
                StatusCode = StatusCodes.Status503ServiceUnavailable,
                ContentType = "text/plain; charset=utf-8",
                Content = exception.Message,
            };
        }
    }

    /// <summary>
    /// Asked again and again by the page that waits, until the PDF is there: the page then says so, and asks once more for it to be saved.
    /// When it cannot be, the address itself says why.
    /// </summary>
    public async Task<IActionResult> OnGetReadyAsync(string slug, int number, string file, CancellationToken cancellation)
    {
        if (ReportFormats.Find(file) != ReportFormat.Pdf || await files.FindAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        DoNotKeep();
        try
        {
            if (await pdfs.FindAsync(slug, version, TimeSpan.Zero, cancellation) is not { } made)
                return StatusCode(StatusCodes.Status204NoContent);
            await made.Content.DisposeAsync();
        }
        catch (PdfException)
        {
            return Save(slug, number, file);
        }

        (Slug, Number, FileName, IsReady) = (slug, version.Number, ReportFormat.Pdf.FileName(), true);
        return Partial("_Making", this);
    }

    /// <summary>Leads a script to the file: its browser saves it and stays where it is.</summary>
    public IActionResult OnGetSave(string slug, int number, string file) => ReportFormats.Find(file) is null ? NotFound() : Save(slug, number, file);

    /// <summary>Calls the making off. Whoever else waits for it has it begun anew.</summary>
    public async Task<IActionResult> OnPostCallOffAsync(string slug, int number, string file, Guid work, CancellationToken cancellation)
    {
        if (ReportFormats.Find(file) != ReportFormat.Pdf || await files.FindAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        await pdfs.CallOffAsync(version, work, cancellation);
        return Redirect(PublishedLinks.File(slug, number, file) + "?handler=CalledOff");
    }

    /// <summary>Says that it was called off, and how to have it made after all.</summary>
    public async Task<IActionResult> OnGetCalledOffAsync(string slug, int number, string file, CancellationToken cancellation)
    {
        if (ReportFormats.Find(file) != ReportFormat.Pdf || await files.FindAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        DoNotKeep();
        IsCalledOff = true;
        return Say(version, StatusCodes.Status200OK, problem: null);
    }

    private StatusCodeResult Save(string slug, int number, string file)
    {
        DoNotKeep();
        Response.Headers["HX-Redirect"] = PublishedLinks.File(slug, number, file);
        return StatusCode(StatusCodes.Status200OK);
    }

    private PageResult Say(PublishedReport version, int status, PdfProblem? problem)
    {
        (Slug, Number, FileName, Problem) = ((string)RouteData.Values["slug"]!, version.Number, (string)RouteData.Values["file"]!, problem);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<IActionResult> PdfAsync(string slug, PublishedReport version, CancellationToken cancellation)
    {
        if (await pdfs.FindAsync(slug, version, IsPerson ? OfPeople : OfPrograms, cancellation) is { } made)
            return File(made.Content, made.Made.FileType!, made.Made.FileName);
        DoNotKeep();
        Work = await pdfs.UnderWayAsync(version, cancellation);
        return IsPerson ? Say(version, StatusCodes.Status202Accepted, problem: null) : throw new PdfException(PdfProblem.NotYet);
    }

    private void DoNotKeep()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers.Remove("ETag");
    }
}
