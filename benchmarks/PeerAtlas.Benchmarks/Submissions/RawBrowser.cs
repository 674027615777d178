using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerAtlas.Benchmarks.Submissions;

/// <summary>
/// HTTP/1.1 on one connection, with cookies: no more than a browser must do, and on the thread of its caller, so that the driver
/// leaves the processors to the site.
/// </summary>
internal sealed class RawBrowser
{
    private readonly IPEndPoint site;
    private readonly string host;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> request = new(16 * 1024);
    private readonly ArrayBufferWriter<byte> body = new(64 * 1024);
    private byte[] received = new byte[64 * 1024];
    private Socket? socket;

    public RawBrowser(Uri site) => (this.site, host) = (new IPEndPoint(IPAddress.Loopback, site.Port), site.Authority);

    public int Status { get; private set; }

    public string? Location { get; private set; }

    public ReadOnlySpan<byte> Body => body.WrittenSpan;

    /// <summary>A new connection, and no cookies.</summary>
    public void Connect()
    {
        cookies.Clear();
        socket = Open(site);
    }

    public void Get(string path)
    {
        WriteHead("GET", path);
        Write("\r\n");
        Send();
    }

    public void Post(string path, ReadOnlySpan<byte> form)
    {
        WriteHead("POST", path);
        Write($"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n");
        request.Write(form);
        Send();
    }

    /// <summary>Closes the connection.</summary>
    public void Close()
    {
        socket?.Dispose();
        socket = null;
    }

    private static Socket Open(IPEndPoint site)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(site);
        return socket;
    }

    private void WriteHead(string method, string path)
    {
        request.ResetWrittenCount();
        Write($"{method} {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nAccept-Language: en\r\n");
        if (cookies.Count > 0)
            Write($"Cookie: {string.Join("; ", cookies.Select(cookie => cookie.Key + "=" + cookie.Value))}\r\n");
    }

    private void Write(string text) => Encoding.ASCII.GetBytes(text, request);

    private void Send()
    {
        socket!.Send(request.WrittenSpan);
        var length = 0;
        int headers;
        while ((headers = received.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
            length += Receive(length);
        var declared = ReadHeaders(received.AsSpan(0, headers));
        var start = headers + 4;
        body.ResetWrittenCount();
        if (declared >= 0)
        {
            while (length < start + declared)
                length += Receive(length);
            body.Write(received.AsSpan(start, declared));
            return;
        }

        while (!TryReadChunks(length, ref start))
            length += Receive(length);
    }

    private int Receive(int length)
    {
        if (length == received.Length)
            Array.Resize(ref received, received.Length * 2);
        var count = socket!.Receive(received.AsSpan(length));
        return count > 0 ? count : throw new IOException("The site closed the connection.");
    }

    /// <summary>Reads the chunks that are there; true when the last one was.</summary>
    private bool TryReadChunks(int length, ref int start)
    {
        while (true)
        {
            var rest = received.AsSpan(start, length - start);
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0 || !Utf8Parser.TryParse(rest, out int size, out _, 'x') || rest.Length < line + 2 + size + 2)
                return false;
            if (size == 0)
                return true;
            body.Write(rest.Slice(line + 2, size));
            start += line + 2 + size + 2;
        }
    }

    /// <returns>The declared length of the body; -1 when it comes in chunks.</returns>
    private int ReadHeaders(ReadOnlySpan<byte> headers)
    {
        Location = null;
        var declared = -1;
        Status = int.Parse(headers.Slice(9, 3), CultureInfo.InvariantCulture);
        foreach (var range in headers.Split("\r\n"u8))
        {
            var line = headers[range];
            if (line.StartsWith("Content-Length: "u8))
                declared = int.Parse(line[16..], CultureInfo.InvariantCulture);
            else if (line.StartsWith("Location: "u8))
                Location = Encoding.ASCII.GetString(line[10..]);
            else if (line.StartsWith("Set-Cookie: "u8))
                Keep(line[12..]);
        }

        return declared;
    }

    private void Keep(ReadOnlySpan<byte> cookie)
    {
        var end = cookie.IndexOf((byte)';');
        var pair = Encoding.ASCII.GetString(end < 0 ? cookie : cookie[..end]);
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        cookies[pair[..equals]] = pair[(equals + 1)..];
    }
}
