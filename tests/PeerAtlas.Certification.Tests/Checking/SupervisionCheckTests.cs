using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Tests.Checking;

public sealed class SupervisionCheckTests
{
    private static readonly SupervisionCadence Weekly = SupervisionCadence.Of(1, CadenceUnit.Week, null, null);
    private static readonly SupervisionCadence Monthly = SupervisionCadence.Of(1, CadenceUnit.Month, null, null);
    private static readonly SupervisionCadence Kentucky = RuleBook.Shipped.Find("KY-APSS")!.Versions[0].SupervisionOf(isProvisional: false)!;

    // Days of 2026 and 2027, the turn of the year among them.
    private static readonly Gen<DateOnly> SomeDay = Gen.Choose(0, 500).Select(number => new DateOnly(2026, 1, 1).AddDays(number));

    private static readonly Gen<HeldSession> SomeSession =
        from day in SomeDay
        from minutes in Gen.Elements(10, 30, 60)
        from isFaceToFace in Gen.Elements(true, false)
        select new HeldSession(day, minutes, isFaceToFace);

    private static readonly Gen<SupervisionCadence> SomeCadence =
        from times in Gen.Choose(1, 4)
        from every in Gen.Elements(CadenceUnit.Week, CadenceUnit.Month)
        from minutes in Gen.Elements<int?>(null, 20, 45)
        from faceToFace in Gen.Elements<int?>(null, 1, times)
        select SupervisionCadence.Of(times, every, minutes, faceToFace);

    private static readonly Gen<(SupervisionCadence Cadence, DateOnly Since, HeldSession[] Sessions, DateOnly Day)> Cases =
        from cadence in SomeCadence
        from since in SomeDay
        from sessions in SomeSession.ArrayOf()
        from day in SomeDay
        select (cadence, since, sessions, day);

    [Theory]
    // Weeks begin on Monday: 28 December 2026 does, and its week ends on 3 January 2027.
    [InlineData("2026-12-30", "2027-01-02", "Kept 2027-01-10")]
    [InlineData("2026-12-27", "2027-01-02", "Due 2027-01-03")]
    [InlineData("2026-12-27", "2027-01-04", "Overdue 2027-01-04")]
    [InlineData("2026-12-20", "2027-01-04", "Overdue 2026-12-28")]
    // This week is there: what was missed before is not made up, and is over.
    [InlineData("2026-12-20,2027-01-04", "2027-01-04", "Kept 2027-01-17")]
    public void Weeks_go_over_the_turn_of_the_year(string sessions, string day, string stands) =>
        Assert.Equal(stands, Stands(Weekly, "2026-11-30", sessions, day));

    [Theory]
    [InlineData("2027-01-31", "2027-02-01", "Due 2027-02-28")]
    [InlineData("2027-01-31", "2027-02-28", "Due 2027-02-28")]
    [InlineData("2027-01-31", "2027-03-01", "Overdue 2027-03-01")]
    [InlineData("2027-02-28", "2027-02-28", "Kept 2027-03-31")]
    [InlineData("2028-01-31", "2028-02-29", "Due 2028-02-29")]
    [InlineData("2027-04-30", "2027-05-31", "Due 2027-05-31")]
    [InlineData("2027-12-31", "2028-01-01", "Due 2028-01-31")]
    public void Months_end_on_their_own_last_day(string session, string day, string stands) =>
        Assert.Equal(stands, Stands(Monthly, "2027-01-01", session, day));

    [Theory]
    [InlineData("2026-10-14", "2026-10-14", "Due 2026-11-30")]
    [InlineData("2026-10-14", "2026-10-31", "Due 2026-11-30")]
    [InlineData("2026-10-14", "2026-11-30", "Due 2026-11-30")]
    [InlineData("2026-10-14", "2026-12-01", "Overdue 2026-12-01")]
    [InlineData("2026-10-01", "2026-10-31", "Due 2026-10-31")]
    [InlineData("2026-10-01", "2026-11-01", "Overdue 2026-11-01")]
    // Before it began, nothing can be late.
    [InlineData("2026-10-14", "2026-10-13", "NotAsked ")]
    public void What_began_in_the_middle_of_a_month_owes_nothing_for_the_time_before(string since, string day, string stands) =>
        Assert.Equal(stands, Stands(Monthly, since, "", day));

