using PeerAtlas.Census.Waves;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Census.Sealing;

/// <summary>The keys of a wave that takes answers now.</summary>
/// <param name="WaveId">Which wave.</param>
/// <param name="Wave">Its name.</param>
/// <param name="Fingerprint">What stands on the letters as well.</param>
/// <param name="SealingKey">The public key for answers, in base64.</param>
/// <param name="SigningKey">The public key for ballots, in base64.</param>
/// <param name="Holders">Those who hold its recovery shares; empty without shares.</param>
internal sealed record OpenSeal(Guid WaveId, string Wave, string Fingerprint, string SealingKey, string SigningKey, IReadOnlyList<string> Holders);

/// <summary>
/// Lists the keys of all waves that take answers: everybody is shown the same list before saying anything, so that no key can be made
/// for one person.
/// </summary>
internal sealed class OpenSeals(DatabaseConnections connections, WaveSeals seals, AuthorityClock clock)
{
    public async Task<IReadOnlyList<OpenSeal>> ListAsync(CancellationToken cancellation)
    {
        var waves = new List<(Guid Id, string Name)>();
        await using (var connection = await connections.OpenAsync(cancellation))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT w.id, w.name FROM waves w WHERE {WaveCondition.TakesAnswers} AND w.peer_version_id IS NOT NULL ORDER BY w.name";
            command.Add("@today", clock.Today);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                waves.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        var list = new List<OpenSeal>();
        foreach (var (id, name) in waves)
        {
            var seal = (await seals.KeysAsync(id, cancellation)).Seal;
            list.Add(new(id, name, seal.Fingerprint, Convert.ToBase64String(seal.SealingKey), Convert.ToBase64String(seal.SigningKey), seal.Holders));
        }

        return list;
    }
}
