using System.Collections.Concurrent;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Reports.Disclosure;

/// <summary>Keeps what was found to be withheld, by what was to be published: the pages of a report ask for it again and again.</summary>
public sealed class GuardCache
{
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, Lazy<Suppression>> kept = new(StringComparer.Ordinal);

    internal Guard Protect(GuardedPublication publication)
    {
        if (publication.Publication.Cells.Count == 0)
            return Guard.Nothing;
        return new(publication, Keep(publication, () => Suppression.Protect(publication.Publication)));
    }

    /// <summary>What was found; null when that is not known here.</summary>
    internal Suppression? Find(string digest) => kept.TryGetValue(digest, out var known) ? known.Value : null;

    internal Suppression Keep(GuardedPublication publication, Func<Suppression> found)
    {
        if (kept.Count >= Most)
            kept.Clear();
        return kept.GetOrAdd(publication.Digest, _ => new Lazy<Suppression>(found)).Value;
    }
}
