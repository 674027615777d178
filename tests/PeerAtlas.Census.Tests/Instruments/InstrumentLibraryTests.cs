using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Waves;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Instruments;

public sealed class InstrumentLibraryTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_content_is_the_same_version_and_a_changed_file_is_a_new_one(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var first = await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var again = await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers), "under another name.xlsx");
        var changed = await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));

        Assert.Equal((first.VersionId, 1, false), (again.VersionId, again.Number, again.IsNew));
        Assert.Equal((first.InstrumentId, 2, true), (changed.InstrumentId, changed.Number, changed.IsNew));
        Assert.Equal(2, await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().CountAsync()));
        Assert.Equal(
            ["added", "added", "added"],
            await site.WithDatabaseAsync(database => database.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync())
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Imports_at_the_same_time_take_turns(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var file = InstrumentSamples.Workbook(InstrumentSamples.Peers);
        var imports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ImportAsync(site, file)));
        Assert.Single(imports, import => import.IsNew);
        Assert.Single(imports.Select(import => import.VersionId).Distinct());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_stored_is_loaded_by_another_process_and_exports_import_as_the_same_version(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var import = await ImportAsync(site, InstrumentSamples.Shipped("agency-survey.xlsx"));
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");

        var elsewhere = ActivatorUtilities.CreateInstance<InstrumentLibrary>(scope.ServiceProvider, new InstrumentCache());
        var loaded = await elsewhere.LoadAsync(import.VersionId);
        Assert.Equal("agency", loaded.Name);
        Assert.Equal(["en", "es"], loaded.Languages.Select(language => language.Code));
        Assert.Same(loaded, await elsewhere.LoadAsync(import.VersionId));

        Assert.False((await ImportAsync(site, await elsewhere.ExportWorkbookAsync(import.VersionId))).IsNew);
        Assert.False((await ImportAsync(site, await elsewhere.ExportCsvAsync(import.VersionId), "agency.zip")).IsNew);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_version_that_a_wave_uses_stays_and_one_that_none_uses_can_be_removed(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var used = await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var unused = await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans));
        await site.AddAsync(
            new Wave
            {
                Name = "2026",
                AgencyVersionId = used.VersionId,
                OpensOn = new DateOnly(2026, 10, 1),
                ClosesOn = new DateOnly(2026, 11, 1),
            }
        );

        Assert.False(await WithLibraryAsync(site, library => library.TryRemoveAsync(used.VersionId)));
        Assert.True(await WithLibraryAsync(site, library => library.TryRemoveAsync(unused.VersionId)));
        Assert.Equal([used.VersionId], await site.WithDatabaseAsync(database => database.Set<InstrumentVersion>().Select(version => version.Id).ToListAsync()));
    }

    [Fact]
    public async Task No_code_can_change_a_version_once_it_is_saved()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));
        await site.WithDatabaseAsync(async database =>
        {
            database.Entry(await database.Set<InstrumentVersion>().SingleAsync()).Property(version => version.Definition).CurrentValue = "{}";
            await Assert.ThrowsAsync<InvalidOperationException>(() => database.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task An_instrument_keeps_its_audience()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        await ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers));
        var refused = await Assert.ThrowsAsync<InstrumentException>(() =>
            ImportAsync(site, InstrumentSamples.Workbook(InstrumentSamples.Peers, InstrumentSamples.Plans), audience: Audience.PeerWorker)
        );
        Assert.Contains("agencies answer", Assert.Single(refused.Problems).Message);
    }

    private static Task<ImportedVersion> ImportAsync(TestSite site, byte[] file, string name = "survey.xlsx", Audience audience = Audience.Agency) =>
        WithLibraryAsync(site, library => library.ImportAsync(new MemoryStream(file), name, audience));

    private static async Task<T> WithLibraryAsync<T>(TestSite site, Func<InstrumentLibrary, Task<T>> action)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await action(scope.ServiceProvider.GetRequiredService<InstrumentLibrary>());
    }
}
