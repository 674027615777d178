using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class SchemaScriptsTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_scripts_lead_to_what_the_entities_describe(DatabaseKind kind)
    {
        await using var scripted = new TestSite(kind);
        var expected = await scripted.WithDatabaseAsync(context => SchemaOfEntitiesAsync(context, kind));
        var actual = await scripted.WithDatabaseAsync(context => SchemaDescription.ReadAsync(context.Database, kind));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual.Where(line => !line.Contains("schema_scripts")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Applying_twice_applies_nothing_the_second_time(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        Assert.Empty(await site.Services.GetRequiredService<SchemaScripts>().ApplyAsync());
    }

    // EF's own create script, run on an empty database of the same kind, is what the numbered scripts must come to.
    private static async Task<IReadOnlyList<string>> SchemaOfEntitiesAsync(PeerAtlasDbContext context, DatabaseKind kind)
    {
        var script = context.Database.GenerateCreateScript();
        await using var empty = await EmptyDatabase.CreateAsync(context, kind);
        await empty.RunAsync(script);
        return await SchemaDescription.ReadAsync(empty.Connection, kind);
    }
}
