using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Import;

/// <summary>The whole frame, tracked by the context and found by key, whatever the key's case.</summary>
internal sealed class FrameState
{
    private FrameState() { }

    public Dictionary<string, Region> Regions { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Organisation> Organisations { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Unit> Units { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<(Guid Organisation, string Email), Contact> Contacts { get; } = [];

    public static async Task<FrameState> LoadAsync(PeerAtlasDbContext database, CancellationToken cancellation)
    {
        var state = new FrameState();
        await foreach (var region in database.Set<Region>().AsTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            state.Regions[region.Key] = region;
        await foreach (var organisation in database.Set<Organisation>().AsTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            state.Organisations[organisation.Key] = organisation;
        await foreach (var unit in database.Set<Unit>().AsTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            state.Units[unit.Key] = unit;
        await foreach (var contact in database.Set<Contact>().AsTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            state.Contacts[(contact.OrganisationId, contact.Email)] = contact;
        return state;
    }
}
