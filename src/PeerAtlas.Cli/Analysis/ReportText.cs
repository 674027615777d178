using System.Text;
using System.Text.RegularExpressions;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>The text of a report as Markdown, whatever kind of file it is.</summary>
internal static partial class ReportText
{
    private const int MostBytes = 50 * 1024 * 1024;
    private const int HeadLength = 8192;

    /// <summary>Reads a file.</summary>
    /// <exception cref="TableException">It is too large, damaged, not text in UTF-8 or UTF-16, or has no text at all.</exception>
    public static string Read(FileInfo file)
    {
        if (file.Length > MostBytes)
            throw new TableException("The file is larger than 50 MB.", file.Name);
        var text = Read(File.ReadAllBytes(file.FullName), file);
        return text.Any(char.IsLetterOrDigit) ? text : throw new TableException("There is no text in the file that could be read.", file.Name);
    }

    private static string Read(byte[] bytes, FileInfo file) =>
        bytes switch
        {
            [] => throw new TableException("The file is empty.", file.Name),
            _ when OfficePackage.IsZip(bytes) => WordText.Read(bytes, file.Name),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw new TableException(
                "This is a PDF. Save its text, or the document it was made from.",
                file.Name
            ),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => throw new TableException("This is rich text (.rtf). Save it as .docx.", file.Name),
            _ when CompoundFile.Is(bytes) => throw new TableException(
                $"This is {CompoundFile.KindOf(new MemoryStream(bytes))}. Save it as .docx without a password, or its text.",
                file.Name
            ),
            _ => FromText(Decode(bytes, file), file),
        };

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

    private static bool IsHtml(string text, FileInfo file)
    {
        var start = text.AsSpan().TrimStart();
        return file.Extension.ToUpperInvariant() is ".HTML" or ".HTM" or ".XHTML"
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static string FromText(string text, FileInfo file)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            var line = text.AsSpan(0, at).Count('\n') + 1;
            throw new TableException(
                "The text has characters that no text has (NUL). It may be UTF-16 without its mark: save it as UTF-8 and try again.",
                file.Name,
                row: line
            );
        }

        if (MimeHead().IsMatch(text.AsSpan(0, Math.Min(HeadLength, text.Length))))
            throw new TableException("This is a web archive (.mht) or a mail (.eml). Save it as .html or .docx, or save its text.", file.Name);
        if (IsHtml(text, file))
            return HtmlText.Read(text, file.Name);
        return text.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal) && text.Contains("<?mso-application", StringComparison.Ordinal)
            ? throw new TableException("This is a document of Office as XML. Save it as .docx.", file.Name)
            : text;
    }

    /// <summary>Header fields from the first line on, and among them one of MIME.</summary>
    [GeneratedRegex(
        @"\A\s*(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version[ \t]*:|Content-Type[ \t]*:[ \t]*multipart/)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MimeHead();
}
