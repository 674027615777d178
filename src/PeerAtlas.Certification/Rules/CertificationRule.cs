namespace PeerAtlas.Certification.Rules;

/// <summary>A name in English, and in Spanish where it has one.</summary>
public sealed record RuleName(string English, string? Spanish = null);

/// <summary>What one credential asks: a rule as data, in dated versions. What is null, nobody could tell: it is unknown, not "no".</summary>
/// <param name="Id">The rule's own id, such as <c>TX-MHPS</c>.</param>
/// <param name="Name">The credential's name.</param>
/// <param name="Place">The state's two letters; <c>US</c> where it holds in several.</param>
/// <param name="CertifiedBy">Who certifies.</param>
/// <param name="Versions">The versions, oldest first.</param>
public sealed record CertificationRule(string Id, RuleName Name, string Place, string? CertifiedBy, IReadOnlyList<RuleVersion> Versions)
{
    /// <summary>The version that holds on a day; null where none does.</summary>
    public RuleVersion? On(DateOnly day)
    {
        for (var number = Versions.Count - 1; number >= 0; number--)
        {
            var version = Versions[number];
            if ((version.From ?? DateOnly.MinValue) <= day && day <= (version.To ?? DateOnly.MaxValue))
                return version;
        }

        return null;
    }
}

/// <summary>What the facts of a version were taken from.</summary>
public enum ReadFrom
{
    /// <summary>The text of the rule itself.</summary>
    Text,

    /// <summary>A page of the state or of the body that certifies.</summary>
    OfficialPage,

    /// <summary>What others write about it.</summary>
    OtherPage,
}

/// <summary>A text that says what the rule is.</summary>
public sealed record RuleSource(string Title, string? Address);

/// <summary>A rule as it holds from one day to another.</summary>
/// <param name="Version">The version's own name.</param>
/// <param name="From">The first day; null where it is unknown, which only the oldest version's may be.</param>
/// <param name="To">The last day; null where no later one is known.</param>
/// <param name="ReviewedOn">When somebody last held this against its sources: a day or a month, as it was written down.</param>
/// <param name="ReadFrom">What it was taken from.</param>
/// <param name="Sources">The texts.</param>
/// <param name="Entry">What is asked before the credential is issued.</param>
/// <param name="Provisional">The stage before the full credential, where there is one.</param>
/// <param name="Period">How long the credential holds.</param>
/// <param name="Renewal">What renewing it asks.</param>
/// <param name="Endorsements">What the credential may be marked for besides.</param>
/// <param name="Levels">Its levels.</param>
/// <param name="Supervision">What supervision it asks of a holder.</param>
public sealed record RuleVersion(
    string Version,
    DateOnly? From,
    DateOnly? To,
    string ReviewedOn,
    ReadFrom ReadFrom,
    IReadOnlyList<RuleSource> Sources,
    EntryRule Entry,
    ProvisionalStage? Provisional,
    RulePeriod? Period,
    RenewalRule Renewal,
    IReadOnlyList<RuleEndorsement> Endorsements,
    IReadOnlyList<RuleLevel> Levels,
    IReadOnlyList<SupervisionCadence> Supervision
);

/// <summary>Kinds of periods.</summary>
public enum PeriodKind
{
    /// <summary>The credential does not expire.</summary>
    None,

    /// <summary>So many months from the day of issue.</summary>
    Rolling,

    /// <summary>Calendar years.</summary>
    Calendar,

    /// <summary>The holder chooses among several lengths.</summary>
    Chosen,
}

/// <summary>The first calendar year that counts.</summary>
public enum FirstCountedYear
{
    /// <summary>The year in which the credential was issued.</summary>
    YearOfIssue,

    /// <summary>The year after it.</summary>
    YearAfterIssue,
}

/// <summary>How long a credential holds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Months">The length of a rolling period.</param>
/// <param name="FirstCounted">Of calendar years, which one counts first.</param>
/// <param name="Choices">The lengths to choose from.</param>
public sealed record RulePeriod(PeriodKind Kind, int? Months, FirstCountedYear FirstCounted, IReadOnlyList<PeriodChoice> Choices);

/// <summary>A length that the holder may choose, with the hours that it asks.</summary>
public sealed record PeriodChoice(int Years, decimal Total);

/// <summary>Who practises before the full credential is there.</summary>
/// <param name="IsWhole">The credential itself is provisional: another one follows.</param>
/// <param name="Months">Its length.</param>
/// <param name="SupervisedHours">The supervised hours that it asks.</param>
/// <param name="NotCounting">Topics that are no supervised hours.</param>
/// <param name="Extension">The one extension.</param>
public sealed record ProvisionalStage(bool IsWhole, int? Months, decimal? SupervisedHours, IReadOnlyList<string> NotCounting, StageExtension? Extension);

/// <summary>A stage may be made longer once, when it is asked so many days before its end.</summary>
public sealed record StageExtension(int Months, int? AskedDaysBefore);

/// <summary>A mark on a credential.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="TrainingHours">Hours of training of its own.</param>
/// <param name="ExperienceHours">Hours of the experience that must be with its own group.</param>
/// <param name="MinimumAge">Who may have it: the lowest age.</param>
/// <param name="MaximumAge">The highest age.</param>
/// <param name="ChallengeFromAge">The age from which the holder has lived through what others do now.</param>
/// <param name="ChallengeToAge">The age to which.</param>
public sealed record RuleEndorsement(
    string Id,
    RuleName Name,
    decimal? TrainingHours,
    decimal? ExperienceHours,
    int? MinimumAge,
    int? MaximumAge,
    int? ChallengeFromAge,
    int? ChallengeToAge
);

/// <summary>A level of a credential.</summary>
/// <param name="Level">1, 2, …</param>
/// <param name="TrainingDays">How many days its training takes.</param>
/// <param name="IsOnline">The training is taken online.</param>
/// <param name="PassPercent">What its test asks.</param>
/// <param name="WithinMonths">Within how many months it must be reached.</param>
/// <param name="IsFromStart">The months count from the start of the job; otherwise from when is unknown.</param>
/// <param name="IsForBilling">Only who bills has to.</param>
public sealed record RuleLevel(int Level, decimal? TrainingDays, bool IsOnline, int? PassPercent, int? WithinMonths, bool IsFromStart, bool IsForBilling);
