namespace PeerAtlas.Linkage.Evidence;

/// <summary>Keeps of each copy what the copy before did not have.</summary>
internal sealed class Changes
{
    private const int Block = 4096;

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> tables = new(StringComparer.Ordinal);

    /// <summary>The changed parts of a file; neighbouring blocks are one piece, so that a text across blocks stays whole.</summary>
    public IEnumerable<Piece> OfFile(int moment, string kind, string file, byte[] now)
    {
        var before = files.GetValueOrDefault(file, []);
        files[file] = now;
        for (var start = 0; start < now.Length; start += Block)
        {
            var end = start;
            while (end < now.Length && Differs(before, now, end))
                end += Block;
            if (end == start)
                continue;
            yield return new Piece(moment, kind, start, now[start..Math.Min(end, now.Length)]);
            start = end;
        }
    }

    /// <summary>The rows of a table that are new or changed.</summary>
    public IEnumerable<FoundRow> OfTable(int moment, string table, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var before = tables.GetValueOrDefault(table, []);
        var now = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var written = string.Join('|', row.Values);
            now.Add(written);
            if (!before.Contains(written))
                yield return new FoundRow(moment, table, row);
        }

        tables[table] = now;
    }

    private static bool Differs(byte[] before, byte[] now, int start)
    {
        var end = Math.Min(start + Block, now.Length);
        return end > before.Length || !before.AsSpan(start, end - start).SequenceEqual(now.AsSpan(start, end - start));
    }
}
