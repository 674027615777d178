using Microsoft.Extensions.Configuration;
using PeerAtlas.Census.Sealing;

namespace PeerAtlas.Census.Tests.Sealing;

/// <summary>A key is destroyed whatever else looks at its file.</summary>
public sealed class KeyFolderTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("peeratlas-keys-").FullName;

    [Fact]
    public async Task A_key_that_somebody_reads_at_this_moment_is_destroyed_all_the_same()
    {
        var (keys, id, file) = MakeKey();
        Task destroying;
        await using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            destroying = Task.Run(() => keys.Destroy(id));
            await Task.Delay(300);
            Assert.True(File.Exists(file));
        }

        await destroying;
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Several_may_destroy_a_key_at_once()
    {
        for (var time = 0; time < 50; time++)
        {
            var (keys, id, file) = MakeKey();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => keys.Destroy(id))));
            Assert.False(File.Exists(file));
        }
    }

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    private (KeyFolder Keys, Guid Id, string File) MakeKey()
    {
        var (keys, id) = (new KeyFolder(new ConfigurationManager { ["Anonymity:KeyFolder"] = folder }), Guid.NewGuid());
        var file = Path.Combine(folder, $"{id:N}.key");
        File.WriteAllBytes(file, new byte[4000]);
        return (keys, id, file);
    }
}
