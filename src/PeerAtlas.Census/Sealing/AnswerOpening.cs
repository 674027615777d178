using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Sealing;

/// <summary>
/// Opens the sealed answers of a closed wave, when two persons have approved and there are enough of them: all are decrypted in
/// memory, shuffled and stored under new random ids in one transaction that also deletes the sealed rows. Rows that are damaged stop
/// the opening before anything is changed; it goes on without them once both have approved that. Then the key is destroyed and the files
/// are written anew. What a crash interrupts is done again from the start or carried to its end
/// (<see cref="FinishOpenings"/>); no answer is lost or doubled, since the one transaction is there or is not.
/// </summary>
public sealed class AnswerOpening(PeerAtlasDbContext database, DatabaseConnections connections, KeyFolder folder, AuthorityClock clock)
{
    /// <summary>The fewest answers that are opened. Up to ten persons are nowhere told apart.</summary>
    public const int Fewest = 11;

    /// <summary>How long too few answers are kept, unread, after the wave closed.</summary>
    public static readonly TimeSpan DiscardAfter = TimeSpan.FromDays(30);

    private static readonly string[] Rewritten = ["sealed_answers", "spent_ballots"];

    /// <summary>Notes that somebody approves the opening. The second approval, by another person, opens the answers.</summary>
    public async Task<WaveOutcome> ApproveAsync(Guid waveId, Guid account, CancellationToken cancellation = default)
    {
        await using (var transaction = await HoldAsync(waveId, cancellation))
        {
            var (seal, refusal) = await ReadAsync(waveId, cancellation);
            if (seal is null)
                return new(false, refusal);
            if (seal.State == SealState.Opened)
                return new(true, "The answers are open.");
            if (!seal.IsApproved && seal.FirstApprovedBy == account)
                return new(true, "You have approved the opening. It takes another analyst as well.");
            if (seal.FirstApprovedBy is null)
                (seal.FirstApprovedBy, seal.FirstApprovedAt) = (account, clock.UtcNow);
            else if (!seal.IsApproved)
                (seal.SecondApprovedBy, seal.SecondApprovedAt) = (account, clock.UtcNow);
            await SaveAsync(seal, cancellation);
            await transaction.CommitAsync(cancellation);
            if (!seal.IsApproved)
                return new(true, "You have approved the opening. It takes another analyst as well.");
        }

        return await OpenAsync(waveId, cancellation);
    }

    /// <summary>Takes a first approval back while nobody has given the second.</summary>
    public async Task<WaveOutcome> WithdrawAsync(Guid waveId, CancellationToken cancellation = default)
    {
        await using var transaction = await HoldAsync(waveId, cancellation);
        if (await FindAsync(waveId, cancellation) is not { State: SealState.Sealed, IsApproved: false, FirstApprovedBy: not null } seal)
            return new(false, "There is no approval to take back.");
        (seal.FirstApprovedBy, seal.FirstApprovedAt) = (null, null);
        await SaveAsync(seal, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, "The approval is taken back. The answers stay sealed.");
    }

    /// <summary>Opens approved answers, or carries an interrupted opening to its end.</summary>
    public async Task<WaveOutcome> OpenAsync(Guid waveId, CancellationToken cancellation = default)
    {
        await using (var transaction = await HoldAsync(waveId, cancellation))
        {
            var (seal, refusal) = await ReadAsync(waveId, cancellation);
            if (seal is null)
                return new(false, refusal);
            if (seal.State == SealState.Sealed)
            {
                if (!seal.IsApproved)
                    return new(false, "Two persons must approve first.");
                using var keys = folder.Read(seal);
                if (keys is null)
                    return new(false, KeyIsMissing);
                var (answers, unreadable) = await DecryptAsync(seal, keys, cancellation);
                if (unreadable > (seal.Unreadable ?? 0) || answers.Count < Fewest)
                {
                    var stopped = await StopAsync(seal, answers.Count, unreadable, cancellation);
                    await transaction.CommitAsync(cancellation);
                    return stopped;
                }

                if (!await StoreAsync(seal, answers, unreadable, cancellation))
                    return new(false, "The count did not come out, so that nothing was opened or deleted. Try again.");
                await transaction.CommitAsync(cancellation);
            }
        }

        return await FinishAsync(waveId, cancellation);
    }

