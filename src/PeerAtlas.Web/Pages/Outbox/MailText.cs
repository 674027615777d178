using System.Text.RegularExpressions;

namespace PeerAtlas.Web.Pages.Outbox;

/// <summary>A piece of a mail's text: words, or an address that can be followed.</summary>
internal readonly record struct MailPiece(string Text, bool IsLink);

/// <summary>Plain text with its web addresses found, as mail programs show it.</summary>
internal static partial class MailText
{
    public static IEnumerable<MailPiece> Pieces(string text)
    {
        var at = 0;
        foreach (Match link in Link().Matches(text))
        {
            if (link.Index > at)
                yield return new(text[at..link.Index], false);
            yield return new(link.Value, true);
            at = link.Index + link.Length;
        }

        if (at < text.Length)
            yield return new(text[at..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""]*[\w/]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
