using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;

namespace PeerAtlas.Web.Pages.Invitations;

/// <summary>Opened from the link of an invitation: whoever is new chooses a password, everybody else signs in, and says yes or no.</summary>
[AllowAnonymous]
[Bilingual]
[EnableRateLimiting(PasswordGuesses.Policy)]
internal sealed class AnswerModel(
    OwnInvitations invitations,
    UserManager<Account> accounts,
    PasswordLinks passwords,
    CurrentMember current,
    PasswordGuesses guesses,
    Language language
) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    /// <summary>What the link invites to; null when it does not work any more.</summary>
    public InvitedRole? Invited { get; private set; }

    /// <summary>Whether somebody else is signed in here.</summary>
    public bool IsSomebodyElse { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.NeverCache();
        if (await invitations.FindAsync(Secret, HttpContext.RequestAborted) is not { } membership)
        {
            guesses.CountWrong(HttpContext);
            context.Result = Page();
            return;
        }

        Invited = (await invitations.ListAsync(membership.AccountId, HttpContext.RequestAborted)).Find(invited => invited.Id == membership.Id);
        if (current.AccountId == membership.AccountId)
        {
            await next();
            return;
        }

        IsSomebodyElse = current.AccountId is not null;
        context.Result = IsSomebodyElse ? Page() : LocalRedirect(await WayInAsync(membership.AccountId));
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
    {
        if (await invitations.AcceptAsync(current.AccountId!.Value, Secret, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return Page();
        }

        TempData.Done(language[InvitationWords.YouHaveTakenTheRoleOn]);
        return LocalRedirect(SiteLinks.Index);
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellation)
    {
        await invitations.DeclineAsync(current.AccountId!.Value, Invited!.Id, cancellation);
        TempData.Done(language[InvitationWords.TheInvitationIsGone]);
        return LocalRedirect(SiteLinks.Index);
    }

    private async Task<string> WayInAsync(Guid id)
    {
        var account = (await accounts.FindByIdAsync(id.ToString()))!;
        return account.PasswordHash is null
            ? $"{await passwords.AddressAsync(account)}&invitation={Secret}"
            : $"{AccountLinks.SignIn}?returnUrl={Uri.EscapeDataString(AccountLinks.Invitation(Secret))}";
    }
}
