using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Web.Accounts;
using PeerAtlas.Web.Shell;

namespace PeerAtlas.Web.Pages.Password;

/// <summary>Mails a link that sets a new password. The answer is the same whether or not there is such an account.</summary>
[AllowAnonymous]
[Bilingual]
[EnableRateLimiting(PasswordGuesses.Policy)]
internal sealed class ForgotModel(
    UserManager<Account> accounts,
    PeerAtlasDbContext database,
    PasswordLinks links,
    Demonstration demonstration,
    PasswordGuesses guesses,
    Language language
) : PageModel
{
    // Longer than writing a mail takes, so that the time does not tell either.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(400);

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Asked { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), language["Enter your e-mail address.", "Escriba su correo electrónico."]);
            return Page();
        }

        await guesses.SlowDownAsync(HttpContext);
        // Whether there is such an account is not told, so that every try counts.
        guesses.CountWrong(HttpContext);
        var enough = Task.Delay(AnswerTime, cancellation);
        if (await accounts.FindByEmailAsync(Email.Trim()) is { } account && !await demonstration.IsOnAsync(cancellation))
        {
            await links.WriteForgottenAsync(account, cancellation);
            await database.SaveChangesAsync(cancellation);
        }

        await enough;
        return RedirectToPage(new { Asked = true });
    }
}
