namespace PeerAtlas.Directory.Workers;

/// <summary>What a worker lets the agencies where they work see of a credential.</summary>
/// <param name="Worker">Whose it is.</param>
/// <param name="RuleId">By which rule.</param>
/// <param name="Name">The credential's name.</param>
/// <param name="State">How it stands today, in words.</param>
/// <param name="Holds">Whether it holds today.</param>
/// <param name="Until">The last day; null where there is none, or nobody knows it.</param>
public sealed record ShownCredential(Guid Worker, string RuleId, string Name, string State, bool Holds, DateOnly? Until);

/// <summary>A module knows credentials of workers, and which of them their holders let agencies see.</summary>
public interface IShownCredentials
{
    /// <summary>The credentials that these workers show to the agencies where they work. Whoever asks has found the workers by a way that is theirs.</summary>
    Task<IReadOnlyList<ShownCredential>> OfAsync(IReadOnlyCollection<Guid> workers, CancellationToken cancellation);
}
