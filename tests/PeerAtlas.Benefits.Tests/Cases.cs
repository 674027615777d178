using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Benefits.Tests;

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
            Unearned = amounts[1] / 4,
            Irwe = amounts[2] / 8,
            BlindWorkExpenses = (flags & 1) > 0 ? amounts[3] / 8 : 0,
            Pass = (flags & 4) > 0 ? amounts[4] / 8 : 0,
            StudentExcluded = amounts[5],
            SpouseWages = household == Household.Single && (flags & 4) > 0 ? amounts[6] : 0,
        };
}
