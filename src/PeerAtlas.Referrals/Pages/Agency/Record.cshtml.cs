using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Agency;

/// <summary>The audit record about the persons whom one agency serves, for its administrators.</summary>
[Requires(Permission.ReadConfidentialAudit, OrganisationFrom = "organisation")]
internal sealed class RecordModel(PeerAtlasDbContext database) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Person
    {
        get;
        set => field = value?.Trim();
    }

    [BindProperty(SupportsGet = true)]
    public string? Who
    {
        get;
        set => field = value?.Trim();
    }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public bool IsFiltered => !string.IsNullOrEmpty(Person) || !string.IsNullOrEmpty(Who);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var asked = await AskedAsync(cancellation);
        Found = await asked.CountAsync(cancellation);
        Pages = (Found + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        var entries = await asked
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellation);
        var persons = await PersonsAsync(entries, cancellation);
        Rows =
        [
            .. entries.Select(entry =>
            {
                var values = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Changes) ?? [];
                var listed = values.GetValueOrDefault("Persons")?.LastOrDefault();
                return new Row(
                    entry.At,
                    entry.Actor,
                    $"{Words(entry.Subject)} {entry.Action}",
                    listed ?? persons.GetValueOrDefault(entry.SubjectId) ?? values.GetValueOrDefault("Pseudonym")?.LastOrDefault() ?? "",
                    values.GetValueOrDefault("Shown")?.LastOrDefault()
                        ?? string.Join(", ", values.Keys.Where(key => key is not ("Version" or "OrganisationId")).Select(Words))
                );
            }),
        ];
    }

    private async Task<IQueryable<AuditEntry>> AskedAsync(CancellationToken cancellation)
    {
        var entries = database.Set<AuditEntry>().AsNoTracking().Where(entry => entry.ConfidentialTo == Organisation);
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (Who?.ToLowerInvariant() is { Length: > 0 } who)
            entries = entries.Where(entry => entry.Actor.ToLower().Contains(who));
#pragma warning restore CA1304, CA1311, CA1862
        if (Person?.ToUpperInvariant() is not { Length: > 0 } pseudonym)
            return entries;
        var subjects = Subjects().Where(subject => subject.Pseudonym == pseudonym).Select(subject => subject.Id);
        // On lists the ids stand in one text, separated by commas.
        return entries.Where(entry =>
            subjects.Contains(entry.SubjectId)
            || (
                entry.Action == "listed"
                && (
                    entry.Changes.Contains($"\"{pseudonym}\"")
                    || entry.Changes.Contains($"\"{pseudonym},")
                    || entry.Changes.Contains($" {pseudonym},")
                    || entry.Changes.Contains($" {pseudonym}\"")
                )
            )
        );
    }

    /// <summary>Whose record each entry is about, where it is about one person's.</summary>
    private async Task<Dictionary<Guid, string>> PersonsAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var wanted = entries.Select(entry => entry.SubjectId).Distinct().ToList();
        return await Subjects()
            .Where(subject => wanted.Contains(subject.Id))
            .ToDictionaryAsync(subject => subject.Id, subject => subject.Pseudonym, cancellation);
    }

    /// <summary>All that is kept of persons whom the agency serves, and of whom each is; and the places of who works there, by name.</summary>
    private IQueryable<Subject> Subjects()
    {
        var persons = database.Set<Person>().Where(person => person.OrganisationId == Organisation);
        var referred =
            from referral in database.Set<Referral>()
            join person in persons on referral.PersonId equals person.Id
            select new Subject { Id = referral.Id, Pseudonym = person.Pseudonym };
        return persons
            .Select(person => new Subject { Id = person.Id, Pseudonym = person.Pseudonym })
            .Concat(referred)
            .Concat(
                from entry in database.Set<CaseloadEntry>()
                join person in persons on entry.PersonId equals person.Id
                select new Subject { Id = entry.Id, Pseudonym = person.Pseudonym }
            )
            .Concat(
                from contact in database.Set<LoggedContact>()
                join person in persons on contact.PersonId equals person.Id
                select new Subject { Id = contact.Id, Pseudonym = person.Pseudonym }
            )
            .Concat(
                from happened in database.Set<ReferralEvent>()
                join referral in referred on happened.ReferralId equals referral.Id
                select new Subject { Id = happened.Id, Pseudonym = referral.Pseudonym }
            )
            .Concat(
                from followUp in database.Set<BenefitFollowUp>()
                join referral in referred on followUp.ReferralId equals referral.Id
                select new Subject { Id = followUp.Id, Pseudonym = referral.Pseudonym }
            )
            .Concat(
                from place in database.Set<WorkerPlace>()
                join worker in database.Set<Worker>() on place.WorkerId equals worker.Id
                where place.OrganisationId == Organisation
                select new Subject { Id = place.Id, Pseudonym = worker.Name }
            );
    }

    private static string Words(string name)
    {
        var spaced = string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
        return spaced.EndsWith(" id", StringComparison.Ordinal) ? spaced[..^3] : spaced;
    }

    private sealed class Subject
    {
        public required Guid Id { get; init; }

        public required string Pseudonym { get; init; }
    }

    internal sealed record Row(DateTime At, string Who, string What, string Person, string More);
}
