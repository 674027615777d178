using System.Linq.Expressions;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Database;

/// <summary>
/// Marks rows that no one organisation owns and that say themselves to whom they are open. The rule is the row's query filter, and stands in place of
/// that of <see cref="IOwnedByOrganisation"/>.
/// </summary>
/// <typeparam name="T">The kind of row itself.</typeparam>
public interface IOpenByRule<T>
    where T : class, IOpenByRule<T>
{
    /// <summary>Whether a row is open to whoever asks through the context. What the rule does not name stays closed.</summary>
    static abstract Expression<Func<T, bool>> OpenTo(PeerAtlasDbContext context);
}
