using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits;

/// <summary>How SSDI stands in a month of work.</summary>
public enum SsdiStatus
{
    /// <summary>Trial months are left, and this one is none: wages are too low for it.</summary>
    BeforeTrial,

    /// <summary>A trial month: all is paid, whatever the wages.</summary>
    Trial,

    /// <summary>Trial months are used up, and work is not substantial: all is paid.</summary>
    Paid,

    /// <summary>The first substantial month after the trial, or one of the two after it: all is paid.</summary>
    Grace,

    /// <summary>Nothing is paid for this month, and it is again for any month without substantial work.</summary>
    Suspended,

    /// <summary>It has ended. Within 60 months it can be asked for again without a new application.</summary>
    Ended,
}

/// <summary>SSDI in a month.</summary>
/// <param name="TrialMonthsUsed">How many of nine trial months are used with this one.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Paid">What is paid, dollars.</param>
public sealed record SsdiMonth(int TrialMonthsUsed, SsdiStatus Status, decimal Paid)
{
    private const int TrialMonths = 9;
    private const int ExtendedMonths = 36;
    private const int PaidSubstantialMonths = 3;

    /// <summary>SSDI of a person in a month; null for who has none. 20 CFR 404.1592, 404.1592a.</summary>
    /// <exception cref="BenefitException">No figures of the month are known.</exception>
    public static SsdiMonth? Of(BenefitCase one, BenefitFigures figures)
    {
        if (one.Ssdi is not { } benefit)
            return null;
        if (one.TrialMonthsUsed < TrialMonths)
        {
            var isTrial = one.Wages > BenefitFigures.Of(figures.TrialWork, one.First, "trial work months").Month;
            return new(one.TrialMonthsUsed + (isTrial ? 1 : 0), isTrial ? SsdiStatus.Trial : SsdiStatus.BeforeTrial, benefit);
        }

        if (!IsSubstantial(one, figures))
            return new(TrialMonths, SsdiStatus.Paid, benefit);
        if (one.SubstantialMonths < PaidSubstantialMonths)
            return new(TrialMonths, SsdiStatus.Grace, benefit);
        return new(TrialMonths, one.MonthsSinceTrial <= ExtendedMonths ? SsdiStatus.Suspended : SsdiStatus.Ended, 0);
    }

    /// <summary>Whether work is substantial: wages less work expenses are more than the amount of the year.</summary>
    public static bool IsSubstantial(BenefitCase one, BenefitFigures figures)
    {
        var limit = BenefitFigures.Of(figures.SubstantialWork, one.First, "substantial work");
        return one.Wages - one.Irwe > (one.Blind ? limit.Blind : limit.Month);
    }
}
