using System.Data.Common;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using static PeerAtlas.Census.Waves.WaveCondition;

namespace PeerAtlas.Census.Answers;

/// <summary>What is known of a code.</summary>
/// <param name="WaveId">For which wave.</param>
/// <param name="TakesAnswers">Whether the wave takes answers now.</param>
/// <param name="VersionId">The anonymous survey.</param>
/// <param name="Used">Whether it was used: answers were handed in with it, or a ballot was picked up.</param>
/// <param name="PickedUp">Whether a ballot was picked up with it.</param>
/// <param name="Day">What "today" is in its questionnaire (<see cref="WaveSeal.Day"/>).</param>
/// <param name="IsTrial">Whether its wave is a trial.</param>
public sealed record KnownCode(Guid WaveId, bool TakesAnswers, Guid VersionId, bool Used, bool PickedUp, DateOnly Day, bool IsTrial);

/// <summary>How handing in ended.</summary>
public enum HandInOutcome
{
    /// <summary>The answers are on the disk and the code, or the ballot, is used up.</summary>
    Stored,

    /// <summary>The code or ballot was used before; nothing was changed.</summary>
    Used,

    /// <summary>The code is not known, or its wave takes no answers; nothing was changed.</summary>
    NotTaken,

    /// <summary>The answers are longer than the largest that can be sealed; nothing was changed.</summary>
    TooLong,
}

/// <summary>Where the answers of the anonymous survey go.</summary>
public interface IAnonymousStore
{
    /// <summary>Looks a code up by its hash; null when it was never given out.</summary>
    Task<KnownCode?> FindAsync(byte[] codeHash, CancellationToken cancellation);

    /// <summary>Uses up the code and stores the answers: both durably, or neither.</summary>
    Task<HandInOutcome> HandInAsync(byte[] codeHash, KnownCode code, AnswerSet answers, CancellationToken cancellation);

    /// <summary>The same for a code that is not looked up yet.</summary>
    async Task<HandInOutcome> HandInAsync(byte[] codeHash, AnswerSet answers, CancellationToken cancellation) =>
        await FindAsync(codeHash, cancellation) is { } code ? await HandInAsync(codeHash, code, answers, cancellation) : HandInOutcome.NotTaken;

    /// <summary>What is known of a ballot that was read and verified (<see cref="BallotReader"/>).</summary>
    Task<KnownCode?> FindAsync(Ballot ballot, CancellationToken cancellation);

    /// <summary>Spends the ballot and stores the answers: both durably, or neither.</summary>
    Task<HandInOutcome> HandInAsync(Ballot ballot, AnswerSet answers, CancellationToken cancellation);
}

/// <summary>
/// Seals answers to the wave's key and stores them beside the mark that uses up the code or ballot, in one commit. Nothing in the
/// sealed row says who or when, and all rows have one size.
/// </summary>
internal sealed class AnonymousStore(DatabaseConnections connections, GroupCommit commits, WaveSeals seals, AuthorityClock clock) : IAnonymousStore
{
    // A wave that takes answers gets its keys, and with them its day, when the page is shown.
    private const string Day = "COALESCE((SELECT s.day FROM wave_seals s WHERE s.wave_id = w.id), w.closes_on)";

    public Task<KnownCode?> FindAsync(byte[] codeHash, CancellationToken cancellation) =>
        FindAsync(
            $"SELECT w.id, {TakesAnswers}, w.peer_version_id, c.used, c.ballot IS NOT NULL, {Day}, w.is_trial "
                + "FROM anonymous_codes c JOIN waves w ON w.id = c.wave_id WHERE c.hash = @key AND w.peer_version_id IS NOT NULL",
            codeHash,
            null,
            cancellation
        );

    public Task<KnownCode?> FindAsync(Ballot ballot, CancellationToken cancellation) =>
        FindAsync(
            $"SELECT w.id, {TakesAnswers}, w.peer_version_id, EXISTS (SELECT 1 FROM spent_ballots s WHERE s.serial = @key), TRUE, {Day}, w.is_trial "
                + "FROM waves w WHERE w.id = @wave AND w.peer_version_id IS NOT NULL",
            ballot.Serial,
            ballot.WaveId,
            cancellation
        );

