using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>HTTP/1.1 on one connection, with cookies: no more than a browser must do, so that the driver leaves the processors to the site.</summary>
internal sealed class RawBrowser : IDisposable
{
    private static readonly byte[] HeadersEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket;
    private readonly string host;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private byte[] received = new byte[64 * 1024];
    private byte[] body = new byte[64 * 1024];
    private int bodyLength;

    private RawBrowser(Socket socket, string host) => (this.socket, this.host) = (socket, host);

    public int Status { get; private set; }

    public string? Location { get; private set; }

    public ReadOnlySpan<byte> Body => body.AsSpan(0, bodyLength);

    public static async Task<RawBrowser> ConnectAsync(Uri site)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(IPAddress.Loopback, site.Port);
        return new RawBrowser(socket, site.Authority);
    }

    public Task GetAsync(string path) => SendAsync($"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nAccept-Language: en\r\n{Cookies()}\r\n");

    public Task PostAsync(string path, StringBuilder form) => SendAsync(
        $"POST {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nAccept-Language: en\r\n{Cookies()}"
        + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");

    public void Dispose() => socket.Dispose();

    private string Cookies() => cookies.Count == 0 ? "" : "Cookie: " + string.Join("; ", cookies.Select(cookie => cookie.Key + "=" + cookie.Value)) + "\r\n";

    private async Task SendAsync(string request)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        var length = 0;
        int headers;
        while ((headers = received.AsSpan(0, length).IndexOf(HeadersEnd)) < 0) length += await ReceiveAsync(length);
        var declared = ReadHeaders(received.AsSpan(0, headers));
        var start = headers + HeadersEnd.Length;
        bodyLength = 0;
        if (declared >= 0)
        {
            while (length < start + declared) length += await ReceiveAsync(length);
            Append(received.AsSpan(start, declared));
            return;
        }

        while (!TryReadChunk(length, ref start)) length += await ReceiveAsync(length);
    }

    private async ValueTask<int> ReceiveAsync(int length)
    {
        if (length == received.Length) Array.Resize(ref received, received.Length * 2);
        var count = await socket.ReceiveAsync(received.AsMemory(length));
        return count > 0 ? count : throw new IOException("The site closed the connection.");
    }

    /// <summary>Reads the chunks that are there; true when the last one was.</summary>
    private bool TryReadChunk(int length, ref int start)
    {
        while (true)
        {
            var rest = received.AsSpan(start, length - start);
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0 || !Utf8Parser.TryParse(rest, out int size, out _, 'x') || rest.Length < line + 2 + size + 2) return false;
            if (size == 0) return true;
            Append(rest.Slice(line + 2, size));
            start += line + 2 + size + 2;
        }
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        if (bodyLength + part.Length > body.Length) Array.Resize(ref body, Math.Max(body.Length * 2, bodyLength + part.Length));
        part.CopyTo(body.AsSpan(bodyLength));
        bodyLength += part.Length;
    }

    /// <returns>The declared length of the body; -1 when it comes in chunks.</returns>
    private int ReadHeaders(ReadOnlySpan<byte> headers)
    {
        Location = null;
        var declared = -1;
        var text = Encoding.ASCII.GetString(headers);
        Status = int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var line in text.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) declared = int.Parse(line.AsSpan(16), System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith("Location: ", StringComparison.OrdinalIgnoreCase)) Location = line[10..];
            else if (line.StartsWith("Set-Cookie: ", StringComparison.OrdinalIgnoreCase)) Keep(line[12..].Split(';')[0]);
        }

        return declared;
    }

    private void Keep(string cookie)
    {
        var equals = cookie.IndexOf('=', StringComparison.Ordinal);
        cookies[cookie[..equals]] = cookie[(equals + 1)..];
    }
}
