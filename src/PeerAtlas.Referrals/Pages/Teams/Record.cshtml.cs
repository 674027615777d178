using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Teams;

/// <summary>The audit record about the persons whom one agency serves, for its administrators.</summary>
[Requires(Permission.ReadConfidentialAudit, OrganisationFrom = "organisation")]
internal sealed class RecordModel(PeerAtlasDbContext database) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Person { get; set => field = value?.Trim(); }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set => field = value?.Trim(); }

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
        var entries = await asked.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var persons = await PersonsAsync(entries, cancellation);
        Rows =
        [
            .. entries.Select(entry =>
            {
                var values = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Changes) ?? [];
                var listed = values.GetValueOrDefault("Persons")?.LastOrDefault();
                return new Row(entry.At, entry.Actor, $"{Words(entry.Subject)} {entry.Action}", listed ?? persons.GetValueOrDefault(entry.SubjectId) ?? values.GetValueOrDefault("Pseudonym")?.LastOrDefault() ?? "",
                    values.GetValueOrDefault("Shown")?.LastOrDefault() ?? string.Join(", ", values.Keys.Where(key => key is not ("Version" or "OrganisationId")).Select(Words)));
            }),
        ];
    }

    private async Task<IQueryable<AuditEntry>> AskedAsync(CancellationToken cancellation)
    {
        var entries = database.Set<AuditEntry>().AsNoTracking().Where(entry => entry.ConfidentialTo == Organisation);
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (Who?.ToLowerInvariant() is { Length: > 0 } who) entries = entries.Where(entry => entry.Actor.ToLower().Contains(who));
#pragma warning restore CA1304, CA1311, CA1862
        if (Person?.ToUpperInvariant() is not { Length: > 0 } pseudonym) return entries;
        var person = await database.Set<Person>().Where(found => found.OrganisationId == Organisation && found.Pseudonym == pseudonym).Select(found => found.Id).SingleOrDefaultAsync(cancellation);
        var referrals = database.Set<Referral>().Where(referral => referral.PersonId == person).Select(referral => referral.Id);
        // On lists the ids stand in one text, separated by commas.
        return entries.Where(entry => entry.SubjectId == person || referrals.Contains(entry.SubjectId)
            || (entry.Action == "listed" && (entry.Changes.Contains($"\"{pseudonym}\"") || entry.Changes.Contains($"\"{pseudonym},") || entry.Changes.Contains($" {pseudonym},") || entry.Changes.Contains($" {pseudonym}\""))));
    }

    /// <summary>Whose record each entry is about, where it is about a person, a caseload entry or a referral.</summary>
    private async Task<Dictionary<Guid, string>> PersonsAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var subjects = entries.Select(entry => entry.SubjectId).Distinct().ToList();
        var found = await database.Set<Person>().Where(person => subjects.Contains(person.Id)).Select(person => new { person.Id, person.Pseudonym })
            .Concat(from entry in database.Set<CaseloadEntry>() join person in database.Set<Person>() on entry.PersonId equals person.Id where subjects.Contains(entry.Id) select new { entry.Id, person.Pseudonym })
            .Concat(from referral in database.Set<Referral>() join person in database.Set<Person>() on referral.PersonId equals person.Id where subjects.Contains(referral.Id) select new { referral.Id, person.Pseudonym })
            .ToListAsync(cancellation);
        return found.ToDictionary(row => row.Id, row => row.Pseudonym);
    }

    private static string Words(string name)
    {
        var spaced = string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
        return spaced.EndsWith(" id", StringComparison.Ordinal) ? spaced[..^3] : spaced;
    }

    internal sealed record Row(DateTime At, string Who, string What, string Person, string More);
}
