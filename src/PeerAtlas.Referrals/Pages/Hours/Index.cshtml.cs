using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>A peer logs a contact, and sees those of a month.</summary>
[Requires(Permission.TakeReferrals)]
[Bilingual]
internal sealed class IndexModel(
    PeerAtlasDbContext database,
    CurrentMember member,
    AuthorityClock clock,
    Language language,
    HoursDesk desk,
    LastDays lastDays,
    PersonReads reads
) : HoursPage(database, member, clock, language)
{
    private const string StoppedMark = "stopped";

    public sealed record Line(LoggedContact Contact, string? Person, string Activity, ContactUnits? Units, string? Rule, LoggedContact? Before);

    public DateOnly Month { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Minutes => Lines.Sum(line => line.Contact.Minutes);

    /// <summary>What the agency's own system brought for this peer and month, if it brings any.</summary>
    public (long Contacts, long Minutes) Imported { get; private set; }

    /// <summary>The last day before today with contacts, and each of them in words; null when there was none of late.</summary>
    public (DateOnly Day, IReadOnlyList<Choice> Contacts)? Before { get; private set; }

    public bool HasRoleList => Activities.Count > 0;

    public async Task OnGetAsync(string? month, CancellationToken cancellation)
    {
        Input.Day = Clock.Today;
        await LoadAsync(month, cancellation);
        if (Whom.Count == 1)
            Input.Who = Whom[0].Value;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Request.Form.ContainsKey(Language.SwitchField) && await SaveAsync(desk, corrects: null, cancellation))
        {
            TempData.Done(Language[HoursWords.Logged]);
            return RedirectToPage();
        }

        TempData[StoppedMark] = StoppedActivity;
        await LoadAsync(null, cancellation);
        return Page();
    }

    /// <summary>Logs what was chosen of the last day again for today.</summary>
    public async Task<IActionResult> OnPostAgainAsync(List<Guid> again, CancellationToken cancellation)
    {
        if (again.Count == 0)
        {
            Input.Day = Clock.Today;
            ModelState.AddModelError(nameof(again), Language[HoursWords.ChooseAtLeastOne]);
            await LoadAsync(null, cancellation);
            return Page();
        }

        var (logged, left) = await lastDays.RepeatAsync(Me, [.. again.Distinct()], cancellation);
        TempData.Tell(left == 0, left == 0 ? Language[HoursWords.CopiedAll, logged] : Language[HoursWords.CopiedSome, logged, left]);
        return RedirectToPage();
    }

    /// <summary>Counts that somebody asked for what is never a peer's to do.</summary>
    public async Task<IActionResult> OnPostAskedAsync(Guid agency, string what, [FromServices] AskedCounts counts, CancellationToken cancellation)
    {
        // Only what the log just stopped is counted, and once.
        if (TempData[StoppedMark] as string != what || !await counts.CountAsync(agency, what, cancellation))
            return NotFound();
        // A redirect keeps what was read.
        TempData.Remove(StoppedMark);
        TempData.Done(Language[OwnHoursWords.Counted]);
        return RedirectToPage();
    }

    private async Task LoadAsync(string? month, CancellationToken cancellation)
    {
        Month = Months.Read(month) ?? new(Clock.Today.Year, Clock.Today.Month, 1);
        await LoadChoicesAsync(referral: null, reads, cancellation);
        var next = Month.AddMonths(1);
        var contacts = await Database
            .Set<LoggedContact>()
            .AsNoTracking()
            .Where(contact => contact.PeerId == Me && contact.Day >= Month && contact.Day < next && contact.ReplacedAt == null)
            .ToListAsync(cancellation);
        var before = contacts.Select(contact => contact.CorrectsId).OfType<Guid>().ToList();
        var replaced = await Database
            .Set<LoggedContact>()
            .AsNoTracking()
            .Where(contact => before.Contains(contact.Id))
            .ToDictionaryAsync(contact => contact.Id, cancellation);
        var last = await lastDays.FindAsync(Me, cancellation);
        var ids = contacts.Concat(last?.Contacts ?? []).Select(contact => contact.PersonId).OfType<Guid>().Distinct().ToList();
        var persons = await Database.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellation);
        await reads.RecordAsync([.. persons.Values.Select(person => new ListedPerson(person.OrganisationId, person.Pseudonym))], "hours", cancellation);
        var activities = await Database.Set<Activity>().AsNoTracking().ToDictionaryAsync(activity => activity.Id, cancellation);
        var units = ContactBilling.Units(contacts, await Database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation));
        Lines =
        [
            .. contacts
                .OrderByDescending(contact => contact.Day)
                .ThenByDescending(contact => contact.LoggedAt)
                .Select(contact => new Line(
                    contact,
                    contact.PersonId is { } person && persons.TryGetValue(person, out var found) ? found.Name ?? found.Pseudonym : null,
                    IsSpanish ? activities[contact.ActivityId].Spanish : activities[contact.ActivityId].English,
                    units.TryGetValue(contact.Id, out var counted) ? counted.Units : null,
                    units.TryGetValue(contact.Id, out var rule)
                        ? $"{rule.Rule.Code} {(contact.IsGroup ? rule.Rule.GroupModifiers : rule.Rule.Modifiers)}".Trim()
                        : null,
                    contact.CorrectsId is { } old ? replaced.GetValueOrDefault(old) : null
                )),
        ];
        if (last is { } day)
            Before = (day.Day, [.. day.Contacts.Select(contact => new Choice(contact.Id.ToString(), Said(contact, persons, activities)))]);
        Imported = await ImportedAsync(cancellation);
    }

    private string Said(LoggedContact contact, Dictionary<Guid, Person> persons, Dictionary<Guid, Activity> activities)
    {
        var with = contact.PersonId is { } person && persons.TryGetValue(person, out var found) ? found.Name ?? found.Pseudonym : Language[HoursWords.TheTeam];
        var what = IsSpanish ? activities[contact.ActivityId].Spanish : activities[contact.ActivityId].English;
        return $"{with}: {what}, {contact.Minutes} min{(contact.IsGroup ? Language[HoursWords.InAGroupAsWell] : "")}";
    }

    /// <summary>What of the month's totals is not in the lines: what the agency's own system brought.</summary>
    private async Task<(long Contacts, long Minutes)> ImportedAsync(CancellationToken cancellation)
    {
        var total = await Database
            .Set<PeerMonth>()
            .Where(row => row.PeerId == Me && row.Month == Month)
            .GroupBy(row => row.PeerId)
            .Select(rows => new { Contacts = rows.Sum(row => row.Contacts), Minutes = rows.Sum(row => row.Minutes) })
            .SingleOrDefaultAsync(cancellation);
        return ((total?.Contacts ?? 0) - Lines.Count, (total?.Minutes ?? 0) - Minutes);
    }
}
