using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;

namespace PeerAtlas.Web.Pages.SignIn;

/// <summary>The first step: e-mail address and password.</summary>
[AllowAnonymous]
[Bilingual]
[EnableRateLimiting(PasswordGuesses.Policy)]
internal sealed class IndexModel(
    SignInManager<Account> signIn,
    IPasswordHasher<Account> hasher,
    Demonstration demonstration,
    SignInRecord record,
    PasswordGuesses guesses,
    Language language
) : PageModel
{
    // Checked where there is no account, so that the answer takes as long as where there is one.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool IsDemonstration { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        IsDemonstration = await demonstration.IsOnAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        IsDemonstration = await demonstration.IsOnAsync(cancellation);
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), language["Enter your e-mail address.", "Escriba su correo electrónico."]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), language["Enter your password.", "Escriba su contraseña."]);
        if (!ModelState.IsValid)
            return Page();

        await guesses.SlowDownAsync(HttpContext);
        var result = await TryAsync(Email!.Trim(), Password!);
        if (result.Succeeded)
            return LocalRedirect(SafeReturnUrl.Of(Url, ReturnUrl));
        if (result.RequiresTwoFactor)
            return RedirectToPage("/SignIn/Code", new { ReturnUrl = SafeReturnUrl.Of(Url, ReturnUrl) });

        guesses.CountWrong(HttpContext);
        // The same words whether the account is unknown, locked, or the password wrong.
        ModelState.AddModelError(
            "",
            language[
                "The e-mail address or the password is not right. After 10 wrong tries an account is closed for 15 minutes.",
                "El correo electrónico o la contraseña no son correctos. Después de 10 intentos fallidos la cuenta se cierra por 15 minutos."
            ]
        );
        return Page();
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> TryAsync(string email, string password)
    {
        var account = await signIn.UserManager.FindByEmailAsync(email);
        if (account?.PasswordHash is not null && !await signIn.UserManager.IsLockedOutAsync(account))
        {
            var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
            await (
                result switch
                {
                    { Succeeded: true } => record.SucceededAsync(account, SignInRecord.Password),
                    { RequiresTwoFactor: true } => record.PassedFirstStepAsync(account),
                    _ => record.FailedAsync(account, SignInRecord.Password, result.IsLockedOut),
                }
            );
            return result;
        }

        hasher.VerifyHashedPassword(new Account(), NobodysHash, password);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }
}

/// <summary>Where to go after signing in: only to a page of this site.</summary>
internal static class SafeReturnUrl
{
    public static string Of(IUrlHelper url, string? asked) => url.IsLocalUrl(asked) ? asked! : "/";
}
