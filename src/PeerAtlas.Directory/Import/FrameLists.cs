using Microsoft.EntityFrameworkCore;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Import;

/// <summary>Takes lists of organisations as people have them: one row is a site, a programme or an organisation, with whoever answers for it.</summary>
internal sealed class FrameLists(PeerAtlasDbContext database, FrameImport import) : IListImport
{
    private const int MostChanges = 200;

    public string Kind => FrameImport.ListKind;

    public async Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation)
    {
        var regions = await database.Set<Region>().AsNoTracking().OrderBy(region => region.Name).ToListAsync(cancellation);
        return FrameListForm.Of([.. regions.Select(region => new KnownWord(region.Key, region.Name))]);
    }

    public async Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation)
    {
        var (tables, rows) = await ReadAsync(reading, cancellation);
        return await PreviewAsync(reading, tables, rows, cancellation);
    }

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        var (tables, rows) = await ReadAsync(reading, cancellation);
        var preview = await PreviewAsync(reading, tables, rows, cancellation);
        if (preview.Problems.Count > 0 || preview.Pairs.Count > 0 || !reading.IsGood || (fingerprint is not null && fingerprint != preview.Fingerprint))
            return preview;
        var applied = await import.ApplyAsync(
            _ => tables.All(reading.FileName),
            preview.Fingerprint,
            (done, journal) => keep(Result(done, tables, rows) with { ProblemRows = tables.LeftOut }, journal),
            cancellation
        );
        return Result(applied, tables, rows) with { ProblemRows = tables.LeftOut, IsApplied = applied.IsApplied };
    }

    /// <summary>What the list would do; rows that the frame refuses are taken out of the tables where they are to be left out.</summary>
    private async Task<ListResult> PreviewAsync(ListReading reading, FrameTables tables, FrameListRows rows, CancellationToken cancellation)
    {
        var preview = await import.PreviewAsync(_ => tables.All(reading.FileName), cancellation);
        if (preview.Problems.Count == 0 || !reading.Choices.LeavesOutProblems)
            return Result(preview, tables, rows);
        tables.LeaveOut(preview.Problems);
        return Result(await import.PreviewAsync(_ => tables.All(reading.FileName), cancellation), tables, rows) with { ProblemRows = tables.LeftOut };
    }

    private async Task<(FrameTables Tables, FrameListRows Rows)> ReadAsync(ListReading reading, CancellationToken cancellation)
    {
        var rows = new FrameListRows(reading, await KnownFrame.LoadAsync(database, cancellation));
        return (rows.Read(), rows);
    }

    private static ListResult Result(FramePreview preview, FrameTables tables, FrameListRows rows) =>
        new()
        {
            Counts =
            [
                .. preview.Counts.Select(count => new ThingCount(
                    FrameWords.Capitalised(FrameSheet.Of(count.Kind).Name),
                    count.Added,
                    count.Changed,
                    count.Unchanged
                )),
            ],
            Fates = tables.FatesOf(preview),
            Problems = RowProblems.Of(preview.Problems),
            ProblemRows = preview.Problems.Select(problem => (problem.Sheet, problem.Row)).Distinct().Count(),
            Changes = [.. preview.Changes.Take(MostChanges).Select(Change)],
            ChangeCount = preview.Changes.Count,
            Pairs = rows.Undecided,
            Notes = rows.Notes,
            Fingerprint = preview.Fingerprint,
            IsApplied = preview.IsApplied,
        };

    private static ThingChange Change(FrameChange change) =>
        new(change.Name, change.Key, FrameSheet.Of(change.Kind).Name, change.IsNew, string.Join("; ", change.Details));
}
