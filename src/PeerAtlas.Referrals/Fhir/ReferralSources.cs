using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Referring;
using FhirTask = Hl7.Fhir.Model.Task;
using Person = PeerAtlas.Referrals.Caseloads.Person;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>What ServiceRequest and Task share: both tell of a referral, one what was asked for, the other what is being done about it.</summary>
internal abstract class ReferralRows(PeerAtlasDbContext database) : ResourceSource<Referral>
{
    public override bool HasVersions => true;

    /// <summary>The parameters of both.</summary>
    protected static IReadOnlyList<Parameter> OfReferral { get; } =
    [
        .. Common,
        new("_lastUpdated", SearchParamType.Date, "When something last happened to it."),
        new("patient", SearchParamType.Reference, "Who is referred."),
        new("subject", SearchParamType.Reference, "Who is referred."),
        new("requester", SearchParamType.Reference, "Who referred them."),
        new("status", SearchParamType.Token, "Where it stands."),
    ];

    protected static IQueryable<Referral> ByStatus(IQueryable<Referral> rows, Search search, string parameter, string system, Func<FhirStatus, string> code) =>
        search
            .Codes(parameter)
            .Aggregate(rows, (found, asked) =>
            {
                var statuses = FhirCodes.Statuses.Where(status => asked.Any(one => one.Matches(system, code(status)))).ToList();
                var whole = statuses.Where(status => status.Met is null).Select(status => status.Status).ToList();
                var (met, unmet) = (statuses.Any(status => status.Met == true), statuses.Any(status => status.Met == false));
                return found.Where(referral =>
                    whole.Contains(referral.Status) || (referral.Status == ReferralStatus.Closed && (referral.FirstContactOn == null ? unmet : met))
                );
            });

    protected static IQueryable<Referral> ByPerformer(IQueryable<Referral> rows, Search search, string parameter)
    {
        if (search.References(parameter) is null)
            return rows;
        var (peers, teams) = (search.References(parameter, "Practitioner")!, search.References(parameter, "Organization")!);
        return rows.Where(referral =>
            (referral.PeerId ?? referral.ToPeerId) == null ? teams.Contains(referral.ToTeamId) : peers.Contains((referral.PeerId ?? referral.ToPeerId)!.Value)
        );
    }

    protected static IQueryable<Referral> ByTimeMade(IQueryable<Referral> rows, Search search, string parameter) =>
        search.Times(parameter).Aggregate(rows, (found, time) => found.Where(referral => referral.MadeAt >= time.From && referral.MadeAt < time.To));

    protected IQueryable<Referral> ByLastChange(IQueryable<Referral> rows, Search search, string parameter) =>
        search
            .Times(parameter)
            .Aggregate(rows, (found, time) =>
                found.Where(referral =>
                    database.Set<ReferralEvent>().Any(happened => happened.ReferralId == referral.Id && happened.At >= time.From)
                    && !database.Set<ReferralEvent>().Any(happened => happened.ReferralId == referral.Id && happened.At >= time.To)
                )
            );

    protected override IQueryable<Referral> Rows(Search search)
    {
        var rows = ByLastChange(database.Set<Referral>(), search, "_lastUpdated");
        foreach (var name in new[] { "patient", "subject" })
            if (search.References(name, "Patient") is { } persons)
                rows = rows.Where(referral => persons.Contains(referral.PersonId));
        return search.References("requester", "Practitioner") is { } who ? rows.Where(referral => who.Contains(referral.MadeById)) : rows;
    }

    protected override async Task<IReadOnlyList<Told>> TellAsync(IReadOnlyList<Referral> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(referral => referral.Id).ToList();
        var personIds = rows.Select(referral => referral.PersonId).Distinct().ToList();
        var persons = await database
            .Set<Person>()
            .AsNoTracking()
            .Where(person => personIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, cancellation);
        var events = (await database.Set<ReferralEvent>().AsNoTracking().Where(happened => ids.Contains(happened.ReferralId)).ToListAsync(cancellation))
            .OrderBy(happened => happened.At)
            .ThenBy(happened => happened.Id)
            .ToLookup(happened => happened.ReferralId);
        return [.. rows.Select(referral => new Told(Tell(referral, [.. events[referral.Id]]), persons[referral.PersonId]))];
    }

    /// <summary>Makes the resource.</summary>
    protected abstract Resource Tell(Referral referral, IReadOnlyList<ReferralEvent> events);

    protected static Meta MetaOf(Referral referral, IReadOnlyList<ReferralEvent> events)
    {
        var meta = FhirCodes.Restricted();
        (meta.VersionId, meta.LastUpdated) = (referral.Version.ToString(), FhirCodes.Moment(LastChange(referral, events)));
        return meta;
    }

    protected static DateTime LastChange(Referral referral, IReadOnlyList<ReferralEvent> events) => events.Count > 0 ? events[^1].At : referral.MadeAt;

    protected static ResourceReference Performer(Referral referral) =>
        (referral.PeerId ?? referral.ToPeerId) is { } peer ? PractitionerSource.Reference(peer) : OrganizationSource.Reference(referral.ToTeamId);
}

/// <summary>What was asked for: peer support for a person.</summary>
internal sealed class ServiceRequestSource(PeerAtlasDbContext database, FhirCaller caller) : ReferralRows(database)
{
    public override string Type => "ServiceRequest";

    public override string Words => "A referral: who asks for peer support, for whom, in the hope of what, from which peer or team.";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [.. OfReferral, new("authored", SearchParamType.Date, "When it was made."), new("performer", SearchParamType.Reference, "The peer or team who is asked.")];