    /// <summary>Deletes answers that are too few to be opened, unread, and the key with them.</summary>
    public async Task<WaveOutcome> DiscardAsync(Guid waveId, CancellationToken cancellation = default)
    {
        await using (var transaction = await HoldAsync(waveId, cancellation))
        {
            if (await ClosedAsync(waveId, cancellation) is not { } seal)
                return new(false, "The wave is not closed, or has no anonymous survey.");
            if (seal.State == SealState.Opened)
                return new(false, "The answers are open; nothing was deleted.");
            if (await ReadableAsync(seal, cancellation) >= Fewest)
                return new(false, $"There are {Fewest} answers or more. They can be opened, and are not deleted.");
            if (seal.State == SealState.Sealed)
            {
                await DeleteSealedAsync(waveId, cancellation);
                seal.State = SealState.Discarded;
                await SaveAsync(seal, cancellation);
                await transaction.CommitAsync(cancellation);
            }
        }

        return await FinishAsync(waveId, cancellation);
    }

    /// <summary>Whether the key of the wave is in its place.</summary>
    public bool HasKey(WaveSeal seal)
    {
        using var keys = folder.Read(seal);
        return keys is not null;
    }

    private const string KeyIsMissing =
        "The wave’s key is not in the key folder of this computer, so that nothing was opened. Put the key file back, or "
        + "bring the key back from two recovery shares; the opening then goes on by itself. Without the key the answers are lost.";

    private async Task<(List<string> Answers, int Unreadable)> DecryptAsync(WaveSeal seal, WavePrivateKeys keys, CancellationToken cancellation)
    {
        var (answers, unreadable) = (new List<string>(), 0);
        await foreach (
            var envelope in database
                .Set<SealedAnswer>()
                .AsNoTracking()
                .Where(row => row.WaveId == seal.WaveId)
                .Select(row => row.Envelope)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            try
            {
                answers.Add(AnswerEnvelope.Open(keys.Sealing, envelope));
            }
            catch (Exception damage) when (damage is CryptographicException or InvalidDataException)
            {
                unreadable++;
            }
        }

        return (answers, unreadable);
    }

    // Nothing is opened. Who goes on approves anew, knowing how many answers will be lost.
    private async Task<WaveOutcome> StopAsync(WaveSeal seal, int readable, int unreadable, CancellationToken cancellation)
    {
        seal.Unreadable = unreadable;
        (seal.FirstApprovedBy, seal.FirstApprovedAt, seal.SecondApprovedBy, seal.SecondApprovedAt) = (null, null, null, null);
        await SaveAsync(seal, cancellation);
        var damage =
            $"{unreadable:N0} of {readable + unreadable:N0} sealed answers "
            + $"{(unreadable == 1 ? "is" : "are")} damaged and cannot be read. Nothing was opened or deleted.";
        return new(
            false,
            readable < Fewest
                ? $"{damage} Fewer than {Fewest} can be read, and so few are never opened. Restore the database from a backup, then approve again."
                : $"{damage} Restore the database from a backup, then approve again. Or both of you "
                    + $"approve again to open the others and lose {(unreadable == 1 ? "this one" : "these")}."
        );
    }

