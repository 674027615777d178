using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Tests.Database;

/// <summary>A database file with its gate, and contexts that take turns at it.</summary>
internal sealed class GatedFile : IDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-gate-");

    public GatedFile() => Connections = new(new() { SqliteFile = File });

    public DatabaseConnections Connections { get; }

    public SqliteWriteGate Gate => Connections.Gate!;

    public long LogLength => new FileInfo(File + "-wal").Length;

    private string File => Path.Combine(folder.FullName, "test.db");

    public DbContext Open(params IInterceptor[] others) =>
        new(
            new DbContextOptionsBuilder()
                .UseSqlite($"Data Source={File};Pooling=False")
                .AddInterceptors([new SqliteGateInterceptor(Connections), .. others])
                .Options
        );

    /// <summary>Takes the turn and gives it back; fails when nobody gives it.</summary>
    public async Task TakeTurnAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Gate.EnterAsync(limit.Token);
        Gate.Leave();
    }

    public void Dispose()
    {
        Connections.Dispose();
        folder.Delete(recursive: true);
    }
}

/// <summary>Calls a transaction off when it has the turn and is about to begin.</summary>
internal sealed class CallingOff(CancellationTokenSource callOff) : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        await callOff.CancelAsync();
        return result;
    }
}
