using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;

namespace PeerAtlas.Web.Pages.SignIn;

/// <summary>The second step: a code of the authenticator app, or a recovery code.</summary>
[AllowAnonymous]
[Bilingual]
[EnableRateLimiting(PasswordGuesses.Policy)]
internal sealed class CodeModel(SignInManager<Account> signIn, SignInRecord record, PasswordGuesses guesses, Language language) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/SignIn/Index", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return RedirectToPage("/SignIn/Index", new { ReturnUrl });
        await guesses.SlowDownAsync(HttpContext);
        var code = string.Concat((Code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (code.Length > 0 && await TryAsync(account, code))
            return LocalRedirect(SafeReturnUrl.Of(Url, ReturnUrl));

        guesses.CountWrong(HttpContext);
        ModelState.AddModelError(nameof(Code), language[SignInWords.ThisCodeIsNotRight]);
        return Page();
    }

    private async Task<bool> TryAsync(Account account, string code)
    {
        // Neither tried nor recorded: the entry that it was locked stands already.
        if (await signIn.UserManager.IsLockedOutAsync(account))
            return false;
        var isApp = code.All(char.IsAsciiDigit);
        var step = isApp ? SignInRecord.AuthenticatorCode : SignInRecord.RecoveryCode;
        var result = isApp
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            await record.SucceededAsync(account, step);
            return true;
        }

        // The framework does not count failures of recovery codes.
        if (!isApp)
            await signIn.UserManager.AccessFailedAsync(account);
        await record.FailedAsync(account, step, await signIn.UserManager.IsLockedOutAsync(account));
        return false;
    }
}
