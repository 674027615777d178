namespace PeerAtlas.Referrals.Caseloads;

/// <summary>What is counted of caseloads by month; whoever changes a caseload has it counted anew in the same transaction.</summary>
public interface ICaseloadTotals
{
    /// <summary>The teams whose caseloads the context is about to save, and from when.</summary>
    IReadOnlyList<(Guid Organisation, Guid Team, DateOnly Since)> Changing();

    /// <summary>Counts the months of a team from a day until now, in the transaction that is open or one of its own.</summary>
    Task CountAsync(Guid organisation, Guid team, DateOnly since, CancellationToken cancellation);
}
