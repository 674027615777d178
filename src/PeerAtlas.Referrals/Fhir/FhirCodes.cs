using System.Globalization;
using Hl7.Fhir.Model;
using PeerAtlas.Referrals.Referring;
using FhirTask = Hl7.Fhir.Model.Task;

namespace PeerAtlas.Referrals.Fhir;

/// <summary>The codes in which FHIR says what a referral is.</summary>
internal static class FhirCodes
{
    /// <summary>The system of business statuses of the HL7 guide Bidirectional Services eReferral (BSeR).</summary>
    public const string BusinessStatus = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

    /// <summary>The systems of FHIR's own statuses.</summary>
    public const string RequestStatusSystem = "http://hl7.org/fhir/request-status",
        TaskStatusSystem = "http://hl7.org/fhir/task-status";

    /// <summary>The provider taxonomy of the National Uniform Claim Committee.</summary>
    public const string Taxonomy = "http://nucc.org/provider-taxonomy";

    /// <summary>A peer specialist, in the provider taxonomy.</summary>
    public const string PeerSpecialistCode = "175T00000X";

    /// <inheritdoc cref="PeerSpecialistCode"/>
    public static CodeableConcept PeerSpecialist => new(Taxonomy, PeerSpecialistCode, "Peer Specialist", null);

    /// <summary>What is asked for: peer services, by the code under which they are billed.</summary>
    public static CodeableConcept PeerServices =>
        new("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "H0038", "Self-help/peer services, per 15 minutes", "Peer support");

    /// <summary>What a task asks: fulfil the request.</summary>
    public static CodeableConcept Fulfill => new("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", "Fulfill the focal request", null);

    /// <summary>
    /// How FHIR tells where a referral stands. Business statuses: the code system of BSeR, https://hl7.org/fhir/us/bser/CodeSystem-TaskBusinessStatusCS.html.
    /// Only codes that mean the same in its edition 1.0.0 (STU 1) and in the draft of the second (2.0.0-ballot) are used: the two number the
    /// steps between acceptance and end differently, so that a referral with a first contact stays “accepted” there, and Task.status tells it.
    /// </summary>
    public static IReadOnlyList<FhirStatus> Statuses { get; } =
    [
        new(ReferralStatus.AwaitingPerson, null, RequestStatus.Draft, FhirTask.TaskStatus.Draft, "2.0", "Service Request Created"),
        new(ReferralStatus.Offered, null, RequestStatus.Active, FhirTask.TaskStatus.Requested, "2.0", "Service Request Created"),
        new(ReferralStatus.Questioned, null, RequestStatus.Active, FhirTask.TaskStatus.Received, "2.0", "Service Request Created"),
        new(ReferralStatus.Accepted, null, RequestStatus.Active, FhirTask.TaskStatus.Accepted, "3.0", "Service Request Accepted"),
        new(ReferralStatus.InContact, null, RequestStatus.Active, FhirTask.TaskStatus.InProgress, "3.0", "Service Request Accepted"),
        new(ReferralStatus.Declined, null, RequestStatus.Active, FhirTask.TaskStatus.Rejected, "4.0", "Service Request Declined"),
        new(ReferralStatus.NotWanted, null, RequestStatus.Revoked, FhirTask.TaskStatus.Cancelled, "6.0", "Service Request Fulfillment Cancelled"),
        new(ReferralStatus.Closed, false, RequestStatus.Revoked, FhirTask.TaskStatus.Cancelled, "6.0", "Service Request Fulfillment Cancelled"),
        new(ReferralStatus.Closed, true, RequestStatus.Completed, FhirTask.TaskStatus.Completed, "7.0", "Service Request Fulfillment Completed"),
    ];

    /// <summary>How FHIR tells where this referral stands.</summary>
    public static FhirStatus Of(Referral referral) =>
        Statuses.Single(status => status.Status == referral.Status && (status.Met is null || status.Met == (referral.FirstContactOn is not null)));

    /// <summary>The mark of what is about a person: not for everybody who may see ordinary health records.</summary>
    public static Meta Restricted() => new() { Security = [new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted")] };

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment, to the millisecond.</summary>
    public static DateTimeOffset Moment(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>The code of a benefit: “skill-building”.</summary>
    public static string Code(Benefits benefit) => Kebab(benefit.ToString());

    /// <summary>A name of the code in words with hyphens.</summary>
    public static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}

/// <summary>How FHIR tells where a referral stands.</summary>
/// <param name="Status">Where it stands here.</param>
/// <param name="Met">Whether person and peer have met, where that makes a difference.</param>
/// <param name="Request">ServiceRequest.status.</param>
/// <param name="Task">Task.status.</param>
/// <param name="Business">Task.businessStatus.</param>
/// <param name="BusinessWords">Its words.</param>
internal sealed record FhirStatus(ReferralStatus Status, bool? Met, RequestStatus Request, FhirTask.TaskStatus Task, string Business, string BusinessWords);
