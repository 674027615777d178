using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Web.Accounts;

namespace PeerAtlas.Web.Pages.OwnAccount;

/// <summary>One's own name, password and sessions.</summary>
[Requires(Permission.UseOwnAccount)]
[Bilingual]
internal sealed class IndexModel(SignInManager<Account> signIn, Sessions sessions, PeerAtlasDbContext database, TimeProvider clock, Language language)
    : PageModel
{
    private Account account = null!;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string Email => account.Email!;

    public bool HasPassword => account.PasswordHash is not null;

    public bool HasSecondStep => account.TwoFactorEnabled;

    public int RecoveryCodesLeft { get; private set; }

    public IReadOnlyList<(Role Role, string Organisation)> Roles { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        account = (await signIn.UserManager.GetUserAsync(User))!;
        RecoveryCodesLeft = await signIn.UserManager.CountRecoveryCodesAsync(account);
        var memberships = await (
            from membership in database.Set<Membership>()
            join organisation in database.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            where membership.AccountId == account.Id
            orderby organisation.Name
            select new { membership.Role, organisation.Name }
        ).ToListAsync();
        Roles = [.. memberships.Select(membership => (membership.Role, membership.Name))];
        await next();
    }

    public void OnGet() => Name = account.Name;

    public async Task<IActionResult> OnPostNameAsync()
    {
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > Account.NameLength)
        {
            ModelState.AddModelError(nameof(Name), language[OwnAccountWords.EnterANameOfAtMost, Account.NameLength]);
            return Page();
        }

        if (account.Name.Length > 0 && account.Name != name)
            database.Add(
                new AccountName
                {
                    AccountId = account.Id,
                    Name = account.Name,
                    Until = clock.GetUtcNow().UtcDateTime,
                }
            );
        account.Name = name;
        // Agencies know a worker by the name that the worker writes; both are saved together.
        if (await database.Set<Worker>().SingleOrDefaultAsync(worker => worker.AccountId == account.Id) is { } worker)
            (worker.Name, worker.Version) = (name, Guid.NewGuid());
        return await DoneAsync(await signIn.UserManager.UpdateAsync(account), nameof(Name), language[OwnAccountWords.YourNameIsSaved]);
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (New != Again)
        {
            ModelState.AddModelError(nameof(Again), language[OwnAccountWords.TheTwoPasswords]);
            return ShowAgain();
        }

        var result = await signIn.UserManager.ChangePasswordAsync(account, Current ?? "", New ?? "");
        var field = result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? nameof(Current) : nameof(New);
        if (result.Succeeded)
            await sessions.EndAllAsync(account.Id, except: null, HttpContext.RequestAborted);
        return await DoneAsync(result, field, language[OwnAccountWords.YourPasswordIsChanged]);
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync()
    {
        await signIn.UserManager.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account.Id, except: null, HttpContext.RequestAborted);
        await signIn.SignOutAsync();
        TempData.Done(language[OwnAccountWords.YouAreSignedOutEverywhere]);
        return LocalRedirect(SiteLinks.Index);
    }

    private async Task<IActionResult> DoneAsync(IdentityResult result, string field, string message)
    {
        if (!result.Succeeded)
        {
            ModelState.AddErrors(field, result, language);
            return ShowAgain();
        }

        await signIn.RefreshSignInAsync(account);
        TempData.Done(message);
        return RedirectToPage();
    }

    private PageResult ShowAgain()
    {
        Name ??= account.Name;
        return Page();
    }
}
