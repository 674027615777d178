using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>The text of a report as Markdown, whatever kind of file it is.</summary>
internal static partial class ReportText
{
    private const int MostBytes = 50 * 1024 * 1024;
    private const int Patience = 10_000;
    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Reads a file.</summary>
    /// <exception cref="TableException">It is too large, damaged, or not text in UTF-8 or UTF-16.</exception>
    public static string Read(FileInfo file)
    {
        if (file.Length > MostBytes)
            throw new TableException("The file is larger than 50 MB.", file.Name);
        var bytes = File.ReadAllBytes(file.FullName);
        return bytes switch
        {
            [] => throw new TableException("The file is empty.", file.Name),
            [(byte)'P', (byte)'K', 3, 4, ..] => FromWord(bytes, file),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw new TableException("This is a PDF. Save its text, or the document it was made from.", file.Name),
            _ => file.Extension.ToUpperInvariant() is ".HTML" or ".HTM" ? FromHtml(Decode(bytes, file)) : Decode(bytes, file),
        };
    }

    private static string Decode(byte[] bytes, FileInfo file)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 3, bytes.Length - 3),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
            };
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes.Take(Math.Max(0, exception.Index)).Count(b => b == '\n') + 1;
            throw new TableException("The text is not UTF-8. Save it as UTF-8 and try again.", file.Name, row: line, inner: exception);
        }
    }

    private static string FromWord(byte[] bytes, FileInfo file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var part = zip.GetEntry("word/document.xml") ?? throw new TableException("This is not a Word document.", file.Name);
            using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 10 * MostBytes });
            return WordText(xml);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            throw new TableException("The document is damaged and cannot be read.", file.Name, inner: exception);
        }
    }

    /// <summary>Paragraphs with a line between, headings by their style, a table row by row.</summary>
    private static string WordText(XmlReader xml)
    {
        var text = new StringBuilder();
        var cells = 0;
        while (xml.Read())
        {
            if (xml.NamespaceURI != WordNamespace)
                continue;
            switch (xml.LocalName, xml.NodeType)
            {
                case ("t", XmlNodeType.Element): text.Append(xml.ReadString()); break;
                case ("tab" or "br", XmlNodeType.Element): text.Append(' '); break;
                case ("pStyle", XmlNodeType.Element) when cells == 0 && HeadingStyle().Match(xml.GetAttribute("val", WordNamespace) ?? "") is { Success: true } heading:
                    text.Append(new string('#', Math.Min(6, int.Parse(heading.Groups["level"].Value, System.Globalization.CultureInfo.InvariantCulture)))).Append(' ');
                    break;
                case ("tr", XmlNodeType.Element): text.Append('|'); break;
                case ("tr", XmlNodeType.EndElement): text.Append('\n'); break;
                case ("tc", XmlNodeType.Element) when !xml.IsEmptyElement: cells++; break;
                case ("tc", XmlNodeType.EndElement): cells--; text.Append(" |"); break;
                case ("p", XmlNodeType.EndElement): text.Append(cells > 0 ? " " : "\n\n"); break;
                default: break;
            }
        }

        return text.ToString();
    }

    private static string FromHtml(string html)
    {
        var text = Unseen().Replace(html, " ");
        text = Spaces().Replace(text, " ");
        text = Opening().Replace(text, tag => tag.Groups["name"].Value.ToUpperInvariant() switch
        {
            ['H', var level] => "\n\n" + new string('#', level - '0') + " ",
            "LI" => "\n- ",
            "TR" => "\n|",
            "BR" => " ",
            _ => "\n\n",
        });
        text = Closing().Replace(text, tag => tag.Groups["name"].Value.ToUpperInvariant() is "TD" or "TH" ? " | " : "\n\n");
        return WebUtility.HtmlDecode(Tag().Replace(text, "")).Replace('\u00A0', ' ');
    }

    [GeneratedRegex(@"^(?:Heading|heading|Berschrift|berschrift)\s?(?<level>[1-9])$", RegexOptions.None, Patience)]
    private static partial Regex HeadingStyle();

    [GeneratedRegex(@"<!--.*?-->|<(?<name>script|style|head|svg|noscript)\b[^>]*>.*?</\k<name>\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline, Patience)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+", RegexOptions.None, Patience)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<(?<name>h[1-6]|p|div|li|tr|br|ul|ol|table|section|article|blockquote|figcaption|caption|dt|dd)\b[^>]*>", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Opening();

    [GeneratedRegex(@"</(?<name>h[1-6]|p|div|li|tr|td|th|ul|ol|table|section|article|blockquote|figcaption|caption|dt|dd)\s*>", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Closing();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, Patience)]
    private static partial Regex Tag();
}
