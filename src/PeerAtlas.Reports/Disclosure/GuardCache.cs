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
        if (kept.Count >= Most)
            kept.Clear();
        var suppression = kept.GetOrAdd(publication.Digest, _ => new Lazy<Suppression>(() => Suppression.Protect(publication.Publication)));
        return new(publication, suppression.Value);
    }
}
