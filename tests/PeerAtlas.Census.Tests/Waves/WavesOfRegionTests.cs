using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Census.Waves;
using PeerAtlas.Directory;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Waves;

public sealed class WavesOfRegionTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_import_is_not_taken_back_while_a_planned_wave_invites_a_region_that_came_in_by_it(DatabaseKind kind)
    {
        await using var site = await WaveSite.StartAsync(kind);
        var analyst = await site.AnalystAsync();
        await analyst.OpenAsync("/frame/list");
        await analyst.UploadAsync("Look at the file", "Sent", "list.csv", Encoding.UTF8.GetBytes("Agency,Kind,Region\nAlpha,provider agency,The Islands\n"));
        await analyst.SubmitAsync("Read the file this way", ("to.region", "+"));
        await analyst.SubmitAsync("Confirm the import");
        var islands = await site.WithDatabaseAsync(database => database.Set<Region>().SingleAsync(region => region.Name == "The Islands"));
        var wave = new Wave
        {
            Name = "Island wave",
            AgencyVersionId = site.AgencyVersion,
            OpensOn = new(2026, 10, 5),
            ClosesOn = new(2026, 11, 6),
            Invitees = new Invitees([], [islands.Id]),
        };
        await site.AddAsync(wave);

        await analyst.SubmitAsync("Take this import back");
        Assert.Contains("Nothing was taken back. Something builds on what came in by it: the wave Island wave. Change that first.", analyst.Text);
        Assert.True(await site.WithDatabaseAsync(database => database.Set<Region>().AnyAsync(region => region.Id == islands.Id)));

        await site.WithDatabaseAsync(async database =>
        {
            database.Remove(await database.Set<Wave>().SingleAsync(one => one.Id == wave.Id));
            await database.SaveChangesAsync();
        });
        await analyst.SubmitAsync("Take this import back");
        Assert.Contains("The import was taken back", analyst.Text);
    }
}
