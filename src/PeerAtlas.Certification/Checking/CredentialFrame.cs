using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>A credential, the version that holds, the period that runs and what it asks.</summary>
internal sealed class CredentialFrame
{
    private readonly HashSet<string> coreCourses;

    public CredentialFrame(HeldCredential held, CertificationRule rule, RuleVersion version, IReadOnlyList<HourRecord> shared, DateOnly on)
    {
        (Held, Rule, Version, On) = (held, rule, version, on);
        Records = shared.Count == 0 ? held.Hours : [.. shared, .. held.Hours];
        coreCourses = held.CoreCourses.Count == 0 ? [] : held.CoreCourses.Select(Named.Plain).ToHashSet(StringComparer.Ordinal);
        IsInTraining = held.Issued is not { } issued || issued > on;
        IsProvisional = !IsInTraining && version.Provisional is { } stage && (stage.IsWhole || held.IsProvisional);
        Asked = (IsInTraining ? version.Entry.Training : version.Renewal.Hours) ?? HourRequirement.Unknown;
        for (var floor = 0; floor < Asked.Floors.Count; floor++)
        {
            if (Asked.Floors[floor].For is not { } endorsement || held.Endorsements.Any(other => other.Id == endorsement))
                OwedFloors |= 1UL << floor;
        }

        Period = PeriodFinder.Find(this);
    }

    public HeldCredential Held { get; }

    public CertificationRule Rule { get; }

    public RuleVersion Version { get; }

    public DateOnly On { get; }

    /// <summary>All hours that may count for it.</summary>
    public IReadOnlyList<HourRecord> Records { get; }

    public bool IsInTraining { get; }

    public bool IsProvisional { get; }

    /// <summary>The hours that are asked.</summary>
    public HourRequirement Asked { get; }

    /// <summary>The floors that this holder owes, by bits.</summary>
    public ulong OwedFloors { get; }

    public RunningPeriod Period { get; }

    public decimal? Total => Period.Total ?? Asked.Total;

    /// <summary>The word of the credentials with which it shares no hours; null where that does not matter.</summary>
    public string? SharesNoHours => IsInTraining || IsProvisional || !Period.Owes ? null : Version.Renewal.DistinctHours;

    /// <summary>The floors that a record may fill, by bits.</summary>
    public ulong FloorsOf(HourRecord record)
    {
        var mask = 0UL;
        foreach (var topic in record.PlainTopics)
        {
            if (Asked.FloorOf.TryGetValue(topic, out var floor))
                mask |= 1UL << floor;
        }

        return mask & OwedFloors;
    }

    /// <summary>Why a record does not count in the running period; null where it does.</summary>
    public NotCounted? WhyNot(HourRecord record) =>
        record.Date > On ? new(record.Id, NotCountedReason.InTheFuture, On)
        : record.Date < Period.From ? new(record.Id, Period.Before, Period.From)
        : record.Date > Period.To ? new(record.Id, NotCountedReason.AfterPeriod, Period.To)
        : WhyNever(record);

    /// <summary>Why a record counts in no period; null where it may.</summary>
    public NotCounted? WhyNever(HourRecord record) =>
        IsInTraining
            ? Version.Entry.OneOf?.IsOfACourse(record.PlainTopics) == true
                ? new(record.Id, NotCountedReason.OfTheOtherPart)
                : null
            : Reused(record) is { } kind
                ? new(record.Id, NotCountedReason.NeverReused, Detail: kind)
                : null;

    /// <summary>The kind of a course that never counts for renewal: told as its topic, by its name, or in the list of such courses.</summary>
    private string? Reused(HourRecord record)
    {
        foreach (var kind in Version.Renewal.NeverReused)
        {
            var plain = Named.Plain(kind);
            if (
                record.PlainTopics.Contains(plain, StringComparer.Ordinal)
                || (record.PlainCourse is { } course && (coreCourses.Contains(course) || IsNamedAfter(record.Course!, kind)))
            )
                return kind;
        }

        return null;
    }

    // "Core 3" and "core: ethics" are core courses; "Corel Draw" is none.
    private static bool IsNamedAfter(string course, string kind) =>
        course.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && (course.Length == kind.Length || !char.IsLetter(course[kind.Length]));
}
