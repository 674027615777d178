using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits;

/// <summary>What SSI counts of an income, dollars a month.</summary>
/// <param name="Unearned">Of other income.</param>
/// <param name="Earned">Of wages.</param>
/// <param name="StudentExcluded">Wages that the student exclusion left out.</param>
public readonly record struct CountableIncome(decimal Unearned, decimal Earned, decimal StudentExcluded)
{
    /// <summary>What is taken off the rate.</summary>
    public decimal All => Unearned + Earned;
}

/// <summary>SSI of a month, dollars.</summary>
/// <param name="Countable">What is counted of the income.</param>
/// <param name="Federal">What the federal government pays.</param>
/// <param name="State">What the state adds; null where nobody told PeerAtlas.</param>
public sealed record SsiMonth(decimal Countable, decimal Federal, decimal? State)
{
    /// <summary>Both together.</summary>
    public decimal Cash => Federal + (State ?? 0);
}

/// <summary>The arithmetic of SSI: 20 CFR 416.1112, 416.1124 and 416.1163.</summary>
public static class SsiArithmetic
{
    /// <summary>The general exclusion, dollars a month, once for a couple.</summary>
    public const decimal General = 20;

    /// <summary>The exclusion of wages, dollars a month, once for a couple.</summary>
    public const decimal Work = 65;

    private const decimal InInstitution = 30;

    /// <summary>The most countable resources of one person, and of a couple, dollars; since 1989.</summary>
    public static decimal MostResources(Household household) => household == Household.Couple ? 3_000 : 2_000;

    /// <summary>
    /// What is counted, in the order of the rule: 20 off other income; of wages the student exclusion, the rest of the 20, then 65, work expenses, half of
    /// what is left, expenses of the blind; last what a plan (PASS) sets aside.
    /// </summary>
    /// <param name="one">The person.</param>
    /// <param name="wages">Wages, of both where two are counted together.</param>
    /// <param name="unearned">Other income, likewise.</param>
    /// <param name="student">The student exclusion of the month; null where none applies.</param>
    public static CountableIncome Count(BenefitCase one, decimal wages, decimal unearned, StudentFigures? student)
    {
        var excluded = student is null ? 0 : Math.Min(Math.Min(wages, student.Month), Math.Max(0, student.Year - one.StudentExcluded));
        var other = Less(unearned, General);
        var earned = Less(Less(Less(wages - excluded, General - (unearned - other)), Work), one.Irwe) / 2;
        earned = Less(earned, one.BlindWorkExpenses);
        var plan = Less(one.Pass, earned);
        return new(Cents(Less(other, plan)), Cents(Less(earned, one.Pass)), excluded);
    }

    /// <summary>What a person, or a couple, gets in a month.</summary>
    /// <exception cref="BenefitException">No SSI figures of the month are known.</exception>
    public static SsiMonth Of(BenefitCase one, decimal unearned, BenefitFigures figures)
    {
        var month = one.First;
        var rates = BenefitFigures.Of(figures.Ssi, month, "SSI");
        var student = one.Student ? BenefitFigures.Of(figures.Student, month, "the student exclusion") : null;
        var isCouple = one.Household == Household.Couple;
        var rate = Rate(one, rates);
        unearned += Math.Min(one.ShelterGiven, Cents(rate / 3) + General);
        var countable = Count(one, one.Wages, unearned, student).All;
        if (one.Resources > MostResources(one.Household))
            return new(countable, 0, 0);
        var supplement = SupplementOf(one, figures);
        var added = isCouple ? supplement?.CoupleEach * 2 : supplement?.Single;
        var alone = Paid(rate, added, countable);
        if (isCouple || Deemed(one, rates) is not var (wages, other))
            return alone;
        // What the spouse has counts as if both were a couple, and never makes the benefit more.
        var together = Count(one, one.Wages + wages, unearned + other, student).All;
        var paid = Paid(rates.Couple, added, together);
        return paid.Cash < alone.Cash ? paid : alone;
    }

    /// <summary>
    /// Wages and other income of a husband or wife that count, after each child's share; null where nothing does because what is left is no more than what
    /// a couple gets beyond one person.
    /// </summary>
    public static (decimal Wages, decimal Unearned)? Deemed(BenefitCase one, SsiRates rates)
    {
        var share = rates.Couple - rates.Single;
        var children = one.Children * share;
        var other = Less(one.SpouseUnearned, children);
        var wages = Less(one.SpouseWages, Less(children, one.SpouseUnearned));
        return wages + other > share ? (wages, other) : null;
    }

    /// <summary>The wages from which on nothing is paid to a person or a couple without other income: the rate twice, and the exclusions.</summary>
    public static decimal BreakEven(decimal rate) => (2 * rate) + Work + General;

    /// <summary>What a state adds; null where it is not known.</summary>
    public static Supplement? SupplementOf(BenefitCase one, BenefitFigures figures)
    {
        var kind =
            one.Blind ? "blind"
            : one.Aged ? "aged"
            : "disabled";
        var row = BenefitFigures.Find(figures.Supplements.Where(row => row.State == one.State && row.Living == one.Living && row.Of == kind), one.First);
        return one.Household == Household.Couple && row?.CoupleEach is null ? null : row;
    }

    private static decimal Rate(BenefitCase one, SsiRates rates)
    {
        if (one.Living == Living.Institution)
            return one.Household == Household.Couple ? 2 * InInstitution : InInstitution;
        return one.Household == Household.Couple ? rates.Couple : rates.Single;
    }

    private static SsiMonth Paid(decimal rate, decimal? added, decimal countable) =>
        new(countable, Less(rate, countable), added is { } supplement ? Less(supplement, Less(countable, rate)) : null);

    private static decimal Less(decimal amount, decimal less) => Math.Max(0, amount - less);

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
