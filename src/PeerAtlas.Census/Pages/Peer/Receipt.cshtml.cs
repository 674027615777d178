using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;

namespace PeerAtlas.Census.Pages.Peer;

/// <summary>That the answers are stored. It is the same page for everybody and names nothing.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class ReceiptModel : PageModel
{
    /// <summary>Its name among the pages of the survey.</summary>
    public const string PageName = ":receipt";

    public void OnGet() => Response.NeverCache();
}
