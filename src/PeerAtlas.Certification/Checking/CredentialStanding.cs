using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>How a credential stands, from best to worst among those that were issued in full.</summary>
public enum CredentialStatus
{
    /// <summary>Not yet issued.</summary>
    InTraining,

    /// <summary>At its provisional stage.</summary>
    Provisional,

    /// <summary>Holds for good.</summary>
    NeverExpires,

    /// <summary>Holds.</summary>
    Active,

    /// <summary>Holds, and is to be renewed now.</summary>
    Expiring,

    /// <summary>Ran out, and can still be renewed.</summary>
    Grace,

    /// <summary>Ran out.</summary>
    Lapsed,
}

/// <summary>How one credential stands on a day.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Version">The version that holds on that day.</param>
/// <param name="Status">The status.</param>
/// <param name="On">The day.</param>
/// <param name="Period">The running period.</param>
/// <param name="Total">The hours that count.</param>
/// <param name="ByTopic">The hours that count for each floor; an hour counts for one of them.</param>
/// <param name="Missing">What is missing in the running period.</param>
/// <param name="NotCounted">What does not count, and why.</param>
public sealed record CredentialStanding(
    CertificationRule Rule,
    RuleVersion Version,
    CredentialStatus Status,
    DateOnly On,
    RunningPeriod Period,
    decimal Total,
    IReadOnlyList<TopicHours> ByTopic,
    IReadOnlyList<MissingPart> Missing,
    IReadOnlyList<NotCounted> NotCounted
);

/// <summary>Hours of a topic.</summary>
public sealed record TopicHours(string Topic, RuleName Name, decimal Hours);

/// <summary>What kind of thing is missing.</summary>
public enum MissingKind
{
    /// <summary>Hours in all; hours of topics are among them.</summary>
    Total,

    /// <summary>Hours of a topic.</summary>
    Topic,

    /// <summary>Hours of a provider.</summary>
    Provider,

    /// <summary>Courses of a topic.</summary>
    Course,

    /// <summary>Supervised hours.</summary>
    Supervised,

    /// <summary>Hours of experience.</summary>
    Experience,

    /// <summary>Hours of experience with an endorsement's own group.</summary>
    EndorsementExperience,

    /// <summary>Hours of an endorsement's own training.</summary>
    EndorsementTraining,

    /// <summary>The exam.</summary>
    Exam,

    /// <summary>Core courses.</summary>
    CoreCourses,

    /// <summary>Courses of one's choice.</summary>
    Electives,

    /// <summary>One of several ways.</summary>
    OneOf,

    /// <summary>Another credential.</summary>
    Credential,
}

/// <summary>Something that is missing.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="What">Its word in data: <c>total</c>, a topic, a provider.</param>
/// <param name="Name">Its name, where it has one of its own.</param>
/// <param name="Hours">How many hours; null where it is not told in hours.</param>
/// <param name="Count">How many of what is not told in hours.</param>
public sealed record MissingPart(MissingKind Kind, string What, RuleName? Name, decimal? Hours, int? Count = null);

/// <summary>Why something does not count.</summary>
public enum NotCountedReason
{
    /// <summary>It has a date after the day that is asked about.</summary>
    InTheFuture,

    /// <summary>It came before hours count.</summary>
    BeforePeriod,

    /// <summary>It came in a year that does not count yet.</summary>
    BeforeFirstYear,

    /// <summary>It came after the credential ran out.</summary>
    AfterPeriod,

    /// <summary>The rule counts only what came after the lapse.</summary>
    BeforeLapse,

    /// <summary>Its kind of course never counts for renewal.</summary>
    NeverReused,

    /// <summary>It counts for another credential, and none counts for two.</summary>
    UsedForAnother,

    /// <summary>It is the course that the rule asks beside the hours of training.</summary>
    OfTheOtherPart,

    /// <summary>It is no supervised work.</summary>
    NotSupervised,

    /// <summary>More hours of its topic than may count.</summary>
    AboveMost,

    /// <summary>The extension was asked for too late.</summary>
    AskedTooLate,

    /// <summary>The tries were used up.</summary>
    TriesUsedUp,
}

/// <summary>Something that does not count.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Day">The day that decides.</param>
/// <param name="Detail">The word that decides.</param>
public sealed record NotCounted(string Id, NotCountedReason Reason, DateOnly? Day = null, string? Detail = null);
