using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Import;

/// <summary>An organisation that stands in the frame.</summary>
internal sealed record KnownOrganisation(string Key, string Name, OrganisationKind Kind);

/// <summary>A unit that stands in the frame, with what tells it from others of its name.</summary>
internal sealed record KnownUnit(string Organisation, string Key, string Name, UnitMarks Marks);

/// <summary>The names and keys that stand in the frame.</summary>
internal sealed class KnownFrame
{
    private KnownFrame() { }

    /// <summary>The key of an organisation by its name.</summary>
    public Dictionary<string, string> KeyByName { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The organisations by key.</summary>
    public required IReadOnlyDictionary<string, KnownOrganisation> Organisations { get; init; }

    /// <summary>The keys of regions by key and by name.</summary>
    public Dictionary<string, string> Regions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The units by the key of their organisation.</summary>
    public required ILookup<string, KnownUnit> UnitsOf { get; init; }

    /// <summary>The units by key.</summary>
    public required IReadOnlyDictionary<string, KnownUnit> Units { get; init; }

    /// <summary>The names of contacts by the key of their organisation and their address.</summary>
    public required IReadOnlyDictionary<string, string> Contacts { get; init; }

    public static async Task<KnownFrame> LoadAsync(PeerAtlasDbContext database, CancellationToken cancellation)
    {
        var organisations = await database
            .Set<Organisation>()
            .AsNoTracking()
            .Select(one => new { one.Id, Known = new KnownOrganisation(one.Key, one.Name, one.Kind) })
            .ToDictionaryAsync(one => one.Id, one => one.Known, cancellation);
        var units = (await database.Set<Unit>().AsNoTracking().ToListAsync(cancellation))
            .Select(unit => new KnownUnit(organisations[unit.OrganisationId].Key, unit.Key, unit.Name, UnitMarks.Of(unit)))
            .ToList();
        var contacts = await database.Set<Contact>().AsNoTracking().ToListAsync(cancellation);
        var known = new KnownFrame
        {
            Organisations = organisations.Values.ToDictionary(one => one.Key, StringComparer.OrdinalIgnoreCase),
            UnitsOf = units.ToLookup(unit => unit.Organisation, StringComparer.OrdinalIgnoreCase),
            Units = units.ToDictionary(unit => unit.Key, StringComparer.OrdinalIgnoreCase),
            Contacts = contacts.ToDictionary(one => $"{organisations[one.OrganisationId].Key} {one.Email}", one => one.Name, StringComparer.OrdinalIgnoreCase),
        };
        // A name that stands twice tells neither.
        foreach (var same in organisations.Values.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1))
            known.KeyByName[same.Key] = same.First().Key;
        foreach (var region in await database.Set<Region>().AsNoTracking().ToListAsync(cancellation))
            known.Regions[region.Key] = known.Regions[region.Name] = region.Key;
        return known;
    }
}

/// <summary>Keys as the frame has them: short, without blanks.</summary>
internal static class OrganisationKeys
{
    private const int Longest = 48;
    private const int MarkLength = 6;

    /// <summary>A key made of a text: its letters and figures in small, parted by hyphens; "x" when it has none. A long text has some of its hash.</summary>
    public static string Of(string text)
    {
        var words = Lists.Values.CleanText.Words(text).Replace(' ', '-');
        return words.Length == 0 ? "x"
            : words.Length <= Longest ? words
            : Marked(words, text);
    }

    /// <summary>The key with a few figures of the hash of a text behind it: another one, and the same each time.</summary>
    public static string Marked(string key, string text)
    {
        var start = key.Length <= Longest - MarkLength - 1 ? key : key[..(Longest - MarkLength - 1)].TrimEnd('-');
        return $"{start}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..MarkLength]}";
    }
}
