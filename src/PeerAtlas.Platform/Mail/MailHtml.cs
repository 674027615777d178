using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace PeerAtlas.Platform.Mail;

/// <summary>Makes the HTML part of a mail from its text: paragraphs, lines and links; nothing is fetched from elsewhere and nothing hidden.</summary>
internal static partial class MailHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string From(string title, string text)
    {
        var paragraphs = Gap()
            .Split(text.ReplaceLineEndings("\n").Trim('\n'))
            .Select(paragraph => $"<p>{string.Join("<br>\n", paragraph.Split('\n').Select(Line))}</p>\n");
        return "<!DOCTYPE html>\n<html>\n<head><meta "
            + $"charset=\"utf-8\"><title>{Encoder.Encode(title)}</title></head>\n<body>\n{string.Concat(paragraphs)}</body>\n</html>\n";
    }

    private static string Line(string line)
    {
        var (html, read) = ("", 0);
        foreach (Match link in Address().Matches(line))
        {
            var address = Encoder.Encode(link.Value);
            html += $"{Encoder.Encode(line[read..link.Index])}<a href=\"{address}\">{address}</a>";
            read = link.Index + link.Length;
        }

        return html + Encoder.Encode(line[read..]);
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();

    // What ends a sentence does not belong to the address before it.
    [GeneratedRegex("""https?://[^\s<>"']*[^\s<>"'.,;:!?)\]]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
