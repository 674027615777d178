using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Web.Accounts;

namespace PeerAtlas.Web.Pages.Invitations;

/// <summary>The roles to which whoever is signed in is invited. They may have no role yet, so that the page asks for none.</summary>
[Authorize]
[Bilingual]
internal sealed class IndexModel(OwnInvitations invitations, CurrentMember current, Language language) : PageModel
{
    private Guid account;

    public IReadOnlyList<InvitedRole> Invited { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        account = current.AccountId!.Value;
        Invited = await invitations.ListAsync(account, HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid invitation, CancellationToken cancellation)
    {
        if (await invitations.AcceptAsync(account, invitation, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return Page();
        }

        TempData["Message"] = language["You have taken the role on.", "Usted aceptó la función."];
        return LocalRedirect("/");
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid invitation, CancellationToken cancellation)
    {
        await invitations.DeclineAsync(account, invitation, cancellation);
        TempData["Message"] = language["The invitation is gone. Nothing else was changed.", "La invitación ya no está. No se cambió nada más."];
        return RedirectToPage();
    }
}
