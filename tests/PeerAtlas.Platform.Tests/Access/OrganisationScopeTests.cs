using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Access;

public sealed class OrganisationScopeTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_of_an_organisation_are_seen_by_whom_they_were_opened_to(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        await site.AddAsync(new Unit { OrganisationId = north.Id, Key = "n", Name = "Northern unit", Kind = default }, new Unit { OrganisationId = south.Id, Key = "s", Name = "Southern unit", Kind = default });

        Assert.Empty(await UnitsAsync(site, _ => { }));
        Assert.Equal(["Northern unit"], await UnitsAsync(site, scope => scope.Grant(north.Id)));
        Assert.Equal(["Northern unit", "Southern unit"], await UnitsAsync(site, scope => scope.GrantAll()));
        // The filter asks at each query, not once for the model.
        Assert.Equal(["Southern unit"], await UnitsAsync(site, scope => scope.Grant(south.Id)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_row_of_another_organisation_is_found_neither_by_its_id_nor_through_a_join_nor_changed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var (north, south) = (await site.AddOrganisationAsync("north"), await site.AddOrganisationAsync("south"));
        var unit = new Unit { OrganisationId = south.Id, Key = "s", Name = "Southern unit", Kind = default };
        await site.AddAsync(unit);

        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Grant(north.Id);
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        Assert.Null(await database.FindAsync<Unit>(unit.Id));
        Assert.Empty(await database.Set<Organisation>().Join(database.Set<Unit>(), one => one.Id, other => other.OrganisationId, (one, other) => other.Name).ToListAsync());
        await using var transaction = await database.Database.BeginTransactionAsync();
        Assert.Equal(0, await database.Set<Unit>().ExecuteUpdateAsync(set => set.SetProperty(found => found.Name, "taken")));
    }

    private static async Task<List<string>> UnitsAsync(TestSite site, Action<OrganisationScope> grant)
    {
        await using var scope = site.Services.CreateAsyncScope();
        grant(scope.ServiceProvider.GetRequiredService<OrganisationScope>());
        return await scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>().Set<Unit>().OrderBy(unit => unit.Name).Select(unit => unit.Name).ToListAsync();
    }
}
