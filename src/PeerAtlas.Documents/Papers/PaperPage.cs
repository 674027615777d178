using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Documents.Pdf;

namespace PeerAtlas.Documents.Papers;

/// <summary>A paper that somebody may have.</summary>
/// <param name="Paper">Which paper.</param>
/// <param name="Of">Of what.</param>
/// <param name="FileName">What to save it as: letters, digits and hyphens.</param>
/// <param name="Back">Where what it prints is read.</param>
public sealed record AskedPaper(string Paper, string Of, string FileName, string Back);

/// <summary>
/// A page at which a paper is had as PDF. It gives the file when that is there in a moment; else it says that it is being made, or why there is none. What it
/// gives is somebody's own, so that no cache keeps it and no search engine shows it.
/// </summary>
public abstract class PaperPage(PaperPdfs pdfs) : PageModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Why there is none; null while it is being made.</summary>
    public PdfProblem? Problem { get; private set; }

    /// <summary>What was asked for.</summary>
    public AskedPaper Asked { get; private set; } = null!;

    /// <summary>This very address.</summary>
    public string Here => Request.Path + Request.QueryString;

    /// <summary>Gives the PDF of what whoever asks may have.</summary>
    /// <param name="asked">Null when they may not, or it is not there.</param>
    /// <param name="language">In which language.</param>
    /// <param name="cancellation">Stops it.</param>
    protected async Task<IActionResult> GiveAsync(AskedPaper? asked, Language language, CancellationToken cancellation)
    {
        Response.NeverCache();
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (asked is null)
            return NotFound();
        Asked = asked;
        try
        {
            if (await pdfs.FindAsync(asked.Paper, asked.Of, language.Code, Patience, cancellation) is { } pdf)
                return File(pdf, "application/pdf", asked.FileName + ".pdf");
            Response.StatusCode = StatusCodes.Status202Accepted;
        }
        catch (PdfException exception)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Problem = exception.Problem;
        }

        return Page();
    }
}
