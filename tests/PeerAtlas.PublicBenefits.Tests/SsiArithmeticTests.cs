using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits.Tests;

public sealed class SsiArithmeticTests
{
    public static TheoryData<string> Rows =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "ssi-2026.csv")).Where(line => line[0] != '#').Skip(1)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_worked_row_of_2026_is_met(string row)
    {
        var cells = row.Split(',').Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)).ToList();
        var one = Cases.Of("2026-03") with { Unearned = cells[0], Wages = cells[1], Irwe = cells[2], BlindWorkExpenses = cells[3], Blind = cells[3] > 0 };

        var ssi = SsiArithmetic.Of(one, one.Unearned, BenefitFigures.Shipped);

        Assert.Equal((cells[4], cells[5]), (ssi.Countable, ssi.Federal));
        // The row gives the supplement for a disability; who is blind has a higher one.
        Assert.Equal(cells[6], ssi.Cash - (one.Blind ? 149.74m - 114.39m : 0));
    }

    [Theory]
    [InlineData("2024-01", 943, 1415)]
    [InlineData("2025-12", 967, 1450)]
    [InlineData("2026-12", 994, 1491)]
    public void Without_income_the_rate_of_the_year_is_paid(string month, decimal single, decimal couple)
    {
        var one = Cases.Of(month) with { State = "TX" };

        Assert.Equal(single, SsiArithmetic.Of(one, 0, BenefitFigures.Shipped).Federal);
        Assert.Equal(couple, SsiArithmetic.Of(one with { Household = Household.Couple }, 0, BenefitFigures.Shipped).Federal);
    }

    [Theory]
    [InlineData(Household.Single, "TX", 207300)]
    [InlineData(Household.Couple, "TX", 306700)]
    [InlineData(Household.Single, "MA", 230178)]
    [InlineData(Household.Couple, "MA", 342712)]
    public void Wages_alone_end_the_cash_of_2026_exactly_at_the_break_even(Household household, string state, int cents)
    {
        var wages = cents / 100m;
        var one = Cases.Of("2026-01") with { Household = household, State = state };

        Assert.Equal(0, SsiArithmetic.Of(one with { Wages = wages }, 0, BenefitFigures.Shipped).Cash);
        Assert.Equal(0.01m, SsiArithmetic.Of(one with { Wages = wages - 0.02m }, 0, BenefitFigures.Shipped).Cash);
    }

    [Theory]
    [InlineData("own", false, false, 11439)]
    [InlineData("own", true, false, 14974)]
    [InlineData("own", false, true, 12882)]
    [InlineData("shared", false, false, 3040)]
    [InlineData("shared", false, true, 3926)]
    public void Massachusetts_adds_by_how_somebody_lives_and_why_they_get_it(string living, bool isBlind, bool isAged, int cents)
    {
        var one = Cases.Of("2026-01") with { Living = Enum.Parse<Living>(living, ignoreCase: true), Blind = isBlind, Aged = isAged };

        Assert.Equal(cents / 100m, SsiArithmetic.Of(one, 0, BenefitFigures.Shipped).State);
    }

    [Fact]
    public void What_nobody_told_of_a_supplement_is_unknown_and_no_zero()
    {
        var one = Cases.Of("2026-01");

        Assert.Null(SsiArithmetic.Of(one with { State = "CA" }, 0, BenefitFigures.Shipped).State);
        Assert.Null(SsiArithmetic.Of(one with { Living = Living.Shared, Blind = true }, 0, BenefitFigures.Shipped).State);
        Assert.Null(SsiArithmetic.Of(one with { Household = Household.Couple, Blind = true }, 0, BenefitFigures.Shipped).State);
    }

    [Fact]
    public void A_couple_is_counted_together_and_has_the_exclusions_once()
    {
        var one = Cases.Of("2025-06") with { Household = Household.Couple, State = "TX", Wages = 1000 };
        var ssi = SsiArithmetic.Of(one, 0, BenefitFigures.Shipped);

        Assert.Equal((457.50m, 992.50m), (ssi.Countable, ssi.Federal));
    }

    [Theory]
    [InlineData(1000, 9230, 45750)] // the exclusion of the year is used up
    [InlineData(2500, 0, 6250)]
    [InlineData(2290, 0, 0)]
    [InlineData(2290, 8000, 48750)]
    public void A_students_wages_are_left_out_up_to_the_month_and_the_year(decimal wages, decimal used, int cents)
    {
        var one = Cases.Of("2024-05") with { Student = true, StudentExcluded = used, Wages = wages };

        Assert.Equal(cents / 100m, SsiArithmetic.Of(one, 0, BenefitFigures.Shipped).Countable);
    }

    [Fact]
    public void What_is_left_of_a_spouses_income_after_the_children_counts_only_where_it_is_more_than_a_spouses_share()
    {
        // The example of 20 CFR 416.1163, September 1986.
        var rates = new SsiRates(336, 504) { From = "1986-01", Source = "20 CFR 416.1163" };
        Assert.Null(SsiArithmetic.Deemed(Cases.Of("1986-09") with { SpouseUnearned = 252, Children = 1 }, rates));
        Assert.Equal((0, 252), SsiArithmetic.Deemed(Cases.Of("1986-09") with { SpouseUnearned = 252 }, rates));

        var one = Cases.Of("2026-02") with { State = "TX", SpouseWages = 497 };
        Assert.Equal(994, SsiArithmetic.Of(one, 0, BenefitFigures.Shipped).Federal);
        // 1,000 - 85 halved is 457.50, off the couple's 1,491: more than one person gets, so that one person's rate stays.
        Assert.Equal(994, SsiArithmetic.Of(one with { SpouseWages = 1000 }, 0, BenefitFigures.Shipped).Federal);
        Assert.Equal(1491 - 957.50m, SsiArithmetic.Of(one with { SpouseWages = 2000 }, 0, BenefitFigures.Shipped).Federal);
    }

    [Fact]
    public void Savings_above_the_limit_stop_it_and_an_institution_lowers_the_rate()
    {
        var one = Cases.Of("2026-02");

        Assert.Equal(0, SsiArithmetic.Of(one with { Resources = 2000.01m }, 0, BenefitFigures.Shipped).Cash);
        Assert.Equal(994, SsiArithmetic.Of(one with { Resources = 2000 }, 0, BenefitFigures.Shipped).Federal);
        Assert.Equal(30, SsiArithmetic.Of(one with { Living = Living.Institution }, 0, BenefitFigures.Shipped).Federal);
        // Shelter that somebody gives counts up to a third of the rate and 20.
        Assert.Equal(994 - 331.33m, SsiArithmetic.Of(one with { ShelterGiven = 900 }, 0, BenefitFigures.Shipped).Federal);
    }

    [Fact]
    public void Work_expenses_count_before_half_is_taken_and_those_of_the_blind_after_it()
    {
        var one = Cases.Of("2026-02") with { Wages = 1000, Blind = true };

        Assert.Equal(357.50m, SsiArithmetic.Of(one with { Irwe = 200 }, 0, BenefitFigures.Shipped).Countable);
        Assert.Equal(257.50m, SsiArithmetic.Of(one with { BlindWorkExpenses = 200 }, 0, BenefitFigures.Shipped).Countable);
        Assert.Equal(157.50m, SsiArithmetic.Of(one with { Pass = 300 }, 0, BenefitFigures.Shipped).Countable);
    }

    /// <summary>Whoever earns a dollar more has more, in wages and SSI together.</summary>
    [Fact]
    public void A_dollar_more_never_makes_wages_and_SSI_less() =>
        Prop.ForAll(Cases.Any.ToArbitrary(), one =>
            {
                decimal Both(decimal wages) => wages + SsiArithmetic.Of(one with { Wages = wages }, one.Unearned, BenefitFigures.Shipped).Cash;
                return Both(one.Wages + 1) >= Both(one.Wages);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
