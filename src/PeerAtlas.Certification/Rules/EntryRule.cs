namespace PeerAtlas.Certification.Rules;

/// <summary>What is asked once, and is there or not.</summary>
public enum EntryCondition
{
    /// <summary>Recovery of one's own.</summary>
    OwnRecovery,

    /// <summary>Says of oneself to have lived through it.</summary>
    SelfIdentified,

    /// <summary>Ready to speak of it.</summary>
    WillingToShare,

    /// <summary>An orientation.</summary>
    Orientation,

    /// <summary>A self-assessment.</summary>
    SelfAssessment,

    /// <summary>An interview.</summary>
    Interview,

    /// <summary>A code of ethics, agreed to.</summary>
    EthicsCode,

    /// <summary>A check of criminal records.</summary>
    CriminalRecordCheck,

    /// <summary>A check of registries of misconduct.</summary>
    RegistryCheck,

    /// <summary>Lives or works in the state.</summary>
    LivesOrWorksThere,

    /// <summary>Has a job in the role.</summary>
    Employed,
}

/// <summary>What is asked before a credential is issued.</summary>
/// <param name="MinimumAge">The lowest age.</param>
/// <param name="NeedsHighSchool">A high-school diploma or what equals it.</param>
/// <param name="RecoveryYears">Years of recovery of one's own.</param>
/// <param name="Letters">Letters of reference.</param>
/// <param name="PercentInPlace">The share of living or working in the state.</param>
/// <param name="CheckWithinMonths">How old the check of criminal records may be.</param>
/// <param name="Conditions">What is there or not.</param>
/// <param name="Holds">The rule of a credential that must be held already.</param>
/// <param name="Training">The training, in hours.</param>
/// <param name="TrainingDays">The training, in days, where that is all that is told.</param>
/// <param name="IsFree">The training costs nothing.</param>
/// <param name="CoreCourses">Courses that everybody takes.</param>
/// <param name="Electives">Courses of one's choice.</param>
/// <param name="OneOf">Ways of which one is enough.</param>
/// <param name="ExperienceHours">Hours of work or volunteering in the role.</param>
/// <param name="ExperienceWithinMonths">Within how many months they must have been.</param>
/// <param name="SupervisedHours">Hours under supervision.</param>
/// <param name="Exam">The exam; null where nothing is told of one.</param>
/// <param name="DecisionDays">Within how many days the body decides.</param>
public sealed record EntryRule(
    int? MinimumAge,
    bool NeedsHighSchool,
    int? RecoveryYears,
    int? Letters,
    int? PercentInPlace,
    int? CheckWithinMonths,
    IReadOnlyList<EntryCondition> Conditions,
    string? Holds,
    HourRequirement? Training,
    int? TrainingDays,
    bool IsFree,
    CoreCourses? CoreCourses,
    Electives? Electives,
    OneOfWays? OneOf,
    decimal? ExperienceHours,
    int? ExperienceWithinMonths,
    decimal? SupervisedHours,
    ExamRule? Exam,
    int? DecisionDays
);

/// <summary>The courses that everybody takes.</summary>
public sealed record CoreCourses(int Count, int? PassPercent, int? TriesATerm);

/// <summary>The courses of one's choice.</summary>
public sealed record Electives(decimal Credits, int? Courses);

/// <summary>Ways of which one is enough.</summary>
public sealed record OneOfWays(int? WithinMonths, IReadOnlyList<EntryWay> Ways)
{
    /// <summary>The topic by which hours of the course of a way are told.</summary>
    public const string Course = "course";

    /// <summary>Whether hours are those of a course that is one of the ways, and so not of the training beside it.</summary>
    /// <param name="topics">The topics of the hours.</param>
    public bool IsOfACourse(IEnumerable<string> topics) => Ways.Any(way => way.TrainingHours is not null) && topics.Contains(Course, StringComparer.Ordinal);
}

/// <summary>One way: one of its numbers is there.</summary>
public sealed record EntryWay(decimal? TrainingHours, int? ExperienceMonths, decimal? Credits, decimal? CredentialOfHours);

/// <summary>An exam.</summary>
/// <param name="Exams">How many there are.</param>
/// <param name="PassPercent">What it takes to pass.</param>
/// <param name="Tries">How many tries there are.</param>
/// <param name="WithinMonths">In what time.</param>
/// <param name="Domains">How many domains it has.</param>
/// <param name="IsProctored">Somebody watches.</param>
public sealed record ExamRule(int Exams, int? PassPercent, int? Tries, int? WithinMonths, int? Domains, bool IsProctored);
