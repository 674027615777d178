using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Access;

public sealed class CurrentMemberTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_role_counts_in_its_own_organisation_and_the_authoritys_everywhere(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var authority = await site.AddOrganisationAsync("authority", OrganisationKind.Authority);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        var administrator = await site.AddAccountAsync("sam@north.example", Role.AgencyAdministrator, north);
        await site.AddAsync(
            new Membership
            {
                AccountId = administrator.Id,
                OrganisationId = south.Id,
                Role = Role.Supervisor,
                AcceptedAt = site.Clock.GetUtcNow().UtcDateTime,
            }
        );
        var analyst = await site.AddAccountAsync("rosa@authority.example", Role.AuthorityAnalyst, authority);

        Assert.True(await MayAsync(site, administrator, Permission.ManageOwnMembers, north));
        Assert.False(await MayAsync(site, administrator, Permission.ManageOwnMembers, south));
        Assert.True(await MayAsync(site, administrator, Permission.ManageOwnMembers, null));
        Assert.False(await MayAsync(site, administrator, Permission.ReadAudit, null));
        Assert.True(await MayAsync(site, analyst, Permission.ManageOwnMembers, south));
        Assert.False(await MayAsync(site, null, Permission.UseOwnAccount, null));
    }

    [Fact]
    public void Every_role_has_its_row_and_only_the_analyst_reaches_everywhere()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.True(role.Allows(Permission.UseOwnAccount));
        Assert.Equal([Role.AuthorityAnalyst], Enum.GetValues<Role>().Where(role => role.IsAuthorityWide()));
        Permission[] ofTheAuthority =
        [
            Permission.ManageFrame,
            Permission.ManageInstruments,
            Permission.ManageWaves,
            Permission.AnalyseAnswers,
            Permission.ManageReports,
            Permission.ManageMail,
            Permission.ReadAudit,
            Permission.ManageAllMembers,
        ];
        foreach (var role in Enum.GetValues<Role>().Where(role => !role.IsAuthorityWide()))
            Assert.DoesNotContain(ofTheAuthority, permission => role.Allows(permission));
    }

    private static async Task<bool> MayAsync(TestSite site, Account? account, Permission permission, Organisation? organisation)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var claims = account is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString())], "test");
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(claims) };
        return await scope.ServiceProvider.GetRequiredService<CurrentMember>().MayAsync(permission, organisation?.Id);
    }
}
