using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Badges.Credentials;

/// <summary>An identifier of a holder that only who knows it recognises: its hash with a salt.</summary>
public static class IdentityHash
{
    private const string Start = "sha256$";

    /// <summary>The hash of an identifier; the salt is written behind it.</summary>
    public static string Of(string identifier, string? salt) => Start + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identifier + salt)));

    /// <summary>Whether the hash is that of the identifier.</summary>
    public static bool Fits(string hash, string identifier, string? salt) => string.Equals(hash, Of(identifier, salt), StringComparison.OrdinalIgnoreCase);

    internal static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
