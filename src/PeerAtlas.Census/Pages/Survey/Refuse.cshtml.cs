using Microsoft.AspNetCore.Mvc;
using PeerAtlas.Census.Invitations;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>Lets an organisation say that it will not answer, and take that back.</summary>
internal sealed class RefuseModel(SurveyServices services) : SurveyPageModel(services)
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (TokenIsLost)
            return Redirect(Address("/refuse"));
        Invitation.RefusedAt ??= Clock.UtcNow;
        await Database.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect(Address());
    }

    public async Task<IActionResult> OnPostUndoAsync()
    {
        if (!TokenIsLost)
        {
            Invitation.RefusedAt = null;
            await Database.SaveChangesAsync(HttpContext.RequestAborted);
        }

        return Redirect(Address());
    }
}
