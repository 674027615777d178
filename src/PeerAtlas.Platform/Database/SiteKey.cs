using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace PeerAtlas.Platform.Database;

/// <summary>
/// The site's own key, a file in the keys folder (setting <c>Anonymity:KeyFolder</c>), outside the database and its backups. It protects what
/// the database keeps of secrets that must be read again: the keys of cookies and forms, and those of authenticator apps. All web nodes share
/// the folder. If it is lost, everybody signs in anew and those with a second step set it up anew; nothing else is lost.
/// </summary>
public sealed class SiteKey(IConfiguration configuration)
{
    private const int KeyBytes = 32;
    private const string Mark = "k1.";

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    private readonly Lazy<byte[]> key = new(() => ReadOrMake(Path.GetFullPath(configuration["Anonymity:KeyFolder"] is { Length: > 0 } set ? set : "keys")));

    /// <summary>Whether a text was made by <see cref="Protect"/>.</summary>
    public static bool IsProtected(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Encrypts and authenticates a text (AES-256-GCM).</summary>
    public string Protect(string text)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(text);
        var sealed_ = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(sealed_.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key.Value, TagBytes);
        cipher.Encrypt(sealed_.AsSpan(0, NonceBytes), plain, sealed_.AsSpan(NonceBytes, plain.Length), sealed_.AsSpan(NonceBytes + plain.Length));
        return Mark + Convert.ToBase64String(sealed_);
    }

    /// <summary>Reads what <see cref="Protect"/> made.</summary>
    /// <exception cref="CryptographicException">It was made with another key, or changed since.</exception>
    public string Unprotect(string text)
    {
        var sealed_ = Convert.FromBase64String(text[Mark.Length..]).AsSpan();
        if (sealed_.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The text is too short.");
        var plain = new byte[sealed_.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.Value, TagBytes);
        cipher.Decrypt(sealed_[..NonceBytes], sealed_[NonceBytes..^TagBytes], sealed_[^TagBytes..], plain);
        return System.Text.Encoding.UTF8.GetString(plain);
    }

    private static byte[] ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, "site-key");
        try
        {
            if (!File.Exists(path))
                Make(folder, path);
            var read = File.ReadAllBytes(path);
            return read.Length == KeyBytes
                ? read
                : throw new InvalidOperationException(
                    $"The file {path} is damaged: it should have {KeyBytes} bytes. Bring it back "
                        + "from where you keep a copy, or delete it: then everybody signs in anew."
                );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The keys folder {folder} cannot be read or written. Look at the setting Anonymity:KeyFolder and at the folder's owner.",
                failure
            );
        }
    }

    // Whole or not at all, and of several nodes that start at once one makes it.
    private static void Make(string folder, string path)
    {
        OwnerOnly.MakeFolder(folder);
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = OwnerOnly.Create(draft))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
