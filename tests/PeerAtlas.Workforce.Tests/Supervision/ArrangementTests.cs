using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Tests.Supervision;

public sealed class ArrangementTests
{
    private static readonly Guid Agency = Guid.NewGuid();
    private static readonly Guid Worker = Guid.NewGuid();
    private static readonly SupervisionCadence Weekly = SupervisionCadence.Of(1, CadenceUnit.Week, null, null);
    private static readonly SupervisionCadence Monthly = SupervisionCadence.Of(1, CadenceUnit.Month, null, null);
    private static readonly SupervisionCadence MonthlyLong = SupervisionCadence.Of(1, CadenceUnit.Month, 60, null);

    [Fact]
    public void Of_two_that_ask_the_stricter_holds_and_both_where_neither_covers_the_other()
    {
        Assert.Equal([Weekly], Holding(Monthly, Weekly));
        Assert.Equal([Weekly, MonthlyLong], Holding(Weekly, MonthlyLong));
        Assert.Equal([MonthlyLong], Holding(Monthly, MonthlyLong));
        Assert.Single(Holding(Monthly, Monthly));
        Assert.Empty(Holding());
    }

    [Fact]
    public void Both_hold_so_that_the_worse_of_both_is_told()
    {
        var line = Line("2026-06-01", null);
        // Every week a short talk: the week is kept, and the month has no long one.
        var talks = Enumerable.Range(0, 17).Select(week => Talk(line, new DateOnly(2026, 6, 1).AddDays(7 * week), 20)).ToArray();
        var standing = Of([line], talks, "2026-09-23", Weekly, MonthlyLong).Standing;
        Assert.Equal((SupervisionState.Overdue, new DateOnly(2026, 7, 1), 60), (standing.State, standing.Day, standing.Minutes));
    }

    [Fact]
    public void Who_follows_whom_without_a_gap_is_one_time_and_after_a_gap_it_begins_anew()
    {
        var (first, second) = (Line("2026-07-01", "2026-09-14"), Line("2026-09-15", null));
        Assert.Equal(SupervisionState.Overdue, Of([first, second], [], "2026-10-05", Monthly).Standing.State);
        var later = Line("2026-09-17", null);
        var standing = Of([first, later], [], "2026-10-05", Monthly).Standing;
        Assert.Equal((SupervisionState.Due, new DateOnly(2026, 10, 31)), (standing.State, standing.Day));
    }

    [Fact]
    public void Talks_of_both_lines_count_together_and_those_of_a_line_that_ended_too()
    {
        var (peer, ended, now) = (Line("2026-07-01", null, SupervisionLineKind.Peer), Line("2026-07-01", "2026-09-20"), Line("2026-09-21", null));
        var twice = SupervisionCadence.Of(2, CadenceUnit.Month, null, null);
        Assert.Equal(
            SupervisionState.Kept,
            Of([peer, ended, now], [Talk(peer, new(2026, 9, 3)), Talk(ended, new(2026, 9, 10))], "2026-09-25", twice).Standing.State
        );
    }

    [Fact]
    public void Where_a_rule_names_who_may_supervise_only_talks_with_somebody_of_whom_that_was_said_count()
    {
        var named = Monthly with { By = [SupervisorKind.PeerSupervisor] };
        var line = Line("2026-07-01", null);
        Assert.Equal(SupervisionState.Overdue, Of([line], [Talk(line, new(2026, 9, 3))], "2026-09-25", named).Standing.State);
        line.AttestedOn = new(2026, 9, 1);
        Assert.Equal(SupervisionState.Kept, Of([line], [Talk(line, new(2026, 9, 3))], "2026-09-25", named).Standing.State);
    }

    [Fact]
    public void Where_nobody_supervises_nothing_is_overdue_and_what_is_asked_is_told_all_the_same()
    {
        var found = Of([Line("2026-01-01", "2026-03-31")], [], "2026-10-05", Weekly);
        Assert.Equal(SupervisionState.NotAsked, found.Standing.State);
        Assert.Empty(found.Lines);
        Assert.Single(found.Holding);
    }

    private static IEnumerable<SupervisionCadence> Holding(params SupervisionCadence[] cadences) =>
        AskedCadence.Holding(Asked(cadences)).Select(one => one.Cadence);

    private static List<AskedCadence> Asked(IEnumerable<SupervisionCadence> cadences) =>
        [.. cadences.Select(cadence => new AskedCadence(null, cadence, new(2020, 1, 1), IsShown: true))];

    private static Arrangement Of(SupervisionLine[] lines, SupervisionSession[] talks, string day, params SupervisionCadence[] cadences) =>
        Arrangement.Of(lines, talks, Asked(cadences), Day(day)!.Value);

    private static SupervisionLine Line(string from, string? to, SupervisionLineKind kind = SupervisionLineKind.Clinical) =>
        new()
        {
            OrganisationId = Agency,
            WorkerId = Worker,
            Kind = kind,
            SupervisorName = "Sam",
            StartsOn = Day(from)!.Value,
            EndsOn = Day(to),
        };

    private static SupervisionSession Talk(SupervisionLine line, DateOnly on, int minutes = 30) =>
        new()
        {
            OrganisationId = Agency,
            LineId = line.Id,
            On = on,
            Minutes = minutes,
            Kind = TalkKind.Video,
            IsByWorker = true,
        };

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
