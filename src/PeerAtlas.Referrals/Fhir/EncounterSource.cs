using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using Person = PeerAtlas.Referrals.Caseloads.Person;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>
/// Contacts that peers logged with persons. One that was corrected or taken back stays, as entered in error, so that a system which read
/// it learns of that.
/// </summary>
internal sealed class EncounterSource(PeerAtlasDbContext database, FhirCaller caller, AuthorityClock clock) : ResourceSource<LoggedContact>
{
    private const string StatusSystem = "http://hl7.org/fhir/encounter-status",
        Finished = "finished",
        EnteredInError = "entered-in-error";

    public override string Type => "Encounter";

    public override string Words => "A contact of a peer with a person, as the peer logged it. One that was corrected or taken back is “entered-in-error”.";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. Common,
        new("_lastUpdated", SearchParamType.Date, "When it was logged, or taken back."),
        new("based-on", SearchParamType.Reference, "The ServiceRequest under which they met."),
        new("date", SearchParamType.Date, "On which day."),
        new("participant", SearchParamType.Reference, "The peer."),
        new("patient", SearchParamType.Reference, "Whom the peer met."),
        new("practitioner", SearchParamType.Reference, "The peer."),
        new("status", SearchParamType.Token, "“finished”, or “entered-in-error”."),
        new("subject", SearchParamType.Reference, "Whom the peer met."),
    ];

    // Work without a person is no encounter.
    protected override IQueryable<LoggedContact> Rows(Search search)
    {
        var rows = database.Set<LoggedContact>().Where(contact => contact.PersonId != null);
        foreach (var name in new[] { "patient", "subject" })
            if (search.References(name, "Patient") is { } persons)
                rows = rows.Where(contact => persons.Contains(contact.PersonId!.Value));
        foreach (var name in new[] { "participant", "practitioner" })
            if (search.References(name, "Practitioner") is { } peers)
                rows = rows.Where(contact => peers.Contains(contact.PeerId));
        if (search.References("based-on", "ServiceRequest") is { } requests)
            rows = rows.Where(contact => contact.ReferralId != null && requests.Contains(contact.ReferralId.Value));
        rows = search
            .Times("_lastUpdated")
            .Aggregate(rows, (found, time) =>
                found.Where(contact => (contact.ReplacedAt ?? contact.LoggedAt) >= time.From && (contact.ReplacedAt ?? contact.LoggedAt) < time.To)
            );
        rows = search
            .Times("date")
            .Aggregate(rows, (found, time) =>
            {
                if (time.To == DateTime.MinValue)
                    return found.Where(_ => false);
                var (first, last) = (Day(time.From), Day(time.To.AddTicks(-1)));
                return found.Where(contact => contact.Day >= first && contact.Day <= last);
            });
        return search
            .Codes("status")
            .Aggregate(rows, (found, asked) =>
            {
                var (counts, replaced) = (
                    asked.Any(code => code.Matches(StatusSystem, Finished)),
                    asked.Any(code => code.Matches(StatusSystem, EnteredInError))
                );
                return found.Where(contact => contact.ReplacedAt == null ? counts : replaced);
            });
    }

    protected override async Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<LoggedContact> rows, CancellationToken cancellation)
    {
        var personIds = rows.Select(contact => contact.PersonId!.Value).Distinct().ToList();
        var activityIds = rows.Select(contact => contact.ActivityId).Distinct().ToList();
        var persons = await database
            .Set<Person>()
            .AsNoTracking()
            .Where(person => personIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, cancellation);
        var activities = await database
            .Set<Activity>()
            .AsNoTracking()
            .Where(activity => activityIds.Contains(activity.Id))
            .ToDictionaryAsync(activity => activity.Id, cancellation);
        return [.. rows.Select(contact => new Told(Tell(contact, activities[contact.ActivityId]), persons[contact.PersonId!.Value]))];
    }

    private Encounter Tell(LoggedContact contact, Activity activity)
    {
        var meta = FhirCodes.Restricted();
        meta.LastUpdated = FhirCodes.Moment(contact.ReplacedAt ?? contact.LoggedAt);
        return new Encounter
        {
            Id = contact.Id.ToString(),
            Meta = meta,
            Status = contact.ReplacedAt is null ? Encounter.EncounterStatus.Finished : Encounter.EncounterStatus.EnteredInError,
            Class = new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"),
            Type = [new CodeableConcept($"{caller.Base}/CodeSystem/peer-activity", activity.Key, activity.English, null)],
            Subject = PatientSource.Reference(contact.PersonId!.Value),
            BasedOn = contact.ReferralId is { } referral ? [new ResourceReference($"ServiceRequest/{referral}")] : [],
            Participant = [new() { Individual = PractitionerSource.Reference(contact.PeerId) }],
            Period = new Period { Start = FhirCodes.Day(contact.Day), End = FhirCodes.Day(contact.Day) },
            Length = new Duration
            {
                Value = contact.Minutes,
                Unit = "min",
                System = "http://unitsofmeasure.org",
                Code = "min",
            },
            ServiceProvider = OrganizationSource.Reference(contact.TeamId),
        };
    }

    private DateOnly Day(DateTime utc) => DateOnly.FromDateTime(clock.ToLocal(utc));
}
