using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>Chooses who of those who have not answered is reminded now.</summary>
[Requires(Permission.ManageWaves)]
[RequestFormLimits(ValueCountLimit = 20_000)]
internal sealed class RemindModel(PeerAtlasDbContext database, WaveReminders reminders, AuthorityClock clock) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    /// <summary>Those who have not answered, refused or bounced.</summary>
    public IReadOnlyList<Choice> Contacts { get; private set; } = [];

    [BindProperty]
    public IReadOnlyList<Guid> To { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation) => await LoadAsync(wave, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid wave, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        if (To.Count == 0)
        {
            ModelState.AddModelError(nameof(To), "Choose at least one contact.");
            return Page();
        }

        var outcome = await reminders.SendNowAsync(wave, To, cancellation);
        TempData.Tell(outcome.Done, outcome.Message);
        return Redirect(WaveLinks.Board(wave));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == id, cancellation) is not { } wave)
            return false;
        Wave = wave;
        if (!wave.TakesAnswers(clock))
            return true;
        var rows = await (
            from invitation in reminders.ToRemind(id)
            join contact in database.Set<Contact>() on invitation.ContactId equals contact.Id
            join organisation in database.Set<Organisation>() on contact.OrganisationId equals organisation.Id
            orderby organisation.Name, contact.Name
            select new
            {
                invitation.Id,
                invitation.Reminded,
                organisation.Name,
                Contact = contact.Name,
                contact.Email,
            }
        ).ToListAsync(cancellation);
        Contacts =
        [
            .. rows.Select(row => new Choice(
                row.Id.ToString(),
                $"{row.Name}: {row.Contact}",
                $"{row.Email}; {(row.Reminded == 0 ? "not reminded yet" : $"reminded {row.Reminded.Counted("time")}")}"
            )),
        ];
        return true;
    }
}
