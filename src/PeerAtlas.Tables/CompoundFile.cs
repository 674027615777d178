using System.Text;

namespace PeerAtlas.Tables;

/// <summary>The older container of Office files, which is also around one that is protected by a password. It is not read, but told by what it holds.</summary>
public static class CompoundFile
{
    private static readonly (string Stream, string Kind)[] Kinds =
    [
        ("EncryptedPackage", "an Office file that is protected by a password"),
        ("WordDocument", "an old Word document (.doc)"),
        ("PowerPoint Document", "an old presentation (.ppt)"),
        ("Workbook", "an old Excel workbook (.xls)"),
        ("Book", "an old Excel workbook (.xls)"),
    ];

    /// <summary>Whether a file begins as these do.</summary>
    public static bool Is(ReadOnlySpan<byte> head) => head is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>What the file is, in words that go on after "This is".</summary>
    public static string KindOf(Stream file)
    {
        using var content = new MemoryStream();
        file.CopyTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        // The names of its streams stand in its directory.
        foreach (var (stream, kind) in Kinds)
        {
            if (bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0)
                return kind;
        }

        return "an old Excel workbook (.xls), an old Word document (.doc), or one that is protected by a password";
    }
}
