using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class NewRowsTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_written_at_once_are_stored_and_recorded_as_the_context_does_it(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await site.AddAsync(Of("alpha"));
        await WriteAsync(site, [Of("omega")]);

        var rows = await site.WithDatabaseAsync(database => database.Set<Organisation>().AsNoTracking().OrderBy(row => row.Key).ToListAsync());
        Assert.Equal(["alpha", "omega"], rows.Select(row => row.Key));
        Assert.Equal(rows[0].Kind, rows[1].Kind);
        var entries = await site.WithDatabaseAsync(database =>
            database.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject == "Organisation").OrderBy(entry => entry.Id).ToListAsync()
        );
        Assert.Equal([rows[0].Id, rows[1].Id], entries.Select(entry => entry.SubjectId));
        Assert.Equal(("added", entries[0].Actor, entries[0].At), (entries[1].Action, entries[1].Actor, entries[1].At));
        Assert.Equal(Plain(entries[0], rows[0]), Plain(entries[1], rows[1]));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_told_as_changed_only_stays_untold_and_what_cannot_be_kept_is_refused(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await WriteAsync(site, [new Worker { Name = "Ana Soto", Email = "ana@home.example" }]);
        var entry = await site.WithDatabaseAsync(database => database.Set<AuditEntry>().SingleAsync(one => one.Subject == "Worker"));
        Assert.DoesNotContain("Ana", entry.Changes);
        Assert.Contains("\"Name\":[]", entry.Changes);
        Assert.Equal(entry.SubjectId, entry.ConfidentialTo);
        await Assert.ThrowsAsync<UnkeepableTextException>(() => WriteAsync(site, [new Worker { Name = "A\0" }]));
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.Set<Worker>().CountAsync()));
    }

    [Fact]
    public async Task Without_a_transaction_or_in_an_organisation_that_is_not_open_nothing_is_written()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var north = await site.AddOrganisationAsync("north");
        await using var scope = site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var rows = scope.ServiceProvider.GetRequiredService<NewRows>();
        Unit[] foreign =
        [
            new()
            {
                OrganisationId = north.Id,
                Key = "unit",
                Name = "Unit",
                Kind = default,
            },
        ];
        await Assert.ThrowsAsync<InvalidOperationException>(() => rows.WriteAsync(foreign, default));
        await using var transaction = await database.Database.BeginTransactionAsync();
        await Assert.ThrowsAsync<OutsideScopeException>(() => rows.WriteAsync(foreign, default));
    }

    private static string Plain(AuditEntry entry, Organisation row) =>
        entry.Changes.Replace(row.Key, "K", StringComparison.Ordinal).Replace(row.Version.ToString(), "V", StringComparison.Ordinal);

    private static Organisation Of(string key) =>
        new()
        {
            Key = key,
            Name = "Agency",
            Kind = OrganisationKind.ProviderAgency,
        };

    private static async Task WriteAsync<T>(TestSite site, T[] rows)
        where T : class
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        await using var transaction = await database.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<NewRows>().WriteAsync(rows, default);
        await transaction.CommitAsync();
    }
}
