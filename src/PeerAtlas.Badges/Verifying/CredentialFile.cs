using System.Text;
using System.Text.Json;
using System.Xml;
using PeerAtlas.Badges.Images;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Verifying;

/// <summary>A credential as it came: JSON, a token, or either of them within an image.</summary>
/// <param name="Form">The form, in words.</param>
/// <param name="Credential">The credential.</param>
/// <param name="Token">The token that holds it; null where it is JSON with a proof of its own.</param>
internal sealed record CredentialFile(string Form, JsonElement Credential, CompactToken? Token)
{
    private const string SvgNamespace = "https://purl.imsglobal.org/ob/v3p0";

    public static CredentialFile Read(ReadOnlyMemory<byte> file)
    {
        if (PngImage.Is(file.Span))
            return Text(PngImage.Read(file), " in a PNG image");
        var start = Start(file.Span);
        return start == '<' ? Text(FromSvg(file), " in an SVG image") : Text(file, "");
    }

    private static CredentialFile Text(ReadOnlyMemory<byte> text, string where)
    {
        if (text.Length > BadgeJson.Limit)
            throw new BadgeInputException($"The credential has more than {BadgeJson.Limit} bytes.");
        if (Start(text.Span) == '{')
            return new("JSON" + where, BadgeJson.Parse(text), null);
        if (CompactToken.Read(Encoding.UTF8.GetString(text.Span)) is { } token)
            return new("a signed token (VC-JWT)" + where, token.Payload.Member("vc") ?? token.Payload, token);
        throw new BadgeInputException("This is neither JSON, nor a signed token, nor a PNG or SVG image with one of them in it.");
    }

    private static char Start(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        text = text.TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? '\0' : (char)text[0];
    }

    private static byte[] FromSvg(ReadOnlyMemory<byte> file)
    {
        if (file.Length > PngImage.Limit)
            throw new BadgeInputException($"The image has more than {PngImage.Limit} bytes.");
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        try
        {
            using var stream = new MemoryStream(file.ToArray());
            using var reader = XmlReader.Create(stream, settings);
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "credential", NamespaceURI: SvgNamespace })
                    return Encoding.UTF8.GetBytes(reader.GetAttribute("verify") ?? reader.ReadElementContentAsString());
            }
        }
        catch (XmlException)
        {
            throw new BadgeInputException("The image is no SVG that can be read.");
        }

        throw new BadgeInputException("The image has no credential in it.");
    }
}
