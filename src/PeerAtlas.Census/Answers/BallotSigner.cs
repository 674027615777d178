using System.Security.Cryptography;
using PeerAtlas.Anonymity;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Answers;

/// <summary>How picking up a ballot ended.</summary>
internal enum PickUpOutcome
{
    /// <summary>It is signed, and the code is used up, durably.</summary>
    Signed,

    /// <summary>The code was used for something else before.</summary>
    Used,

    /// <summary>The wave takes no answers.</summary>
    NotTaken,

    /// <summary>What was sent cannot be signed.</summary>
    Unreadable,

    /// <summary>The key is not where it should be.</summary>
    KeyMissing,
}

/// <summary>
/// Signs ballots without seeing them (RFC 9474) against codes. The same blinded message under the same code is signed again, with
/// the same result, so that an answer lost on the way costs nobody a ballot; another message is not.
/// </summary>
internal sealed class BallotSigner(
    DatabaseConnections connections,
    GroupCommit commits,
    WaveSeals seals,
    KeyFolder folder,
    IAnonymousStore store,
    AuthorityClock clock
)
{
    public async Task<(PickUpOutcome Outcome, byte[] Signature)> SignAsync(byte[] codeHash, KnownCode code, byte[] blinded, CancellationToken cancellation)
    {
        if (!code.TakesAnswers)
            return (PickUpOutcome.NotTaken, []);
        // Signing costs some 20 ms of processor time, which nobody gets for a used code.
        var ballot = SHA256.HashData(blinded);
        if (code.Used && !await WasSignedAsync(codeHash, ballot, cancellation))
            return (PickUpOutcome.Used, []);
        var seal = (await seals.KeysAsync(code.WaveId, cancellation)).Seal;
        using var keys = folder.Read(seal);
        if (keys?.Signing is not { } key)
            return (PickUpOutcome.KeyMissing, []);

        byte[] signature;
        try
        {
            // Signed before the code is marked: what cannot be signed uses nothing up. It leaves only after the mark is on the disk.
            signature = BlindSignature.Sign(key, blinded);
        }
        catch (CryptographicException)
        {
            return (PickUpOutcome.Unreadable, []);
        }

        if (await MarkAsync(codeHash, ballot, cancellation) || await WasSignedAsync(codeHash, ballot, cancellation))
            return (PickUpOutcome.Signed, signature);
        return (await store.FindAsync(codeHash, cancellation) is { Used: true } ? PickUpOutcome.Used : PickUpOutcome.NotTaken, []);
    }

    private Task<bool> MarkAsync(byte[] codeHash, byte[] ballot, CancellationToken cancellation) =>
        commits.CommitAsync(
            async (transaction, stopping) =>
            {
                await using var mark = transaction.Connection!.CreateCommand();
                mark.Transaction = transaction;
                mark.CommandText =
                    "UPDATE anonymous_codes SET used = TRUE, ballot = @ballot WHERE hash = @hash AND NOT used "
                    + $"AND EXISTS (SELECT 1 FROM waves w WHERE w.id = anonymous_codes.wave_id AND {WaveCondition.TakesAnswers})";
                mark.Add("@hash", codeHash);
                mark.Add("@ballot", ballot);
                mark.Add("@today", clock.Today);
                return await mark.ExecuteNonQueryAsync(stopping) == 1;
            },
            cancellation
        );

    private async Task<bool> WasSignedAsync(byte[] codeHash, byte[] ballot, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM anonymous_codes WHERE hash = @hash AND ballot = @ballot";
        command.Add("@hash", codeHash);
        command.Add("@ballot", ballot);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) == 1;
    }
}
