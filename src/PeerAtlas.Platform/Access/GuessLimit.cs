using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace PeerAtlas.Platform.Access;

/// <summary>
/// Counts wrong codes, links, tokens and passwords by address. Only wrong ones count, and whoever asks has looked first: a right one always
/// passes, however many wrong ones came from the same address, since a whole town can stand behind one. Addresses are held only as hashes under
/// a key that is made anew every quarter of an hour and lives in memory alone, so that nobody can tell afterwards who was here.
/// </summary>
/// <param name="clock">Tells when a period is over.</param>
/// <param name="allowed">How many wrong ones are answered as such in one period.</param>
public sealed class GuessLimit(TimeProvider clock, int allowed = GuessLimit.WrongAllowed)
{
    /// <summary>How many wrong codes, links or tokens one address may try in one period.</summary>
    public const int WrongAllowed = 30;

    private const int MostAddresses = 100_000;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);

    private readonly Lock renewing = new();
    private Counting current = new(DateTimeOffset.MinValue);

    /// <summary>Whether more wrong ones came from the address than are allowed.</summary>
    public bool IsOver(IPAddress? address)
    {
        var counting = Current();
        return counting.Wrong.TryGetValue(counting.Hash(address), out var wrong) && wrong > allowed;
    }

    /// <summary>Counts a wrong one.</summary>
    /// <returns>Whether there were too many by now, which is then all that is to be said.</returns>
    public bool CountWrong(IPAddress? address)
    {
        var counting = Current();
        // A full table forgets everybody rather than growing without end.
        if (counting.Wrong.Count >= MostAddresses)
            counting.Wrong.Clear();
        return counting.Wrong.AddOrUpdate(counting.Hash(address), 1, (_, wrong) => wrong + 1) > allowed;
    }

    private Counting Current()
    {
        var now = clock.GetUtcNow();
        if (now - current.Since < Period)
            return current;
        lock (renewing)
        {
            if (now - current.Since >= Period)
                current = new Counting(now);
            return current;
        }
    }

    private sealed class Counting(DateTimeOffset since)
    {
        private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

        public DateTimeOffset Since { get; } = since;

        public ConcurrentDictionary<ulong, int> Wrong { get; } = new();

        public ulong Hash(IPAddress? address) => BitConverter.ToUInt64(HMACSHA256.HashData(key, (address ?? IPAddress.None).MapToIPv6().GetAddressBytes()));
    }
}
