using PeerAtlas.Certification.Checking;

namespace PeerAtlas.Certification.Tests.Checking;

public sealed class RollingPeriodsTests
{
    [Theory]
    [InlineData("2024-05-01", 24, "2026-05-01")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-29")]
    [InlineData("2024-08-31", 6, "2025-02-28")]
    [InlineData("2023-08-31", 6, "2024-02-29")]
    public void A_period_ends_on_the_same_day_of_the_month_or_on_its_last(string issued, int months, string end)
    {
        var rules = Given.Rule($$"""  "period": {"kind": "rolling", "months": {{months}}}  """);
        Assert.Equal(Given.Day(end), Given.Holds("XX-T", issued).On(issued, rules).Period.End);
        Assert.Equal(CredentialStatus.Expiring, Given.Holds("XX-T", issued).On(end, rules).Status);
        Assert.Equal(CredentialStatus.Lapsed, Given.Holds("XX-T", issued).On(Next(end), rules).Status);
    }

    [Fact]
    public void An_end_on_the_31st_is_not_lost_in_a_shorter_month()
    {
        var rules = Given.Rule("""  "period": {"kind": "rolling", "months": 6}  """);
        var held = Given.Holds("XX-T", "2024-08-31") with { Renewals = [new(Given.Day("2025-02-20"), null), new(Given.Day("2025-08-20"), null)] };
        Assert.Equal(Given.Day("2026-02-28"), held.On("2025-09-01", rules).Period.End);
        Assert.Equal(Given.Day("2025-08-31"), held.On("2025-03-01", rules).Period.End);
    }

    [Fact]
    public void Who_renews_early_keeps_the_end_and_later_hours_count_for_what_it_began()
    {
        var held = Given.Holds(
            "WI-CPS",
            "2024-05-01",
            Given.Hour("before", "2026-03-01", 20),
            Given.Hour("on the day", "2026-03-15", 1),
            Given.Hour("between", "2026-04-01", 5),
            Given.Hour("after", "2026-06-01", 2)
        ) with
        {
            Renewals = [new(Given.Day("2026-03-15"), null)],
        };
        Assert.Equal((CredentialStatus.Expiring, 20m), (held.On("2026-03-14").Status, held.On("2026-03-14").Total));
        var renewed = held.On("2026-04-15");
        Assert.Equal((CredentialStatus.Active, 5m, "total 15"), (renewed.Status, renewed.Total, renewed.Lacks()));
        Assert.Equal(Given.Day("2028-05-01"), renewed.Period.End);
        Assert.Equal((7m, "before BeforePeriod, on the day BeforePeriod"), (held.On("2026-07-01").Total, held.On("2026-07-01").Refused()));
    }

    [Fact]
    public void Two_renewals_of_one_period_are_one()
    {
        var held = Given.Holds("WI-CPS", "2024-05-01") with { Renewals = [new(Given.Day("2026-03-15"), null), new(Given.Day("2026-04-20"), null)] };
        Assert.Equal(Given.Day("2028-05-01"), held.On("2026-06-01").Period.End);
    }

    [Fact]
    public void In_the_days_of_grace_it_can_be_renewed_and_hours_still_count()
    {
        var rules = Given.Rule("""  "period": {"kind": "rolling", "months": 12}, "renewal": {"grace_days": 30, "hours": {"total": 10}}  """);
        var held = Given.Holds("XX-T", "2024-05-01", Given.Hour("a", "2025-04-01", 6), Given.Hour("b", "2025-05-10", 3), Given.Hour("c", "2025-06-02", 1));
        var grace = held.On("2025-05-31", rules);
        Assert.Equal((CredentialStatus.Grace, "total 1", Given.Day("2025-05-31")), (grace.Status, grace.Lacks(), grace.Period.Closes));
        Assert.Equal(CredentialStatus.Lapsed, held.On("2025-06-01", rules).Status);
        Assert.Equal("c AfterPeriod", held.On("2025-06-02", rules).Refused());
        // Renewed in grace, it ends when it would have ended.
        var late = held with { Renewals = [new(Given.Day("2025-05-20"), null)] };
        Assert.Equal(
            (CredentialStatus.Active, Given.Day("2026-05-01"), 1m),
            (late.On("2025-06-02", rules).Status, late.On("2025-06-02", rules).Period.End, late.On("2025-06-02", rules).Total)
        );
        // After that, it begins anew.
        var again = held with { Renewals = [new(Given.Day("2025-06-15"), null)] };
        Assert.Equal(Given.Day("2026-06-15"), again.On("2025-07-01", rules).Period.End);
    }

    [Fact]
    public void The_version_of_the_day_holds()
    {
        var rules = new PeerAtlas.Certification.Rules.RuleBook([
            PeerAtlas.Certification.Rules.RuleReader.Read(
                """
                {"id": "XX-T", "name": {"en": "Test"}, "place": "XX", "versions": [
                  {"version": "old", "to": "2025-06-30", "reviewed_on": "2026-11", "read_from": "text", "period": {"kind": "rolling", "months": 24}, "renewal": {"hours": {"total": 10}}},
                  {"version": "new", "from": "2025-07-01", "reviewed_on": "2026-11", "read_from": "text", "period": {"kind": "rolling", "months": 24}, "renewal": {"hours": {"total": 30}}}]}
                """u8,
                "XX-T.json"
            ),
        ]);
        var held = Given.Holds("XX-T", "2024-09-01");
        Assert.Equal(("old", "total 10"), (held.On("2025-06-30", rules).Version.Version, held.On("2025-06-30", rules).Lacks()));
        Assert.Equal(("new", "total 30"), (held.On("2025-07-01", rules).Version.Version, held.On("2025-07-01", rules).Lacks()));
    }

    [Fact]
    public void Where_an_hour_may_fill_several_floors_it_does()
    {
        const string Floors = """
            "floors": [{"topic": "ethics", "name": {"en": "ethics"}, "hours": 2}, {"topic": "trauma", "name": {"en": "trauma"}, "hours": 2}]
            """;
        var held = Given.Holds("XX-T", "2025-01-01", Given.Hour("a", "2025-02-01", 2, "ethics", "trauma"), Given.Hour("b", "2025-02-01", 2));
        var one = Given.Rule("""  "period": {"kind": "rolling", "months": 12}, "renewal": {"hours": {"total": 4,  """ + Floors + "}}");
        var several = Given.Rule(
            """  "period": {"kind": "rolling", "months": 12}, "renewal": {"hours": {"total": 4, "one_hour_fills_several": true,  """ + Floors + "}}"
        );
        Assert.Equal((4m, "trauma 2"), (held.On("2025-03-01", one).Total, held.On("2025-03-01", one).Lacks()));
        Assert.Equal((4m, ""), (held.On("2025-03-01", several).Total, held.On("2025-03-01", several).Lacks()));
    }

    private static string Next(string day) => Given.Day(day).AddDays(1).ToString("yyyy-MM-dd");
}
