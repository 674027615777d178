using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits;

/// <summary>A benefit that hours of work keep or lose.</summary>
public enum KeptBenefit
{
    /// <summary>Some SSI is paid.</summary>
    SsiCash,

    /// <summary>SSDI is paid in full.</summary>
    Ssdi,

    /// <summary>No trial month is used.</summary>
    TrialMonth,

    /// <summary>Medicaid, by whatever it is had without more hours.</summary>
    Medicaid,

    /// <summary>Some SNAP is paid.</summary>
    Snap,

    /// <summary>Enough hours for CommonHealth.</summary>
    CommonHealth,

    /// <summary>Enough hours for Medicaid as an adult.</summary>
    WorkForMedicaid,
}

/// <summary>Hours a week that keep a benefit.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="HoursAWeek">The hours, in steps of a half; null where no number of hours up to <see cref="MostHours"/> loses it.</param>
/// <param name="IsLeast">Whether so many are needed; else no more may be worked.</param>
/// <param name="Limit">The wages or hours of a month, or wages of a year, behind it; 0 where there is none.</param>
public sealed record SafeHours(KeptBenefit Benefit, decimal? HoursAWeek, bool IsLeast, decimal Limit)
{
    /// <summary>The most hours a week that are looked at.</summary>
    public const int MostHours = 80;

    // Who counts with the longest month, or with the four weeks of the shortest, is safe in every month.
    private const int DaysOfLongestMonth = 31;
    private const int ShortestMonth = 4;

    /// <summary>Which hours keep what somebody has, at the wage of an hour that they told; none where no wage is known.</summary>
    public static IReadOnlyList<SafeHours> Of(BenefitCase one, BenefitFigures figures)
    {
        if (one.Wage is not > 0)
            return [];
        var idle = BenefitMonth.Of(one with { Wages = 0, Hours = 0 }, figures);
        var found = new List<SafeHours>();
        if (idle.Ssi is { Cash: > 0 })
            found.Add(Most(one, figures, KeptBenefit.SsiCash, month => month.Ssi is { Cash: > 0 }, 0));
        AddSsdi(found, one, idle, figures);
        if (idle.Medicaid == MedicaidBy.Ssi)
            found.Add(
                Most(
                    one,
                    figures,
                    KeptBenefit.Medicaid,
                    month => month.Medicaid is MedicaidBy.Ssi or MedicaidBy.WhileWorking or MedicaidBy.CommonHealth,
                    HealthCover.Limit(one, figures) ?? 0
                )
            );
        if (idle.Snap > 0)
            found.Add(Most(one, figures, KeptBenefit.Snap, month => month.Snap > 0, 0));
        AddLeast(found, one, figures);
        return found;
    }

    private static void AddSsdi(List<SafeHours> found, BenefitCase one, BenefitMonth idle, BenefitFigures figures)
    {
        if (idle.Ssdi is not { Paid: > 0 })
            return;
        if (idle.Ssdi.Status == SsdiStatus.BeforeTrial)
            found.Add(
                Most(
                    one,
                    figures,
                    KeptBenefit.TrialMonth,
                    month => month.Ssdi!.Status == SsdiStatus.BeforeTrial,
                    figures.TrialWork.First(row => row.HoldsIn(one.First)).Month
                )
            );
        else
        {
            var limit = figures.SubstantialWork.First(row => row.HoldsIn(one.First));
            found.Add(Most(one, figures, KeptBenefit.Ssdi, month => month.Ssdi!.Status == SsdiStatus.Paid, one.Blind ? limit.Blind : limit.Month));
        }
    }

    private static void AddLeast(List<SafeHours> found, BenefitCase one, BenefitFigures figures)
    {
        var isDisabled = one.Disabled || one.Blind;
        if (isDisabled && BenefitFigures.Find(figures.WorkForCommonhealth.Where(row => row.State == one.State), one.First) is { } buysIn)
            found.Add(new(KeptBenefit.CommonHealth, Half(buysIn.Hours / ShortestMonth), IsLeast: true, buysIn.Hours));
        if (!isDisabled && !one.Aged && BenefitFigures.Find(figures.WorkForMedicaid, one.First) is { } asked)
            found.Add(new(KeptBenefit.WorkForMedicaid, Half(Math.Min(asked.Hours, asked.Wages / one.Wage!.Value) / ShortestMonth), IsLeast: true, asked.Hours));
    }

    /// <summary>The most hours with which a benefit is kept: each number of hours is evaluated as a month of its own, up to the first that loses it.</summary>
    private static SafeHours Most(BenefitCase one, BenefitFigures figures, KeptBenefit benefit, Func<BenefitMonth, bool> isKept, decimal limit)
    {
        for (var halves = 1; halves <= MostHours * 2; halves++)
        {
            var hours = halves * DaysOfLongestMonth / 14m;
            var wages = Math.Round(halves * DaysOfLongestMonth * one.Wage!.Value / 14, 2, MidpointRounding.AwayFromZero);
            var month = BenefitMonth.Of(one with { Hours = hours, Wages = wages, Hourly = one.Wage }, figures);
            if (!isKept(month))
                return new(benefit, (halves - 1) / 2m, IsLeast: false, limit);
        }

        return new(benefit, null, IsLeast: false, limit);
    }

    private static decimal Half(decimal hours) => Math.Ceiling(hours * 2) / 2;
}
