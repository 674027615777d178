using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace PeerAtlas.Census.Sealing;

/// <summary>
/// The folder with the private keys of waves whose answers are still sealed; setting <c>Anonymity:KeyFolder</c>. It lies outside the
/// database and must stay out of its backups: a key that survives in a backup opens what a backup of the database holds. Several web
/// nodes share one folder. A key that is lost before the opening loses the answers, unless it has recovery shares (<see cref="KeyRecovery"/>).
/// </summary>
public sealed class KeyFolder(IConfiguration configuration)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int MostAttempts = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The folder's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(configuration["Anonymity:KeyFolder"] is { Length: > 0 } set ? set : "keys");

    /// <summary>Writes a new key file, or one in the place of a file that cannot be read; it is on the disk when this returns.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    internal void Save(Guid keyId, WavePrivateKeys keys, bool replace = false)
    {
        System.IO.Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, OwnerOnly | UnixFileMode.UserExecute);
        var content = keys.Write();
        try
        {
            using var file = new FileStream(FileOf(keyId), Options(replace ? FileMode.Create : FileMode.CreateNew));
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>Reads a key file; null when it is not there, or holds another key than the seal says.</summary>
    internal WavePrivateKeys? Read(WaveSeal seal)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(FileOf(seal.KeyId));
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }

        try
        {
            return WavePrivateKeys.Read(content) is { } keys && keys.Fits(seal) ? keys : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>
    /// Overwrites the key file and deletes it; one that is gone already is no error, and one that somebody else is reading or destroying at
    /// this moment is waited for. A disk may keep old blocks all the same, as
    /// flash does; the folder then belongs on an encrypted volume (docs/anonymity.md).
    /// </summary>
    /// <exception cref="IOException">It could not be destroyed within some seconds; the next try may.</exception>
    internal void Destroy(Guid keyId)
    {
        var path = FileOf(keyId);
        for (var attempt = 1; File.Exists(path); attempt++)
        {
            try
            {
                using (var file = new FileStream(path, Options(FileMode.Open)))
                {
                    file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
                    file.Flush(flushToDisk: true);
                }

                File.Delete(path);
            }
            catch (FileNotFoundException)
            {
                return;
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private string FileOf(Guid keyId) => System.IO.Path.Combine(Path, $"{keyId:N}.key");

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
