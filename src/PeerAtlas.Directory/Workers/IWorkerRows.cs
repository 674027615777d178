namespace PeerAtlas.Directory.Workers;

/// <summary>A module keeps rows of workers: it moves them when two records of a worker become one, and says whether they keep one from being erased.</summary>
public interface IWorkerRows
{
    /// <summary>Moves the rows of these workers to another, in the context; the caller saves.</summary>
    Task MoveAsync(IReadOnlyList<Guid> from, Guid to, CancellationToken cancellation);

    /// <summary>Whether somebody else has to keep a row of this worker, so that they cannot be erased.</summary>
    Task<bool> KeepsAsync(Guid worker, CancellationToken cancellation);
}
