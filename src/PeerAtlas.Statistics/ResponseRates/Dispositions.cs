namespace PeerAtlas.Statistics.ResponseRates;

/// <summary>How it ended with one organisation of the sample, in AAPOR's terms for establishment surveys.</summary>
public enum Disposition
{
    /// <summary>Answered completely (I).</summary>
    Complete,

    /// <summary>Answered in part, enough to be counted (P).</summary>
    Partial,

    /// <summary>Eligible, refused or broke off (R).</summary>
    Refused,

    /// <summary>Eligible, never reached (NC).</summary>
    NoContact,

    /// <summary>Eligible, no answer for another reason (O).</summary>
    Other,

    /// <summary>Not known whether it is eligible: the invitation bounced, or nothing was ever heard (UH, UO).</summary>
    UnknownEligibility,

    /// <summary>Not eligible: closed, merged, not in the population.</summary>
    NotEligible,
}

/// <summary>How many organisations ended with each disposition; none is negative.</summary>
public sealed record DispositionCounts(int Complete, int Partial, int Refused, int NoContact, int Other, int UnknownEligibility, int NotEligible)
{
    /// <summary>Counts dispositions, one per organisation.</summary>
    public static DispositionCounts Of(IEnumerable<Disposition> dispositions)
    {
        var counts = new int[Enum.GetValues<Disposition>().Length];
        foreach (var disposition in dispositions)
            counts[(int)disposition]++;
        return new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    /// <summary>Known to be eligible.</summary>
    public int Eligible => Complete + Partial + Refused + NoContact + Other;

    /// <summary>Everything in the sample.</summary>
    public int Total => Eligible + UnknownEligibility + NotEligible;

    /// <summary>
    /// The disposition of an organisation from those of its units and contacts: the one that comes first in
    /// <see cref="Disposition"/>, so that a single complete answer makes the organisation complete, and it is not eligible
    /// only when nothing in it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static Disposition OfOrganisation(IEnumerable<Disposition> units) => units.Min();
}
