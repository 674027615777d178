using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class DataProtectionTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_signed_in_at_one_node_is_signed_in_at_the_other(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await using var node = site.WithWebHostBuilder(_ => { });
        var account = await site.AddAccountAsync(
            "rosa@authority.example",
            Role.AuthorityAnalyst,
            await site.AddOrganisationAsync("authority", OrganisationKind.Authority)
        );
        // Both nodes are up before the first key is made.
        using var atNode = node.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.Redirect, (await atNode.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode);

        atNode.DefaultRequestHeaders.Add("Cookie", await site.CookieAsync(account));
        Assert.Equal(HttpStatusCode.OK, (await atNode.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode);
        Assert.True(await site.WithDatabaseAsync(database => database.Set<DataProtectionKey>().AnyAsync()));
    }
}
