using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace PeerAtlas.Platform.Access;

/// <summary>Time-based one-time codes as authenticator apps show them: RFC 6238 with SHA-1, six digits and steps of 30 seconds.</summary>
public static class OneTimeCode
{
    private const int StepSeconds = 30;

    /// <summary>The number of the step that a moment lies in.</summary>
    public static long Step(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    public static string At(byte[] key, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and the apps ask for SHA-1; as a MAC it is sound.
        HMACSHA1.HashData(key, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The bytes of a key as apps take it (RFC 4648 base 32, without padding).</summary>
    /// <exception cref="FormatException">A character is not of the alphabet.</exception>
    public static byte[] Key(string base32)
    {
        var bytes = new List<byte>(base32.Length * 5 / 8);
        var (bits, held) = (0, 0);
        foreach (var letter in base32.TrimEnd('='))
        {
            var value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0) throw new FormatException("The key is not base 32.");
            bits = (bits << 5) | value;
            held += 5;
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
        }

        return [.. bytes];
    }
}

/// <summary>
/// Checks the codes of authenticator apps. The step before and the one after count too, since clocks differ; a code is good once,
/// so that one read over a shoulder is worth nothing.
/// </summary>
internal sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    // The app makes the code; there is nothing to send.
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } base32) return false;
        var key = OneTimeCode.Key(base32);
        var sent = Encoding.UTF8.GetBytes(token);
        var now = OneTimeCode.Step(clock.GetUtcNow());
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(OneTimeCode.At(key, step)), sent)) continue;
            if (step <= user.LastCodeStep) return false;
            user.LastCodeStep = step;
            // Of two sign-ins with one code at the same time, the second meets a changed row and is refused.
            return (await manager.UpdateAsync(user)).Succeeded;
        }

        return false;
    }
}
