using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads what renewing a credential asks.</summary>
internal static class RenewalReader
{
    private const decimal MostDollars = 100_000;

    /// <summary>With eight credentials, their floors and free hours are told apart by 64 bits.</summary>
    private const int MostFloorsOfDistinctHours = 7;

    private static readonly Dictionary<string, bool> AfterCertification = new(StringComparer.Ordinal) { ["certification"] = true };
    private static readonly Dictionary<string, bool> AfterExpiry = new(StringComparer.Ordinal) { ["expiry"] = true };

    public static RenewalRule Read(JsonFields? fields)
    {
        if (fields is null)
            return new(null, false, null, false, false, [], null, [], null, [], null, null, null);
        var windows = fields.Objects("windows", 60);
        var renewal = new RenewalRule(
            RequirementReader.Read(fields.Object("hours")),
            fields.Flag("asks_no_hours") ?? false,
            fields.Flag("carry_over"),
            fields.Choice("counts_after", AfterCertification) ?? false,
            fields.Choice("counts_after_lapse", AfterExpiry) ?? false,
            fields.Texts("never_reused", 20, longest: 60),
            fields.Text("distinct_hours", longest: 40),
            [.. windows.Select(Window)],
            fields.Whole("grace_days", 1, 3660),
            [.. fields.Objects("fees", 10).Select(Fee)],
            fields.Number("reactivation_fee", 0, MostDollars),
            Inactive(fields.Object("inactive")),
            fields.Whole("keep_proof_months", 1, 600)
        );
        if (renewal is { AsksNone: true, Hours: not null })
            fields.Refuse("asks_no_hours", "The rule asks no hours, and it asks hours.");
        if (renewal is { DistinctHours: not null, Hours: { } hours } && (hours.OneHourFillsSeveral || hours.Providers.Count > 0 || hours.Courses.Count > 0))
            fields.Refuse("distinct_hours", "Hours that no two credentials share cannot be divided by providers, by courses, or among several topics at once.");
        if (renewal.DistinctHours is not null && renewal.Hours?.Floors.Any(floor => floor.AtMost is not null) == true)
            fields.Refuse("distinct_hours", "Where no two credentials share hours, no floor has a most.");
        if (renewal is { DistinctHours: not null, Hours.Floors.Count: > MostFloorsOfDistinctHours })
            fields.Refuse("distinct_hours", $"Hours that no two credentials share have at most {MostFloorsOfDistinctHours} floors.");
        CheckYears(renewal.Windows, windows);
        fields.RefuseOthers();
        return renewal;
    }

    private static RenewalWindow Window(JsonFields fields)
    {
        var window = new RenewalWindow(
            fields.Whole("from_year", 1900, 2199),
            fields.Whole("to_year", 1900, 2199),
            Edge(fields.Object("opens")),
            Edge(fields.Object("closes")),
            Edge(fields.Object("late_after")),
            fields.Number("late_fee", 0, MostDollars)
        );
        if (window.ToYear < window.FromYear)
            fields.Refuse("to_year", "The window ends before it begins.");
        if (window is { Opens: null, Closes: null })
            fields.Refuse("", "A window opens or closes.");
        var end = new DateOnly(2025, 12, 31);
        if (window is { Opens: { } opens, Closes: { } closes } && closes.For(end) < opens.For(end))
            fields.Refuse("closes", "The window closes before it opens.");
        if (window is { LateAfter: { } late, Closes: { } last } && last.For(end) < late.For(end))
            fields.Refuse("late_after", "It is late only after the window has closed.");
        fields.RefuseOthers();
        return window;
    }

    private static WindowEdge? Edge(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var edge = new WindowEdge(
            fields.Whole("days_before", 0, 3660),
            fields.Whole("months_before", 0, 120),
            fields.Whole("month", 1, 12),
            fields.Whole("day", 1, 31),
            fields.Flag("next_year") ?? false
        );
        var ways = new[] { edge.DaysBefore is not null, edge.MonthsBefore is not null, edge.Month is not null }.Count(isTold => isTold);
        if (ways != 1 || edge.Month is null != edge.DayOfMonth is null || edge is { IsInNextYear: true, Month: null })
            fields.Refuse("", "A day is told by days_before, by months_before, or by month and day (and next_year).");
        else if (edge is { Month: { } month, DayOfMonth: { } day } && day > DateTime.DaysInMonth(2024, month))
            fields.Refuse("day", "The month has no such day.");
        fields.RefuseOthers();
        // What is refused is not worked with.
        return fields.Problems.Count > 0 ? null : edge;
    }

    private static void CheckYears(IReadOnlyList<RenewalWindow> windows, IReadOnlyList<JsonFields> objects)
    {
        for (var number = 1; number < windows.Count; number++)
        {
            if (windows.Take(number).Any(other => Overlap(other, windows[number])))
                objects[number].Refuse("from_year", "Another window holds for the same years.");
        }
    }

    private static bool Overlap(RenewalWindow one, RenewalWindow other) =>
        (one.FromYear ?? int.MinValue) <= (other.ToYear ?? int.MaxValue) && (other.FromYear ?? int.MinValue) <= (one.ToYear ?? int.MaxValue);

    private static RenewalFee Fee(JsonFields fields)
    {
        var fee = new RenewalFee(fields.Number("amount", 0, MostDollars, required: true) ?? 0, fields.Text("with", longest: 40));
        fields.RefuseOthers();
        return fee;
    }

    private static InactiveRule? Inactive(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var inactive = new InactiveRule(fields.Whole("months", 1, 600), fields.Number("fee", 0, MostDollars));
        fields.RefuseOthers();
        return inactive;
    }
}
