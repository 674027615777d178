using System.Buffers;
using System.Text;
using UtfUnknown;

namespace PeerAtlas.Tables;

/// <summary>A way in which older programs write letters.</summary>
/// <param name="Name">Its usual name, as windows-1250.</param>
/// <param name="Label">What a person calls it.</param>
public sealed record TextEncoding(string Name, string Label);

/// <summary>How the letters of a text file are told that is not in UTF-8.</summary>
public static class TextEncodings
{
    /// <summary>What stands where nothing else is told.</summary>
    public const string Western = "windows-1252";

    private const float SureEnough = 0.55f;

    private static readonly SearchValues<byte> NoLetters = SearchValues.Create([
        .. Enumerable.Range(0, 0x80).Select(value => (byte)value),
        0x82,
        0x84,
        0x85,
        0x86,
        0x87,
        0x8B,
        0x91,
        0x92,
        0x93,
        0x94,
        0x95,
        0x96,
        0x97,
        0x99,
        0x9B,
        0xA0,
        0xA7,
        0xA9,
        0xAB,
        0xAE,
        0xB0,
        0xB1,
        0xB7,
        0xBB,
    ]);

    /// <summary>The encodings that a person may choose from.</summary>
    public static IReadOnlyList<TextEncoding> All { get; } =
    [
        new(Western, "Western European (Windows)"),
        new("ibm850", "Western European (DOS)"),
        new("macintosh", "Western European (Mac)"),
        new("windows-1250", "Central European (Windows)"),
        new("iso-8859-2", "Central European (ISO)"),
        new("ibm852", "Central European (DOS)"),
        new("windows-1251", "Cyrillic (Windows)"),
        new("cp866", "Cyrillic (DOS)"),
        new("koi8-r", "Cyrillic (KOI8)"),
        new("windows-1253", "Greek"),
        new("windows-1254", "Turkish"),
        new("windows-1257", "Baltic"),
        new("windows-1258", "Vietnamese"),
        new("windows-1255", "Hebrew"),
        new("windows-1256", "Arabic"),
        new("windows-874", "Thai"),
        new("shift_jis", "Japanese (Shift JIS)"),
        new("euc-jp", "Japanese (EUC)"),
        new("ks_c_5601-1987", "Korean"),
        new("gb18030", "Chinese, simplified"),
        new("big5", "Chinese, traditional"),
    ];

    // What is told by its bytes, and read as the larger set that holds it.
    private static readonly Dictionary<string, string> Within = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = Western,
        ["iso-8859-15"] = Western,
        ["iso-8859-7"] = "windows-1253",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-13"] = "windows-1257",
        ["iso-8859-5"] = "windows-1251",
        ["iso-8859-8"] = "windows-1255",
        ["iso-8859-6"] = "windows-1256",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["shift-jis"] = "shift_jis",
        ["euc-kr"] = "ks_c_5601-1987",
        ["uhc"] = "ks_c_5601-1987",
        ["gb2312"] = "gb18030",
        ["hz-gb-2312"] = "gb18030",
        ["ibm866"] = "cp866",
    };

    /// <summary>Whether it is one of <see cref="All"/>.</summary>
    public static bool Has(string name) => All.Any(known => known.Name == name);

    /// <summary>The encoding of that name, one of <see cref="All"/>; bytes that it does not know are read as U+FFFD.</summary>
    internal static Encoding Of(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
        ?? throw new ArgumentException($"No encoding is called {name}.", nameof(name));

    /// <summary>In what a text that begins so is probably written; null when that is UTF-8.</summary>
    /// <param name="start">The first bytes; the last character may be cut.</param>
    /// <param name="told">What a person, or a kept mapping, says; UTF-8 is believed first, since no other text looks like it.</param>
    internal static string? Find(ReadOnlySpan<byte> start, string? told)
    {
        if (start.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
            return told;
        if (IsUtf8(start))
            return null;
        if (told is not null)
            return told;
        // Quotation marks, dashes and signs tell no language; most programs that write them are western.
        if (start.IndexOfAnyExcept(NoLetters) < 0)
            return Western;
        var found = CharsetDetector.DetectFromBytes(start.ToArray()).Detected;
        var name = found is { Confidence: > SureEnough } ? Within.GetValueOrDefault(found.EncodingName, found.EncodingName) : Western;
        return Has(name) ? name : Western;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> start)
    {
        // At most three bytes of a character can be missing at the end.
        for (var cut = 0; cut < 4 && cut < start.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(start[..^cut]))
                return true;
        }

        return false;
    }
}
