using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Platform.Tests.Database;

public sealed class AuditInterceptorTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Adding_changing_and_removing_are_recorded_with_who_when_and_what(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        var organisation = await site.AddOrganisationAsync("north");
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Organisation>().SingleAsync()).Name = "North Shore";
            await database.SaveChangesAsync();
            database.RemoveRange(await database.Set<Organisation>().ToListAsync());
            await database.SaveChangesAsync();
        });

        var entries = await EntriesAsync(site);
        Assert.Equal(["added", "changed", "removed"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(("test", "Organisation", organisation.Id), (entry.Actor, entry.Subject, entry.SubjectId)));
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime, entries[1].At);
        Assert.Equal("""{"Name":["north organisation","North Shore"]}""", entries[1].Changes);
        Assert.Contains("\"Name\":[\"North Shore\"]", entries[2].Changes);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_not_saved_is_not_recorded_and_what_is_saved_at_the_second_try_is_recorded_once(DatabaseKind kind)
    {
        await using var site = new TestSite(kind);
        await site.AddOrganisationAsync("north");
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var database = scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>();
        var doubled = new Organisation
        {
            Key = "north",
            Name = "North again",
            Kind = OrganisationKind.ProviderAgency,
        };
        var south = new Organisation
        {
            Key = "south",
            Name = "South",
            Kind = OrganisationKind.ProviderAgency,
        };
        database.AddRange(doubled, south);
        await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());
        Assert.Single(await EntriesAsync(site));

        database.Entry(doubled).State = EntityState.Detached;
        await database.SaveChangesAsync();
        Assert.Equal([south.Id], (await EntriesAsync(site)).Skip(1).Select(entry => entry.SubjectId));
    }

    [Fact]
    public async Task Long_texts_are_cut_and_marked_ones_are_only_said_to_have_changed()
    {
        await using var site = new TestSite(DatabaseKind.Sqlite);
        var instrument = new SurveyInstrument
        {
            Key = "agency",
            Title = new string('x', 300),
            Audience = Audience.Agency,
        };
        await site.AddAsync(
            instrument,
            new InstrumentVersion
            {
                InstrumentId = instrument.Id,
                Number = 1,
                Definition = "{\"secret\":1}",
                Checksum = "c",
                ImportedAt = DateTime.UnixEpoch,
            }
        );
        var entries = await EntriesAsync(site);
        Assert.Contains(new string('x', 200) + "\\u2026", entries.Single(entry => entry.Subject == "SurveyInstrument").Changes);
        var version = entries.Single(entry => entry.Subject == "InstrumentVersion").Changes;
        Assert.Contains("\"Definition\":[]", version);
        Assert.DoesNotContain("secret", version);
    }

    private static Task<List<AuditEntry>> EntriesAsync(TestSite site) =>
        site.WithDatabaseAsync(database => database.Set<AuditEntry>().OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync());
}
