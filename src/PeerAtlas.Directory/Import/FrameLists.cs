using Microsoft.EntityFrameworkCore;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

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
        var (preview, refused) = await LookAsync(reading, tables, cancellation);
        return Result(preview, refused, reading, tables, rows);
    }

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        var (tables, rows) = await ReadAsync(reading, cancellation);
        var (preview, refused) = await LookAsync(reading, tables, cancellation);
        var result = Result(preview, refused, reading, tables, rows);
        if (preview.Problems.Count > 0 || result.Pairs.Count > 0 || !reading.IsGood || (fingerprint is not null && fingerprint != preview.Fingerprint))
            return result;
        var applied = await import.ApplyAsync(
            _ => tables.All(reading.FileName),
            preview.Fingerprint,
            (done, journal) => keep(Result(done, refused, reading, tables, rows), journal),
            cancellation
        );
        return Result(applied, refused, reading, tables, rows);
    }

    /// <summary>What the rows would do, and which of them the frame refuses; where the person said so these are left out.</summary>
    private async Task<(FramePreview Preview, IReadOnlyList<TableProblem> Refused)> LookAsync(
        ListReading reading,
        FrameTables tables,
        CancellationToken cancellation
    )
    {
        var preview = await import.PreviewAsync(_ => tables.All(reading.FileName), cancellation);
        List<TableProblem> refused = [.. preview.Problems];
        // What builds on a row that is left out is left out too.
        while (reading.Choices.LeavesOutProblems && tables.LeaveOut(preview.Problems))
        {
            preview = await import.PreviewAsync(_ => tables.All(reading.FileName), cancellation);
            refused.AddRange(preview.Problems);
        }

        return (preview, refused);
    }

    private async Task<(FrameTables Tables, FrameListRows Rows)> ReadAsync(ListReading reading, CancellationToken cancellation)
    {
        var rows = new FrameListRows(reading, await KnownFrame.LoadAsync(database, cancellation));
        return (rows.Read(), rows);
    }

    private static ListResult Result(FramePreview preview, IReadOnlyList<TableProblem> refused, ListReading reading, FrameTables tables, FrameListRows rows) =>
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
            Problems = RowProblems.Of(refused, reading.Form),
            ProblemRows = refused.Select(problem => (problem.Sheet, problem.Row)).Distinct().Count(),
            Changes = [.. preview.Changes.Take(MostChanges).Select(Change)],
            ChangeCount = preview.Changes.Count,
            Pairs = rows.Undecided,
            Said = rows.Said,
            Emptied = preview.Changes.Sum(change => change.Emptied),
            Doubts = rows.Doubts,
            Notes = rows.Notes,
            Fingerprint = preview.Fingerprint,
            IsApplied = preview.IsApplied,
        };

    private static ThingChange Change(FrameChange change) =>
        new(change.Name, change.Key, FrameSheet.Of(change.Kind).Name, change.IsNew, string.Join("; ", change.Details));
}
