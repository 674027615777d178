namespace PeerAtlas.Tables;

/// <summary>
/// Reads a stream of unknown length, lets the first bytes be looked at, and refuses at the byte after the last that is allowed; by
/// <c>sum</c> several streams are counted together, and then each is closed with its own.
/// </summary>
internal sealed class CountedStream(Stream inner, long maximum, Func<Exception> tooLarge, Func<long, long>? sum = null) : Stream
{
    private byte[]? _head;
    private int _headUsed;
    private long _count;

    /// <summary>The first eight bytes, or all when there are fewer; they stay to be read.</summary>
    public ReadOnlySpan<byte> Head => Start(8);

    /// <summary>The first bytes, at least so many or all there are; they stay to be read. Not for after the first reading.</summary>
    public ReadOnlySpan<byte> Start(int bytes)
    {
        if (_head is null || (_head.Length < bytes && _headUsed == 0))
        {
            var known = _head?.Length ?? 0;
            var head = new byte[bytes];
            _head?.CopyTo(head, 0);
            _head = head[..(known + inner.ReadAtLeast(head.AsSpan(known), bytes - known, throwOnEndOfStream: false))];
        }
        return _head;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = Math.Min(buffer.Length, Head.Length - _headUsed);
        if (read > 0)
        {
            Head.Slice(_headUsed, read).CopyTo(buffer);
            _headUsed += read;
        }
        else
        {
            read = inner.Read(buffer);
        }
        _count += read;
        return (sum?.Invoke(read) ?? _count) > maximum ? throw tooLarge() : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && sum is not null)
            inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
