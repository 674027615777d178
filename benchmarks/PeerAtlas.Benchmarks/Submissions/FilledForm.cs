using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>A filled-in form as a browser sends it: <c>application/x-www-form-urlencoded</c>.</summary>
internal sealed class FilledForm
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create("-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly ArrayBufferWriter<byte> sent = new(4096);

    public ReadOnlySpan<byte> Sent => sent.WrittenSpan;

    public void Clear() => sent.ResetWrittenCount();

    /// <summary>Adds a field as it stands in a page, encoded for HTML.</summary>
    public void AddFromPage(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        Add(name, value.Contains((byte)'&') ? Encoding.UTF8.GetBytes(WebUtility.HtmlDecode(Encoding.UTF8.GetString(value))) : value);

    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (sent.WrittenCount > 0)
            sent.Write("&"u8);
        Escape(name);
        sent.Write("="u8);
        Escape(value);
    }

    private void Escape(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAnyExcept(Plain) is var at and >= 0)
        {
            sent.Write(text[..at]);
            var escape = sent.GetSpan(3);
            escape[0] = (byte)'%';
            text[at].TryFormat(escape[1..], out _, "X2", CultureInfo.InvariantCulture);
            sent.Advance(3);
            text = text[(at + 1)..];
        }

        sent.Write(text);
    }
}
