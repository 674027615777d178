using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>What an import does to one person or one entry of a caseload.</summary>
/// <param name="IsNew">Whether it is added; otherwise it is changed.</param>
/// <param name="Person">The person's id.</param>
/// <param name="Team">The team.</param>
/// <param name="Details">What changes, from what to what; empty when it is new.</param>
public sealed record CaseloadChange(bool IsNew, string Person, string Team, string Details);

/// <summary>What an import of caseloads would do, or did.</summary>
public sealed record CaseloadPreview
{
    /// <summary>What cannot be imported. While there is any, nothing is.</summary>
    public required IReadOnlyList<TableProblem> Problems { get; init; }

    /// <summary>What is added and changed, in the order of the files.</summary>
    public required IReadOnlyList<CaseloadChange> Changes { get; init; }

    /// <summary>How many rows say what stands already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>How many persons are new to the agency.</summary>
    public required int NewPersons { get; init; }

    /// <summary>Whether it was written.</summary>
    public bool IsApplied { get; init; }

    /// <summary>Whether it could be written and would change anything.</summary>
    public bool CanApply => Problems.Count == 0 && Changes.Count > 0;

    /// <summary>Stands for the changes: what somebody confirms is what they saw only while this is the same.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', Changes.Select(change => $"{change.IsNew}\t{change.Person}\t{change.Team}\t{change.Details}")))
            )
        );
}

/// <summary>
/// Brings the caseloads of one agency in from CSV files and workbooks: all rows or none. A second import finds an entry by person, team and first
/// day, and updates provider and last day; what the files do not name is left alone.
/// </summary>
public sealed class CaseloadImport(PeerAtlasDbContext database, ICaseloadTotals totals)
{
    /// <summary>The key of the <c>IListImport</c> that takes caseloads as agencies have them.</summary>
    public const string ListKind = "caseload";

    /// <summary>How large each file may be.</summary>
    public static TableLimits Limits { get; } = new(MaxBytes: 10 * 1024 * 1024, MaxRows: 20_000, MaxColumns: 50, MaxCellCharacters: 2_000);

    /// <summary>The columns, whether each is needed, and what stands in it.</summary>
    public static IReadOnlyList<(string Name, bool IsRequired, string Hint)> Columns { get; } =
    [
        ("person", true, "The agency's id for the person, such as K-0042"),
        ("team", true, "The team's name"),
        ("from", true, "The first day on the caseload, like 2026-01-31"),
        ("provider", false, "E-mail address of the primary provider, who must be a provider of the team"),
        ("to", false, "The last day; empty while it goes on"),
        ("name", false, "The person's name, only where your agency chose to keep names"),
    ];

    /// <summary>The columns alone, as a file to fill in.</summary>
    public static byte[] Template(bool workbook)
    {
        string[] headers = [.. Columns.Where(column => column.Name != "name").Select(column => column.Name)];
        using var stream = new MemoryStream();
        if (workbook)
            XlsxTable.Write(stream, [TableSheet.Create("caseload", headers, [])]);
        else
            CsvTable.Write(stream, headers, []);
        return stream.ToArray();
    }

    /// <summary>Says what <see cref="ApplyAsync(Guid, IReadOnlyList{UploadedFile}, string, CancellationToken)"/> would do; changes nothing.</summary>
    public Task<CaseloadPreview> PreviewAsync(Guid agency, IReadOnlyList<UploadedFile> files, CancellationToken cancellation = default) =>
        PreviewAsync(agency, (rows, problems) => Bring(files, rows, problems, cancellation), cancellation);

