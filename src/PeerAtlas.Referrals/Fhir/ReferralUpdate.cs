using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Referring;
using FhirTask = Hl7.Fhir.Model.Task;
using FhirTaskStatus = Hl7.Fhir.Model.Task.TaskStatus;
using IssueType = Hl7.Fhir.Model.OperationOutcome.IssueType;
using Task = System.Threading.Tasks.Task;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>Takes a changed Task as the step of its referral that it means. Which step may follow is the referral's own rule, as for pages.</summary>
internal sealed class ReferralUpdate(PeerAtlasDbContext database, ReferralDesk desk, Performers performers, FhirCaller caller, AuthorityClock clock)
{
    private const string Status = "Task.status",
        Owner = "Task.owner",
        Reason = "Task.statusReason.text",
        Start = "Task.executionPeriod.start";

    /// <summary>Makes the step.</summary>
    /// <param name="id">The task's id, which is the referral's.</param>
    /// <param name="sent">The task as the other system wants it.</param>
    /// <param name="version">The version on which it builds; null when it names none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FhirProblem">The step cannot be made; nothing is changed.</exception>
    public async Task UpdateAsync(Guid id, FhirTask sent, Guid? version, CancellationToken cancellation)
    {
        var referral = await database.Set<Referral>().SingleOrDefaultAsync(one => one.Id == id, cancellation) ?? throw FhirProblem.NotFound("Task");
        if (version is null)
            throw FhirProblem.Invalid(
                "Send the version that you read, in the header If-Match, such as If-Match: "
                    + "W/\"0190a5c2-6f1e-4c40-9b1d-3c5f3a1f0001\". So nobody overwrites what somebody else did meanwhile."
            );
        if (version != referral.Version)
            throw Outdated();
        MustBeTheSame(referral, sent);
        if (!await desk.SaveAsync(referral, await StepAsync(referral, sent, cancellation), cancellation))
            throw Outdated();
    }

    private async Task<ReferralEvent> StepAsync(Referral referral, FhirTask sent, CancellationToken cancellation)
    {
        var at = clock.UtcNow;
        switch (sent.Status)
        {
            case FhirTaskStatus.Accepted:
                return Allowed(referral, ReferralEventKind.Accepted).Accept(await PeerAsync(referral, sent, cancellation), null, at);
            case FhirTaskStatus.Rejected:
                return Allowed(referral, ReferralEventKind.Declined).Decline(Text(sent, "why it is declined"), null, at);
            case FhirTaskStatus.Received:
                return Allowed(referral, ReferralEventKind.Asked).Ask(Text(sent, "what the peer wants to know"), null, at);
            case FhirTaskStatus.InProgress:
                return Allowed(referral, ReferralEventKind.FirstContact).RecordFirstContact(FirstContact(sent), null, at);
            case FhirTaskStatus.Completed when referral.FirstContactOn is not null:
            case FhirTaskStatus.Cancelled when referral.FirstContactOn is null:
                return Allowed(referral, ReferralEventKind.Closed).Close(Text(sent, "why it ends"), null, at);
            case FhirTaskStatus.Completed:
                throw FhirProblem.Refused(
                    "Person and peer have not met. Tell of their first meeting with the status “in-progress”, or end the referral with “cancelled”.",
                    Status
                );
            case FhirTaskStatus.Cancelled:
                throw FhirProblem.Refused("Person and peer have met: end the referral with the status “completed”.", Status);
            case FhirTaskStatus.Requested:
                return await OfferAsync(referral, sent, at, cancellation);
            default:
                throw FhirProblem.Refused(
                    "A referral takes the statuses requested, received, accepted, rejected, in-progress, completed and cancelled.",
                    Status
                );
        }
    }