    // True when all is done within the transaction.
    private async Task<bool> StoreAsync(WaveSeal seal, List<string> answers, int unreadable, CancellationToken cancellation)
    {
        RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(answers));
        var before = await database.Set<AnonymousAnswer>().CountAsync(answer => answer.WaveId == seal.WaveId, cancellation);
        database.AddRange(answers.Select(json => new AnonymousAnswer { WaveId = seal.WaveId, Answers = json }));
        (seal.State, seal.Answers, seal.Unreadable) = (SealState.Opened, answers.Count, unreadable > 0 ? unreadable : null);
        await SaveAsync(seal, cancellation);
        var deleted = await DeleteSealedAsync(seal.WaveId, cancellation);
        var after = await database.Set<AnonymousAnswer>().CountAsync(answer => answer.WaveId == seal.WaveId, cancellation);
        return deleted == answers.Count + unreadable && after == before + answers.Count;
    }

    // Answers that can be opened, as far as is known: damage is looked for again only where it was found before.
    private async Task<int> ReadableAsync(WaveSeal seal, CancellationToken cancellation)
    {
        var count = await CountAsync(seal.WaveId, cancellation);
        if (count < Fewest || seal.Unreadable is null)
            return count;
        using var keys = folder.Read(seal);
        return keys is null ? count : (await DecryptAsync(seal, keys, cancellation)).Answers.Count;
    }

    // The part that a transaction cannot hold; doing it twice does no harm.
    private async Task<WaveOutcome> FinishAsync(Guid waveId, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        var seal = (await FindAsync(waveId, cancellation))!;
        var done =
            seal.State == SealState.Opened
                ? $"{seal.Answers:N0} answers are open, in an order of chance, and the key is "
                    + $"destroyed.{(seal.Unreadable is { } lost ? $" {lost:N0} could not be read and {(lost == 1 ? "is" : "are")} lost." : "")}"
                : "The sealed answers are deleted unread, and the key is destroyed.";
        if (seal.ErasedAt is not null)
            return new(true, done);
        folder.Destroy(seal.KeyId);
        if (!await connections.RewriteAsync(Rewritten, cancellation))
            return new(true, done);
        await using var transaction = await HoldAsync(waveId, cancellation);
        seal = (await FindAsync(waveId, cancellation))!;
        seal.ErasedAt ??= clock.UtcNow;
        await SaveAsync(seal, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, done);
    }

    private async Task<(WaveSeal? Seal, string Refusal)> ReadAsync(Guid waveId, CancellationToken cancellation)
    {
        if (await ClosedAsync(waveId, cancellation) is not { } seal)
            return (null, "The wave is not closed, or has no anonymous survey. Sealed answers are opened after the closing.");
        if (seal.State == SealState.Discarded)
            return (null, "The sealed answers were deleted: they were too few.");
        if (seal.State == SealState.Sealed && await CountAsync(waveId, cancellation) < Fewest)
            return (null, $"Fewer than {Fewest} answers were handed in. So few are never opened.");
        return (seal, "");
    }

    private async Task<WaveSeal?> ClosedAsync(Guid waveId, CancellationToken cancellation) =>
        await database.Set<Wave>().AnyAsync(wave => wave.Id == waveId && wave.State == WaveState.Closed, cancellation)
            ? await FindAsync(waveId, cancellation)
            : null;

    private Task<WaveSeal?> FindAsync(Guid waveId, CancellationToken cancellation) =>
        database.Set<WaveSeal>().SingleOrDefaultAsync(seal => seal.WaveId == waveId, cancellation);

    private Task<int> CountAsync(Guid waveId, CancellationToken cancellation) =>
        database.Set<SealedAnswer>().CountAsync(answer => answer.WaveId == waveId, cancellation);

    private async Task<int> DeleteSealedAsync(Guid waveId, CancellationToken cancellation)
    {
        await database.Set<SpentBallot>().Where(ballot => ballot.WaveId == waveId).ExecuteDeleteAsync(cancellation);
        return await database.Set<SealedAnswer>().Where(answer => answer.WaveId == waveId).ExecuteDeleteAsync(cancellation);
    }

    private Task<int> SaveAsync(WaveSeal seal, CancellationToken cancellation)
    {
        seal.Version = Guid.NewGuid();
        return database.SaveChangesAsync(cancellation);
    }

    // Two requests take turns, and on PostgreSQL answers that are still being stored are waited for: their foreign key holds the row.
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> HoldAsync(Guid waveId, CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (connections.IsSqlite)
            await database.LockWaveAsync(waveId, cancellation);
        else
            await database.Database.ExecuteSqlAsync($"SELECT 1 FROM waves WHERE id = {waveId} FOR UPDATE", cancellation);
        return transaction;
    }
}
