namespace PeerAtlas.Platform.Database;

/// <summary>Keeps ids of other modules' rows where the database cannot see it, so that they are not deleted behind its back.</summary>
public interface INamesRows
{
    /// <summary>What names one of these rows, as "the wave Spring 2027"; null when nothing does.</summary>
    /// <param name="rows">The ids of the rows.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<string?> NamingAsync(IReadOnlyCollection<Guid> rows, CancellationToken cancellation);
}
