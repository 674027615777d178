using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;
using PeerAtlas.Web.Accounts;

namespace PeerAtlas.Web.Pages.Outbox;

/// <summary>One mail as its addressee reads it.</summary>
[Requires(Permission.ManageMail)]
internal sealed class MailModel(PeerAtlasDbContext database, IMailTransport transport, TimeProvider clock) : PageModel
{
    public OutboxMail Mail { get; private set; } = null!;

    /// <summary>The text as the addressee reads it, but for a link that would let whoever follows it into the addressee's account.</summary>
    public string Text =>
        Mail.About == PasswordLinks.About
            ? Mail.Body.Replace(OutboxMail.SecretMark, "[link to the account, for the addressee alone]", StringComparison.Ordinal)
            : Mail.Text;

    public bool MailLeaves => transport.IsConfigured;

    public bool CanBeTried => MailLeaves && Mail.State is MailState.Waiting or MailState.Failed or MailState.Bounced;

    public async Task<IActionResult> OnGetAsync(Guid mail, CancellationToken cancellation)
    {
        if (await database.Set<OutboxMail>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == mail, cancellation) is not { } found)
            return NotFound();
        Mail = found;
        return Page();
    }

    public async Task<IActionResult> OnPostTryAsync(Guid mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var changed = await database
            .Set<OutboxMail>()
            .Where(row => row.Id == mail && (row.State == MailState.Waiting || row.State == MailState.Failed || row.State == MailState.Bounced))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MailState.Waiting).SetProperty(row => row.NextAttemptAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
        TempData.Tell(changed == 1, changed == 1 ? "The mail is tried again within seconds." : "This mail is not tried again: it was sent or taken back.");
        return Redirect(OutboxLinks.Mail(mail));
    }
}
