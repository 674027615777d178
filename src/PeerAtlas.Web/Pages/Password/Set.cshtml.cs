using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PeerAtlas.Design;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;

namespace PeerAtlas.Web.Pages.Password;

/// <summary>Opened from a mailed link: sets a password. The link works once.</summary>
[AllowAnonymous]
[Bilingual]
[EnableRateLimiting(PasswordGuesses.Policy)]
internal sealed class SetModel(
    UserManager<Platform.Access.Account> accounts,
    Sessions sessions,
    OwnInvitations invitations,
    IUserClaimsPrincipalFactory<Platform.Access.Account> principals,
    PasswordGuesses guesses,
    Language language
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The secret of the invitation by whose link somebody new came here; setting the password is their yes to it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Invitation { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool IsUsable { get; private set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        await FindAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } account)
            return Page();
        if (Password != Again)
        {
            ModelState.AddModelError(nameof(Again), language[NewPasswordWords.TheTwoPasswords]);
            return Page();
        }

        var result = await accounts.ResetPasswordAsync(account, PasswordLinks.ReadToken(Token), Password ?? "");
        if (!result.Succeeded)
        {
            ModelState.AddErrors(nameof(Password), result, language);
            return Page();
        }

        // Who reads the mailbox is the account's owner: the lock against strangers can go.
        account.EmailConfirmed = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await accounts.UpdateAsync(account);
        await sessions.EndAllAsync(account.Id, except: null, HttpContext.RequestAborted);
        if (!string.IsNullOrEmpty(Invitation))
        {
            // What follows is this person's doing, also in the audit record.
            HttpContext.User = await principals.CreateAsync(account);
            await invitations.AcceptAsync(account.Id, Invitation, HttpContext.RequestAborted);
        }

        TempData.Done(language[NewPasswordWords.YourPasswordIsSet]);
        return RedirectToPage("/SignIn/Index");
    }

    private async Task<Platform.Access.Account?> FindAsync()
    {
        var account = await accounts.FindByIdAsync(Account.ToString());
        IsUsable =
            account is not null
            && await accounts.VerifyUserTokenAsync(
                account,
                accounts.Options.Tokens.PasswordResetTokenProvider,
                UserManager<Platform.Access.Account>.ResetPasswordTokenPurpose,
                PasswordLinks.ReadToken(Token)
            );
        if (!IsUsable)
            guesses.CountWrong(HttpContext);
        Email = IsUsable ? account!.Email! : "";
        return IsUsable ? account : null;
    }
}
