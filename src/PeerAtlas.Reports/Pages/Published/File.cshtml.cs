using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
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
        catch (ReportFileException exception)
        {
            DoNotKeep();
            if (exception.IsBusy)
                Response.Headers.RetryAfter = "60";
            return new ContentResult
            {
                StatusCode = StatusCodes.Status503ServiceUnavailable,
                ContentType = "text/plain; charset=utf-8",
                Content = exception.Message,
            };
        }
    }

    /// <summary>Asked again and again by the page that waits; once the PDF is there, or cannot be, it leads to it.</summary>
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
        catch (ReportFileException)
        {
            // The address itself says why.
        }

        Response.Headers["HX-Redirect"] = PublishedLinks.File(slug, number, file);
        return StatusCode(StatusCodes.Status200OK);
    }

    private async Task<IActionResult> PdfAsync(string slug, PublishedReport version, CancellationToken cancellation)
    {
        var isPerson = Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (await pdfs.FindAsync(slug, version, isPerson ? OfPeople : OfPrograms, cancellation) is { } made)
            return File(made.Content, made.Made.FileType!, made.Made.FileName);
        DoNotKeep();
        if (!isPerson)
            throw new ReportFileException("The PDF is still being made. Try again in a minute.", isBusy: true);
        (Slug, Number, FileName) = (slug, version.Number, ReportFormat.Pdf.FileName());
        Response.StatusCode = StatusCodes.Status202Accepted;
        return Page();
    }

    private void DoNotKeep()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers.Remove("ETag");
    }
}
