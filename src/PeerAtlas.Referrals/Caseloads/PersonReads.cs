using System.Text.Json;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>Puts into the audit record who read whose record. Only the person's agency can read those entries.</summary>
public sealed class PersonReads(PeerAtlasDbContext database, IActor actor, AuthorityClock clock)
{
    /// <summary>Somebody reads the record of one person.</summary>
    /// <param name="organisation">The agency that serves the person.</param>
    /// <param name="person">Whose record.</param>
    /// <param name="what">What of it, such as "referral".</param>
    /// <param name="cancellation">Stops it.</param>
    public Task RecordAsync(Guid organisation, Guid person, string what, CancellationToken cancellation = default) =>
        SaveAsync(cancellation, Entry(organisation, "read", person, new() { ["Shown"] = [what] }));

    /// <summary>Somebody reads a list of persons. It makes one entry for each agency, which names all.</summary>
    /// <param name="persons">The persons on the list.</param>
    /// <param name="what">Which list, such as "caseload".</param>
    /// <param name="cancellation">Stops it.</param>
    public Task RecordAsync(IReadOnlyCollection<ListedPerson> persons, string what, CancellationToken cancellation = default) =>
        SaveAsync(
            cancellation,
            [
                .. persons
                    .GroupBy(person => person.OrganisationId)
                    .Select(agency =>
                        Entry(
                            agency.Key,
                            "listed",
                            agency.Key,
                            new()
                            {
                                ["Shown"] = [what],
                                ["Persons"] = [string.Join(", ", agency.Select(person => person.Pseudonym).Distinct().Order(StringComparer.Ordinal))],
                            }
                        )
                    ),
            ]
        );

    private async Task SaveAsync(CancellationToken cancellation, params AuditEntry[] entries)
    {
        if (entries.Length == 0)
            return;
        database.AddRange(entries);
        await database.SaveChangesAsync(cancellation);
    }

    private AuditEntry Entry(Guid organisation, string action, Guid subject, Dictionary<string, string[]> changes) =>
        new()
        {
            At = clock.UtcNow,
            AccountId = actor.AccountId,
            Actor = actor.ActorName,
            Action = action,
            Subject = nameof(Person),
            SubjectId = subject,
            Changes = JsonSerializer.Serialize(changes),
            ConfidentialTo = organisation,
        };
}

/// <summary>A person on a list that somebody reads.</summary>
/// <param name="OrganisationId">The agency that serves them.</param>
/// <param name="Pseudonym">Their id there.</param>
public sealed record ListedPerson(Guid OrganisationId, string Pseudonym);
