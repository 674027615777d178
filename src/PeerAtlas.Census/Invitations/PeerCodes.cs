using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Invitations;

/// <summary>What came of asking for codes.</summary>
/// <param name="Done">Whether the codes exist.</param>
/// <param name="Problem">Why not; empty when they do.</param>
/// <param name="Codes">The codes in plain: only here, since hashes are all that is kept.</param>
/// <param name="Fingerprint">Of the wave's keys, to be printed on the letters.</param>
public sealed record IssuedCodes(bool Done, string Problem, IReadOnlyList<string> Codes, string Fingerprint = "");

/// <summary>
/// Makes the single-use codes that agencies pass on to peer workers. A code belongs to a wave and to no agency: the agency's
/// invitation keeps numbers only.
/// </summary>
public sealed class PeerCodes(PeerAtlasDbContext database, WaveSeals seals, AuthorityClock clock)
{
    /// <summary>The most codes that one agency makes by itself; beyond that it asks the authority.</summary>
    public const int MostForAgency = 500;

    /// <summary>The most codes that an analyst makes at once.</summary>
    public const int MostAtOnce = 5_000;

    private const int SeedBytes = 32;

    /// <summary>
    /// A new secret for one request for codes. A form carries it and the site does not keep it: the same request sent again gives
    /// the same codes and counts once, so that a page that was lost on the way costs nobody a code.
    /// </summary>
    public static string NewRequest() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>
    /// Makes <paramref name="count"/> codes for the peer workers of an invited agency and counts them on its invitation. Zero says
    /// that it will invite nobody. Codes that were made earlier stay good; these come on top of them.
    /// </summary>
    /// <param name="invitationId">The agency's invitation.</param>
    /// <param name="count">How many peer workers are to be invited.</param>
    /// <param name="request">From <see cref="NewRequest"/>; without it every call makes new codes.</param>
    /// <param name="byAnalyst">Whether an analyst asks, who may go beyond <see cref="MostForAgency"/>.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    public async Task<IssuedCodes> IssueAsync(
        Guid invitationId,
        int count,
        string? request = null,
        bool byAnalyst = false,
        CancellationToken cancellation = default
    )
    {
        if (count < 0 || count > MostAtOnce)
            return Refused($"Ask for a number from 0 to {MostAtOnce:N0}.");
        var seed = Seed(request);
        if (seed is null)
            return Refused("The request is not complete. Open the page again and ask once more.");

        database.ChangeTracker.Clear();
        var fingerprint = await FingerprintAsync(invitationId, cancellation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var invitation = await LockAsync(invitationId, cancellation);
        var wave = await database.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Id == invitation.WaveId, cancellation);
        if (wave.PeerVersionId is null)
            return Refused("This wave has no survey for peer workers.");
        if (!wave.TakesAnswers(clock))
            return Refused("The wave is not open, so that codes would be of no use.");

        var codes = Codes(seed, invitationId, count);
        var hashes = codes.Select(CodeText.Hash).ToList();
        var known = await database.Set<AnonymousCode>().CountAsync(code => hashes.Contains(code.Hash), cancellation);
        if (known > 0)
            return known == count
                ? new(true, "", codes, fingerprint)
                : Refused("Codes for another number were made from this page. Open it again to ask for more.");
        if (!byAnalyst && invitation.CodesIssued + count > MostForAgency)
            return Refused($"An agency makes at most {MostForAgency} codes by itself, and {invitation.CodesIssued} are made. Ask the authority for more.");

        // One transaction, shuffled: the order of the rows says nothing about the order of the letters.
        RandomNumberGenerator.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(hashes));
        database.AddRange(hashes.Select(hash => new AnonymousCode { Hash = hash, WaveId = wave.Id }));
        invitation.CodesIssued += count;
        invitation.PeersToInvite = invitation.CodesIssued;
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(true, "", codes, fingerprint);
    }

    /// <summary>Notes how many codes the agency says it passed on; returns what is wrong, or null.</summary>
    public async Task<string?> ConfirmPassedOnAsync(Guid invitationId, int passedOn, CancellationToken cancellation = default)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var invitation = await LockAsync(invitationId, cancellation);
        if (passedOn < 0 || passedOn > invitation.CodesIssued)
            return $"Give a number from 0 to {invitation.CodesIssued:N0}: so many codes were made.";
        invitation.CodesPassedOn = passedOn;
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private async Task<string> FingerprintAsync(Guid invitationId, CancellationToken cancellation)
    {
        var wave = await database
            .Set<Invitation>()
            .Where(invitation => invitation.Id == invitationId)
            .Join(database.Set<Wave>(), invitation => invitation.WaveId, wave => wave.Id, (_, wave) => wave)
            .AsNoTracking()
            .SingleAsync(cancellation);
        return wave.PeerVersionId is not null && wave.TakesAnswers(clock) ? (await seals.EnsureAsync(wave.Id, cancellation)).Fingerprint : "";
    }

    private static IssuedCodes Refused(string problem) => new(false, problem, []);

    private static byte[]? Seed(string? request)
    {
        if (request is null)
            return RandomNumberGenerator.GetBytes(SeedBytes);
        if (request.Length != 2 * SeedBytes || !request.All(char.IsAsciiHexDigit))
            return null;
        return Convert.FromHexString(request);
    }

    // HMAC-SHA-256 keyed by 256 random bits gives 128 bits for each number that nobody without the key can tell from random ones.
    private static List<string> Codes(byte[] seed, Guid invitationId, int count)
    {
        var message = new byte[20];
        invitationId.TryWriteBytes(message);
        var codes = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(16), i);
            codes.Add(CodeText.From(HMACSHA256.HashData(seed, message).AsSpan(0, 16)));
        }

        return codes;
    }

    // The row is held until the transaction ends, so that two requests count one after the other.
    private async Task<Invitation> LockAsync(Guid invitationId, CancellationToken cancellation)
    {
        await database
            .Set<Invitation>()
            .Where(invitation => invitation.Id == invitationId)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.CodesIssued, invitation => invitation.CodesIssued), cancellation);
        return await database.Set<Invitation>().SingleAsync(invitation => invitation.Id == invitationId, cancellation);
    }
}
