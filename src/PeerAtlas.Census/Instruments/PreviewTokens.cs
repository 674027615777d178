using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PeerAtlas.Census.Instruments;

/// <summary>Links that show a version of an instrument, or one that is being written, to anybody who has them, for a week. Nothing of them is stored.</summary>
public sealed class PreviewTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a link shows the version.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int IdBytes = 16;
    private const int LongestToken = 400;

    private readonly IDataProtector protector = protection.CreateProtector("PeerAtlas.Census.Preview");

    /// <summary>A new link's token, and when it ends, in UTC.</summary>
    public (string Token, DateTime Ends) Make(Guid version)
    {
        var ends = clock.GetUtcNow() + Lifetime;
        var content = new byte[IdBytes + sizeof(long)];
        version.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(IdBytes), ends.ToUnixTimeSeconds());
        return (Base64Url.EncodeToString(protector.Protect(content)), ends.UtcDateTime);
    }

    /// <summary>The version that a token shows; null when it is none of ours or has ended.</summary>
    public Guid? Read(string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
            return null;
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token));
            return
                content.Length == IdBytes + sizeof(long)
                && BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(IdBytes)) >= clock.GetUtcNow().ToUnixTimeSeconds()
                ? new Guid(content.AsSpan(0, IdBytes))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