    [Fact]
    public void Kentucky_asks_for_two_talks_a_month_face_to_face_and_one_of_them_long()
    {
        var since = Given.Day("2026-09-01");
        var talk = new HeldSession(Given.Day("2026-10-05"), 20, IsFaceToFace: true);
        Assert.Equal((2, 30, 2), Lacks([]));
        Assert.Equal((1, 30, 1), Lacks([talk]));
        // Two short ones: one more has to be long.
        Assert.Equal((1, 30, 0), Lacks([talk, talk]));
        Assert.Equal((1, null, 1), Lacks([talk, talk with { Minutes = 30, IsFaceToFace = false }]));
        Assert.Equal(SupervisionState.Kept, SupervisionCheck.Of(Kentucky, since, [talk, talk with { Minutes = 30 }], Given.Day("2026-10-20")).State);

        (int, int?, int) Lacks(HeldSession[] sessions)
        {
            var standing = SupervisionCheck.Of(Kentucky, since, sessions, Given.Day("2026-10-20"));
            return (standing.Times, standing.Minutes, standing.FaceToFace);
        }
    }

    [Fact]
    public void Where_nothing_is_asked_or_nobody_could_tell_how_often_nothing_is_overdue()
    {
        var (since, day) = (Given.Day("2020-01-01"), Given.Day("2026-10-20"));
        var unknown = new SupervisionCadence(SupervisedStage.Any, null, null, 30, null, [SupervisorKind.ExperiencedPeer]);
        Assert.Equal(SupervisionState.NotAsked, SupervisionCheck.Of(null, since, [], day).State);
        Assert.Equal(SupervisionState.NotAsked, SupervisionCheck.Of(unknown, since, [], day).State);
        Assert.Equal(SupervisionState.NotAsked, SupervisionCheck.Worst([]).State);
    }

    [Fact]
    public void Of_several_the_one_that_is_overdue_longest_comes_first_and_then_what_is_due_first()
    {
        SupervisionStanding Of(SupervisionState state, string? day) => new(state, day is null ? null : Given.Day(day), 0, null, 0);
        var all = new[]
        {
            Of(SupervisionState.NotAsked, null),
            Of(SupervisionState.Kept, "2026-11-30"),
            Of(SupervisionState.Due, "2026-10-31"),
            Of(SupervisionState.Due, "2026-10-25"),
            Of(SupervisionState.Overdue, "2026-10-01"),
            Of(SupervisionState.Overdue, "2026-09-01"),
        };
        for (var left = all.Length; left > 0; left--)
            Assert.Equal(all[left - 1], SupervisionCheck.Worst(all.Take(left)));
    }

