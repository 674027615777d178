using Hl7.Fhir.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;
using Person = PeerAtlas.Referrals.Caseloads.Person;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>What a ServiceRequest led to.</summary>
/// <param name="Id">The referral.</param>
/// <param name="IsNew">Whether it was made; otherwise it was there already, and nothing was changed.</param>
/// <param name="EqualOne">An open referral of the same person to the same peer or team that was there before; null when there was none.</param>
internal sealed record Creation(Guid Id, bool IsNew, Guid? EqualOne);

/// <summary>Makes a referral of a ServiceRequest that another system sends.</summary>
internal sealed class ReferralCreation(
    PeerAtlasDbContext database,
    ReferralDesk desk,
    FhirReading reading,
    FhirCaller caller,
    Performers performers,
    AuthorityClock clock
)
{
    private const string Status = "ServiceRequest.status",
        Subject = "ServiceRequest.subject",
        Requester = "ServiceRequest.requester";
    private const string Performer = "ServiceRequest.performer",
        ReasonCode = "ServiceRequest.reasonCode",
        Note = "ServiceRequest.note";

    /// <summary>
    /// Makes it, if nothing meets the condition. Requests of one agency come one after another, so that of two equal ones the second finds
    /// the first.
    /// </summary>
    /// <param name="sent">What is asked for.</param>
    /// <param name="condition">Search parameters that say which referral would make this one needless; null when it is to be made anyway.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FhirProblem">It cannot be made; nothing is changed.</exception>
    public async System.Threading.Tasks.Task<Creation> CreateAsync(
        ServiceRequest sent,
        IReadOnlyList<KeyValuePair<string, string>>? condition,
        CancellationToken cancellation
    )
    {
        await using var turn = await database.Database.BeginTransactionAsync(cancellation);
        await LockAsync(turn, cancellation);
        if (condition is not null && await reading.OnlyAsync("ServiceRequest", condition, cancellation) is { } found)
            return new(found, IsNew: false, EqualOne: null);
        var referral = await ReadAsync(sent, cancellation);
        var equal = await ReferralDesk
            .OpenEqualTo(database.Set<Referral>(), referral.PersonId, referral.ToTeamId, referral.ToPeerId)
            .Select(one => (Guid?)one.Id)
            .FirstOrDefaultAsync(cancellation);
        await desk.MakeAsync(referral, cancellation);
        await turn.CommitAsync(cancellation);
        return new(referral.Id, IsNew: true, equal);
    }

    // SQLite has one writer anyway.
    private async System.Threading.Tasks.Task LockAsync(IDbContextTransaction turn, CancellationToken cancellation)
    {
        if (turn.GetDbTransaction() is SqliteTransaction)
            return;
        await turn.GetDbTransaction()
            .ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@organisation, 9))", cancellation, ("organisation", caller.OrganisationId.ToString()));
    }

    private async System.Threading.Tasks.Task<Referral> ReadAsync(ServiceRequest sent, CancellationToken cancellation)
    {
        if (sent.Intent != RequestIntent.Order)
            throw FhirProblem.Refused("A referral has the intent “order”.", "ServiceRequest.intent");
        var person = await PersonAsync(sent.Subject, cancellation);
        var by = await RequesterAsync(sent.Requester, person, cancellation);
        var to = await performers.FindAsync(sent.Performer is [var only] ? only : null, Performer, cancellation);
        return new()
        {
            OrganisationId = caller.OrganisationId,
            PersonId = person,
            TeamId = by.TeamId,
            Source = by.Role == TeamRole.Supervisor ? ReferralSource.Supervisor : ReferralSource.Provider,
            MadeById = by.AccountId,
            MadeAt = clock.UtcNow,
            ToTeamId = to.Team,
            ToPeerId = to.Peer,
            Reasons = Reasons(sent),
            Note = Text(sent),
            Wish = Wish(sent),
        };
    }

    private async System.Threading.Tasks.Task<Guid> PersonAsync(ResourceReference? subject, CancellationToken cancellation)
    {
        var persons = database.Set<Person>().AsNoTracking();
        if (FhirReference.Own(subject, caller) is ("Patient", var known))
            return await persons.AnyAsync(person => person.Id == known, cancellation) ? known : throw Unknown();
        if (subject?.Identifier is not { Value: { Length: > 0 } value } identifier || identifier.System != PatientSource.System(caller.OrganisationId))
            throw FhirProblem.Refused(
                $"Name the person as Patient/ID, or by the identifier with the system {PatientSource.System(caller.OrganisationId)}.",
                Subject
            );
        var pseudonym = value.ToUpperInvariant();
        var found = await persons.Where(person => person.Pseudonym == pseudonym).Select(person => person.Id).ToListAsync(cancellation);
        return found is [var one] ? one : throw Unknown();
    }

    // Who refers belongs to a team on whose caseload the person is.
    private async System.Threading.Tasks.Task<TeamMember> RequesterAsync(ResourceReference? requester, Guid person, CancellationToken cancellation)
    {
        if (FhirReference.Own(requester, caller) is not ("Practitioner" or "PractitionerRole", var id))
            throw FhirProblem.Refused("Name who refers: Practitioner/ID or PractitionerRole/ID of this server.", Requester);
        var teams = database.Set<CaseloadEntry>().HoldingOn(clock.Today).Where(entry => entry.PersonId == person).Select(entry => entry.TeamId);
        var places = await database
            .Set<TeamMember>()
            .AsNoTracking()
            .HoldingOn(clock.Today)
            .Where(member => (member.Id == id || member.AccountId == id) && member.Role != TeamRole.Peer && teams.Contains(member.TeamId))
            .OrderBy(member => member.Role)
            .ToListAsync(cancellation);
        if (places.Count == 0)
            throw FhirProblem.Refused("Who refers must be a provider or supervisor of a team that has the person on its caseload today.", Requester);
        return places.Select(place => place.TeamId).Distinct().Count() == 1
            ? places[0]
            : throw FhirProblem.Refused(
                "They belong to several teams that serve this person: name the PractitionerRole, which says for which of them they refer.",
                Requester
            );
    }

    // Codes of other systems, diagnoses among them, are neither needed nor kept.
    private Benefits Reasons(ServiceRequest sent)
    {
        var system = ServiceRequestSource.ReasonSystem(caller);
        var codes = sent.ReasonCode.SelectMany(reason => reason.Coding).Where(coding => coding.System == system).Select(coding => coding.Code).ToList();
        var known = Benefits.ToPerson.Singles().ToDictionary(FhirCodes.Code, StringComparer.Ordinal);
        if (codes.Count == 0 || codes.Any(code => code is null || !known.ContainsKey(code)))
            throw FhirProblem.Refused($"Say what is hoped for, with one or more codes of the system {system}: {string.Join(", ", known.Keys)}.", ReasonCode);
        return codes.Aggregate(Benefits.None, (set, code) => set | known[code!]);
    }

    private static string Text(ServiceRequest sent)
    {
        var text = string.Join("\n", sent.Note.Select(note => note.Text?.Trim()).Where(text => text is { Length: > 0 }));
        return text.Length <= Referral.NoteLength
            ? text
            : throw FhirProblem.Refused($"Use at most {Referral.NoteLength} characters; these are {text.Length}.", Note);
    }

    private static PersonWish Wish(ServiceRequest sent) =>
        sent.Status switch
        {
            RequestStatus.Active => PersonWish.Agreed,
            RequestStatus.Draft => PersonWish.NotAskedYet,
            _ => throw FhirProblem.Refused(
                "Send “active” when the person said that they want a peer's support, or “draft” when they are still to be asked.",
                Status
            ),
        };

    private static FhirProblem Unknown() => FhirProblem.Refused("The agency serves nobody with this id. Put the person on a caseload first.", Subject);
}
