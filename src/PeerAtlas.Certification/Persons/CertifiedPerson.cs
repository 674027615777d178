using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Persons;

/// <summary>A person's credentials and hours, without a name: nothing here tells who it is.</summary>
/// <param name="Credentials">The credentials, held or on the way.</param>
/// <param name="Hours">Hours that may count for any of them.</param>
public sealed record CertifiedPerson(IReadOnlyList<HeldCredential> Credentials, IReadOnlyList<HourRecord> Hours);

/// <summary>A credential that a person holds or is on the way to.</summary>
/// <param name="Rule">Its rule's id.</param>
/// <param name="Issued">The day of issue, or of passing where the rule counts from there; null while in training.</param>
/// <param name="IsProvisional">Whether it is at its provisional stage.</param>
/// <param name="ChosenYears">The years that the holder chose.</param>
/// <param name="Renewals">Renewals, each one beside the others.</param>
/// <param name="Hours">Hours that may count for it.</param>
/// <param name="Endorsements">Endorsements.</param>
/// <param name="ExamTries">Tries of the exam.</param>
/// <param name="Experience">Numbers that are told and not added up from records.</param>
/// <param name="ExtensionAsked">When the extension of the provisional stage was asked for.</param>
/// <param name="CoreCourses">The courses that were taken as core courses.</param>
public sealed record HeldCredential(
    string Rule,
    DateOnly? Issued,
    bool IsProvisional,
    int? ChosenYears,
    IReadOnlyList<CredentialRenewal> Renewals,
    IReadOnlyList<HourRecord> Hours,
    IReadOnlyList<HeldEndorsement> Endorsements,
    IReadOnlyList<ExamTry> ExamTries,
    ToldExperience Experience,
    DateOnly? ExtensionAsked,
    IReadOnlyList<string> CoreCourses
)
{
    /// <summary>A credential of which only its issue and its hours are told.</summary>
    public HeldCredential(string rule, DateOnly? issued, IReadOnlyList<HourRecord> hours)
        : this(rule, issued, false, null, [], hours, [], [], ToldExperience.None, null, []) { }
}

/// <summary>A renewal; one after the credential ran out makes it active again from that day.</summary>
public sealed record CredentialRenewal(DateOnly On, int? ChosenYears);

/// <summary>An endorsement that a person has or is on the way to.</summary>
public sealed record HeldEndorsement(string Id, decimal ExperienceHours, decimal TrainingHours);

/// <summary>A try of the exam.</summary>
public sealed record ExamTry(DateOnly On, bool IsPassed);

/// <summary>What a person brings along, as told.</summary>
public sealed record ToldExperience(decimal ExperienceHours, decimal SupervisedHours, int ExperienceMonths, decimal Credits)
{
    /// <summary>Nothing is told.</summary>
    public static readonly ToldExperience None = new(0, 0, 0, 0);
}

/// <summary>Hours of one day or course.</summary>
/// <param name="Id">Its id; the same id in two credentials is the same record.</param>
/// <param name="Date">The day.</param>
/// <param name="Hours">How many.</param>
/// <param name="Topics">What they were about.</param>
/// <param name="Provider">Who gave them.</param>
/// <param name="Course">The course's name.</param>
public sealed record HourRecord(string Id, DateOnly Date, decimal Hours, IReadOnlyList<string> Topics, string? Provider = null, string? Course = null)
{
    private string[]? plainTopics;
    private string? plainProvider;
    private string? plainCourse;

    // What is kept to be compared is not copied: a copy may have other names.
    private HourRecord(HourRecord other) =>
        (Id, Date, Hours, Topics, Provider, Course) = (other.Id, other.Date, other.Hours, other.Topics, other.Provider, other.Course);

    /// <summary>The topics as they are compared; made once, since every rule asks for them.</summary>
    internal string[] PlainTopics => plainTopics ??= Plain(Topics);

    /// <summary>The provider as it is compared.</summary>
    internal string? PlainProvider => Provider is null ? null : plainProvider ??= Named.Plain(Provider);

    /// <summary>The course as it is compared.</summary>
    internal string? PlainCourse => Course is null ? null : plainCourse ??= Named.Plain(Course);

    private static string[] Plain(IReadOnlyList<string> topics)
    {
        if (topics.Count == 0)
            return [];
        var plain = new string[topics.Count];
        for (var number = 0; number < plain.Length; number++)
            plain[number] = Named.Plain(topics[number]);
        return plain;
    }
}
