using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Collection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Pages.Waves;

/// <summary>What an analyst does about one organisation in a wave.</summary>
[Requires(Permission.ManageWaves)]
internal sealed class OrganisationModel(
    PeerAtlasDbContext database,
    WaveReminders reminders,
    SentAgain again,
    InvitationMarks marks,
    PeerCodes codes,
    InstrumentLibrary library,
    AuthorityClock clock,
    IOptions<AuthoritySettings> settings,
    IOptions<AuthorityIdentity> identity
) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Row> Contacts { get; private set; } = [];

    public IReadOnlyList<AgencyResponse> Responses { get; private set; } = [];

    /// <summary>The letters that were just made; they are shown once.</summary>
    public PeerLetters? Letters { get; private set; }

    public string NewRequest { get; } = PeerCodes.NewRequest();

    public bool IsOpen => Wave.TakesAnswers(clock);

    public async Task<IActionResult> OnGetAsync(Guid wave, Guid organisation, CancellationToken cancellation) =>
        await LoadAsync(wave, organisation, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRemindAsync(Guid wave, Guid organisation, Guid invitation, CancellationToken cancellation)
    {
        if (!await HasAsync(wave, organisation, invitation, cancellation))
            return NotFound();
        return Done(wave, organisation, (await reminders.SendNowAsync(wave, [invitation], cancellation)).Message);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid wave, Guid organisation, Guid invitation, string? address, CancellationToken cancellation)
    {
        if (!await HasAsync(wave, organisation, invitation, cancellation))
            return NotFound();
        var outcome = await again.WriteAsync(wave, invitation, address, cancellation);
        TempData.Tell(outcome.Done, outcome.Message);
        return Redirect(WaveLinks.Organisation(wave, organisation));
    }

    public async Task<IActionResult> OnPostMarkAsync(Guid wave, Guid organisation, Guid invitation, InvitationMark mark, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !await HasAsync(wave, organisation, invitation, cancellation))
            return NotFound();
        await marks.SetAsync(invitation, mark, cancellation);
        return Done(wave, organisation, $"Marked as {mark.ToString().ToLowerInvariant()}: no more reminders go to this contact.");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid wave, Guid organisation, Guid invitation, InvitationMark mark, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !await HasAsync(wave, organisation, invitation, cancellation))
            return NotFound();
        await marks.UndoAsync(invitation, mark, cancellation);
        return Done(wave, organisation, $"No longer marked as {mark.ToString().ToLowerInvariant()}.");
    }

    public async Task<IActionResult> OnPostCodesAsync(
        Guid wave,
        Guid organisation,
        Guid invitation,
        int? count,
        string? request,
        CancellationToken cancellation
    )
    {
        if (!await HasAsync(wave, organisation, invitation, cancellation))
            return NotFound();
        var issued = count is { } number
            ? await codes.IssueAsync(invitation, number, request, byAnalyst: true, cancellation)
            : new(false, "Give a number.", []);
        await LoadAsync(wave, organisation, cancellation);
        if (!issued.Done)
            ModelState.AddModelError("", issued.Problem);
        else
            Letters = PeerLetters.Of(
                Wave,
                await library.LoadAsync(Wave.PeerVersionId!.Value, cancellation),
                identity.Value.Name,
                settings.Value.PublicAddress,
                issued
            );
        Response.NeverCache();
        return Page();
    }

    public IActionResult OnPostCsv(string? list) => File(PeerLetters.Csv(list, PeerLetters.AddressOf(settings.Value.PublicAddress)), "text/csv", "codes.csv");

    public async Task<IActionResult> OnPostPassedOnAsync(Guid wave, Guid organisation, Guid invitation, int? passedOn, CancellationToken cancellation)
    {
        if (!await HasAsync(wave, organisation, invitation, cancellation))
            return NotFound();
        if ((passedOn is { } number ? await codes.ConfirmPassedOnAsync(invitation, number, cancellation) : "Give a number.") is not { } problem)
            return Done(wave, organisation, "The number of codes passed on is saved.");
        ModelState.AddModelError("", problem);
        await LoadAsync(wave, organisation, cancellation);
        return Page();
    }

    private RedirectResult Done(Guid wave, Guid organisation, string message)
    {
        TempData.Done(message);
        return Redirect(WaveLinks.Organisation(wave, organisation));
    }

    private Task<bool> HasAsync(Guid wave, Guid organisation, Guid invitation, CancellationToken cancellation) =>
        database.Set<Invitation>().AnyAsync(row => row.Id == invitation && row.WaveId == wave && row.OrganisationId == organisation, cancellation);

    private async Task<bool> LoadAsync(Guid waveId, Guid organisationId, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        var wave = await database.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Id == waveId, cancellation);
        var organisation = await database
            .Set<Organisation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(organisation => organisation.Id == organisationId, cancellation);
        if (wave is null || organisation is null)
            return false;
        (Wave, Organisation) = (wave, organisation);
        var remindable = await reminders
            .ToRemind(waveId)
            .Where(invitation => invitation.OrganisationId == organisationId)
            .Select(invitation => invitation.Id)
            .ToListAsync(cancellation);
        var rows = await (
            from invitation in database.Set<Invitation>()
            join contact in database.Set<Contact>() on invitation.ContactId equals contact.Id
            join unit in database.Set<Unit>() on contact.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            where invitation.WaveId == waveId && invitation.OrganisationId == organisationId
            orderby contact.Name
            select new
            {
                invitation,
                contact,
                Unit = unit == null ? null : unit.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellation);
        Contacts = [.. rows.Select(row => new Row(row.invitation, row.contact, row.Unit, remindable.Contains(row.invitation.Id)))];
        Responses = await database
            .Set<AgencyResponse>()
            .AsNoTracking()
            .Where(response => response.WaveId == waveId && response.OrganisationId == organisationId)
            .OrderBy(response => response.StartedAt)
            .ToListAsync(cancellation);
        return Contacts.Count > 0 || Responses.Count > 0;
    }

    public sealed record Row(Invitation Invitation, Contact Contact, string? Unit, bool CanBeReminded);
}
