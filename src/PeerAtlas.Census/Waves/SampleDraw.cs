using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Waves;

/// <summary>A stratum of the frame.</summary>
/// <param name="Name">Its name: a region, a kind of organisation, or all organisations.</param>
/// <param name="InFrame">Organisations in it.</param>
/// <param name="Drawn">How many of them are asked.</param>
public sealed record SampleStratum(string Name, int InFrame, int Drawn)
{
    /// <summary>Whether one organisation speaks for others, so that nothing shows how much they differ.</summary>
    public bool HasOneForOthers => Drawn == 1 && InFrame > 1;
}

/// <summary>An organisation that can be drawn.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Key">The authority's own identifier.</param>
/// <param name="Stratum">Its stratum.</param>
public sealed record Drawable(Guid Id, string Key, string Stratum);

/// <summary>
/// Draws the organisations that a wave asks, so that anybody who has the frame and the seed can draw them again: within each
/// stratum, organisations are put in the order of <see cref="Rank"/>, and the first ones are asked.
/// </summary>
public static class SampleDraw
{
    /// <summary>A new seed: 128 random bits in hexadecimal.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The place of an organisation in the order: SHA-256, in hexadecimal, of the seed followed by the organisation's key, in UTF-8.</summary>
    public static string Rank(string seed, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed + key)));

    /// <summary>The strata, by name, and how many of each are asked.</summary>
    public static IReadOnlyList<SampleStratum> Strata(Sampling sampling, IEnumerable<Drawable> frame) =>
        [
            .. frame
                .GroupBy(unit => unit.Stratum, StringComparer.Ordinal)
                .OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
                .Select(stratum => new SampleStratum(stratum.Key, stratum.Count(), sampling.Of(stratum.Count()))),
        ];

    /// <summary>Draws: each organisation of the frame, and whether it is asked.</summary>
    public static IEnumerable<(Drawable Unit, bool IsDrawn)> Draw(Sampling sampling, string seed, IEnumerable<Drawable> frame) =>
        from stratum in frame.GroupBy(unit => unit.Stratum, StringComparer.Ordinal)
        let size = sampling.Of(stratum.Count())
        from ranked in stratum.OrderBy(unit => Rank(seed, unit.Key), StringComparer.Ordinal).Select((unit, at) => (unit, at < size))
        select ranked;

    /// <summary>The organisations that have somebody to ask, each in its stratum.</summary>
    internal static async Task<IReadOnlyList<Drawable>> FrameAsync(
        PeerAtlasDbContext database,
        SampleKind kind,
        IEnumerable<Invitee> invitees,
        CancellationToken cancellation
    )
    {
        var ids = invitees.Select(invitee => invitee.OrganisationId).ToHashSet();
        var regions = await database.Set<Region>().AsNoTracking().ToListAsync(cancellation);
        var names = regions
            .GroupBy(region => region.Name, StringComparer.Ordinal)
            .SelectMany(alike => alike.Select(region => (region.Id, Name: alike.Count() == 1 ? region.Name : $"{region.Name} ({region.Key})")))
            .ToDictionary(region => region.Id, region => region.Name);
        var organisations = await database
            .Set<Organisation>()
            .Select(organisation => new
            {
                organisation.Id,
                organisation.Key,
                organisation.Kind,
                organisation.RegionId,
            })
            .ToListAsync(cancellation);
        return
        [
            .. organisations
                .Where(organisation => ids.Contains(organisation.Id))
                .Select(organisation => new Drawable(organisation.Id, organisation.Key, StratumOf(organisation.Kind, organisation.RegionId))),
        ];

        string StratumOf(OrganisationKind of, Guid? region) =>
            kind switch
            {
                SampleKind.ByRegion => region is { } one ? names[one] : "Several regions or none",
                SampleKind.ByKind => of.Words(),
                _ => "All organizations",
            };
    }
}
