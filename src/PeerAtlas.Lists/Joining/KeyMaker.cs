using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Joining;

/// <summary>
/// Makes keys where a file has none. From a name: its letters and figures, and a few more of its hash where another name would have the same key. From
/// all that a row says: a hash; equal rows are numbered. The same file twice gives the same keys.
/// </summary>
public sealed class KeyMaker
{
    private const int LongestName = 48;

    private readonly int key;
    private readonly int name;
    private readonly KeyMade made;
    private readonly bool isSameByName;
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<UInt128> seen = [];
    private readonly Dictionary<UInt128, int> again = [];

    private KeyMaker(int key, int name, KeyMade made, bool isSameByName) =>
        (this.key, this.name, this.made, this.isSameByName) = (key, name, made, isSameByName);

    /// <summary>Whether equal rows have the same key, for whoever numbers them; what is remembered then grows with no file.</summary>
    public bool LeavesEqual { get; init; }

    /// <summary>What makes the keys of a form; null when it makes none.</summary>
    public static KeyMaker? Of(ListForm form, ListMapping mapping, bool leavesEqual = false)
    {
        var fields = form.Fields.ToList();
        var key = fields.FindIndex(field => field.Made != KeyMade.No);
        var name = fields.FindIndex(field => field.Kind == FieldKind.Name);
        return key < 0 || (fields[key].Made == KeyMade.FromName && name < 0)
            ? null
            : new(key, name, fields[key].Made, mapping.SameThing == SameThing.Name) { LeavesEqual = leavesEqual };
    }

    /// <summary>Fills in the key of a record that has none.</summary>
    public void Fill(string[] values)
    {
        if (values[key].Length > 0 && made == KeyMade.FromName)
            taken.Add(values[key]);
        else if (values[key].Length == 0)
            values[key] = made == KeyMade.FromName ? OfName(values) : OfContent(values);
    }

    private string OfName(string[] values)
    {
        var text = values[name];
        if (isSameByName && names.TryGetValue(text, out var known))
            return known;
        var slug = Slug(text);
        // Another spelling is another thing until the person says otherwise.
        if (slug.Length == 0 || taken.Contains(slug))
            slug = Free($"{(slug.Length == 0 ? "row" : slug)}-{Mark(isSameByName ? text : string.Join('\u001F', values))}");
        taken.Add(slug);
        return names[text] = slug;
    }

    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];

    private string Free(string slug)
    {
        var free = slug;
        for (var at = 2; taken.Contains(free); at++)
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{at}");
        return free;
    }

    private string OfContent(string[] values)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(values, hash);
        var known = new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
        var text = Convert.ToHexStringLower(hash[..12]);
        if (LeavesEqual || seen.Add(known))
            return text;
        var count = again.GetValueOrDefault(known, 1) + 1;
        again[known] = count;
        return string.Create(CultureInfo.InvariantCulture, $"{text}-{count}");
    }

    private static void Hash(string[] values, Span<byte> hash)
    {
        var length = values.Sum(value => Encoding.UTF8.GetMaxByteCount(value.Length) + 1);
        Span<byte> bytes = length <= 1_024 ? stackalloc byte[1_024] : new byte[length];
        var at = 0;
        foreach (var value in values)
        {
            at += Encoding.UTF8.GetBytes(value, bytes[at..]);
            bytes[at++] = 0x1F;
        }

        SHA256.HashData(bytes[..at], hash);
    }

    private static string Slug(string text)
    {
        var slug = CleanText.Words(text).Replace(' ', '-');
        return slug.Length <= LongestName ? slug : slug[..LongestName].TrimEnd('-');
    }
}
