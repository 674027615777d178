using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests.Hours;

/// <summary>What holds from a day to a day holds alone, whichever file it came in by.</summary>
public sealed class HoursRulesTests
{
    private const string Header = "key,standing,english,spanish,instead_english,instead_spanish,from,until\n";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_row_that_overlaps_a_stored_one_is_refused_until_that_one_ends_in_the_file_too(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        Assert.Empty((await ImportAsync(site, "walk,inside,A walk,Un paseo,,,2024-01-01,\n")).Problems);

        var refused = await ImportAsync(site, "walk,inside,A long walk,Un paseo largo,,,2025-02-01,\n");
        Assert.Equal(
            "The stored row of walk from 2024-01-01 on holds on some of these days. Put it into the file with a last day.",
            Assert.Single(refused.Problems).Message
        );
        Assert.Single(await site.WithDatabaseAsync(database => database.Set<Activity>().Where(one => one.Key == "walk").ToListAsync()));

        var taken = await ImportAsync(site, "walk,inside,A walk,Un paseo,,,2024-01-01,2025-01-31\nwalk,inside,A long walk,Un paseo largo,,,2025-02-01,\n");
        Assert.Equal((1, 1, 0), (taken.Added, taken.Changed, taken.Problems.Count));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_key_in_other_capitals_is_the_same_key(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        Assert.Equal(1, (await ImportAsync(site, "walk,inside,A walk,Un paseo,,,2024-01-01,\n")).Added);

        var again = await ImportAsync(site, "Walk,inside,A long walk,Un paseo,,,2024-01-01,\n");

        Assert.Empty(again.Problems);
        Assert.Equal((0, 1), (again.Added, again.Changed));
        var stored = await site.WithDatabaseAsync(database => database.Set<Activity>().SingleAsync(activity => activity.English == "A long walk"));
        Assert.Equal(("walk", "A long walk"), (stored.Key, stored.English));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_two_imports_of_one_row_at_once_one_is_taken_and_the_other_told(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await site.AddOrganisationAsync("north");
        site.BeforeNextSave = () => ImportAsync(site, "walk,inside,A walk,Un paseo,,,2024-01-01,\n");

        var second = await ImportAsync(site, "walk,inside,Another walk,Otro paseo,,,2024-01-01,\n");

        Assert.Contains("at the same moment", Assert.Single(second.Problems).Message);
        var stored = await site.WithDatabaseAsync(database => database.Set<Activity>().SingleAsync(one => one.Key == "walk"));
        Assert.Equal("A walk", stored.English);
    }

    private static async Task<RulesResult> ImportAsync(TestSite site, string rows)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Header + rows));
        return await scope.ServiceProvider.GetRequiredService<HoursRules>().ImportAsync(file, "roles.csv", CancellationToken.None);
    }
}
