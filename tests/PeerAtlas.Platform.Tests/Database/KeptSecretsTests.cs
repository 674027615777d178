using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

/// <summary>What somebody finds who reads the database, or a backup of it, without the keys folder.</summary>
public sealed class KeptSecretsTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Keys_of_cookies_and_of_authenticator_apps_are_not_readable_without_the_keys_folder(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var folder = site.Settings["Anonymity:KeyFolder"];
        var account = await site.AddAccountAsync("sam@north.example", Role.Supervisor, await site.AddOrganisationAsync("north"));
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var found = (await accounts.FindByIdAsync(account.Id.ToString()))!;
        await accounts.ResetAuthenticatorKeyAsync(found);
        var app = (await accounts.GetAuthenticatorKeyAsync(found))!;
        var protectedText = site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("cookie");

        await site.WithDatabaseAsync(async database =>
        {
            var kept = await database.UserTokens.Select(token => token.Value).ToListAsync();
            Assert.DoesNotContain(kept, value => value!.Contains(app, StringComparison.Ordinal));
            Assert.All(await database.Set<DataProtectionKey>().Select(key => key.Xml).ToListAsync(), xml =>
            {
                Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
                Assert.DoesNotContain("<value>", xml, StringComparison.Ordinal);
            });
        });
        Assert.Equal("cookie", site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(protectedText));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "site-key")));
    }

    [Fact]
    public async Task A_key_that_an_earlier_version_kept_in_plain_still_works_and_is_encrypted()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var account = await site.AddAccountAsync("sam@north.example", Role.Supervisor, await site.AddOrganisationAsync("north"));
        await site.AddAsync(
            new IdentityUserToken<Guid>
            {
                UserId = account.Id,
                LoginProvider = "[AspNetUserStore]",
                Name = "AuthenticatorKey",
                Value = "JBSWY3DPEHPK3PXP",
            }
        );
        await using var scope = site.Services.CreateAsyncScope();
        await AuthenticatorKeys.ProtectAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.Equal("JBSWY3DPEHPK3PXP", await accounts.GetAuthenticatorKeyAsync((await accounts.FindByIdAsync(account.Id.ToString()))!));
        Assert.DoesNotContain("JBSWY3DP", (await site.WithDatabaseAsync(database => database.UserTokens.SingleAsync())).Value!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_file_and_its_log_belong_to_the_site_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddOrganisationAsync("north");
        var file = site.Settings["Database:SqliteFile"];
        var kept = System.IO.Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*");
        Assert.True(kept.Length >= 2);
        foreach (var one in kept)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(one));

        // A file that an earlier version left open to everybody is closed at the next start.
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var again = new DatabaseConnections(new DatabaseSettings { SqliteFile = file });
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void What_was_changed_or_sealed_with_another_key_is_not_taken()
    {
        var (one, other) = (Key(), Key());
        var text = one.Protect("secret");
        Assert.Equal("secret", one.Unprotect(text));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => other.Unprotect(text));
        var bytes = Convert.FromBase64String(text[3..]);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => one.Unprotect("k1." + Convert.ToBase64String(bytes)));
            bytes[at] ^= 1;
        }

        static SiteKey Key() =>
            new(
                new Microsoft.Extensions.Configuration.ConfigurationManager
                {
                    ["Anonymity:KeyFolder"] = System.IO.Directory.CreateTempSubdirectory("peeratlas-keys-").FullName,
                }
            );
    }
}
