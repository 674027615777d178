using PeerAtlas.Design;

namespace PeerAtlas.Documents.Papers;

/// <summary>
/// A kind of paper that can be printed, registered as a keyed service under its name. It is written in the background, with every row open: whoever asks
/// for it has been let in by a page before.
/// </summary>
public interface IPaper
{
    /// <summary>Writes it.</summary>
    /// <param name="of">Of what, as the page that asked named it.</param>
    /// <param name="language">In which language.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when it is there no more.</returns>
    Task<WrittenDocument?> WriteAsync(string of, Language language, CancellationToken cancellation);
}
