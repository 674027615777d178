using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Access;

/// <summary>The framework's store of accounts, but for recovery codes, of which only hashes are kept.</summary>
internal sealed class AccountStore(PeerAtlasDbContext database, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, PeerAtlasDbContext, Guid>(database, describer)
{
    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(user, code), cancellationToken);

    // The code has 50 random bits: salted by the account and slow to try, like a password.
    private static string Hash(Account user, string code) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()), user.Id.ToByteArray(), 100_000, HashAlgorithmName.SHA256, 16));
}
