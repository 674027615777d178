using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Invitations;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>Codes that the database knows and nobody has used.</summary>
internal sealed class CodePool
{
    private readonly ConcurrentBag<string> codes = [];

    public bool TryTake([NotNullWhen(true)] out string? code) => codes.TryTake(out code);

    public static async Task<CodePool> CreateAsync(ServiceProvider services, Guid wave, int count)
    {
        var pool = new CodePool();
        await using var turn = await services.GetRequiredService<DatabaseConnections>().BeginWriteAsync();
        await using var insert = turn.Transaction.Connection!.CreateCommand();
        insert.Transaction = turn.Transaction;
        insert.CommandText = "INSERT INTO anonymous_codes (hash, wave_id, used) VALUES (@hash, @wave, FALSE)";
        var hash = insert.CreateParameter();
        hash.ParameterName = "@hash";
        var waveId = insert.CreateParameter();
        (waveId.ParameterName, waveId.Value) = ("@wave", wave);
        insert.Parameters.Add(hash);
        insert.Parameters.Add(waveId);
        for (var i = 0; i < count; i++)
        {
            var code = CodeText.New();
            hash.Value = CodeText.Hash(code);
            await insert.ExecuteNonQueryAsync();
            pool.codes.Add(code);
        }

        await turn.CommitAsync();
        return pool;
    }
}
