using PeerAtlas.Imports;
using PeerAtlas.Lists;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Finds how a file that is too large for the import page is read: as the last file of its form was, which the page took.</summary>
internal sealed class LargeLogs(PeerAtlasDbContext database, ListDesk desk)
{
    private const int LookedAt = 256 * 1024;

    /// <summary>How a file is read; null when it has our own columns, or when no file of its form came in by the page.</summary>
    public async Task<ServiceMapping?> MappingOfAsync(Guid organisation, Stream file, string fileName, CancellationToken cancellation)
    {
        var head = await HeadAsync(file, cancellation);
        try
        {
            if (HasOwnColumns(head, fileName))
                return null;
            var form = await new KnownInLogs(database).FormAsync(organisation, cancellation);
            using var grid = GridFile.Open(new MemoryStream(head, writable: false), fileName, limits: null, encoding: null, cancellation);
            var proposal = ListGuess.Propose(grid, form);
            return await desk.KeptAsync(ServiceImport.ListKind, organisation, form, proposal, cancellation) is { } kept
                ? new(form, kept.Mapping, kept.LeavesOutProblems)
                : null;
        }
        catch (TableException)
        {
            // Whoever reads the file says what is wrong with it.
            return null;
        }
    }

    private static bool HasOwnColumns(byte[] head, string fileName)
    {
        try
        {
            var first = CsvTable.Read(new MemoryStream(head, writable: false), fileName, TableLimits.Streamed).FirstOrDefault();
            return first is not null && ServiceImport.Columns.Where(column => column.IsRequired).All(column => first.Has(column.Name));
        }
        catch (TableException)
        {
            // A title above the header is no header.
            return false;
        }
    }

    /// <summary>The first lines; the last one, which may be cut, is not among them.</summary>
    private static async Task<byte[]> HeadAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[LookedAt];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var end = read < head.Length ? read : Array.LastIndexOf(head, (byte)'\n') + 1;
        return head[..end];
    }
}
