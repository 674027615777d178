using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;
using PeerAtlas.Web.Start;

namespace PeerAtlas.Web.Pages;

/// <summary>Makes the first analyst on a database without accounts; gone as soon as there is one.</summary>
[AllowAnonymous]
[EnableRateLimiting(PasswordGuesses.Policy)]
internal sealed class FirstRunModel(
    PeerAtlasDbContext database,
    UserManager<Account> accounts,
    SignInManager<Account> signIn,
    AuthorityClock clock,
    IOptions<AuthorityIdentity> authority,
    IOptions<AuthoritySettings> settings,
    SetUpCode code,
    SignInRecord record,
    OrganisationScope scope,
    PasswordGuesses guesses,
    Language language
) : PageModel
{
    [BindProperty]
    public FirstAnalyst Input { get; set; } = new();

    public AuthorityIdentity Authority => authority.Value;

    public string PublicAddress => settings.Value.PublicAddress;

    public string LocalTime => clock.ToLocal(clock.UtcNow).ToString("h:mm tt", CultureInfo.GetCultureInfo("en-US"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await database.Users.AnyAsync(cancellation) ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await database.Users.AnyAsync(cancellation))
            return NotFound();
        await guesses.SlowDownAsync(HttpContext);
        if (!code.Matches(Input.Code))
        {
            guesses.CountWrong(HttpContext);
            ModelState.AddModelError("Input.Code", "This is not the set-up code. It stands on the console where PeerAtlas was started, or in its settings.");
        }

        if (!ModelState.IsValid)
            return Page();

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Name = Input.Name!.Trim(),
            UserName = Input.Email!.Trim(),
            Email = Input.Email.Trim(),
            EmailConfirmed = true,
        };
        try
        {
            var result = await MakeAsync(account, cancellation);
            if (!result.Succeeded)
            {
                ModelState.AddErrors("Input.Password", result, language);
                return Page();
            }
        }
        catch (DbUpdateException)
        {
            // Somebody else was first: the fact can be stated once.
            return NotFound();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        await record.SucceededAsync(account, SignInRecord.FirstRun);
        TempData.Done("PeerAtlas is set up, and you are signed in.");
        return LocalRedirect(SiteLinks.Index);
    }

    // All or nothing. The fact comes first: of two at once, the second waits here and is refused.
    private async Task<IdentityResult> MakeAsync(Account account, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        database.Add(new SiteFact { Name = SiteFact.FirstRun, Since = clock.UtcNow });
        await database.SaveChangesAsync(cancellation);
        var result = await accounts.CreateAsync(account, Input.Password!);
        if (!result.Succeeded)
            return result;

        // What follows is this person's doing, also in the audit record.
        HttpContext.User = await signIn.CreateUserPrincipalAsync(account);
        var organisation = await database.Set<Organisation>().FirstOrDefaultAsync(found => found.Kind == OrganisationKind.Authority, cancellation);
        if (organisation is null)
        {
            organisation = new Organisation
            {
                Key = "authority",
                Name = Authority.Name,
                Kind = OrganisationKind.Authority,
            };
            database.Add(organisation);
        }

        scope.Grant(organisation.Id);
        database.Add(
            new Membership
            {
                AccountId = account.Id,
                OrganisationId = organisation.Id,
                Role = Role.AuthorityAnalyst,
                AcceptedAt = clock.UtcNow,
            }
        );
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}

/// <summary>What the first-run page asks.</summary>
internal sealed class FirstAnalyst
{
    [Display(Name = "Set-up code")]
    public string? Code { get; set; }

    [Required(ErrorMessage = "Enter your name."), StringLength(Account.NameLength, ErrorMessage = "Use at most 200 characters."), Display(Name = "Your name")]
    public string? Name { get; set; }

    [
        Required(ErrorMessage = "Enter your e-mail address."),
        EmailAddress(ErrorMessage = "Enter an e-mail address such as name@agency.org."),
        StringLength(254, ErrorMessage = "Use at most 254 characters."),
        Display(Name = "E-mail address")
    ]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Choose a password."), Display(Name = "Password")]
    public string? Password { get; set; }

    [
        Required(ErrorMessage = "Enter the password again."),
        Compare(nameof(Password), ErrorMessage = "The two passwords are not the same."),
        Display(Name = "The same password again")
    ]
    public string? Again { get; set; }
}
