using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Workforce.Register;

/// <summary>How somebody stands to certification, by the best of their credentials.</summary>
public enum CertifiedAs
{
    /// <summary>Certified, for more than a quarter.</summary>
    Certified,

    /// <summary>Certified, and it runs out within the next quarter unless it is renewed.</summary>
    LapsingSoon,

    /// <summary>On the way: applied, asked for more, or in the course.</summary>
    OnTheWay,

    /// <summary>It ran out.</summary>
    RanOut,

    /// <summary>Works at an agency, and is neither certified nor on the way. They are counted so that nobody derives how few they are.</summary>
    Neither,
}

/// <summary>How many people are certified, by the region where they work. A count that is null is withheld.</summary>
/// <param name="Day">The day.</param>
/// <param name="Rows">One row for each region, by name; then who works in no single region, then who has no place at an agency here.</param>
/// <param name="Totals">By <see cref="CertifiedAs"/>, in its order, and of all.</param>
public sealed record CredentialTable(DateOnly Day, IReadOnlyList<WorkerTableRow> Rows, IReadOnlyList<int?> Totals)
{
    /// <summary>Whether anybody is counted at all.</summary>
    public bool IsEmpty => Totals[^1] == 0;

    /// <summary>Whether any count is withheld.</summary>
    public bool Withholds => Rows.SelectMany(row => row.Counts).Concat(Totals).Any(count => count is null);
}

/// <summary>The counts of certified workers of a month as they were told.</summary>
internal sealed class ToldCredentialCounts
{
    /// <summary>The first of the month.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The table as it was shown, withheld counts left out, as JSON.</summary>
    public required string Content { get; init; }
}

internal sealed class ToldCredentialCountsMapping : IEntityTypeConfiguration<ToldCredentialCounts>
{
    public void Configure(EntityTypeBuilder<ToldCredentialCounts> builder)
    {
        builder.ToTable("told_credential_counts");
        builder.HasKey(told => told.Day);
    }
}

/// <summary>
/// What the authority sees of certification: counts of all registers here, guarded like those of workers and kept for the month in which they are first
/// read, so that no two readings tell who came between them.
/// </summary>
internal sealed class CredentialCounts(PeerAtlasDbContext database, CredentialStandings standings, AuthorityClock clock)
{
    private const int Quarter = 91;

    private static readonly CertifiedAs[] Columns = Enum.GetValues<CertifiedAs>();

    /// <summary>Reads the counts of this month.</summary>
    public async Task<CredentialTable> ReadAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        var day = new DateOnly(today.Year, today.Month, 1);
        if (await FindAsync(day, cancellation) is { } told)
            return told;
        var table = await CountAsync(day, cancellation);
        if (table.IsEmpty)
            return table;
        database.Add(new ToldCredentialCounts { Day = day, Content = JsonSerializer.Serialize(table) });
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsTaken())
        {
            database.ChangeTracker.Clear();
        }

        // Whoever read at the same moment may have been first.
        return await FindAsync(day, cancellation) ?? table;
    }

    private async Task<CredentialTable?> FindAsync(DateOnly day, CancellationToken cancellation) =>
        await database.Set<ToldCredentialCounts>().AsNoTracking().SingleOrDefaultAsync(told => told.Day == day, cancellation) is { } told
            ? JsonSerializer.Deserialize<CredentialTable>(told.Content)
            : null;

    private async Task<CredentialTable> CountAsync(DateOnly day, CancellationToken cancellation)
    {
        var people = await PeopleAsync(cancellation);
        var regionOf = await RegionsOfWorkAsync(day, cancellation);
        foreach (var worker in regionOf.Keys)
            people.TryAdd(worker, CertifiedAs.Neither);
        var regions = await database.Set<Region>().OrderBy(region => region.Name).Select(region => new { region.Id, region.Name }).ToListAsync(cancellation);
        List<(string? Name, Func<Guid, bool> Has)> rows =
        [
            .. regions.Select(region => ((string?)region.Name, (Func<Guid, bool>)(worker => regionOf.TryGetValue(worker, out var at) && at == region.Id))),
            ("", worker => regionOf.TryGetValue(worker, out var at) && at is null),
            (null, worker => !regionOf.ContainsKey(worker)),
        ];
        var counts = rows.Select(row => Columns.Select(column => people.Count(one => one.Value == column && row.Has(one.Key))).ToArray()).ToArray();
        var guarded = GuardedCounts.Of(counts);
        return new(day, [.. rows.Select((row, at) => new WorkerTableRow(row.Name, guarded[at]))], guarded[^1]);
    }

    /// <summary>Each worker once, by the best of their credentials.</summary>
    private async Task<Dictionary<Guid, CertifiedAs>> PeopleAsync(CancellationToken cancellation)
    {
        var credentials = await database
            .Set<Credential>()
            .AsNoTracking()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .Select(row => new
            {
                row.Id,
                row.WorkerId,
                row.Stage,
            })
            .ToListAsync(cancellation);
        var held = await standings.OfAllAsync(cancellation);
        return credentials
            .Select(row => (row.WorkerId, As: AsOf(row.Stage, held.GetValueOrDefault(row.Id))))
            .Where(one => one.As is not null)
            .GroupBy(one => one.WorkerId)
            .ToDictionary(same => same.Key, same => same.Min(one => one.As!.Value));
    }

    private CertifiedAs? AsOf(CredentialStage stage, CredentialStanding? standing) =>
        stage switch
        {
            CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse => CertifiedAs.OnTheWay,
            CredentialStage.Issued when standing is null => null,
            CredentialStage.Issued when standing.Status == CredentialStatus.Lapsed => CertifiedAs.RanOut,
            CredentialStage.Issued => standing.Period.End is { } end && end.DayNumber - clock.Today.DayNumber <= Quarter
                ? CertifiedAs.LapsingSoon
                : CertifiedAs.Certified,
            _ => null,
        };

    /// <summary>Where each worker works on the day, at the place that began first; null for an agency of no single region.</summary>
    private async Task<Dictionary<Guid, Guid?>> RegionsOfWorkAsync(DateOnly day, CancellationToken cancellation)
    {
        var places = await (
            from place in database.Set<WorkerPlace>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]).HoldingOn(day)
            join organisation in database.Set<Organisation>() on place.OrganisationId equals organisation.Id
            select new
            {
                place.Id,
                place.WorkerId,
                place.StartsOn,
                organisation.RegionId,
            }
        ).ToListAsync(cancellation);
        return places.GroupBy(place => place.WorkerId).ToDictionary(held => held.Key, held => held.MinBy(place => (place.StartsOn, place.Id))!.RegionId);
    }
}
