using System.Data.Common;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Answers;

/// <summary>What is known of a code.</summary>
/// <param name="WaveId">For which wave.</param>
/// <param name="TakesAnswers">Whether the wave takes answers now.</param>
/// <param name="VersionId">The anonymous survey.</param>
/// <param name="Used">Whether answers were handed in with it.</param>
public sealed record KnownCode(Guid WaveId, bool TakesAnswers, Guid VersionId, bool Used);

/// <summary>How handing in ended.</summary>
public enum HandInOutcome
{
    /// <summary>The answers are on the disk and the code is used up.</summary>
    Stored,

    /// <summary>The code was used before; nothing was changed.</summary>
    Used,

    /// <summary>The code is not known, or its wave takes no answers; nothing was changed.</summary>
    NotTaken,
}

/// <summary>Where the answers of the anonymous survey go.</summary>
public interface IAnonymousStore
{
    /// <summary>Looks a code up by its hash; null when it was never given out.</summary>
    Task<KnownCode?> FindAsync(byte[] codeHash, CancellationToken cancellation);

    /// <summary>Uses up the code and stores the answers: both durably, or neither.</summary>
    Task<HandInOutcome> HandInAsync(byte[] codeHash, AnswerSet answers, CancellationToken cancellation);
}

/// <summary>Stores answers as they are, each under a random id. Nothing beside them says who or when.</summary>
internal sealed class AnonymousStore(DatabaseConnections connections, GroupCommit commits, AuthorityClock clock) : IAnonymousStore
{
    // Open, and the last day is not over even if nobody has closed the wave yet.
    private const string TakesAnswers = $"w.state = '{nameof(WaveState.Open)}' AND w.closes_on >= @today";

    public async Task<KnownCode?> FindAsync(byte[] codeHash, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT w.id, {TakesAnswers}, w.peer_version_id, c.used FROM anonymous_codes c JOIN waves w ON w.id = c.wave_id "
            + "WHERE c.hash = @hash AND w.peer_version_id IS NOT NULL";
        command.Add("@hash", codeHash);
        command.Add("@today", clock.Today);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new KnownCode(reader.GetGuid(0), reader.GetBoolean(1), reader.GetGuid(2), reader.GetBoolean(3))
            : null;
    }

    public async Task<HandInOutcome> HandInAsync(byte[] codeHash, AnswerSet answers, CancellationToken cancellation)
    {
        var json = answers.ToJson();
        var stored = await commits.CommitAsync((transaction, stopping) => StoreAsync(transaction, codeHash, json, stopping), cancellation);
        if (stored) return HandInOutcome.Stored;
        return await FindAsync(codeHash, cancellation) is { Used: true } ? HandInOutcome.Used : HandInOutcome.NotTaken;
    }

    private async Task<bool> StoreAsync(DbTransaction transaction, byte[] codeHash, string json, CancellationToken cancellation)
    {
        await using var use = transaction.Connection!.CreateCommand();
        use.Transaction = transaction;
        use.CommandText =
            "UPDATE anonymous_codes SET used = TRUE WHERE hash = @hash AND NOT used "
            + $"AND EXISTS (SELECT 1 FROM waves w WHERE w.id = anonymous_codes.wave_id AND {TakesAnswers})";
        use.Add("@hash", codeHash);
        use.Add("@today", clock.Today);
        if (await use.ExecuteNonQueryAsync(cancellation) == 0) return false;

        await using var insert = transaction.Connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO anonymous_answers (id, wave_id, answers) SELECT @id, wave_id, @answers FROM anonymous_codes WHERE hash = @hash";
        insert.Add("@id", Guid.NewGuid());
        insert.Add("@answers", json);
        insert.Add("@hash", codeHash);
        await insert.ExecuteNonQueryAsync(cancellation);
        return true;
    }
}
