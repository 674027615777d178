namespace PeerAtlas.Certification.Rules;

/// <summary>Hours that are asked: a total, and floors that nest inside it.</summary>
/// <param name="Total">All hours; null where unknown.</param>
/// <param name="Floors">The hours of one topic that must be among them.</param>
/// <param name="Providers">The hours of one provider that must be among them.</param>
/// <param name="Courses">Courses that must be among them, whatever their hours.</param>
/// <param name="OneHourFillsSeveral">An hour with several topics fills all their floors; otherwise it fills one.</param>
public sealed record HourRequirement(
    decimal? Total,
    IReadOnlyList<HourFloor> Floors,
    IReadOnlyList<ProviderFloor> Providers,
    IReadOnlyList<RequiredCourse> Courses,
    bool OneHourFillsSeveral
)
{
    /// <summary>Nothing that is known.</summary>
    public static readonly HourRequirement Unknown = new(null, [], [], [], false);

    private IReadOnlyDictionary<string, int>? floorOf;

    // What is kept to find floors is not copied: a copy may have other floors.
    private HourRequirement(HourRequirement other) =>
        (Total, Floors, Providers, Courses, OneHourFillsSeveral) = (other.Total, other.Floors, other.Providers, other.Courses, other.OneHourFillsSeveral);

    /// <summary>The number of the floor that a topic fills, by the topic as it is compared.</summary>
    internal IReadOnlyDictionary<string, int> FloorOf =>
        floorOf ??= Floors
            .SelectMany((floor, number) => floor.AlsoKnownAs.Prepend(floor.Topic).Select(topic => (Topic: Named.Plain(topic), number)))
            .DistinctBy(pair => pair.Topic)
            .ToDictionary(pair => pair.Topic, pair => pair.number, StringComparer.Ordinal);
}

/// <summary>Hours of one topic.</summary>
/// <param name="Topic">The topic, as records name it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Hours">The fewest hours.</param>
/// <param name="AtMost">The most hours that count, where there is a limit.</param>
/// <param name="AlsoKnownAs">Other topics that count as it.</param>
/// <param name="For">Only who has this endorsement owes it.</param>
public sealed record HourFloor(string Topic, RuleName Name, decimal Hours, decimal? AtMost, IReadOnlyList<string> AlsoKnownAs, string? For);

/// <summary>Hours of one provider.</summary>
public sealed record ProviderFloor(string Provider, RuleName Name, decimal Hours, IReadOnlyList<string> AlsoKnownAs);

/// <summary>Courses of one topic.</summary>
public sealed record RequiredCourse(string Topic, RuleName Name, int Count);

/// <summary>What renewing a credential asks.</summary>
/// <param name="Hours">Continuing education; null where nothing is known of it.</param>
/// <param name="AsksNone">No continuing education is asked, which is another thing than unknown.</param>
/// <param name="CarryOver">Whether hours that are too many count for the next period.</param>
/// <param name="CountsAfterCertification">Only hours dated after the last certification count.</param>
/// <param name="CountsAfterExpiryIfLapsed">After a lapse, only hours dated after the credential ran out count.</param>
/// <param name="NeverReused">Kinds of courses that never count for renewal, such as <c>core</c>.</param>
/// <param name="DistinctHours">Credentials with the same word here share no hours.</param>
/// <param name="Windows">When it can be asked for; of calendar years, by year.</param>
/// <param name="GraceDays">How many days after the end it can still be renewed.</param>
/// <param name="Fees">What it costs.</param>
/// <param name="ReactivationFee">What it costs after a lapse.</param>
/// <param name="Inactive">Being put to rest.</param>
/// <param name="KeepProofMonths">How long proof is kept.</param>
public sealed record RenewalRule(
    HourRequirement? Hours,
    bool AsksNone,
    bool? CarryOver,
    bool CountsAfterCertification,
    bool CountsAfterExpiryIfLapsed,
    IReadOnlyList<string> NeverReused,
    string? DistinctHours,
    IReadOnlyList<RenewalWindow> Windows,
    int? GraceDays,
    IReadOnlyList<RenewalFee> Fees,
    decimal? ReactivationFee,
    InactiveRule? Inactive,
    int? KeepProofMonths
);

/// <summary>When renewal can be asked for.</summary>
/// <param name="FromYear">Of calendar years, the first one for which this holds.</param>
/// <param name="ToYear">The last one.</param>
/// <param name="Opens">Its first day.</param>
/// <param name="Closes">Its last day.</param>
/// <param name="LateAfter">After this day it costs more.</param>
/// <param name="LateFee">How much more.</param>
public sealed record RenewalWindow(int? FromYear, int? ToYear, WindowEdge? Opens, WindowEdge? Closes, WindowEdge? LateAfter, decimal? LateFee)
{
    /// <summary>Whether it holds for a year.</summary>
    public bool IsFor(int year) => year >= (FromYear ?? int.MinValue) && year <= (ToYear ?? int.MaxValue);
}

/// <summary>A day of a window: so long before the end of the period, or a day of the calendar.</summary>
/// <param name="DaysBefore">Days before the end.</param>
/// <param name="MonthsBefore">Months before the end.</param>
/// <param name="Month">The month of a calendar year.</param>
/// <param name="DayOfMonth">The day of that month.</param>
/// <param name="IsInNextYear">In the year after the one that is counted.</param>
public sealed record WindowEdge(int? DaysBefore, int? MonthsBefore, int? Month, int? DayOfMonth, bool IsInNextYear)
{
    /// <summary>The day, for a period that ends on this one.</summary>
    public DateOnly For(DateOnly end) =>
        DaysBefore is { } days ? end.AddDays(-days)
        : MonthsBefore is { } months ? end.AddMonths(-months)
        : Of(end.Year + (IsInNextYear ? 1 : 0));

    private DateOnly Of(int year) => new(year, Month!.Value, Math.Min(DayOfMonth!.Value, DateTime.DaysInMonth(year, Month.Value)));
}

/// <summary>What a renewal costs, alone or together with another credential's.</summary>
public sealed record RenewalFee(decimal Amount, string? With);

/// <summary>A credential may be put to rest for a while.</summary>
public sealed record InactiveRule(int? Months, decimal? Fee);
