using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Import;

/// <summary>The names and keys that stand in the frame.</summary>
/// <param name="KeyByName">The key of an organisation by its name.</param>
/// <param name="Keys">The keys of organisations.</param>
/// <param name="Regions">The keys of regions by key and by name.</param>
internal sealed record FrameNames(IReadOnlyDictionary<string, string> KeyByName, IReadOnlySet<string> Keys, IReadOnlyDictionary<string, string> Regions)
{
    public static async Task<FrameNames> LoadAsync(PeerAtlasDbContext database, CancellationToken cancellation)
    {
        var organisations = await database.Set<Organisation>().AsNoTracking().Select(one => new { one.Key, one.Name }).ToListAsync(cancellation);
        var regions = await database.Set<Region>().AsNoTracking().Select(one => new { one.Key, one.Name }).ToListAsync(cancellation);
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // A name that stands twice tells neither.
        foreach (var same in organisations.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1))
            byName[same.Key] = same.First().Key;
        var regionByName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var region in regions)
            regionByName[region.Key] = regionByName[region.Name] = region.Key;
        return new(byName, organisations.Select(one => one.Key).ToHashSet(StringComparer.OrdinalIgnoreCase), regionByName);
    }
}

/// <summary>Keys as the frame has them: short, without blanks.</summary>
internal static class FrameKeys
{
    private const int Longest = 48;

    /// <summary>A key made of a text: its letters and figures in small, parted by hyphens; "x" when it has none.</summary>
    public static string Of(string text)
    {
        var words = Lists.Values.CleanText.Words(text).Replace(' ', '-');
        var key = words.Length <= Longest ? words : words[..Longest].TrimEnd('-');
        return key.Length == 0 ? "x" : key;
    }

    /// <summary>The same key, or with a number behind it, so that it is not yet taken; it is taken then.</summary>
    public static string Free(string key, HashSet<string> taken)
    {
        var free = key;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{key}-{number}";
        return free;
    }
}