    /// <param name="agency">Whose caseloads they are.</param>
    /// <param name="bring">Brings the rows in, and adds what is wrong with them.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<CaseloadPreview> PreviewAsync(Guid agency, Action<CaseloadRows, List<TableProblem>> bring, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        try
        {
            return await ReadAsync(agency, bring, cancellation);
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Reads the files anew and writes everything in one transaction, or nothing: when a row is bad, or when the caseload has changed so that the
    /// changes would not be those of the preview with this <paramref name="fingerprint"/> (null takes any).
    /// </summary>
    public Task<CaseloadPreview> ApplyAsync(
        Guid agency,
        IReadOnlyList<UploadedFile> files,
        string? fingerprint = null,
        CancellationToken cancellation = default
    ) =>
        ApplyAsync(
            agency,
            (rows, problems) => Bring(files, rows, problems, cancellation),
            preview => preview.Problems.Count == 0 && (fingerprint is null || fingerprint == preview.Fingerprint),
            keep: null,
            cancellation
        );

    /// <param name="agency">Whose caseloads they are.</param>
    /// <param name="bring">Brings the rows in, and adds what is wrong with them.</param>
    /// <param name="mayApply">Whether what came of that is what was confirmed.</param>
    /// <param name="keep">Adds to the context what is saved in the same transaction; it hears the teams whose months change, and from when.</param>
    /// <param name="cancellation">Stops it; nothing is changed.</param>
    internal async Task<CaseloadPreview> ApplyAsync(
        Guid agency,
        Action<CaseloadRows, List<TableProblem>> bring,
        Func<CaseloadPreview, bool> mayApply,
        Action<CaseloadPreview, IReadOnlyList<(Guid Organisation, Guid Team, DateOnly Since)>>? keep,
        CancellationToken cancellation
    )
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        try
        {
            // Nobody else changes caseloads between reading and writing them. On SQLite the transaction alone sees to that.
            if (!database.Database.IsSqlite())
                await database.Database.ExecuteSqlRawAsync("LOCK TABLE persons, caseload_entries IN SHARE ROW EXCLUSIVE MODE", cancellation);
            var preview = await ReadAsync(agency, bring, cancellation);
            if (!mayApply(preview))
                return preview;
            var changing = totals.Changing();
            keep?.Invoke(preview, changing);
            await database.SaveChangesAsync(cancellation);
            foreach (var (_, team, since) in changing)
                await totals.CountAsync(agency, team, since, cancellation);
            await transaction.CommitAsync(cancellation);
            return preview with { IsApplied = true };
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private async Task<CaseloadPreview> ReadAsync(Guid agency, Action<CaseloadRows, List<TableProblem>> bring, CancellationToken cancellation)
    {
        var problems = new List<TableProblem>();
        var rows = await CaseloadRows.LoadAsync(database, agency, cancellation);
        bring(rows, problems);
        return new CaseloadPreview
        {
            Problems = problems,
            Changes = rows.Changes,
            Unchanged = rows.Unchanged,
            NewPersons = rows.NewPersons,
        };
    }

    private static void Bring(IReadOnlyList<UploadedFile> files, CaseloadRows rows, List<TableProblem> problems, CancellationToken cancellation)
    {
        var sheets = files.SelectMany(file => SheetsOf(file, problems, cancellation)).ToList();
        // Rows are looked at once every sheet is understood.
        if (problems.Count > 0)
            return;
        foreach (var (file, sheet, table) in sheets)
        foreach (var row in table.Rows)
            rows.Read(new CheckedRow(file, sheet, row, problems));
    }

    private static IEnumerable<(string File, string? Sheet, TableSheet Table)> SheetsOf(
        UploadedFile file,
        List<TableProblem> problems,
        CancellationToken cancellation
    )
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
        foreach (var table in workbook.Sheets.Where(sheet => sheet.Columns.Count > 0))
        {
            var name = isCsv ? null : table.Name;
            if (ProblemOf(table) is { } problem)
                problems.Add(new TableProblem(file.Name, name, null, problem.Column, problem.Text));
            else
                yield return (file.Name, name, table);
        }
    }

    private static (string Column, string Text)? ProblemOf(TableSheet table)
    {
        if (
            Columns.FirstOrDefault(column => column.IsRequired && !table.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase)) is
            { Name: not null } missing
        )
            return (missing.Name, $"The column \"{missing.Name}\" is missing. {missing.Hint}.");
        if (table.Columns.FirstOrDefault(column => !Columns.Any(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase))) is { } unknown)
            return (
                unknown,
                $"The column \"{unknown}\" is not known. Remove it, or rename it to one of: {string.Join(", ", Columns.Select(column => column.Name))}."
            );
        return null;
    }
}
