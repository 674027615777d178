using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace PeerAtlas.Web.Shell;

/// <summary>
/// Sends a page whole: in one piece and with its length, where the framework sends it in several, each of which costs both ends
/// (docs/adr/0008). A page that fails halfway is not sent at all, and the error page takes its place. Files are streamed.
/// </summary>
internal sealed class WholePages(IHttpContextAccessor http) : IHttpResponseStreamWriterFactory
{
    public TextWriter CreateWriter(Stream stream, Encoding encoding) => new PageWriter(new PageStream(), http.HttpContext!.Response, encoding);

    /// <summary>The framework flushes the writer once, when the page is complete.</summary>
    private sealed class PageWriter(PageStream page, HttpResponse response, Encoding encoding) : HttpResponseStreamWriter(page, encoding)
    {
        public override async Task FlushAsync()
        {
            await base.FlushAsync();
            if (!response.HasStarted)
                response.ContentLength = page.Written.Length;
            await response.Body.WriteAsync(page.Written);
            page.Clear();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await page.DisposeAsync();
        }
    }

    /// <summary>Holds a page in a buffer that is used again.</summary>
    private sealed class PageStream : Stream
    {
        private byte[] buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        private int length;

        public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Clear() => length = 0;

        public override void Write(ReadOnlySpan<byte> source)
        {
            if (source.Length > buffer.Length - length)
                Grow(source.Length);
            source.CopyTo(buffer.AsSpan(length));
            length += source.Length;
        }

        public override void Write(byte[] source, int offset, int count) => Write(source.AsSpan(offset, count));

        public override Task WriteAsync(byte[] source, int offset, int count, CancellationToken cancellationToken)
        {
            Write(source.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            Write(source.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush() { }

        public override int Read(byte[] target, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            // Pages hold what people typed: none of it stays behind in a buffer that another page gets.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = [];
            length = 0;
            base.Dispose(disposing);
        }

        private void Grow(int more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * buffer.Length, length + more));
            Written.Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }
    }
}
