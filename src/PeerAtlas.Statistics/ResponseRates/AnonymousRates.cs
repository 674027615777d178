using System.Runtime.InteropServices;

namespace PeerAtlas.Statistics.ResponseRates;

/// <summary>The codes that one agency was given for the anonymous survey.</summary>
/// <param name="Issued">How many it was given.</param>
/// <param name="PassedOn">How many it confirms to have passed on; null while it has not said.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CodesOfAgency(int Issued, int? PassedOn);

/// <summary>
/// Response rates of a survey whose invitations are passed on by agencies. Nobody can tell an agency's answers, so there is
/// a rate for the whole only. The rate of issued codes is the lowest that can be true; that of codes passed on takes the
/// agencies at their word and those that have not said as having passed on all.
/// </summary>
/// <param name="Issued">Codes issued.</param>
/// <param name="Confirmed">Codes that agencies confirm to have passed on.</param>
/// <param name="Unconfirmed">Codes issued to agencies that have not said.</param>
/// <param name="HandedIn">Answers handed in.</param>
/// <param name="OfIssued">Handed in ÷ issued; not a number when none were issued.</param>
/// <param name="OfPassedOn">Handed in ÷ (confirmed + unconfirmed); not a number when that is 0.</param>
public sealed record AnonymousRates(int Issued, int Confirmed, int Unconfirmed, int HandedIn, double OfIssued, double OfPassedOn)
{
    /// <summary>Whether more were handed in than agencies say they passed on: some of them must be mistaken.</summary>
    public bool Contradicted => HandedIn > Confirmed + Unconfirmed;

    /// <summary>Computes both rates.</summary>
    /// <param name="agencies">Each agency's codes.</param>
    /// <param name="handedIn">Answers handed in, at most as many as codes were issued.</param>
    /// <exception cref="ArgumentException">A number is negative or an agency passed on more than it was given, or more was
    /// handed in than issued.</exception>
    public static AnonymousRates Compute(IReadOnlyCollection<CodesOfAgency> agencies, int handedIn)
    {
        if (agencies.Any(a => a.Issued < 0 || a.PassedOn < 0 || a.PassedOn > a.Issued))
            throw new ArgumentException("An agency passes on from none to all of its codes.", nameof(agencies));
        var issued = agencies.Sum(a => a.Issued);
        var confirmed = agencies.Sum(a => a.PassedOn ?? 0);
        var unconfirmed = agencies.Where(a => a.PassedOn is null).Sum(a => a.Issued);
        if (handedIn < 0 || handedIn > issued)
            throw new ArgumentException($"{handedIn} answers were handed in for {issued} codes.", nameof(handedIn));
        return new(issued, confirmed, unconfirmed, handedIn, Rate(handedIn, issued), Rate(handedIn, confirmed + unconfirmed));
    }

    private static double Rate(double part, double whole) => whole > 0 ? part / whole : double.NaN;
}
