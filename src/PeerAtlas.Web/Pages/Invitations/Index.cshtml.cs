using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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
    public IReadOnlyList<InvitedRole> Invited { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Invited = await invitations.ListAsync(current.AccountId!.Value, cancellation);

    public async Task<IActionResult> OnPostDeclineAsync(Guid invitation, CancellationToken cancellation)
    {
        await invitations.DeclineAsync(current.AccountId!.Value, invitation, cancellation);
        TempData.Done(language[InvitationWords.TheInvitationIsGone]);
        return RedirectToPage();
    }
}
