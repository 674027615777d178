using System.Xml;

namespace PeerAtlas.Documents;

/// <summary>Words as XML can hold them.</summary>
public static class XmlSafe
{
    /// <summary>The text without characters that no XML file can hold, such as a lone control character from a pasted comment.</summary>
    public static string Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]) || IsPair(text, at))
                continue;
            return string.Concat(Kept(text));
        }

        return text;
    }

    private static IEnumerable<string> Kept(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsPair(text, at))
                yield return text.Substring(at++, 2);
            else if (XmlConvert.IsXmlChar(text[at]))
                yield return text[at].ToString();
        }
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
