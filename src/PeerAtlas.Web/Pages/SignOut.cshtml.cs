using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Web.Pages;

/// <summary>The way out; opened as a page it only shows the button.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class SignOutModel(SignInManager<Account> signIn, Language language) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        TempData.Done(language[SignInWords.YouAreSignedOut]);
        return LocalRedirect(SiteLinks.Index);
    }
}
