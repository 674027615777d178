using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits.Tests;

public sealed class SafeHoursTests
{
    private static SafeHours Of(BenefitCase one, KeptBenefit benefit) => SafeHours.Of(one, BenefitFigures.Shipped).Single(safe => safe.Benefit == benefit);

    [Fact]
    public void Hours_that_keep_some_SSI_are_safe_in_the_longest_month_and_half_an_hour_more_is_not()
    {
        var one = Cases.Of("2026-03") with { Hourly = 15 };
        var safe = Of(one, KeptBenefit.SsiCash);

        // 2,301.78 / 15 = 153.4 hours a month, 34.6 a week of 31 days.
        Assert.Equal(34.5m, safe.HoursAWeek);
        decimal Wages(decimal hours) => hours * 15 * 31 / 7;
        Assert.True(Wages(34.5m) < 2301.78m && Wages(35) >= 2301.78m);
    }

    [Theory]
    [InlineData(2, KeptBenefit.TrialMonth, 18)] // 1,210 / 15 / (31 / 7) = 18.2
    [InlineData(9, KeptBenefit.Ssdi, 25)] // 1,690 / 15 / (31 / 7) = 25.4
    public void Hours_that_keep_SSDI_are_below_the_amount_of_the_year(int trialMonths, KeptBenefit benefit, decimal hours) =>
        Assert.Equal(hours, Of(Cases.Of("2026-03") with { Ssdi = 900, TrialMonthsUsed = trialMonths, Hourly = 15 }, benefit).HoursAWeek);

    [Fact]
    public void Forty_hours_in_the_shortest_month_are_ten_a_week()
    {
        var safe = Of(Cases.Of("2026-03") with { Hourly = 15 }, KeptBenefit.CommonHealth);

        Assert.Equal((10m, true), (safe.HoursAWeek, safe.IsLeast));
    }

    [Fact]
    public void Medicaid_that_CommonHealth_carries_on_is_lost_by_no_hours() =>
        Assert.Null(Of(Cases.Of("2026-03") with { Hourly = 15 }, KeptBenefit.Medicaid).HoursAWeek);

    [Fact]
    public void Without_a_wage_of_an_hour_no_hours_are_told_and_it_follows_from_wages_and_hours()
    {
        Assert.Empty(SafeHours.Of(Cases.Of("2026-03"), BenefitFigures.Shipped));
        Assert.Equal(34.5m, Of(Cases.Of("2026-03") with { Wages = 1500, Hours = 100 }, KeptBenefit.SsiCash).HoursAWeek);
    }
}
