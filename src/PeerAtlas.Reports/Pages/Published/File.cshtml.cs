using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Reports.Files;

namespace PeerAtlas.Reports.Pages.Published;

/// <summary>A published version as a file, made when somebody asks for it.</summary>
[AllowAnonymous]
internal sealed class FileModel(ReportFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, int number, string file, CancellationToken cancellation)
    {
        if (ReportFormats.Find(file) is not { } format || await files.FindAsync(slug, number, cancellation) is not { } version)
            return NotFound();
        if (PublicCache.Allow(HttpContext, version.Id, file))
            return StatusCode(StatusCodes.Status304NotModified);
        try
        {
            var made = await files.MakeAsync(slug, version, format, cancellation);
            return File(made.Content, made.ContentType, made.Name);
        }
        catch (ReportFileException exception)
        {
            Response.Headers.CacheControl = "no-store";
            Response.Headers.Remove("ETag");
            if (exception.IsBusy)
                Response.Headers.RetryAfter = "60";
            return new ContentResult { StatusCode = StatusCodes.Status503ServiceUnavailable, ContentType = "text/plain; charset=utf-8", Content = exception.Message };
        }
    }
}
