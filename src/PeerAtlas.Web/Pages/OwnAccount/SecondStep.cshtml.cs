using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using QRCoder;

namespace PeerAtlas.Web.Pages.OwnAccount;

/// <summary>Turns the authenticator app on and off. Whoever changes it must know the password, not only sit at an open browser.</summary>
[Requires(Permission.UseOwnAccount)]
[Bilingual]
[ResponseCache(NoStore = true)]
internal sealed class SecondStepModel(SignInManager<Account> signIn, Language language) : PageModel
{
    private const int RecoveryCodeCount = 10;

    private Account account = null!;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOn => account.TwoFactorEnabled;

    /// <summary>The key to enter into the app, while the second step is being set up.</summary>
    public string? Key { get; private set; }

    /// <summary>Shown once, when they are made.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string QrCode
    {
        get
        {
            var address = $"otpauth://totp/PeerAtlas:{Uri.EscapeDataString(account.Email!)}?secret={Key}&issuer=PeerAtlas&digits=6";
            using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
            using var code = new SvgQRCode(data);
            return code.GetGraphic(4, "#000000", "#ffffff");
        }
    }

    private UserManager<Account> Accounts => signIn.UserManager;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        account = (await Accounts.GetUserAsync(User))!;
        if (account.PasswordHash is null)
        {
            // An account of the demonstration: there is no first step either.
            context.Result = NotFound();
            return;
        }

        Key = await Accounts.GetAuthenticatorKeyAsync(account);
        await next();
    }

    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (!IsOn)
        {
            await Accounts.ResetAuthenticatorKeyAsync(account);
            await signIn.RefreshSignInAsync(account);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTurnOnAsync()
    {
        if (IsOn || Key is null)
            return RedirectToPage();
        if (!await KnowsPasswordAsync())
            return Page();
        var code = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (!await Accounts.VerifyTwoFactorTokenAsync(account, Accounts.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            ModelState.AddModelError(nameof(Code), language[OwnAccountWords.ThisCodeIsNotRight]);
            return Page();
        }

        await Accounts.SetTwoFactorEnabledAsync(account, true);
        return await ShowNewCodesAsync();
    }

    public async Task<IActionResult> OnPostNewCodesAsync()
    {
        if (!IsOn)
            return RedirectToPage();
        return await KnowsPasswordAsync() ? await ShowNewCodesAsync() : Page();
    }

    public async Task<IActionResult> OnPostTurnOffAsync()
    {
        if (!IsOn)
            return RedirectToPage();
        if (!await KnowsPasswordAsync())
            return Page();
        await Accounts.SetTwoFactorEnabledAsync(account, false);
        await Accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        TempData.Done(language[OwnAccountWords.TheSecondStepIsOff]);
        return RedirectToPage("/OwnAccount/Index");
    }

    private async Task<PageResult> ShowNewCodesAsync()
    {
        RecoveryCodes = [.. await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount) ?? []];
        await signIn.RefreshSignInAsync(account);
        return Page();
    }

    // Counted like wrong passwords at the door.
    private async Task<bool> KnowsPasswordAsync()
    {
        if ((await signIn.CheckPasswordSignInAsync(account, Password ?? "", lockoutOnFailure: true)).Succeeded)
            return true;
        ModelState.AddModelError(nameof(Password), language[OwnAccountWords.ThisIsNotYourPassword]);
        return false;
    }
}
