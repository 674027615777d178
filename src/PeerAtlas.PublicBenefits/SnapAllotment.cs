using PeerAtlas.PublicBenefits.Figures;

namespace PeerAtlas.PublicBenefits;

/// <summary>Food stamps (SNAP) of a month: 7 CFR 273.9 and 273.10.</summary>
public static class SnapAllotment
{
    private const decimal OfWages = 0.2m;
    private const decimal OfNet = 0.3m;

    /// <summary>The allotment, whole dollars; null with a note where the figures do not reach.</summary>
    /// <param name="one">The person.</param>
    /// <param name="cash">SSI and SSDI of the month, dollars.</param>
    /// <param name="hasSsi">Whether they get SSI, with which no test of income is made.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="notes">Gets what kept it from being told.</param>
    public static decimal? Of(BenefitCase one, decimal cash, bool hasSsi, BenefitFigures figures, List<BenefitNote> notes)
    {
        if (BenefitFigures.Find(figures.Snap, one.First) is not { } snap)
            return Unknown(notes, NoteKind.SnapOfMonthUnknown);
        var isTested = !hasSsi;
        if (one.People > snap.Most.Count || (isTested && one.People > 1))
            return Unknown(notes, NoteKind.SnapOfPeopleUnknown);
        decimal allowance = 0;
        if (one.Utilities && !snap.Utilities.TryGetValue(one.State, out allowance))
            return Unknown(notes, NoteKind.SnapUtilitiesUnknown);
        var isDisabled = one.Disabled || one.Blind || one.Aged;
        var wages = one.Wages + one.SpouseWages;
        var other = one.Unearned + one.SpouseUnearned + cash;
        if (isTested && !isDisabled && wages + other > snap.GrossOfOne)
            return 0;
        var income = Math.Max(0, wages - Math.Floor(wages * OfWages * 100) / 100 + other - snap.Standard);
        var shelter = Math.Max(0, one.Rent + allowance - (income / 2));
        var net = Math.Max(0, income - (isDisabled ? shelter : Math.Min(shelter, snap.ShelterCap)));
        if (isTested && net > snap.NetOfOne)
            return 0;
        return Math.Max(0, snap.Most[one.People - 1] - Math.Ceiling(net * OfNet));
    }

    private static decimal? Unknown(List<BenefitNote> notes, NoteKind why)
    {
        notes.Add(new(why));
        return null;
    }
}
