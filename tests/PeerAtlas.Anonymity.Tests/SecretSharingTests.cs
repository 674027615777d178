using System.Security.Cryptography;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace PeerAtlas.Anonymity.Tests;

/// <summary>Values from Reference/secret-sharing-vectors.json, which says where they are from.</summary>
public sealed class SecretSharingTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(100);

    public static TheoryData<string> Secrets => [.. Vectors().Select(vector => vector.GetProperty("secret").GetString()!)];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Any_shares_that_are_enough_bring_back_the_published_secret(string secret)
    {
        var vector = Vectors().Single(vector => vector.GetProperty("secret").GetString() == secret);
        var expected = Convert.FromHexString(secret);
        if (vector.GetProperty("hashed").GetBoolean())
            expected = [.. expected, .. SHA256.HashData(expected)];
        var shares = vector
            .GetProperty("shares")
            .EnumerateArray()
            .Select(share => Convert.FromHexString(share.GetString()!))
            .Select(share => new SecretShare(share[0], share[1..]))
            .ToList();
        foreach (var some in Subsets(shares, vector.GetProperty("threshold").GetInt32()))
            Assert.Equal(expected, SecretSharing.Combine(some));
        Assert.Equal(expected, SecretSharing.Combine(shares));
    }

    [Fact]
    public void What_was_split_comes_back_from_any_shares_that_are_enough() =>
        Check.One(Runs, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(1, 6).Two().ToArbitrary(), (secret, numbers) =>
            {
                var (threshold, count) = (Math.Min(numbers.Item1, numbers.Item2), Math.Max(numbers.Item1, numbers.Item2));
                var shares = SecretSharing.Split(secret, threshold, count);
                return Subsets(shares, threshold).All(some => SecretSharing.Combine(some).AsSpan().SequenceEqual(secret));
            }));

    [Fact]
    public void One_share_of_two_takes_every_value_whatever_the_secret_is()
    {
        // 256 values, of which each share is one by chance: all but a few are met in 4,000 tries, and no secret favours any.
        foreach (var secret in new byte[] { 0, 1, 0xAB })
            Assert.True(Enumerable.Range(0, 4000).Select(_ => SecretSharing.Split([secret], 2, 3)[1].Value[0]).Distinct().Count() > 250);
    }

    [Fact]
    public void A_share_too_few_or_a_changed_one_gives_something_else()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var shares = SecretSharing.Split(secret, 3, 5);
        Assert.NotEqual(secret, SecretSharing.Combine([shares[0], shares[4]]));
        Assert.NotEqual(secret, SecretSharing.Combine([shares[0], shares[1], shares[2] with { Index = 4 }]));
    }

    [Fact]
    public void Shares_that_cannot_belong_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SecretSharing.Combine([]));
        Assert.Throws<ArgumentException>(() => SecretSharing.Combine([new(1, [7]), new(1, [9])]));
        Assert.Throws<ArgumentException>(() => SecretSharing.Combine([new(0, [7]), new(1, [9])]));
        Assert.Throws<ArgumentException>(() => SecretSharing.Combine([new(1, [7]), new(2, [9, 9])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecretSharing.Split([1], 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecretSharing.Split([1], 2, 256));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecretSharing.Split([1], 0, 2));
    }

    private static IEnumerable<IReadOnlyList<SecretShare>> Subsets(IReadOnlyList<SecretShare> shares, int size) =>
        from mask in Enumerable.Range(0, 1 << shares.Count)
        where System.Numerics.BitOperations.PopCount((uint)mask) == size
        select (IReadOnlyList<SecretShare>)[.. shares.Where((_, at) => (mask >> at & 1) == 1)];

    private static List<JsonElement> Vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "secret-sharing-vectors.json")));
        return [.. file.RootElement.GetProperty("vectors").EnumerateArray().Select(vector => vector.Clone())];
    }
}
