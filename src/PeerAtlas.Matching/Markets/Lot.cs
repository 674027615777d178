using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PeerAtlas.Matching.Markets;

/// <summary>
/// A lot that decides between those who are equally good. It is drawn from a word that is published with the result, so that anybody can draw it again;
/// neither a number nor who came first has any weight in it.
/// </summary>
public static class Lot
{
    /// <summary>The lots of names, from a word: the first eight bytes of SHA-256 of word and name.</summary>
    /// <param name="word">The word that is published.</param>
    /// <param name="names">The names, each once.</param>
    public static ulong[] Draw(string word, IReadOnlyList<string> names) =>
        [.. names.Select(name => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{word}\n{name}"))))];
}
