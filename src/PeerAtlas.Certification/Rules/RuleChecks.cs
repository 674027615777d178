using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>What the parts of a version say about each other.</summary>
internal static class RuleChecks
{
    public static void Check(RuleVersion version, JsonFields fields)
    {
        CheckPeriod(version, fields);
        CheckEndorsements(version, fields);
        SupervisionReader.Check(version, fields);
        if (version.Levels.DistinctBy(level => level.Level).Count() < version.Levels.Count)
            fields.Refuse("levels", "The same level stands there twice.");
        if (version.Entry.Training is { Total: null, Floors.Count: 0 } or { Providers.Count: > 0 } or { Courses.Count: > 0 })
            fields.Refuse("entry", "A training has a total or floors by topic, and neither providers nor courses.");
    }

    private static void CheckPeriod(RuleVersion version, JsonFields fields)
    {
        var (period, renewal) = (version.Period, version.Renewal);
        var isCalendar = period?.Kind == PeriodKind.Calendar;
        if (period?.Kind == PeriodKind.None && (renewal.Hours is not null || renewal.Windows.Count > 0 || renewal.GraceDays is not null))
            fields.Refuse("renewal", "The credential does not expire, so that there is nothing to renew.");
        if (!isCalendar && renewal.Windows.Any(window => window.FromYear is not null || window.ToYear is not null))
            fields.Refuse("renewal", "Windows by year belong to calendar years.");
        if (!isCalendar && renewal.Windows.Any(window => Edges(window).Any(edge => edge.Month is not null)))
            fields.Refuse("renewal", "A window by days of the calendar belongs to calendar years.");
        if (period?.Kind != PeriodKind.Chosen)
            return;
        if (renewal.Hours?.Total is not null)
            fields.Refuse("renewal", "The total follows from the years that are chosen; leave it out here.");
        foreach (var choice in period.Choices)
            RequirementReader.Check(renewal.Hours ?? HourRequirement.Unknown, choice.Total, "period", fields);
    }

    private static void CheckEndorsements(RuleVersion version, JsonFields fields)
    {
        var known = version.Endorsements.Select(endorsement => endorsement.Id).ToHashSet(StringComparer.Ordinal);
        if (known.Count < version.Endorsements.Count)
            fields.Refuse("endorsements", "The same endorsement stands there twice.");
        IEnumerable<HourFloor> floors = [.. version.Renewal.Hours?.Floors ?? [], .. version.Entry.Training?.Floors ?? []];
        foreach (var floor in floors.Where(floor => floor.For is not null && !known.Contains(floor.For)))
            fields.Refuse("endorsements", $"The floor {floor.Topic} is for \"{floor.For}\", which is no endorsement of this rule.");
    }

    private static IEnumerable<WindowEdge> Edges(RenewalWindow window) => new[] { window.Opens, window.Closes, window.LateAfter }.OfType<WindowEdge>();
}
