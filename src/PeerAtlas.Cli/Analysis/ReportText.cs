using System.Text;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>The text of a report as Markdown, whatever kind of file it is.</summary>
internal static class ReportText
{
    private const int MostBytes = 50 * 1024 * 1024;

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
            [(byte)'P', (byte)'K', 3, 4, ..] => WordText.Read(bytes, file.Name),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw new TableException("This is a PDF. Save its text, or the document it was made from.", file.Name),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => throw new TableException("This is rich text (.rtf). Save it as .docx.", file.Name),
            _ when CompoundFile.Is(bytes) => throw new TableException($"This is {CompoundFile.KindOf(new MemoryStream(bytes))}. Save it as .docx without a password, or its text.", file.Name),
            _ => FromText(Decode(bytes, file), file),
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

    private static bool IsHtml(string text, FileInfo file)
    {
        var start = text.AsSpan().TrimStart();
        return file.Extension.ToUpperInvariant() is ".HTML" or ".HTM" or ".XHTML"
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static string FromText(string text, FileInfo file)
    {
        if (IsHtml(text, file))
            return HtmlText.Read(text, file.Name);
        return text.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal) && text.Contains("<?mso-application", StringComparison.Ordinal)
            ? throw new TableException("This is a document of Office as XML. Save it as .docx.", file.Name)
            : text;
    }
}
