using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>
/// Takes service records from a file of an agency: every line or none. The file is streamed into a staging table; the rest is some
/// statements over whole tables in one transaction. A record is known by the agency's own id, so that a file sent again, or one that
/// overlaps the last, changes only what differs.
/// </summary>
public sealed class ServiceImport(PeerAtlasDbContext database, AuthorityClock clock, IActor actor)
{
    /// <summary>Files that pages take; larger ones are imported by the command.</summary>
    public const int MaxMegabytes = 1024;

    /// <summary>The key of the <c>IListImport</c> that takes logs of hours as agencies have them, and of the mappings of such files.</summary>
    public const string ListKind = "hours";

    /// <summary>The columns of a file, whether it must have them, and what they hold.</summary>
    public static IReadOnlyList<(string Name, bool IsRequired, string Hint)> Columns => ServiceRowReader.Columns;

    /// <summary>Imports a file.</summary>
    /// <param name="organisation">Whose records they are; names are looked for in this agency alone.</param>
    /// <param name="file">CSV with <see cref="Columns"/>, or what the mapping can read; it stays open.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="mapping">How it is read; null when it has our own columns.</param>
    /// <param name="allProblems">Where to write every problem as CSV; null when the first are enough.</param>
    /// <param name="isCheckOnly">Whether the lines are only read and nothing is imported.</param>
    /// <param name="whenRead">What is done when all is read and good, before the turn to write is taken for long.</param>
    /// <param name="ending">What else is done in the transaction that takes the records.</param>
    /// <param name="cancellation">Stops it; nothing is kept.</param>
    public async Task<ServiceImportResult> RunAsync(
        Organisation organisation,
        Stream file,
        string fileName,
        ServiceMapping? mapping = null,
        TextWriter? allProblems = null,
        bool isCheckOnly = false,
        Func<Task>? whenRead = null,
        Func<DbTransaction, ServiceImportResult, Task>? ending = null,
        CancellationToken cancellation = default
    )
    {
        var problems = new LineProblems(allProblems);
        var lists = await AgencyLists.ReadAsync(database, organisation.Id, cancellation);
        await database.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = database.Database.GetDbConnection();
            await using var interrupt = ServiceTaking.Interrupting(connection, cancellation);
            var lines = mapping is null ? new ServiceLines(file, fileName, problems) : ServiceLines.Mapped(file, fileName, mapping, problems);
            var staged = await StageAsync(connection, lists, lines, cancellation);
            if (staged > 0 && lines.HasMadeIds)
                await ServiceTaking.NumberEqualAsync(connection, cancellation);
            if (problems.Count == 0 && isCheckOnly)
                await ServiceTaking.NameTwiceAsync(connection, problems, cancellation);
            if (problems.Count > 0 || isCheckOnly)
                return new(0, 0, 0, problems.Count, problems.First) { LeftOut = lines.LeftOut };
            if (whenRead is not null)
                await whenRead();
            var source = new StagedFile(organisation.Id, fileName, staged, clock.UtcNow);
            var result = await new ServiceTaking(database, actor).TakeAsync(
                connection,
                source,
                problems,
                (transaction, taken) => ending?.Invoke(transaction, taken with { LeftOut = lines.LeftOut }) ?? Task.CompletedTask,
                cancellation
            );
            return result with { LeftOut = lines.LeftOut };
        }
        finally
        {
            // A pooled connection would keep the table, with what it holds of persons.
            await ServiceTaking.RunAsync(database.Database.GetDbConnection(), "DROP TABLE IF EXISTS staged", CancellationToken.None);
            await database.Database.CloseConnectionAsync();
        }
    }

    private async Task<long> StageAsync(DbConnection connection, AgencyLists lists, ServiceLines lines, CancellationToken cancellation)
    {
        await using var staging = await StagingTable.BeginAsync(connection, cancellation);
        // One batch is written while the next ones are read: each takes about as long as the other.
        var batches = Channel.CreateBounded<List<StagedRecord>>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadAsync(new ServiceRowReader(lists, clock.Today, lines.Tell), lines, batches.Writer, stop.Token), cancellation);
        long staged = 0;
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                foreach (var record in batch)
                    staging.Add(record);
                staged += batch.Count;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
        var problems = lines.Problems;
        if (problems.Count == 0 && staged == 0)
            problems.Add(null, null, "The file has no rows under the header.");
        if (problems.Count > 0)
            return 0;
        await staging.CompleteAsync(cancellation);
        return staged;
    }

    private static async Task ReadAsync(ServiceRowReader reader, ServiceLines lines, ChannelWriter<List<StagedRecord>> batches, CancellationToken cancellation)
    {
        const int BatchRecords = 500;
        var (batch, isFirst) = (new List<StagedRecord>(BatchRecords), true);
        try
        {
            foreach (var row in lines.Read())
            {
                if (isFirst && lines.Problems.Count == 0 && !reader.HasColumns(row))
                    break;
                // After the first bad line the others are read to be told about, and not kept.
                if (reader.Read(row) is { } record && lines.Problems.Count == 0)
                {
                    batch.Add(lines.Numbered(record));
                    isFirst = false;
                }

                cancellation.ThrowIfCancellationRequested();
                if (batch.Count == BatchRecords)
                {
                    await batches.WriteAsync(batch, cancellation);
                    batch = new(BatchRecords);
                }
            }

            await batches.WriteAsync(batch, cancellation);
        }
        catch (TableException refused)
        {
            lines.Problems.Add(refused.Row, refused.Column, refused.Problem);
        }
        finally
        {
            batches.Complete();
        }
    }
}
