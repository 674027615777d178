using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits;

/// <summary>What somebody has in a month in which wages stay as they are.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Ssi">SSI; null for who cannot have any.</param>
/// <param name="Ssdi">SSDI; null for who has none.</param>
/// <param name="Medicaid">By what they have Medicaid.</param>
/// <param name="Snap">Food stamps; null where the figures do not reach.</param>
/// <param name="Total">Wages, other income and all that is paid, dollars; what is unknown is not in it.</param>
/// <param name="Notes">What is to be said of it.</param>
public sealed record BenefitMonth(
    DateOnly Month,
    SsiMonth? Ssi,
    SsdiMonth? Ssdi,
    MedicaidBy Medicaid,
    decimal? Snap,
    decimal Total,
    IReadOnlyList<BenefitNote> Notes
)
{
    private const int TrialMonths = 9;

    /// <summary>Evaluates a month. Nothing is kept.</summary>
    /// <exception cref="BenefitException">The case cannot be, or no figures of the month are known.</exception>
    public static BenefitMonth Of(BenefitCase one, BenefitFigures figures)
    {
        CaseReader.Check(one);
        var notes = new List<BenefitNote>();
        var ssdi = SsdiMonth.Of(one, figures);
        var other = one.Unearned + (ssdi?.Paid ?? 0);
        var mayHaveSsi = one.Disabled || one.Blind || one.Aged;
        var ssi = mayHaveSsi ? SsiArithmetic.Of(one, other, figures) : null;
        if (ssi is null)
            BenefitFigures.Of(figures.Ssi, one.First, "SSI");
        AddSsiNotes(one, ssi, figures, notes);
        AddSsdiNotes(ssdi, notes);
        var withoutWages = mayHaveSsi ? SsiArithmetic.Of(one with { Wages = 0 }, other, figures) : null;
        var medicaid = HealthCover.Of(one, ssi, withoutWages, figures, notes);
        var cash = (ssi?.Cash ?? 0) + (ssdi?.Paid ?? 0);
        var snap = SnapAllotment.Of(one, cash, ssi is { Cash: > 0 }, figures, notes);
        if (one.State == "MA" && ssi is { Cash: > 0 } && one.Wages > 0)
            notes.Add(new(NoteKind.BayStateCap));
        return new(one.First, ssi, ssdi, medicaid, snap, one.Wages + one.Unearned + cash + (snap ?? 0), notes);
    }

    private static void AddSsiNotes(BenefitCase one, SsiMonth? ssi, BenefitFigures figures, List<BenefitNote> notes)
    {
        if (ssi is null)
        {
            notes.Add(new(NoteKind.NoSsi));
            return;
        }

        if (one.Resources > SsiArithmetic.MostResources(one.Household))
            notes.Add(new(NoteKind.Resources, SsiArithmetic.MostResources(one.Household)));
        else if (SsiArithmetic.SupplementOf(one, figures) is null)
            notes.Add(new(NoteKind.SupplementUnknown));
        if (one.Wages > 0)
            notes.Add(new(NoteKind.TwoMonthsLater));
    }

    private static void AddSsdiNotes(SsdiMonth? ssdi, List<BenefitNote> notes)
    {
        switch (ssdi?.Status)
        {
            case SsdiStatus.Trial:
                notes.Add(new(ssdi.TrialMonthsUsed == TrialMonths ? NoteKind.LastTrialMonth : NoteKind.TrialMonth, TrialMonths - ssdi.TrialMonthsUsed));
                break;
            case SsdiStatus.Grace:
                notes.Add(new(NoteKind.Grace));
                break;
            case SsdiStatus.Suspended:
                notes.Add(new(NoteKind.Suspended));
                break;
            case SsdiStatus.Ended:
                notes.Add(new(NoteKind.Ended));
                break;
        }
    }
}
