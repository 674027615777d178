using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Sealing;

/// <summary>A share for one person.</summary>
/// <param name="Holder">The person's name.</param>
/// <param name="Text">The share, as it is printed: only here, since it is not kept.</param>
public sealed record PrintedShare(string Holder, string Text);

/// <summary>What came of asking for shares.</summary>
/// <param name="Problem">Why there are none; empty when there are.</param>
/// <param name="Shares">The shares in plain.</param>
/// <param name="Fingerprint">Of the key that they belong to.</param>
public sealed record MadeShares(string Problem, IReadOnlyList<PrintedShare> Shares, string Fingerprint = "");

/// <summary>What came of bringing a key back.</summary>
/// <param name="Message">What was done, or why nothing was.</param>
/// <param name="First">What is wrong with the first share; empty when nothing is.</param>
/// <param name="Second">What is wrong with the second.</param>
/// <param name="Done">Whether the key is back.</param>
public sealed record RecoveryOutcome(bool Done, string Message, string First = "", string Second = "");

/// <summary>
/// A spare for the key that opens a wave's answers, in three shares of which two bring it back. Shares are made only before the wave
/// opens, with a new key each time: so everybody who takes part reads that there are shares and who holds them, and shares that
/// were made before open nothing.
/// </summary>
public sealed class KeyRecovery(PeerAtlasDbContext database, KeyFolder folder, AuthorityClock clock)
{
    /// <summary>How many persons hold a share.</summary>
    public const int Count = 3;

    /// <summary>How many of them bring the key back.</summary>
    public const int Needed = 2;

    /// <summary>The longest name of a holder.</summary>
    public const int NameLength = 100;

    internal const int HoldersLength = (Count * NameLength) + Count - 1;

    /// <summary>Makes a new key for a wave that is being planned, and its shares. Shares and key that were there before are worth nothing then.</summary>
    /// <param name="waveId">Which wave.</param>
    /// <param name="holders">The names of three persons.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    public async Task<MadeShares> MakeAsync(Guid waveId, IReadOnlyList<string> holders, CancellationToken cancellation = default)
    {
        if (holders.Count != Count || holders.Any(name => name.Length is 0 or > NameLength || name.Any(char.IsControl)))
            return Refused($"Give the names of {Count} persons, each of at most {NameLength} characters.");
        if (holders.Distinct(StringComparer.OrdinalIgnoreCase).Count() != Count)
            return Refused("Name three different persons: whoever holds two shares can open the answers alone.");

        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (
            await database
                .Set<Wave>()
                .AsNoTracking()
                .SingleOrDefaultAsync(wave => wave.Id == waveId && wave.PeerVersionId != null && wave.State == WaveState.Draft, cancellation)
            is not { } wave
        )
            return Refused("Shares are made before the wave opens, so that everybody who takes part knows of them. This wave has opened.");

        using var keys = WavePrivateKeys.New();
        var seal = keys.SealFor(wave, Guid.NewGuid());
        seal.RecoveryHolders = string.Join('\n', holders);
        try
        {
            folder.Save(seal.KeyId, keys);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused(
                "The folder for the keys of anonymous answers cannot be written, so that nothing "
                    + "was made. Whoever runs the site must look at the setting Anonymity:KeyFolder."
            );
        }

        var replaced = await ReplaceAsync(seal, cancellation);
        await transaction.CommitAsync(cancellation);
        if (replaced is { } old)
            folder.Destroy(old);
        return new("", Print(keys, seal, holders), seal.Fingerprint);
    }

    /// <summary>Brings the lost key of a closed wave back from two shares.</summary>
    public async Task<RecoveryOutcome> RecoverAsync(Guid waveId, string? first, string? second, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.LockWaveAsync(waveId, cancellation);
        if (await LostAsync(waveId, cancellation) is not { } seal)
            return new(false, "No key of a closed wave is missing here that has shares. Nothing was done.");

        var reads =
            RecoveryShare.TryRead(first, seal.SealingKey, out var one, out var firstProblem)
            & RecoveryShare.TryRead(second, seal.SealingKey, out var other, out var secondProblem);
        if (!reads)
            return new(false, "", firstProblem, secondProblem);
        if (one!.Index == other!.Index)
            return new(false, "", Second: "This is the same share once more. It takes those of two persons.");
        var secret = SecretSharing.Combine([one, other]);
        using var keys = WavePrivateKeys.Of(secret);
        CryptographicOperations.ZeroMemory(secret);
        if (keys is null || !keys.Fits(seal))
            return new(false, "These two shares do not give the key of this wave. Compare both with their sheets.");
        folder.Save(seal.KeyId, keys, replace: true);
        (seal.RecoveredAt, seal.Version) = (clock.UtcNow, Guid.NewGuid());
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, "The key is back in its folder. The answers can be opened now.");
    }

    // A closed wave's seal whose key is away.
    private async Task<WaveSeal?> LostAsync(Guid waveId, CancellationToken cancellation)
    {
        if (!await database.Set<Wave>().AnyAsync(wave => wave.Id == waveId && wave.State == WaveState.Closed, cancellation))
            return null;
        var seal = await database
            .Set<WaveSeal>()
            .SingleOrDefaultAsync(seal => seal.WaveId == waveId && seal.State == SealState.Sealed && seal.RecoveryHolders != null, cancellation);
        if (seal is null)
            return null;
        using var keys = folder.Read(seal);
        return keys is null ? seal : null;
    }

    // Returns the key that is of no use any more.
    private async Task<Guid?> ReplaceAsync(WaveSeal seal, CancellationToken cancellation)
    {
        try
        {
            var old = await database.Set<WaveSeal>().SingleOrDefaultAsync(row => row.WaveId == seal.WaveId, cancellation);
            if (old is not null)
                database.Remove(old);
            await database.SaveChangesAsync(cancellation);
            database.Add(seal);
            await database.SaveChangesAsync(cancellation);
            return old?.KeyId;
        }
        catch
        {
            folder.Destroy(seal.KeyId);
            throw;
        }
    }

    private static List<PrintedShare> Print(WavePrivateKeys keys, WaveSeal seal, IReadOnlyList<string> holders)
    {
        var secret = keys.Secret;
        var shares = SecretSharing.Split(secret, Needed, Count);
        CryptographicOperations.ZeroMemory(secret);
        return [.. holders.Zip(shares, (holder, share) => new PrintedShare(holder, RecoveryShare.Write(share, seal.SealingKey)))];
    }

    private static MadeShares Refused(string problem) => new(problem, []);
}
