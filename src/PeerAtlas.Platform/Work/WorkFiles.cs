using System.Data;
using K4os.Compression.LZ4.Streams;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Platform.Work;

/// <summary>
/// Files of works in the database, where every web node finds them: compressed, in parts, so that neither side ever holds a whole file
/// and other changes find their turn between two parts.
/// </summary>
internal static class WorkFiles
{
    private const int PartBytes = 1024 * 1024;

    /// <summary>A stream to write a file of a work into; disposing of it keeps the last part.</summary>
    public static Stream Make(DatabaseConnections connections, Guid work) => Make(new PartWriter(connections, work, null));

    /// <summary>The same for a file that comes in: until when the work counts as coming in is told with each part.</summary>
    public static Stream Receive(DatabaseConnections connections, Guid work, Func<DateTime> until) => Make(new PartWriter(connections, work, until));

    /// <summary>A stream to read a file from; <paramref name="read"/> hears how many bytes have been read.</summary>
    public static Stream Open(DatabaseConnections connections, Guid work, bool isResult, Action<long>? read = null) =>
        new CountingStream(LZ4Stream.Decode(new PartReader(connections, work, isResult)), read);

    private static BufferedStream Make(PartWriter parts) => new(LZ4Stream.Encode(parts), 64 * 1024);

    private sealed class PartWriter(DatabaseConnections connections, Guid work, Func<DateTime>? receivedUntil) : OneWayStream
    {
        // One part is kept while the next one comes in: the two take turns, since memory of this size is slow to be given back.
        private byte[] part = new byte[PartBytes];
        private byte[] other = new byte[PartBytes];
        private Task kept = Task.CompletedTask;
        private int length,
            position;

        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0)
            {
                var taken = Math.Min(buffer.Length, part.Length - length);
                buffer[..taken].CopyTo(part.AsMemory(length));
                length += taken;
                buffer = buffer[taken..];
                if (length == part.Length)
                    await KeepAsync(cancellationToken);
            }
        }

        public override async ValueTask DisposeAsync()
        {
            if (length > 0)
                await KeepAsync(CancellationToken.None);
            await kept;
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && length > 0)
                KeepAsync(CancellationToken.None).GetAwaiter().GetResult();
            if (disposing)
                kept.GetAwaiter().GetResult();
            base.Dispose(disposing);
        }

        private async Task KeepAsync(CancellationToken cancellation)
        {
            await kept;
            kept = KeepAsync(length == part.Length ? part : part[..length], position, cancellation);
            (part, other) = (other, part);
            (position, length) = (position + 1, 0);
        }

        private async Task KeepAsync(byte[] content, int at, CancellationToken cancellation)
        {
            await using var turn = await connections.BeginWriteAsync(cancellation);
            await using var command = turn.Transaction.Connection!.CreateCommand();
            command.Transaction = turn.Transaction;
            command.CommandText = "INSERT INTO work_file_parts (id, work_id, is_result, position, content) VALUES (@id, @work, @result, @position, @content)";
            command.Add("@id", Guid.CreateVersion7());
            command.Add("@work", work);
            command.Add("@result", receivedUntil is null);
            command.Add("@position", at);
            command.Add("@content", content);
            if (receivedUntil is not null)
            {
                command.CommandText += "; UPDATE works SET claimed_until = @until WHERE id = @work AND state = 'Receiving'";
                command.Add("@until", receivedUntil());
            }

            await command.ExecuteNonQueryAsync(cancellation);
            await turn.CommitAsync(cancellation);
        }
    }

    private sealed class PartReader(DatabaseConnections connections, Guid work, bool isResult) : OneWayStream
    {
        // One part is fetched while the one before it is read: the two take turns.
        private byte[] part = new byte[PartBytes];
        private byte[] other = new byte[PartBytes];
        private Task<int>? next;
        private int at,
            length,
            position;

        public override bool CanRead => true;

        public override int Read(Span<byte> buffer)
        {
            if (at == length && !Next())
                return 0;
            var taken = Math.Min(buffer.Length, length - at);
            part.AsSpan(at, taken).CopyTo(buffer);
            at += taken;
            return taken;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                next?.ContinueWith(ended => ended.Exception, TaskScheduler.Default).Wait();
            base.Dispose(disposing);
        }

        private bool Next()
        {
            next ??= FetchAsync(other, position++);
            (length, at) = (next.GetAwaiter().GetResult(), 0);
            (part, other) = (other, part);
            next = length > 0 ? FetchAsync(other, position++) : null;
            return length > 0;
        }

        /// <summary>Fetches a part.</summary>
        /// <returns>How long it is; 0 behind the last.</returns>
        private async Task<int> FetchAsync(byte[] into, int at)
        {
            await using var connection = await connections.OpenAsync().ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT content FROM work_file_parts WHERE work_id = @work AND is_result = @result AND position = @position";
            command.Add("@work", work);
            command.Add("@result", isResult);
            command.Add("@position", at);
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess).ConfigureAwait(false);
            return await reader.ReadAsync().ConfigureAwait(false) ? (int)reader.GetBytes(0, 0, into, 0, into.Length) : 0;
        }
    }

    private sealed class CountingStream(Stream inner, Action<long>? read) : OneWayStream
    {
        private long total;

        public override bool CanRead => true;

        public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int length)
        {
            read?.Invoke(total += length);
            return length;
        }
    }

    /// <summary>What streams that are read or written once, from the beginning to the end, have in common.</summary>
    private abstract class OneWayStream : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
