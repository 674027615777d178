using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Verifying;

/// <summary>A signed token in its compact form: header, payload and signature.</summary>
/// <param name="Header">How it is signed.</param>
/// <param name="Payload">What is signed.</param>
/// <param name="Signed">The characters that are signed.</param>
/// <param name="Signature">The signature.</param>
internal sealed record CompactToken(JsonElement Header, JsonElement Payload, byte[] Signed, byte[] Signature)
{
    /// <summary>Null where the text is none.</summary>
    public static CompactToken? Read(string text)
    {
        var token = text.Trim();
        if (token.Split('.') is not [var header, var payload, var signature] || Bytes(header) is not { } head || Bytes(payload) is not { } body)
            return null;
        if (Bytes(signature) is not { } value)
            return null;
        var (read, credential) = (BadgeJson.Parse(head), BadgeJson.Parse(body));
        return read.ValueKind == JsonValueKind.Object && credential.ValueKind == JsonValueKind.Object
            ? new(read, credential, Encoding.ASCII.GetBytes($"{header}.{payload}"), value)
            : null;
    }

    /// <summary>Null where the text is not what these bytes are written as.</summary>
    public static byte[]? Bytes(string? text)
    {
        if (text is null || !text.All(next => char.IsAsciiLetterOrDigit(next) || next is '-' or '_') || !Base64Url.IsValid(text))
            return null;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return Base64Url.EncodeToString(bytes) == text ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