    [Fact]
    public void A_further_session_never_makes_it_worse() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Cases.ToArbitrary(), SomeSession.ToArbitrary(), (given, further) =>
            {
                var before = SupervisionCheck.Of(given.Cadence, given.Since, given.Sessions, given.Day);
                var after = SupervisionCheck.Of(given.Cadence, given.Since, [.. given.Sessions, further], given.Day);
                Assert.True(after.State >= before.State, $"{before} became {after}");
                Assert.False(after.Day < before.Day, $"{before} became {after}");
                Assert.True(after.Times <= before.Times && after.FaceToFace <= before.FaceToFace);
            }));

    [Fact]
    public void The_order_of_sessions_and_what_is_still_to_come_say_nothing() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(Cases.ToArbitrary(), given =>
                Assert.Equal(
                    SupervisionCheck.Of(given.Cadence, given.Since, given.Sessions, given.Day),
                    SupervisionCheck.Of(given.Cadence, given.Since, given.Sessions.Reverse().Where(session => session.On <= given.Day), given.Day)
                )
            )
        );

    [Fact]
    public void Nothing_is_owed_for_a_time_before_it_began_or_for_a_part_of_a_week_or_month() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Cases.ToArbitrary(), given =>
            {
                var days = given.Cadence.Every == CadenceUnit.Week ? 7 : 28;
                var standing = SupervisionCheck.Of(given.Cadence, given.Since, given.Sessions, given.Day);
                if (standing.State == SupervisionState.Overdue)
                    Assert.True(standing.Day >= given.Since.AddDays(days) && standing.Day <= given.Day);
            }));

    [Fact]
    public void Whoever_keeps_the_stricter_one_keeps_the_other() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(Cases.ToArbitrary(), SomeCadence.ToArbitrary(), (given, other) =>
            {
                // Sessions that keep the one in every week or month of its own.
                var sessions = Keeping(given.Cadence).ToList();
                if (!given.Cadence.Covers(other))
                    return;
                var end = new DateOnly(2027, 6, 30);
                Assert.NotEqual(SupervisionState.Overdue, SupervisionCheck.Of(other, new(2026, 1, 1), sessions, end).State);
                for (var day = new DateOnly(2026, 2, 28); day < end; day = day.AddDays(9))
                    Assert.NotEqual(SupervisionState.Overdue, SupervisionCheck.Of(other, new(2026, 1, 1), sessions, day).State);
            }));

    [Theory]
    [InlineData(1, CadenceUnit.Week, 3, CadenceUnit.Month, true)]
    // June 2027 begins on a Tuesday and has 30 days: its whole weeks are three.
    [InlineData(1, CadenceUnit.Week, 4, CadenceUnit.Month, false)]
    [InlineData(4, CadenceUnit.Month, 1, CadenceUnit.Week, false)]
    [InlineData(2, CadenceUnit.Month, 2, CadenceUnit.Month, true)]
    public void Which_is_stricter(int times, CadenceUnit every, int otherTimes, CadenceUnit otherEvery, bool covers) =>
        Assert.Equal(covers, SupervisionCadence.Of(times, every, null, null).Covers(SupervisionCadence.Of(otherTimes, otherEvery, null, null)));

    [Fact]
    public void What_asks_for_long_talks_or_names_who_may_supervise_is_not_covered_by_what_does_not()
    {
        Assert.False(Weekly.Covers(Kentucky));
        Assert.False(Kentucky.Covers(Weekly));
        var named = Monthly with { By = [SupervisorKind.PeerSupervisor] };
        Assert.False(Weekly.Covers(named));
        Assert.True(named.Covers(Monthly));
        Assert.True((Monthly with { By = [SupervisorKind.PeerSupervisor] }).AsksTheSame(named));
    }

    [Theory]
    [InlineData("TX-MHPS", true, 1, CadenceUnit.Week)]
    [InlineData("TX-MHPS", false, 1, CadenceUnit.Month)]
    [InlineData("KY-APSS", true, 2, CadenceUnit.Month)]
    public void A_rule_asks_by_stage(string rule, bool isProvisional, int times, CadenceUnit every)
    {
        var asked = RuleBook.Shipped.Find(rule)!.Versions[0].SupervisionOf(isProvisional)!;
        Assert.Equal((times, every), (asked.Times, asked.Every));
    }

    [Fact]
    public void No_other_rule_that_is_shipped_tells_of_supervision() =>
        Assert.Equal(
            ["KY-APSS", "TX-MHPS"],
            RuleBook.Shipped.All.Where(rule => rule.Versions.Any(version => version.Supervision.Count > 0)).Select(rule => rule.Id).Order()
        );

    /// <summary>What keeps a cadence, always as late as it may and then as early as it may.</summary>
    private static IEnumerable<HeldSession> Keeping(SupervisionCadence cadence)
    {
        var (start, isLate) = (cadence.Every == CadenceUnit.Week ? new DateOnly(2025, 12, 29) : new DateOnly(2026, 1, 1), false);
        while (start < new DateOnly(2027, 7, 10))
        {
            var next = cadence.Every == CadenceUnit.Week ? start.AddDays(7) : start.AddMonths(1);
            for (var number = 0; number < cadence.Times; number++)
                yield return new(isLate ? next.AddDays(-1) : start, number == 0 ? cadence.MinutesOfOne ?? 5 : 5, number < (cadence.FaceToFace ?? 0));
            (start, isLate) = (next, !isLate);
        }
    }

    private static string Stands(SupervisionCadence cadence, string since, string sessions, string day)
    {
        var held = sessions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => new HeldSession(Given.Day(text), 30, IsFaceToFace: false));
        var standing = SupervisionCheck.Of(cadence, Given.Day(since), held, Given.Day(day));
        return $"{standing.State} {standing.Day:yyyy-MM-dd}";
    }
}
