using Microsoft.AspNetCore.Identity;
using OtpNet;
using PeerAtlas.Platform.Access;

namespace PeerAtlas.Platform.Accounts;

/// <summary>Time-based one-time codes as authenticator apps show them: RFC 6238 with SHA-1, six digits and steps of 30 seconds.</summary>
public static class OneTimeCode
{
    // One step back and one ahead count too, since clocks differ.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The code that an app with this key (RFC 4648 base 32) shows at a moment.</summary>
    /// <exception cref="ArgumentException">The key is not base 32.</exception>
    public static string At(string key, DateTimeOffset moment) => Codes(key).ComputeTotp(moment.UtcDateTime);

    /// <summary>The number of the step that a code is of, as far as it is one of those that are good at a moment; else null.</summary>
    /// <exception cref="ArgumentException">The key is not base 32.</exception>
    public static long? StepOf(string code, string key, DateTimeOffset moment) =>
        Codes(key).VerifyTotp(moment.UtcDateTime, code, out var step, Window) ? step : null;

    private static Totp Codes(string key) => new(Base32Encoding.ToBytes(key));
}

/// <summary>
/// Checks the codes of authenticator apps. A code is good once, so that one read over a shoulder is worth nothing.
/// </summary>
internal sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    // The app makes the code; there is nothing to send.
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return false;
        if (OneTimeCode.StepOf(token, key, clock.GetUtcNow()) is not { } step || step <= user.LastCodeStep)
            return false;
        user.LastCodeStep = step;
        // Of two sign-ins with one code at the same time, the second meets a changed row and is refused.
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
