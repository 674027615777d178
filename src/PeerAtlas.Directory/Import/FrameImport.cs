using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Directory.Import;

/// <summary>
/// Brings regions, organisations, units and contacts in from CSV files and workbooks: all rows or none. A second import finds
/// what is there by key (contacts by organisation and address) and updates it; what the files do not name is left alone. An
/// absent column leaves what is there, and an empty cell of an optional text empties it. The scope must reach every organisation.
/// </summary>
public sealed class FrameImport(PeerAtlasDbContext database)
{
    /// <summary>The key of the <c>IListImport</c> that takes lists of organisations as people have them.</summary>
    public const string ListKind = "frame";

    /// <summary>How large each file may be.</summary>
    public static TableLimits Limits { get; } = new(MaxBytes: 10 * 1024 * 1024, MaxRows: 50_000, MaxColumns: 50, MaxCellCharacters: 2_000);

    /// <summary>Says what <see cref="ApplyAsync(IReadOnlyList{UploadedFile}, string, CancellationToken)"/> would do; changes nothing.</summary>
    public Task<FramePreview> PreviewAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancellation = default) =>
        PreviewAsync(problems => [.. files.SelectMany(file => SheetsOf(file, problems, cancellation))], cancellation);

    internal async Task<FramePreview> PreviewAsync(Func<List<TableProblem>, IReadOnlyList<FrameTable>> tables, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        try
        {
            return await ReadAsync(tables, cancellation);
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Reads the files anew and writes everything in one transaction, or nothing: when a row is bad, or when the frame has changed
    /// so that the changes would not be those of the preview with this <paramref name="fingerprint"/> (null takes any).
    /// </summary>
    /// <returns>What was done; <see cref="FramePreview.IsApplied"/> tells whether.</returns>
    public Task<FramePreview> ApplyAsync(IReadOnlyList<UploadedFile> files, string? fingerprint = null, CancellationToken cancellation = default) =>
        ApplyAsync(problems => [.. files.SelectMany(file => SheetsOf(file, problems, cancellation))], fingerprint, null, cancellation);

    /// <param name="tables">Reads the sheets, and adds what is wrong with them.</param>
    /// <param name="fingerprint">Of the preview that was confirmed; null takes any.</param>
    /// <param name="keep">Adds to the context what is saved in the same transaction; it hears the preview and what would take it back.</param>
    /// <param name="cancellation">Stops it; nothing is changed.</param>
    internal async Task<FramePreview> ApplyAsync(
        Func<List<TableProblem>, IReadOnlyList<FrameTable>> tables,
        string? fingerprint,
        Action<FramePreview, string>? keep,
        CancellationToken cancellation
    )
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        try
        {
            // Nobody else changes the frame between reading and writing it. On SQLite the transaction alone sees to that.
            if (!database.Database.IsSqlite())
                await database.Database.ExecuteSqlRawAsync("LOCK TABLE regions, organisations, units, contacts IN SHARE ROW EXCLUSIVE MODE", cancellation);
            var preview = await ReadAsync(tables, cancellation);
            if (preview.Problems.Count > 0 || (fingerprint is not null && fingerprint != preview.Fingerprint))
                return preview;
            keep?.Invoke(preview, ChangeJournal.Of(database));
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return preview with { IsApplied = true };
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private async Task<FramePreview> ReadAsync(Func<List<TableProblem>, IReadOnlyList<FrameTable>> tables, CancellationToken cancellation)
    {
        var problems = new List<TableProblem>();
        var sheets = tables(problems).OrderBy(sheet => sheet.Form.Kind).ToList();
        var frame = await FrameState.LoadAsync(database, cancellation);
        var rows = new FrameRows(database, frame);
        // Rows are looked at once every sheet is understood: half of the files would make good rows look bad.
        if (problems.Count == 0)
        {
            foreach (var sheet in sheets)
            foreach (var row in sheet.Table.Rows)
                rows.Read(sheet.Form.Kind, new CheckedRow(sheet.File, sheet.Name, row, problems));
        }

        var changes = new FrameChanges(database, frame).Describe(rows.Touched);
        return new FramePreview
        {
            Problems = problems,
            Sheets = [.. sheets.Select(sheet => new FrameSheetRead(sheet.File, sheet.Name, sheet.Form.Kind, sheet.Table.Rows.Count))],
            Changes = changes,
            Counts = [.. sheets.Select(sheet => sheet.Form.Kind).Distinct().Select(kind => Count(kind, rows, changes))],
        };
    }

    private static FrameCount Count(FrameSheetKind kind, FrameRows rows, IReadOnlyList<FrameChange> changes)
    {
        var added = changes.Count(change => change.Kind == kind && change.IsNew);
        var changed = changes.Count(change => change.Kind == kind && !change.IsNew);
        return new FrameCount(kind, added, changed, rows.Touched.Count(row => row.Kind == kind) - added - changed);
    }

    private static IEnumerable<FrameTable> SheetsOf(UploadedFile file, List<TableProblem> problems, CancellationToken cancellation)
    {
        TableWorkbook workbook;
        try
        {
            workbook = TableReader.Read(new MemoryStream(file.Content, writable: false), file.Name, Limits, cancellation);
        }
        catch (TableException exception)
        {
            problems.Add(TableProblem.Of(exception));
            yield break;
        }

        if (workbook.IsEmpty)
            problems.Add(
                new TableProblem(
                    file.Name,
                    null,
                    null,
                    null,
                    "There is nothing to import: the sheets hold no rows under their headers. Fill in the file, or leave it out."
                )
            );
        var isCsv = workbook.Sheets is [var only] && only.Name == Path.GetFileNameWithoutExtension(file.Name);
        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.Columns.Count > 0))
        {
            // British spelling is read too.
            var table = sheet.WithColumnRenamed("organisation", "organization");
            var name = isCsv ? null : table.Name;
            var form = FrameSheet.Recognise(table);
            if (ColumnProblem(table, form) is { } problem)
                problems.Add(new TableProblem(file.Name, name, null, problem.Column, problem.Text));
            else
                yield return new FrameTable(file.Name, name, form!, table);
        }
    }

    private static (string? Column, string Text)? ColumnProblem(TableSheet table, FrameSheet? form)
    {
        if (form is null)
            return (
                null,
                "The columns tell neither regions, organizations, units nor contacts: "
                    + $"{string.Join(", ", table.Columns)}. Take them from the template, or remove the sheet."
            );
        if (form.Columns.FirstOrDefault(column => column.IsRequired && !Has(table.Columns, column.Name)) is { } missing)
            return (missing.Name, $"The column \"{missing.Name}\" is missing; without it these cannot be read as {form.Name}. {missing.Hint}.");
        if (table.Columns.FirstOrDefault(column => !Has(form.Columns.Select(known => known.Name), column)) is { } unknown)
            return (
                unknown,
                $"The column \"{unknown}\" is not known for {form.Name}. Remove it, or rename "
                    + $"it to one of: {string.Join(", ", form.Columns.Select(column => column.Name))}."
            );
        return null;
    }

    private static bool Has(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A table of rows of the frame.</summary>
/// <param name="File">The file that it comes from, for messages.</param>
/// <param name="Name">The sheet; null for CSV.</param>
/// <param name="Form">What its rows are.</param>
/// <param name="Table">The rows.</param>
internal sealed record FrameTable(string File, string? Name, FrameSheet Form, TableSheet Table);
