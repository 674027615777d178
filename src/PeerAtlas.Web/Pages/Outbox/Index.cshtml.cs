using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Mail;

namespace PeerAtlas.Web.Pages.Outbox;

/// <summary>The mails that wait, left, or could not leave.</summary>
[Requires(Permission.ManageMail)]
internal sealed class IndexModel(PeerAtlasDbContext database, IMailTransport transport) : PageModel
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true)]
    public MailState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public bool MailLeaves => transport.IsConfigured;

    public IReadOnlyList<Choice> States { get; private set; } = [];

    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var counts = await database
            .Set<OutboxMail>()
            .GroupBy(mail => mail.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        States =
        [
            new("", $"All ({counts.Values.Sum():N0})"),
            .. Enum.GetValues<MailState>().Select(state => new Choice(state.ToString(), $"{state.Words()} ({counts.GetValueOrDefault(state):N0})")),
        ];
        Total = State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        Pages = Math.Max(1, (Total + PerPage - 1) / PerPage);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Mails = await database
            .Set<OutboxMail>()
            .AsNoTracking()
            .Where(mail => State == null || mail.State == State)
            .OrderByDescending(mail => mail.WrittenAt)
            .ThenByDescending(mail => mail.Id)
            .Skip((PageNumber - 1) * PerPage)
            .Take(PerPage)
            .ToListAsync(cancellation);
    }
}
