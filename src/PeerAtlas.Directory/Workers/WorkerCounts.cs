using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Workers;

/// <summary>How many workers there were on a day, by region and position. A count that is null is withheld.</summary>
/// <param name="Day">The day.</param>
/// <param name="Rows">One row for each region, by name; who works for no single region comes last.</param>
/// <param name="Totals">By position, in its order, and of all.</param>
public sealed record WorkerTable(DateOnly Day, IReadOnlyList<WorkerTableRow> Rows, IReadOnlyList<int?> Totals)
{
    /// <summary>Whether anybody is counted at all.</summary>
    public bool IsEmpty => Totals[^1] == 0;

    /// <summary>Whether any count is withheld.</summary>
    public bool Withholds => Rows.SelectMany(row => row.Counts).Concat(Totals).Any(count => count is null);
}

/// <summary>The counts of a region.</summary>
/// <param name="Region">Its name; null for no single region.</param>
/// <param name="Counts">By position, in its order, and of all.</param>
public sealed record WorkerTableRow(string? Region, IReadOnlyList<int?> Counts);

/// <summary>
/// What the authority sees of workers: counts of all agencies on the first day of the month. Counts of 1 to 10 are withheld, and what would let a reader
/// derive one. What is first read in a month is kept and read until the next one, so that no two readings tell who was entered between them.
/// </summary>
public sealed class WorkerCounts(PeerAtlasDbContext database, AuthorityClock clock)
{
    private static readonly WorkerPosition[] Positions = Enum.GetValues<WorkerPosition>();

    /// <summary>Reads the counts of this month.</summary>
    public async Task<WorkerTable> ReadAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        var day = new DateOnly(today.Year, today.Month, 1);
        if (await FindAsync(day, cancellation) is { } told)
            return told;
        var table = await CountAsync(day, cancellation);
        // Nobody is known to be there yet; that tells nothing, and the first to be entered need not wait a month.
        if (table.IsEmpty)
            return table;
        database.Add(new ToldWorkerCounts { Day = day, Content = JsonSerializer.Serialize(table) });
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
        }

        // Whoever read at the same moment may have been first.
        return await FindAsync(day, cancellation) ?? table;
    }

    private async Task<WorkerTable?> FindAsync(DateOnly day, CancellationToken cancellation) =>
        await database.Set<ToldWorkerCounts>().AsNoTracking().SingleOrDefaultAsync(told => told.Day == day, cancellation) is { } told
            ? JsonSerializer.Deserialize<WorkerTable>(told.Content)
            : null;

    private async Task<WorkerTable> CountAsync(DateOnly day, CancellationToken cancellation)
    {
        var regions = await database
            .Set<Region>()
            .OrderBy(region => region.Name)
            .Select(region => new { Id = (Guid?)region.Id, Name = (string?)region.Name })
            .ToListAsync(cancellation);
        regions.Add(new { Id = (Guid?)null, Name = (string?)null });
        var counted = (await CellsAsync(day, cancellation)).CountBy(cell => cell).ToDictionary();
        var counts = regions.Select(region => Positions.Select(position => counted.GetValueOrDefault((region.Id, position))).ToArray()).ToArray();
        var guarded = GuardedCounts.Of(counts);
        return new(day, [.. regions.Select((region, at) => new WorkerTableRow(region.Name, guarded[at]))], guarded[^1]);
    }

    /// <summary>
    /// The region and position of each worker. Who has several places counts once, at the one that began first: groups that shared persons would not add
    /// up, and nobody could say what their differences tell.
    /// </summary>
    private async Task<IEnumerable<(Guid? Region, WorkerPosition Position)>> CellsAsync(DateOnly day, CancellationToken cancellation)
    {
        var places = await (
            from place in database.Set<WorkerPlace>().IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter]).HoldingOn(day)
            join organisation in database.Set<Organisation>() on place.OrganisationId equals organisation.Id
            select new
            {
                place.Id,
                place.WorkerId,
                place.StartsOn,
                place.Position,
                organisation.RegionId,
            }
        ).ToListAsync(cancellation);
        return places
            .GroupBy(place => place.WorkerId)
            .Select(held => held.MinBy(place => (place.StartsOn, place.Id))!)
            .Select(place => (place.RegionId, place.Position));
    }
}
