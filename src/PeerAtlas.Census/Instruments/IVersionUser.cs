namespace PeerAtlas.Census.Instruments;

/// <summary>What stands on versions of instruments. A version that one of them uses is never removed.</summary>
public interface IVersionUser
{
    /// <summary>Whether it uses the version.</summary>
    Task<bool> UsesAsync(Guid versionId, CancellationToken cancellation);
}
