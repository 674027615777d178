using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Sealing;
using PeerAtlas.Census.Tests.Answers;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Work;
using PeerAtlas.Testing;

namespace PeerAtlas.Census.Tests.Sealing;

public sealed class KeyFolderTests
{
    [Fact]
    public async Task A_wave_has_one_key_however_many_ask_for_it_at_once_and_only_its_owner_can_read_the_file()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var seals = survey.Site.Services.GetRequiredService<WaveSeals>();
        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => seals.EnsureAsync(survey.Wave.Id))));
        Assert.Single(asked.Select(seal => seal.Fingerprint).Distinct());
        var file = Assert.Single(System.IO.Directory.GetFiles(survey.Site.Settings["Anonymity:KeyFolder"], "*.key"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using var keys = survey.Site.Services.GetRequiredService<KeyFolder>().Read(asked[0]);
        Assert.NotNull(keys);
    }

    [Fact]
    public async Task A_key_file_that_is_damaged_or_another_waves_counts_as_missing()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        var seal = await survey.Site.Services.GetRequiredService<WaveSeals>().EnsureAsync(survey.Wave.Id);
        var folder = survey.Site.Services.GetRequiredService<KeyFolder>();
        var file = Assert.Single(System.IO.Directory.GetFiles(folder.Path, "*.key"));
        using (var other = WavePrivateKeys.New()) await File.WriteAllBytesAsync(file, other.Write(), TestContext.Current.CancellationToken);
        Assert.Null(folder.Read(seal));
        await File.WriteAllBytesAsync(file, new byte[7], TestContext.Current.CancellationToken);
        Assert.Null(folder.Read(seal));
        await File.WriteAllBytesAsync(file, [0x7f, 0xff, 0xff, 0xff, 1, 2], TestContext.Current.CancellationToken);
        Assert.Null(folder.Read(seal));
    }

    [Fact]
    public async Task A_wave_does_not_open_where_its_key_cannot_be_kept()
    {
        await using var survey = await OpenSurvey.StartAsync(DatabaseKind.Sqlite, TestForms.Agency, TestForms.ShortPeer);
        await survey.Site.WithDatabaseAsync(async database =>
        {
            (await database.Set<Wave>().SingleAsync()).State = WaveState.Draft;
            await database.SaveChangesAsync();
        });
        System.IO.Directory.Delete(survey.Site.Settings["Anonymity:KeyFolder"], recursive: true);
        await File.WriteAllTextAsync(survey.Site.Settings["Anonymity:KeyFolder"], "no folder", TestContext.Current.CancellationToken);
        await using var scope = survey.Site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        var outcome = await scope.ServiceProvider.GetRequiredService<WaveOpening>().OpenAsync(survey.Wave.Id, TestContext.Current.CancellationToken);
        Assert.False(outcome.Done);
        Assert.Contains("Anonymity:KeyFolder", outcome.Message);
    }
}
