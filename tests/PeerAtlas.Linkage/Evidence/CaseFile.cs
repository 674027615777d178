using PeerAtlas.Census.Invitations;
using PeerAtlas.Census.Sealing;

namespace PeerAtlas.Linkage.Evidence;

/// <summary>An opened answer as an analyst sees it.</summary>
internal sealed record OpenedAnswer(Guid Id, string Json);

/// <summary>A piece of a file in a copy: what changed since the copy before.</summary>
/// <param name="Moment">How many had handed in when the copy was taken.</param>
/// <param name="Kind">What file it is.</param>
/// <param name="Offset">Where in the file.</param>
/// <param name="Bytes">What stands there.</param>
internal sealed record Piece(int Moment, string Kind, long Offset, byte[] Bytes);

/// <summary>A row that was not in the copy before, with the database's own hidden columns; bytes as hexadecimal digits.</summary>
internal sealed record FoundRow(int Moment, string Table, IReadOnlyDictionary<string, string> Values);

/// <summary>
/// All that the attacker of one wave has in hand: who handed in in which order and with which code, the opened answers, and every
/// trace that database, logs and backups keep. Only what the product destroys is missing: the key.
/// </summary>
internal sealed class CaseFile(IReadOnlyList<string> codes)
{
    /// <summary>The codes by the place of the respondents who had them.</summary>
    public IReadOnlyList<string> Codes { get; } = codes;

    public List<OpenedAnswer> Opened { get; } = [];

    /// <summary>The public keys of the wave, where ballots are at stake: everybody is shown them.</summary>
    public WaveSeal? Keys { get; set; }

    /// <summary>In the order of the copies.</summary>
    public List<Piece> Pieces { get; } = [];

    public List<FoundRow> Rows { get; } = [];

    /// <summary>Sizes of files and positions in logs by how many had handed in.</summary>
    public Dictionary<string, SortedDictionary<int, long>> Sizes { get; } = new(StringComparer.Ordinal);

    public void Measured(int moment, string kind, long size)
    {
        if (!Sizes.TryGetValue(kind, out var sizes))
            Sizes[kind] = sizes = [];
        sizes[moment] = size;
    }

    /// <summary>How a code may be written in a file: its hash as bytes and digits, and the code itself.</summary>
    public static IReadOnlyList<byte[]> MarksOf(string code)
    {
        var hash = CodeText.Hash(code);
        return [hash, Ascii(Convert.ToHexString(hash)), Ascii(Convert.ToHexStringLower(hash)), Ascii(code), Ascii(CodeText.ForPeople(code))];
    }

    internal static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
