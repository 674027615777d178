using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Web.Shell;

/// <summary>
/// Whether the database takes what people send; for load balancers and monitors at <c>/health</c>. It writes one small row as answers are
/// written, since a full disk still reads, and asks for some room, since a small row may fit where a page of answers does not.
/// </summary>
internal sealed class DatabaseHealth(GroupCommit commits, DatabaseConnections connections, WorkRunner works, DatabaseSettings settings, TimeProvider clock)
    : IHealthCheck
{
    private const string Write = "INSERT INTO site_facts (name, since) VALUES ('health', @now) ON CONFLICT (name) DO UPDATE SET since = excluded.since";

    private const long LeastRoom = 16 * 1024 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await commits.CommitAsync(WriteAsync, cancellationToken).WaitAsync(LongestWait, cancellationToken);
            return HasRoom() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (TimeoutException) when (IsLongWorkAtIt())
        {
            return HealthCheckResult.Degraded();
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }

    // An import of very many lines has the turn to write, here or as a command: who writes waits, and nobody is refused.
    private bool IsLongWorkAtIt() =>
        connections.Gate is { } gate && (works.IsAtWork || gate.IsElsewhere) && gate.Taken < SqliteWriteGate.LongestWait && HasRoom();

    // Where the disk of a database server is, only its own monitoring sees.
    private bool HasRoom() =>
        !settings.IsSqlite || new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(settings.SqliteFile))!).AvailableFreeSpace >= LeastRoom;

    private async Task<int> WriteAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, Write);
        var now = command.CreateParameter();
        (now.ParameterName, now.Value) = ("@now", clock.GetUtcNow().UtcDateTime);
        command.Parameters.Add(now);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
