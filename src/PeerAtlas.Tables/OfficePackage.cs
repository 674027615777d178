using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PeerAtlas.Tables;

/// <summary>
/// A workbook or document of Office Open XML as a package of parts (ECMA-376 part 2). Parts are found by their relationships, in
/// the transitional and in the strict form, however the program that wrote them spells their addresses. Bytes are counted as they are unzipped.
/// </summary>
public sealed class OfficePackage : IDisposable
{
    private const int MostParts = 2_000;
    private const string ContentTypes = "[Content_Types].xml";
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    // Where the main part stands when neither relationships nor content types name it.
    private static readonly string[] UsualMainParts = ["xl/workbook.xml", "word/document.xml"];

    private readonly ZipArchive zip;
    private readonly string fileName;
    private readonly long mostBytes;
    private readonly Func<Exception> tooLarge;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long unzipped;

    private OfficePackage(ZipArchive zip, string fileName, long mostBytes, Func<Exception> tooLarge) =>
        (this.zip, this.fileName, this.mostBytes, this.tooLarge) = (zip, fileName, mostBytes, tooLarge);

    /// <summary>The part in which the workbook or document begins.</summary>
    public OfficePart Main { get; private set; } = null!;

    /// <summary>The name of the main part's first element, such as workbook or document; empty when it is not XML.</summary>
    public string Root { get; private set; } = "";

    /// <summary>How XML of a stranger is read: no document types, nothing from elsewhere.</summary>
    internal static XmlReaderSettings SafeSettings() => Safe.Clone();

    /// <summary>Whether a file begins as zip files do, the empty one too.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Opens a package.</summary>
    /// <param name="file">A zip file; it must be seekable and stays open.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="mostBytes">How many bytes may be unzipped of it.</param>
    /// <param name="tooLarge">What to throw when there are more.</param>
    /// <exception cref="TableException">It is no Office Open XML; what it is instead is said where that can be told.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static OfficePackage Open(Stream file, string fileName, long mostBytes, Func<Exception> tooLarge)
    {
        var package = new OfficePackage(new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true), fileName, mostBytes, tooLarge);
        try
        {
            package.Index();
            package.Main = package.FindMain();
            package.Root = package.ReadRoot();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The part to which a part refers by an address; null when there is none.</summary>
    internal OfficePart? Find(OfficePart? source, string target)
    {
        var plain = Plain(target);
        var folder = source is null ? "" : source.Name[..(source.Name.LastIndexOf('/') + 1)];
        // Some programs leave out the slash before an address that counts from the root.
        string[] places = plain.StartsWith('/') ? [plain] : [folder + plain, plain];
        return places.Select(Normal).Where(entries.ContainsKey).Select(name => new OfficePart(this, name)).FirstOrDefault();
    }

    internal Stream Open(string name) => new CountedStream(entries[name].Open(), mostBytes, tooLarge, Count);

    internal bool Has(string name) => entries.ContainsKey(name);

    internal XmlReader Read(string name, bool keepSpaces = false)
    {
        var settings = Safe.Clone();
        (settings.CloseInput, settings.IgnoreWhitespace) = (true, !keepSpaces);
        return XmlReader.Create(Open(name), settings);
    }

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();

    private long Count(long bytes) => unzipped += bytes;

    private void Index()
    {
        if (zip.Entries.Count > MostParts)
            throw new TableException("The file has too many parts. Copy what is needed into a new one.", fileName);
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (!entries.TryAdd(Normal(Decoded(entry.FullName)), entry))
                throw new InvalidDataException($"The part {entry.FullName} is there twice.");
        }
    }

    private OfficePart FindMain()
    {
        var root = new OfficePart(this, "");
        if (root.Related("officeDocument").FirstOrDefault() is { } related)
            return related;
        if (entries.ContainsKey(ContentTypes))
        {
            using var xml = Read(ContentTypes);
            while (xml.Read())
            {
                if (xml.LocalName != "Override" || xml.GetAttribute("ContentType")?.EndsWith(".main+xml", StringComparison.OrdinalIgnoreCase) != true)
                    continue;
                if (Find(null, xml.GetAttribute("PartName") ?? "") is { } named)
                    return named;
            }
        }

        return UsualMainParts.Select(usual => Find(null, usual)).FirstOrDefault(part => part is not null) ?? throw OtherFile();
    }

    private TableException OtherFile()
    {
        if (!entries.TryGetValue("mimetype", out var type))
            return new("This is not an Excel workbook or a Word document, but another zip file.", fileName);
        var start = new byte[100];
        using var stream = type.Open();
        var text = Encoding.ASCII.GetString(start, 0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Trim();
        return text switch
        {
            "application/vnd.oasis.opendocument.spreadsheet" => new("This is an OpenDocument spreadsheet (.ods). Save it as .xlsx or .csv.", fileName),
            "application/vnd.oasis.opendocument.text" => new("This is an OpenDocument text (.odt). Save it as .docx.", fileName),
            _ when text.StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal) => new(
                "This is an OpenDocument file of another kind. Save it as .xlsx, .csv or .docx.",
                fileName
            ),
            _ => new("This is not an Excel workbook or a Word document, but another zip file.", fileName),
        };
    }

    private string ReadRoot()
    {
        if (Main.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw new TableException("This is a binary Excel workbook (.xlsb). Save it as .xlsx or .csv.", fileName);
        using var xml = Main.Read();
        xml.MoveToContent();
        return xml.LocalName;
    }

    /// <summary>An address without its fragment and without what encodes it.</summary>
    private static string Plain(string address)
    {
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        return Decoded(fragment < 0 ? address : address[..fragment]);
    }

    private static string Decoded(string path) => Uri.UnescapeDataString(path).Replace('\\', '/');

    private static string Normal(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not (".." or "."))
                segments.Add(segment);
        }

        return string.Join('/', segments);
    }
}
