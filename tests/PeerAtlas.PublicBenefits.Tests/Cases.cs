using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.PublicBenefits.Tests;

/// <summary>Cases of one person in Massachusetts with a disability.</summary>
internal static class Cases
{
    public static BenefitCase Of(string month) =>
        new()
        {
            Month = month,
            State = "MA",
            Disabled = true,
        };

    /// <summary>Any case that can be, with all that it may tell.</summary>
    public static Gen<BenefitCase> Whole =>
        from one in Any
        from month in Gen.Elements("2025-07", "2025-12", "2026-03", "2026-09", "2026-10", "2026-12")
        from state in Gen.Elements("MA", "TX", "CA")
        from flags in Gen.Choose(0, 255)
        from numbers in Gen.Choose(0, 40).ArrayOf(6)
        from amounts in Gen.Choose(0, 300_000).Select(cents => cents / 100m).ArrayOf(5)
        select one with
        {
            Month = month,
            State = state,
            Disabled = (flags & 1) > 0 || one.Blind,
            Irwe = (flags & 1) > 0 ? one.Irwe : 0,
            Aged = (flags & 2) > 0,
            Utilities = (flags & 4) > 0,
            Ssdi = (flags & 8) > 0 ? amounts[0] : null,
            TrialMonthsUsed = numbers[0] % 10,
            MonthsSinceTrial = 5 + numbers[1],
            SubstantialMonths = numbers[2] % 5,
            Hours = (flags & 16) > 0 ? numbers[3] * 4 : null,
            Hourly = (flags & 32) > 0 ? Cents(amounts[1] / 50) : null,
            People = 1 + (numbers[4] % 5),
            Children = numbers[5] % 3,
            Rent = Cents(amounts[2] / 2),
            Resources = (flags & 64) > 0 ? amounts[3] : null,
            MedicaidLimit = (flags & 128) > 0 ? amounts[4] * 20 : null,
        };

    /// <summary>Any case that can be.</summary>
    public static Gen<BenefitCase> Any =>
        from month in Gen.Elements("2024-01", "2025-07", "2026-03", "2026-12")
        from state in Gen.Elements("MA", "TX")
        from household in Gen.Elements(Household.Single, Household.Couple)
        from living in Gen.Elements(Living.Own, Living.Shared, Living.Institution)
        from flags in Gen.Choose(0, 7)
        from amounts in Gen.Choose(0, 400_000).Select(cents => cents / 100m).ArrayOf(7)
        select new BenefitCase
        {
            Month = month,
            State = state,
            Household = household,
            Living = living,
            Disabled = true,
            Blind = (flags & 1) > 0,
            Student = (flags & 2) > 0,
            Wages = amounts[0],
            Unearned = Cents(amounts[1] / 4),
            Irwe = Cents(amounts[2] / 8),
            BlindWorkExpenses = (flags & 1) > 0 ? Cents(amounts[3] / 8) : 0,
            Pass = (flags & 4) > 0 ? Cents(amounts[4] / 8) : 0,
            StudentExcluded = amounts[5],
            SpouseWages = household == Household.Single && (flags & 4) > 0 ? amounts[6] : 0,
        };

    private static decimal Cents(decimal amount) => Math.Round(amount, 2);
}
