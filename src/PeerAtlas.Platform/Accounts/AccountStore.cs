using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Accounts;

/// <summary>
/// The framework's store of accounts, but for recovery codes, of which only hashes are kept, and for the keys of authenticator apps, which are
/// kept encrypted.
/// </summary>
internal sealed class AccountStore(PeerAtlasDbContext database, SiteKey siteKey, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, PeerAtlasDbContext, Guid>(database, describer)
{
    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(user, code), cancellationToken);

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, siteKey.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        if (await base.GetAuthenticatorKeyAsync(user, cancellationToken) is not { } kept)
            return null;
        if (!SiteKey.IsProtected(kept))
            return kept;
        try
        {
            return siteKey.Unprotect(kept);
        }
        // The keys folder is another one: nobody's app fits any more, as after a lost phone.
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Encrypts the keys that an earlier version kept in plain.</summary>
    public static async Task ProtectKeysAsync(PeerAtlasDbContext database, SiteKey siteKey, CancellationToken cancellation)
    {
        var kept = await database.UserTokens.Where(token => token.Name == AuthenticatorKeyName && token.Value != null).ToListAsync(cancellation);
        foreach (var token in kept.Where(token => !SiteKey.IsProtected(token.Value!)))
            token.Value = siteKey.Protect(token.Value!);
        await database.SaveChangesAsync(cancellation);
    }

    // The framework's own name for it, which is private there.
    private const string AuthenticatorKeyName = "AuthenticatorKey";

    // The code has 50 random bits: salted by the account and slow to try, like a password.
    private static string Hash(Account user, string code) =>
        Convert.ToHexStringLower(
            Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()), user.Id.ToByteArray(), 100_000, HashAlgorithmName.SHA256, 16)
        );
}
