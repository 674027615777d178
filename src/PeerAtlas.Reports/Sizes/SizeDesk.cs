using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Indicators;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Populations;

namespace PeerAtlas.Reports.Sizes;

/// <summary>All that is known of the size of the workforce at the time of a wave.</summary>
internal sealed record WavePicture
{
    public required ReportableWave Wave { get; init; }

    /// <summary>What was reported, as the tabulation has it.</summary>
    public required IReadOnlyList<Figure> Reported { get; init; }

    /// <summary>The totals for all organisations invited; none without a frame.</summary>
    public required IReadOnlyList<WaveFrameTotal> Frame { get; init; }

    public required WavePersons Persons { get; init; }

    /// <summary>What an analyst brought; null when nobody did.</summary>
    public required WorkforceSize? Kept { get; init; }

    /// <summary>Which state of it this is, so that whoever saves later finds out.</summary>
    public Guid Version => Kept?.Version ?? Guid.Empty;

    /// <summary>Whether the wave asked a sample, so that its figures are estimates for the frame.</summary>
    public bool IsSample => Reported.Concat(Frame.Select(total => total.Figure)).Any(figure => figure.Base.Weighted is not null);

    /// <summary>The estimate of all peer jobs.</summary>
    public WaveFrameTotal? Jobs => Frame.FirstOrDefault(total => total.Figure.Name == SizeDesk.JobsInFrame);

    public IReadOnlyList<SizeLine> People => PeopleEstimates.Of(Kept?.ReadLists(), Kept?.ReadNumbers() ?? new(), Persons, Jobs?.Estimate);
}

/// <summary>Puts together what is known of the size of the workforce, and keeps what analysts bring.</summary>
public sealed class SizeDesk(PeerAtlasDbContext database, IWaveFigures figures, IWaveMeasures measures)
{
    internal const string JobsInFrame = "frame.peers_employed_total";

    internal const string ChangedMeanwhile =
        "Somebody else changed what is kept of this wave while you had the page open. Nothing of yours was saved. Look at theirs first, "
        + "on the page before this one; saving again puts yours in its place.";

    private static readonly string[] ReportedTotals =
    [
        "agency.peers_employed_total",
        "agency.peers_direct_total",
        "agency.peers_admin_total",
        "agency.cps_total",
    ];

    /// <summary>The picture of a wave; null when there is no such wave, or it was never opened.</summary>
    internal async Task<WavePicture?> ReadAsync(Guid wave, CancellationToken cancellation = default)
    {
        if ((await figures.WavesAsync(cancellation)).FirstOrDefault(one => one.Id == wave) is not { } found)
            return null;
        var tables = (await figures.TablesAsync(wave, cancellation))
            .Where(table => ReportedTotals.Contains(table.Name))
            .ToDictionary(table => table.Name, StringComparer.Ordinal);
        return new()
        {
            Wave = found,
            Reported = [.. ReportedTotals.Where(tables.ContainsKey).Select(name => tables[name].Rows[0].Cells[0])],
            Frame = await measures.FrameTotalsAsync(wave, cancellation),
            Persons = await measures.PersonsAsync(wave, cancellation),
            Kept = await FindAsync(wave, cancellation),
        };
    }

    /// <summary>Keeps the counts of lists in place of those that the wave had.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="source">What they are.</param>
    /// <param name="seen">What the page showed; null for whoever saw no page.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether they were kept; not when somebody else saved meanwhile.</returns>
    public Task<bool> KeepListsAsync(Guid wave, PartialLists lists, string source, Guid? seen = null, CancellationToken cancellation = default) =>
        SaveAsync(wave, size => size.Keep(lists, source), seen, cancellation);

    /// <summary>Forgets the lists.</summary>
    internal Task<bool> RemoveListsAsync(Guid wave, CancellationToken cancellation = default) =>
        SaveAsync(wave, size => (size.Lists, size.ListsSource) = ("", ""), seen: null, cancellation);

    /// <summary>Keeps numbers from elsewhere in place of those that the wave had.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="seen">What the page showed; null for whoever saw no page.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether they were kept; not when somebody else saved meanwhile.</returns>
    public Task<bool> KeepNumbersAsync(Guid wave, KnownNumbers numbers, Guid? seen = null, CancellationToken cancellation = default) =>
        SaveAsync(wave, size => size.Keep(numbers), seen, cancellation);

    private async Task<bool> SaveAsync(Guid wave, Action<WorkforceSize> change, Guid? seen, CancellationToken cancellation)
    {
        var size = await FindAsync(wave, cancellation);
        if (seen is { } version && version != (size?.Version ?? Guid.Empty))
            return false;
        if (size is null)
            database.Add(size = new() { WaveId = wave });
        change(size);
        size.Version = Guid.NewGuid();
        try
        {
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody saved at the same moment, or kept the first entry of this wave.
            database.ChangeTracker.Clear();
            if (await database.Set<WorkforceSize>().AnyAsync(kept => kept.WaveId == wave, cancellation))
                return false;
            throw;
        }
    }

    private Task<WorkforceSize?> FindAsync(Guid wave, CancellationToken cancellation) =>
        database.Set<WorkforceSize>().SingleOrDefaultAsync(size => size.WaveId == wave, cancellation);
}
