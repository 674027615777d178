using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Access;

/// <summary>The second line: whatever a page asks for, the database context writes nothing outside of the open organisations.</summary>
public sealed class OrganisationScopeTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_of_an_organisation_that_is_not_open_are_neither_added_nor_changed_nor_removed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        var account = await site.AddAccountAsync("sam@south.example", Role.Supervisor, south);
        var contact = new Contact
        {
            OrganisationId = south.Id,
            Name = "Kim",
            Email = "kim@south.example",
        };
        await site.AddAsync(contact);

        await RefusedAsync(site, north, database => database.Add(
                new Contact
                {
                    OrganisationId = south.Id,
                    Name = "Mallory",
                    Email = "mallory@north.example",
                }
            ));
        await RefusedAsync(site, north, database => database.Add(
                new Membership
                {
                    AccountId = account.Id,
                    OrganisationId = south.Id,
                    Role = Role.AgencyAdministrator,
                    AcceptedAt = null,
                }
            ));
        await RefusedAsync(site, north, database => database.Attach(contact).Entity.Name = "Mallory");
        await RefusedAsync(site, north, database => database.Remove(contact));
        // Nor does a row change hands.
        await RefusedAsync(site, north, database => database.Attach(contact).Property(row => row.OrganisationId).CurrentValue = north.Id);
        Assert.Equal("Kim", await site.WithDatabaseAsync(database => database.Set<Contact>().Select(row => row.Name).SingleAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_role_of_the_authority_opens_the_frame_of_every_agency_and_no_persons_row(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (authority, north) = (await site.AddOrganisationAsync("authority", OrganisationKind.Authority), await site.AddOrganisationAsync("north"));
        await site.AddAsync(new Person { OrganisationId = north.Id, Pseudonym = "N-1" });
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Grant(Guid.NewGuid(), [new Member(authority.Id, Role.AuthorityAnalyst)]);
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();

        database.Add(
            new Contact
            {
                OrganisationId = north.Id,
                Name = "Kim",
                Email = "kim@north.example",
            }
        );
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await database.Set<Person>().ToListAsync(TestContext.Current.CancellationToken));
        database.Add(new Person { OrganisationId = north.Id, Pseudonym = "N-2" });
        await Assert.ThrowsAsync<OutsideScopeException>(() => database.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    private static async Task RefusedAsync(TestSite site, Organisation open, Action<PeerAtlasDbContext> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Grant(open.Id);
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        change(database);
        await Assert.ThrowsAsync<OutsideScopeException>(() => database.SaveChangesAsync(TestContext.Current.CancellationToken));
    }
}
