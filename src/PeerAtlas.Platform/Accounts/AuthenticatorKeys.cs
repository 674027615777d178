using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Accounts;

/// <summary>The keys of authenticator apps as the database keeps them.</summary>
public static class AuthenticatorKeys
{
    /// <summary>Encrypts those that an earlier version kept in plain.</summary>
    public static Task ProtectAsync(IServiceProvider services, CancellationToken cancellation = default) =>
        AccountStore.ProtectKeysAsync(services.GetRequiredService<PeerAtlasDbContext>(), services.GetRequiredService<SiteKey>(), cancellation);
}