    // To ask for it (again) means something else wherever it stands.
    private async Task<ReferralEvent> OfferAsync(Referral referral, FhirTask sent, DateTime at, CancellationToken cancellation)
    {
        switch (referral.Status)
        {
            case ReferralStatus.AwaitingPerson:
                return referral.RecordWish(agreed: true, sharesBack: false, null, at);
            case ReferralStatus.Questioned:
                return referral.Answer(Text(sent, "the answer to the peer's question"), null, at);
            case ReferralStatus.Offered or ReferralStatus.Declined:
                var to = await performers.FindAsync(sent.Owner, Owner, cancellation);
                if (referral.Status == ReferralStatus.Offered && to == new Performer(referral.ToTeamId, referral.ToPeerId))
                    throw FhirProblem.Refused("Nothing was changed: the referral is offered to this peer or team already.", Owner);
                return referral.Redirect(to.Team, to.Peer, null, at);
            default:
                return Allowed(referral, ReferralEventKind.Reopened).Reopen(Text(sent, "why it is taken up again"), null, at);
        }
    }

    // The peer who was asked, or one of the team that was asked.
    private async Task<Guid> PeerAsync(Referral referral, FhirTask sent, CancellationToken cancellation)
    {
        var owner = sent.Owner is null && referral.ToPeerId is { } asked ? PractitionerSource.Reference(asked) : sent.Owner;
        var (type, id) = performers.Read(owner, Owner);
        if (type == "Organization")
            throw FhirProblem.Refused("Name the peer who takes it: Practitioner/ID or PractitionerRole/ID.", Owner);
        var peer = type == "Practitioner" ? id : (await performers.FindAsync(owner, Owner, cancellation)).Peer!.Value;
        if (referral.ToPeerId is { } only && only != peer)
            throw FhirProblem.Refused("Another peer was asked. Offer it to this one first, with the status “requested”.", Owner);
        return await performers.IsPeerAsync(referral.ToTeamId, peer, cancellation)
            ? peer
            : throw FhirProblem.Refused("This is no peer of the team that was asked.", Owner);
    }

    private DateOnly FirstContact(FhirTask sent)
    {
        if (sent.ExecutionPeriod?.Start is not { Length: > 0 } start)
            return clock.Today;
        if (!DateOnly.TryParse(start.Split('T')[0], System.Globalization.CultureInfo.InvariantCulture, out var day))
            throw FhirProblem.Refused("Give the day of the first meeting, such as 2026-03-01.", Start);
        return day <= clock.Today ? day : throw FhirProblem.Refused("The first meeting is in the future. Tell of it when it was.", Start);
    }

    private static string Text(FhirTask sent, string what)
    {
        var text = sent.StatusReason?.Text?.Trim() ?? "";
        if (text.Length == 0)
            throw FhirProblem.Refused($"Say {what}.", Reason);
        return text.Length <= ReferralEvent.TextLength
            ? text
            : throw FhirProblem.Refused($"Use at most {ReferralEvent.TextLength} characters; these are {text.Length}.", Reason);
    }

    private static Referral Allowed(Referral referral, ReferralEventKind step) =>
        referral.Allows(step)
            ? referral
            : throw FhirProblem.Refused(
                $"The referral is “{FhirCodes.Kebab(FhirCodes.Of(referral).Task.ToString())}” now, which this status cannot follow. Read the task again.",
                Status
            );

    private void MustBeTheSame(Referral referral, FhirTask sent)
    {
        if (sent.Id is { } id && !string.Equals(id, referral.Id.ToString(), StringComparison.OrdinalIgnoreCase))
            throw FhirProblem.Invalid("The id in the task is not the one in the address.", "Task.id");
        if (sent.Focus?.Reference is not null && FhirReference.Own(sent.Focus, caller) != ("ServiceRequest", referral.Id))
            throw FhirProblem.Refused("A task keeps its ServiceRequest.", "Task.focus");
        if (sent.For?.Reference is not null && FhirReference.Own(sent.For, caller) != ("Patient", referral.PersonId))
            throw FhirProblem.Refused("A task keeps its person.", "Task.for");
    }

    private static FhirProblem Outdated() =>
        new(
            StatusCodes.Status412PreconditionFailed,
            IssueType.Conflict,
            "Somebody changed the referral since you read it. Nothing was changed; read the task again and look whether your change still fits."
        );
}
