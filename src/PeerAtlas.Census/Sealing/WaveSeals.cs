using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Census.Sealing;

/// <summary>The keys of waves: made once, before the wave opens, and the same for everybody.</summary>
public sealed class WaveSeals(IServiceScopeFactory scopes, KeyFolder folder)
{
    // Once a wave has been opened its public keys never change, and it is never deleted. Before that they may (KeyRecovery).
    private readonly ConcurrentDictionary<Guid, PublicKeys> known = new();

    /// <summary>Makes the keys of a wave unless it has them.</summary>
    /// <exception cref="IOException">The key folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The key folder may not be written.</exception>
    public async Task<WaveSeal> EnsureAsync(Guid waveId, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateSystemScope("schedule");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        if (await FindAsync(database, waveId, cancellation) is { } seal)
            return seal;

        var keyId = Guid.NewGuid();
        using var keys = WavePrivateKeys.New();
        seal = keys.SealFor(await database.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Id == waveId, cancellation), keyId);
        // The file first: a seal without its key could take answers that nobody can ever open.
        folder.Save(keyId, keys);
        try
        {
            database.Add(seal);
            await database.SaveChangesAsync(cancellation);
            return seal;
        }
        catch (DbUpdateException)
        {
            folder.Destroy(keyId);
            database.ChangeTracker.Clear();
            // Another request, or another node, was first.
            if (await FindAsync(database, waveId, cancellation) is { } other)
                return other;
            throw;
        }
    }

    /// <summary>Whether the private keys are in their place.</summary>
    public bool HasKey(WaveSeal seal)
    {
        using var keys = folder.Read(seal);
        return keys is not null;
    }

    /// <summary>The public keys of a wave, made now if it has none.</summary>
    internal async ValueTask<PublicKeys> KeysAsync(Guid waveId, CancellationToken cancellation)
    {
        if (known.TryGetValue(waveId, out var keys))
            return keys;
        return known.GetOrAdd(waveId, new PublicKeys(await EnsureAsync(waveId, cancellation)));
    }

    /// <summary>The public keys of a wave that has been opened; null when it has none.</summary>
    internal async ValueTask<PublicKeys?> FindAsync(Guid waveId, CancellationToken cancellation)
    {
        if (known.TryGetValue(waveId, out var keys))
            return keys;
        await using var scope = scopes.CreateSystemScope("schedule");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        if (!await database.Set<Wave>().AnyAsync(wave => wave.Id == waveId && wave.State != WaveState.Draft, cancellation))
            return null;
        var seal = await FindAsync(database, waveId, cancellation);
        return seal is null ? null : known.GetOrAdd(waveId, new PublicKeys(seal));
    }

    private static Task<WaveSeal?> FindAsync(PeerAtlasDbContext database, Guid waveId, CancellationToken cancellation) =>
        database.Set<WaveSeal>().AsNoTracking().SingleOrDefaultAsync(seal => seal.WaveId == waveId, cancellation);
}

/// <summary>What everybody may know of a wave's keys.</summary>
internal sealed class PublicKeys
{
    public PublicKeys(WaveSeal seal)
    {
        Seal = seal;
        using var sealing = ECDiffieHellman.Create();
        sealing.ImportSubjectPublicKeyInfo(seal.SealingKey, out _);
        Sealing = sealing.PublicKey;
        using var signing = RSA.Create();
        signing.ImportSubjectPublicKeyInfo(seal.SigningKey, out _);
        Signing = signing.ExportParameters(includePrivateParameters: false);
    }

    public WaveSeal Seal { get; }

    /// <summary>Answers are sealed to it.</summary>
    public ECDiffieHellmanPublicKey Sealing { get; }

    /// <summary>Ballots are verified with it.</summary>
    public RSAParameters Signing { get; }
}