    public async Task<HandInOutcome> HandInAsync(byte[] codeHash, KnownCode code, AnswerSet answers, CancellationToken cancellation)
    {
        if (await SealAsync(code.WaveId, answers, cancellation) is not { } envelope)
            return HandInOutcome.TooLong;
        var use =
            "UPDATE anonymous_codes SET used = TRUE WHERE hash = @key AND wave_id = @wave AND NOT used "
            + $"AND EXISTS (SELECT 1 FROM waves w WHERE w.id = anonymous_codes.wave_id AND {TakesAnswers})";
        if (await StoreAsync(use, codeHash, code.WaveId, envelope, cancellation))
            return HandInOutcome.Stored;
        return await FindAsync(codeHash, cancellation) is { Used: true } ? HandInOutcome.Used : HandInOutcome.NotTaken;
    }

    public async Task<HandInOutcome> HandInAsync(Ballot ballot, AnswerSet answers, CancellationToken cancellation)
    {
        if (await SealAsync(ballot.WaveId, answers, cancellation) is not { } envelope)
            return HandInOutcome.TooLong;
        var spend = $"INSERT INTO spent_ballots (serial, wave_id) SELECT @key, w.id FROM waves w WHERE w.id = @wave AND {TakesAnswers} ON CONFLICT DO NOTHING";
        if (await StoreAsync(spend, ballot.Serial, ballot.WaveId, envelope, cancellation))
            return HandInOutcome.Stored;
        return await FindAsync(ballot, cancellation) is { Used: true } ? HandInOutcome.Used : HandInOutcome.NotTaken;
    }

    private async Task<KnownCode?> FindAsync(string query, byte[] key, Guid? wave, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        command.Add("@key", key);
        command.Add("@today", clock.Today);
        if (wave is { } id)
            command.Add("@wave", id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new KnownCode(
                reader.GetGuid(0),
                reader.GetBoolean(1),
                reader.GetGuid(2),
                reader.GetBoolean(3),
                reader.GetBoolean(4),
                reader.GetFieldValue<DateOnly>(5),
                reader.GetBoolean(6)
            )
            : null;
    }

    private async ValueTask<byte[]?> SealAsync(Guid waveId, AnswerSet answers, CancellationToken cancellation) =>
        AnswerEnvelope.Seal((await seals.KeysAsync(waveId, cancellation)).Sealing, answers.ToJson());

    private async Task<bool> StoreAsync(string mark, byte[] key, Guid waveId, byte[] envelope, CancellationToken cancellation)
    {
        try
        {
            return await commits.CommitAsync((transaction, stopping) => StoreAsync(transaction, mark, key, waveId, envelope, stopping), cancellation);
        }
        catch (WaveClosedMeanwhileException)
        {
            return false;
        }
    }

    private async Task<bool> StoreAsync(DbTransaction transaction, string mark, byte[] key, Guid waveId, byte[] envelope, CancellationToken cancellation)
    {
        await using var use = transaction.Connection!.CreateCommand();
        use.Transaction = transaction;
        use.CommandText = mark;
        use.Add("@key", key);
        use.Add("@wave", waveId);
        use.Add("@today", clock.Today);
        if (await use.ExecuteNonQueryAsync(cancellation) == 0)
            return false;

        // The wave is asked again, so that its row is held from here on and an opening waits for this answer.
        await using var insert = transaction.Connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            $"INSERT INTO sealed_answers (id, wave_id, envelope) SELECT @id, w.id, @envelope FROM waves w WHERE w.id = @wave AND {TakesAnswers}";
        insert.Add("@id", Guid.NewGuid());
        insert.Add("@wave", waveId);
        insert.Add("@envelope", envelope);
        insert.Add("@today", clock.Today);
        if (await insert.ExecuteNonQueryAsync(cancellation) == 0)
            throw new WaveClosedMeanwhileException();
        return true;
    }

    // Undoes the mark as well.
    private sealed class WaveClosedMeanwhileException : Exception;
}
