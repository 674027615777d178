using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Takes logs of hours as agencies have them. They become service records by the same rules as a file in our own columns.</summary>
internal sealed class HoursLists(PeerAtlasDbContext database, AuthorityClock clock, IActor actor) : IListImport
{
    private const int MostChanges = 200;

    public string Kind => ServiceImport.ListKind;

    public Task<ListForm> FormAsync(Guid? organisation, CancellationToken cancellation) =>
        new KnownInLogs(database).FormAsync(organisation!.Value, cancellation);

    public async Task<ListResult> PreviewAsync(ListReading reading, CancellationToken cancellation)
    {
        var log = await ReadAsync(reading, cancellation);
        return await StagedAsync(
            log,
            async connection => Result(log, await ServiceTaking.KnownAsync(connection, log.Organisation, cancellation)),
            cancellation
        );
    }

    public async Task<ListResult> ApplyAsync(ListReading reading, string? fingerprint, Action<ListResult, string> keep, CancellationToken cancellation)
    {
        var log = await ReadAsync(reading, cancellation);
        return await StagedAsync(
            log,
            async connection =>
            {
                var result = Result(log, await ServiceTaking.KnownAsync(connection, log.Organisation, cancellation));
                if (!reading.IsGood || !log.IsGood || (fingerprint is not null && fingerprint != result.Fingerprint))
                    return result;
                return await TakeAsync(connection, log, result, keep, cancellation);
            },
            cancellation
        );
    }

    public Task<string?> UndoAsync(PeerAtlasDbContext database, string journal, CancellationToken cancellation) =>
        TakenRecords.UndoAsync(database, journal, cancellation);

    private async Task<ListResult> TakeAsync(
        DbConnection connection,
        LogRows log,
        ListResult seen,
        Action<ListResult, string> keep,
        CancellationToken cancellation
    )
    {
        var at = clock.UtcNow;
        var ids = log.Records.Where(record => !log.IsUnchanged(record.Line)).Select(record => record.Record).ToList();
        try
        {
            var done = await new ServiceTaking(database, actor).TakeAsync(
                connection,
                new(log.Organisation, log.FileName, log.Records.Count, at),
                new LineProblems(all: null),
                async (_, taken) =>
                {
                    // Another import that came between would have made another change than the one that was seen.
                    if (taken.Added != seen.Counts[0].Added || taken.Changed != seen.Counts[0].Changed)
                        throw new DbUpdateConcurrencyException("The records changed meanwhile.");
                    keep(seen, TakenRecords.Write(log.Organisation, at, ids));
                    await database.SaveChangesAsync(cancellation);
                },
                cancellation
            );
            return seen with { IsApplied = done.IsGood };
        }
        catch (DbUpdateConcurrencyException)
        {
            // The button was pressed twice, or somebody else was quicker; what is staged is as it was.
            database.ChangeTracker.Clear();
            return Result(log, await ServiceTaking.KnownAsync(connection, log.Organisation, cancellation));
        }
    }

    private async Task<LogRows> ReadAsync(ListReading reading, CancellationToken cancellation)
    {
        var organisation = reading.Organisation!.Value;
        return LogRows.Read(reading, organisation, await AgencyLists.ReadAsync(database, organisation, cancellation), clock.Today);
    }

    /// <summary>Does something while the records are in the staging table.</summary>
    private async Task<T> StagedAsync<T>(LogRows log, Func<DbConnection, Task<T>> use, CancellationToken cancellation)
    {
        await database.Database.OpenConnectionAsync(cancellation);
        var connection = database.Database.GetDbConnection();
        try
        {
            await using (var staging = await StagingTable.BeginAsync(connection, cancellation))
            {
                foreach (var record in log.Records)
                    staging.Add(record);
                await staging.CompleteAsync(cancellation);
            }

            return await use(connection);
        }
        finally
        {
            await ServiceTaking.RunAsync(connection, "DROP TABLE IF EXISTS staged", CancellationToken.None);
            await database.Database.CloseConnectionAsync();
        }
    }

    private static ListResult Result(LogRows log, IReadOnlyDictionary<int, bool> known)
    {
        log.Know(known);
        var changes = log.Records.Where(record => !log.IsUnchanged(record.Line)).ToList();
        var changed = known.Count(pair => !pair.Value);
        return new()
        {
            Counts = [new("Service records", changes.Count - changed, changed, known.Count - changed)],
            Fates = log.Fates(),
            Problems = log.Problems,
            ProblemRows = log.ProblemRows,
            Changes = [.. changes.Take(MostChanges).Select(record => Change(record, isNew: !known.ContainsKey(record.Line)))],
            ChangeCount = changes.Count,
            Sums = log.Records.Count > 0 ? [HoursSum.Told(log.Records)] : [],
            Doubts = log.Doubts,
            Notes = log.Notes,
            Fingerprint = Fingerprint(log, known),
        };
    }

    private static ThingChange Change(StagedRecord record, bool isNew) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{record.Day:yyyy-MM-dd}, {record.Minutes} minutes, {record.Activity.English}"),
            record.Record,
            "service record",
            isNew,
            isNew ? "" : "takes the place of what was there"
        );

    private static string Fingerprint(LogRows log, IReadOnlyDictionary<int, bool> known)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in log.Records)
        {
            var state = known.TryGetValue(record.Line, out var isSame) ? (isSame ? 'u' : 'c') : 'n';
            hash.AppendData(Encoding.UTF8.GetBytes($"{record}{state}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
