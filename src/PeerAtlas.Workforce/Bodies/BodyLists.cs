using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Workforce.Bodies;

/// <summary>Takes a list of who certifies in which state. A body is found again by state and name; what the list leaves empty stays as it is.</summary>
internal sealed class BodyLists(PeerAtlasDbContext database, AuthorityClock clock) : IListImport
{
    /// <summary>The kind of list.</summary>
    public const string ListKind = "certifying-bodies";

    public string Kind => ListKind;

    public Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation) => Task.FromResult(BodyListForm.Form);

    public async Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation)
    {
        var (_, result) = await ReadAsync(reading, cancellation);
        database.ChangeTracker.Clear();
        return result;
    }

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        try
        {
            var (lines, result) = await ReadAsync(reading, cancellation);
            if (!reading.IsGood || (result.ProblemRows > 0 && !reading.Choices.LeavesOutProblems) || (fingerprint ?? result.Fingerprint) != result.Fingerprint)
                return result;
            foreach (var line in lines)
                Store(line);
            keep(result, ChangeJournal.Of(database));
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result with { IsApplied = true };
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private void Store(BodyLine line)
    {
        if (line.Known is not { } row)
        {
            database.Add(
                new CertifyingBody
                {
                    Place = line.Place,
                    Name = line.Name,
                    Reach = line.Reach,
                    Source = line.Source,
                    ReviewedOn = line.ReviewedOn,
                }
            );
        }
        else if (line.Changes.Length > 0)
        {
            (row.Reach, row.Source, row.ReviewedOn, row.Version) = (line.NewReach, line.NewSource, line.ReviewedOn, Guid.NewGuid());
        }
    }

    private async Task<(List<BodyLine> Lines, ListResult Result)> ReadAsync(ListReading reading, CancellationToken cancellation)
    {
        var known = await database.Set<CertifyingBody>().AsTracking().ToListAsync(cancellation);
        var rows = new BodyRows(reading, known, clock.Today);
        rows.Read();
        var (added, changed) = (rows.Lines.Count(line => line.Known is null), rows.Lines.Count(line => line.Changes.Length > 0));
        return (
            rows.Lines,
            new()
            {
                Counts = [new("Certifying bodies", added, changed, rows.Lines.Count - added - changed)],
                Fates = new(added, changed, rows.Lines.Count - added - changed, rows.Joined),
                Problems = RowProblems.Of(rows.Problems, reading.Form),
                ProblemRows = rows.ProblemRows,
                Changes =
                [
                    .. rows
                        .Lines.Where(line => line.Known is null || line.Changes.Length > 0)
                        .Select(line => new ThingChange(line.Name, line.Place, "", line.Known is null, line.Known is null ? line.Reach : line.Changes)),
                ],
                ChangeCount = added + changed,
                Fingerprint = Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Lines.Select(line => line with { Known = null }))))
                ),
            }
        );
    }
}

/// <summary>A body of a list.</summary>
internal sealed record BodyLine(CertifyingBody? Known, string Place, string Name, string Reach, string Source, DateOnly ReviewedOn)
{
    /// <summary>How to reach them, when the list has been taken.</summary>
    public string NewReach => Reach.Length > 0 ? Reach : Known?.Reach ?? "";

    /// <summary>Where it is from, when the list has been taken.</summary>
    public string NewSource => Source.Length > 0 ? Source : Known?.Source ?? "";

    /// <summary>What it changes of the one that is there; empty when nothing, or when it is new.</summary>
    public string Changes =>
        Known is null
            ? ""
            : string.Join(
                "; ",
                new[]
                {
                    Known.Reach == NewReach ? null : $"how to reach them: {Known.Reach} → {NewReach}",
                    Known.Source == NewSource ? null : $"source: {Known.Source} → {NewSource}",
                    Known.ReviewedOn == ReviewedOn
                        ? null
                        : string.Create(CultureInfo.InvariantCulture, $"last checked: {Known.ReviewedOn:yyyy-MM-dd} → {ReviewedOn:yyyy-MM-dd}"),
                }.OfType<string>()
            );
}

/// <summary>The rows of such a list.</summary>
internal sealed class BodyRows(ListReading reading, IReadOnlyList<CertifyingBody> known, DateOnly today)
{
    private const string Between = "; ";

    /// <summary>The fields that say how to reach somebody.</summary>
    public static IReadOnlyList<string> WaysToReach { get; } = ["web", "email", "phone", "contact"];

    private readonly HashSet<(string, string)> seen = [];

    public List<BodyLine> Lines { get; } = [];

    public List<TableProblem> Problems { get; } = [];

    public int ProblemRows { get; private set; }

    public int Joined { get; private set; }

    public void Read()
    {
        List<string> columns = [.. reading.Form.Fields.Select(field => field.Name)];
        var header = new TableHeader(columns);
        var isCsv = reading.Choices.Mapping.Sheets.Count == 0;
        foreach (var row in reading.Records())
        {
            string[] cells = [.. columns.Select(column => row.Record![column])];
            if (Line(new CheckedRow(reading.FileName, isCsv ? null : row.Sheet, header.Row(row.Number, cells), Problems)) is not { } line)
                ProblemRows++;
            else if (!seen.Add((line.Place, line.Name.ToLowerInvariant())))
                Joined++;
            else
                Lines.Add(line);
        }
    }

    private BodyLine? Line(CheckedRow row)
    {
        var place = UsPlace.Find(row["state"]);
        if (place is null)
            row.Refuse("state", "Say in which state.");
        if (row["name"].Length == 0)
            row.Refuse("name", "Say who certifies there.");
        if (!DateOnly.TryParseExact(row["reviewed"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            row.Refuse("reviewed", "Give the day on which somebody looked.");
        else if (day > today || day.Year < 1990)
            row.Refuse("reviewed", "This day is to be past, and not before 1990.");
        if (row.IsBad)
            return null;
        var found = known.FirstOrDefault(body => body.Place == place!.Code && string.Equals(body.Name, row["name"], StringComparison.OrdinalIgnoreCase));
        var reach = string.Join(Between, WaysToReach.Select(way => row[way]).Where(text => text.Length > 0));
        return new(found, place!.Code, found?.Name ?? row["name"], reach, row["source"], day);
    }
}
