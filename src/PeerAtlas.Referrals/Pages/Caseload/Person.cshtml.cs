using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>The record of one person on the caseload.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class PersonModel(PeerAtlasDbContext database, OwnWork work, ReferralList list, PersonReads reads, CaseloadTotals totals, AuthorityClock clock)
    : PageModel
{
    public Person Person { get; private set; } = null!;

    public DateOnly? EndsOn { get; private set; }

    public IReadOnlyList<Row> Entries { get; private set; } = [];

    public IReadOnlyList<ListedReferral> Referrals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancellation)
    {
        if (!await LoadAsync(person, cancellation))
            return NotFound();
        EndsOn = clock.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, Guid entry, DateOnly? endsOn, CancellationToken cancellation)
    {
        if (!await LoadAsync(person, cancellation))
            return NotFound();
        EndsOn = endsOn;
        if (Entries.FirstOrDefault(row => row.Entry.Id == entry) is not { } found)
            return NotFound();
        if (endsOn is null)
            ModelState.AddModelError("EndsOn", "Give the last day.");
        else if (endsOn < found.Entry.StartsOn)
            ModelState.AddModelError("EndsOn", "The last day is before the first.");
        if (!ModelState.IsValid)
            return Page();
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        database.Attach(found.Entry);
        (found.Entry.EndsOn, found.Entry.Version) = (endsOn, Guid.NewGuid());
        if (!await database.TrySaveAsync(ModelState, cancellation))
            return Page();
        await totals.CountAsync(found.Entry.OrganisationId, found.Entry.TeamId, found.Entry.StartsOn, cancellation);
        await turn.CommitAsync(cancellation);
        TempData.Done($"{Person.Pseudonym} is on the caseload of {found.Team} until {endsOn:yyyy-MM-dd}.");
        return RedirectToPage("Index");
    }

    /// <summary>Gives the person another primary provider of the team, on whose caseload they are from then on.</summary>
    public async Task<IActionResult> OnPostProviderAsync(Guid person, Guid entry, Guid? provider, CancellationToken cancellation)
    {
        if (!await LoadAsync(person, cancellation))
            return NotFound();
        EndsOn = clock.Today;
        if (Entries.FirstOrDefault(row => row.Entry.Id == entry) is not { } found)
            return NotFound();
        var chosen = found.Providers.FirstOrDefault(choice => choice.Value == provider.ToString());
        if (chosen is null)
            ModelState.AddModelError("Provider", "Choose a provider of the team.");
        if (!ModelState.IsValid)
            return Page();
        database.Attach(found.Entry);
        (found.Entry.ProviderId, found.Entry.Version) = (provider, Guid.NewGuid());
        if (!await database.TrySaveAsync(ModelState, cancellation))
            return Page();
        TempData.Done($"{chosen!.Label} is now the primary provider of {Person.Pseudonym} at {found.Team}.");
        return RedirectToPage("Index");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Entries = await (
            from entry in (await work.CaseloadAsync(cancellation)).AsNoTracking()
            join team in database.Set<Team>() on entry.TeamId equals team.Id
            where entry.PersonId == id
            select new Row(entry, team.Name, database.Users.Where(account => account.Id == entry.ProviderId).Select(account => account.Name).FirstOrDefault())
        ).ToListAsync(cancellation);
        if (Entries.Count == 0)
            return false;
        foreach (var row in Entries)
            row.Providers = await ProvidersAsync(row.Entry.TeamId, cancellation);
        Person = await database.Set<Person>().AsNoTracking().SingleAsync(found => found.Id == id, cancellation);
        await reads.RecordAsync(Person.OrganisationId, id, "record", cancellation);
        Referrals = await list.ReadAsync((await work.ReferredAsync(cancellation)).Where(referral => referral.PersonId == id), null, cancellation);
        return true;
    }

    private async Task<IReadOnlyList<Choice>> ProvidersAsync(Guid team, CancellationToken cancellation)
    {
        var found = await (
            from place in database.Set<TeamMember>().HoldingOn(clock.Today)
            join account in database.Users on place.AccountId equals account.Id
            where place.TeamId == team && place.Role == TeamRole.Provider
            select new { account.Id, account.Name }
        )
            .Distinct()
            .ToListAsync(cancellation);
        return [.. found.OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase).Select(account => new Choice(account.Id.ToString(), account.Name))];
    }

    internal sealed record Row(CaseloadEntry Entry, string Team, string? Provider)
    {
        public IReadOnlyList<Choice> Providers { get; set; } = [];
    }
}