    /// <summary>The system of the reasons for a referral.</summary>
    public static string ReasonSystem(FhirCaller caller) => $"{caller.Base}/CodeSystem/peer-support-benefit";

    protected override IQueryable<Referral> Rows(Search search) =>
        ByStatus(ByTimeMade(ByPerformer(base.Rows(search), search, "performer"), search, "authored"), search, "status", FhirCodes.RequestStatusSystem, status =>
            FhirCodes.Kebab(status.Request.ToString())
        );

    protected override Resource Tell(Referral referral, IReadOnlyList<ReferralEvent> events) =>
        new ServiceRequest
        {
            Id = referral.Id.ToString(),
            Meta = MetaOf(referral, events),
            Status = FhirCodes.Of(referral).Request,
            Intent = RequestIntent.Order,
            Code = FhirCodes.PeerServices,
            Subject = PatientSource.Reference(referral.PersonId),
            AuthoredOnElement = new FhirDateTime(FhirCodes.Moment(referral.MadeAt)),
            Requester = PractitionerSource.Reference(referral.MadeById),
            PerformerType = FhirCodes.PeerSpecialist,
            Performer = [Performer(referral)],
            ReasonCode = [.. referral.Reasons.Singles().Select(reason => new CodeableConcept(ReasonSystem(caller), FhirCodes.Code(reason)))],
            Note = referral.Note.Length > 0 ? [new Annotation { Text = referral.Note }] : [],
        };
}

/// <summary>What is being done about a referral: whether the peer took it, asked, declined, met the person.</summary>
internal sealed class TaskSource(PeerAtlasDbContext database, AuthorityClock clock) : ReferralRows(database)
{
    public override string Type => "Task";

    public override string Words =>
        "What is done about a referral. It has the same id as its ServiceRequest; changing its status takes, declines, answers or closes the referral.";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. OfReferral,
        new("authored-on", SearchParamType.Date, "When the referral was made."),
        new("business-status", SearchParamType.Token, "Where it stands, by the codes of BSeR."),
        new("focus", SearchParamType.Reference, "The ServiceRequest."),
        new("modified", SearchParamType.Date, "When something last happened to it."),
        new("owner", SearchParamType.Reference, "The peer or team who is asked."),
    ];

    protected override IQueryable<Referral> Rows(Search search)
    {
        var rows = ByLastChange(ByTimeMade(ByPerformer(base.Rows(search), search, "owner"), search, "authored-on"), search, "modified");
        rows = ByStatus(rows, search, "status", FhirCodes.TaskStatusSystem, status => FhirCodes.Kebab(status.Task.ToString()));
        rows = ByStatus(rows, search, "business-status", FhirCodes.BusinessStatus, status => status.Business);
        return search.References("focus", "ServiceRequest") is { } requests ? rows.Where(referral => requests.Contains(referral.Id)) : rows;
    }

    protected override Resource Tell(Referral referral, IReadOnlyList<ReferralEvent> events)
    {
        var status = FhirCodes.Of(referral);
        return new FhirTask
        {
            Id = referral.Id.ToString(),
            Meta = MetaOf(referral, events),
            Status = status.Task,
            StatusReason = Reason(referral, events) is { Length: > 0 } reason ? new CodeableConcept { Text = reason } : null,
            BusinessStatus = new CodeableConcept(FhirCodes.BusinessStatus, status.Business, status.BusinessWords, null),
            Intent = FhirTask.TaskIntent.Order,
            Code = FhirCodes.Fulfill,
            Focus = new ResourceReference($"ServiceRequest/{referral.Id}"),
            For = PatientSource.Reference(referral.PersonId),
            ExecutionPeriod = Met(referral),
            AuthoredOnElement = new FhirDateTime(FhirCodes.Moment(referral.MadeAt)),
            LastModifiedElement = new FhirDateTime(FhirCodes.Moment(LastChange(referral, events))),
            Requester = PractitionerSource.Reference(referral.MadeById),
            Owner = Performer(referral),
            Note =
            [
                .. events
                    .Where(happened =>
                        happened.Kind is ReferralEventKind.Asked or ReferralEventKind.Answered && happened.Text.Length > 0 && referral.Tells(happened)
                    )
                    .Select(Note),
            ],
        };
    }

    // The text of the step that led to where it stands: the question, why it was declined, and where it may be told, why it ended.
    private static string? Reason(Referral referral, IReadOnlyList<ReferralEvent> events)
    {
        ReferralEventKind? step = referral.Status switch
        {
            ReferralStatus.Questioned => ReferralEventKind.Asked,
            ReferralStatus.Declined => ReferralEventKind.Declined,
            ReferralStatus.Closed => ReferralEventKind.Closed,
            _ => null,
        };
        return events.LastOrDefault(happened => happened.Kind == step) is { } led && referral.Tells(led) ? led.Text : null;
    }

    private Period? Met(Referral referral) =>
        referral.ToldFirstContactOn is not { } first
            ? null
            : new Period { Start = FhirCodes.Day(first), End = referral.ClosedAt is { } end ? FhirCodes.Day(DateOnly.FromDateTime(clock.ToLocal(end))) : null };

    private static Annotation Note(ReferralEvent happened) =>
        new()
        {
            Author = happened.AccountId is { } account ? PractitionerSource.Reference(account) : null,
            TimeElement = new FhirDateTime(FhirCodes.Moment(happened.At)),
            Text = happened.Text,
        };
}
