using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits;

/// <summary>By what somebody has Medicaid in a month, as far as the figures tell.</summary>
public enum MedicaidBy
{
    /// <summary>The figures do not tell.</summary>
    Unknown,

    /// <summary>With SSI.</summary>
    Ssi,

    /// <summary>By section 1619(b): wages ended the cash, and Medicaid goes on.</summary>
    WhileWorking,

    /// <summary>By the CommonHealth program of Massachusetts, for people with a disability who work.</summary>
    CommonHealth,

    /// <summary>As an adult whose work, or wages in its place, is enough.</summary>
    Adult,
}

/// <summary>Finds by what somebody has Medicaid.</summary>
public static class HealthCover
{
    private const int Months = 12;

    /// <summary>By what somebody has Medicaid in a month.</summary>
    /// <param name="one">The person.</param>
    /// <param name="ssi">Their SSI; null for who cannot have any.</param>
    /// <param name="ssiWithoutWages">What it would be without wages.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="notes">Gets what is to be said of it.</param>
    public static MedicaidBy Of(BenefitCase one, SsiMonth? ssi, SsiMonth? ssiWithoutWages, BenefitFigures figures, List<BenefitNote> notes)
    {
        if (ssi is { Cash: > 0 })
            return MedicaidBy.Ssi;
        if ((one.Disabled || one.Blind) && ssiWithoutWages is { Cash: > 0 } && IsBelowLimit(one, figures, notes))
            return MedicaidBy.WhileWorking;
        if (BuysIn(one, figures))
        {
            notes.Add(new(NoteKind.CommonHealth));
            return MedicaidBy.CommonHealth;
        }

        if (ssi is null && BenefitFigures.Find(figures.WorkForMedicaid, one.First) is { } asked)
        {
            notes.Add(new(NoteKind.WorkForMedicaid, asked.Hours, asked.Wages));
            return one.Hours >= asked.Hours || one.Wages >= asked.Wages ? MedicaidBy.Adult : MedicaidBy.Unknown;
        }

        notes.Add(new(NoteKind.MedicaidUnknown));
        return MedicaidBy.Unknown;
    }

    /// <summary>Whether somebody with a disability works enough hours to buy in.</summary>
    public static bool BuysIn(BenefitCase one, BenefitFigures figures) =>
        (one.Disabled || one.Blind)
        && BenefitFigures.Find(figures.WorkForCommonhealth.Where(row => row.State == one.State), one.First) is { } asked
        && one.Hours >= asked.Hours;

    /// <summary>The limit of yearly wages under 1619(b); null where it is not known.</summary>
    public static decimal? Limit(BenefitCase one, BenefitFigures figures) =>
        one.MedicaidLimit ?? BenefitFigures.Find(figures.MedicaidWhileWorking.Where(row => row.State == one.State), one.First)?.Year;

    private static bool IsBelowLimit(BenefitCase one, BenefitFigures figures, List<BenefitNote> notes)
    {
        var yearly = one.Wages * Months;
        if (Limit(one, figures) is { } limit)
        {
            // Above the chart a limit of one's own may apply: it is no cliff.
            notes.Add(new(yearly <= limit ? NoteKind.WhileWorking : NoteKind.OwnLimit, limit));
            return yearly <= limit;
        }

        notes.Add(new(NoteKind.LimitUnknown));
        return false;
    }
}
