using PeerAtlas.Design;

namespace PeerAtlas.Directory.Workers;

/// <summary>What is held of whoever is signed in, of one kind.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Name">Its name on the page.</param>
/// <param name="Deleting">What of it they can delete, what stays, with whom, why and until when.</param>
/// <param name="Where">The page on which they see it.</param>
/// <param name="Rows">The rows; each is written by its properties.</param>
public sealed record OwnRecords(string Key, Words Name, Words Deleting, string Where, IReadOnlyList<object> Rows);

/// <summary>What a module holds of whoever is signed in: shown and taken along by them alone. Nothing of other people stands in it.</summary>
public interface IOwnRecords
{
    /// <summary>Reads it.</summary>
    Task<IReadOnlyList<OwnRecords>> ReadAsync(CancellationToken cancellation);
}
