using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists;

/// <summary>
/// Where the columns of the first sheet stand in a further one. They are told by their headers: people add a column to a sheet, and what a letter
/// names is another thing there.
/// </summary>
internal sealed class SheetColumns
{
    private const int MostLooked = 60;

    private readonly int[]? places;

    private SheetColumns(int headerRow, int[]? places, IReadOnlyList<string> lacking) => (HeaderRow, this.places, Lacking) = (headerRow, places, lacking);

    /// <summary>The row with the headers.</summary>
    public int HeaderRow { get; }

    /// <summary>The headers of columns that are read and that the sheet does not have; they are empty there.</summary>
    public IReadOnlyList<string> Lacking { get; }

    /// <summary>Whether columns stand elsewhere than in the first sheet.</summary>
    public bool AreElsewhere => places is not null;

    /// <summary>A row with its cells where the first sheet has them.</summary>
    public GridRow Row(GridRow row) => places is null ? row : row.Arranged(places);

    /// <summary>Finds them in the first rows of a sheet; where its headers are none of those, the letters hold.</summary>
    public static SheetColumns Of(IEnumerable<GridRow> rows, ListMapping mapping)
    {
        var same = new SheetColumns(mapping.HeaderRow, null, []);
        if (mapping.HeaderRow == 0 || mapping.Headers.Count == 0)
            return same;
        var looked = rows.Where(row => !row.IsBlank).Take(MostLooked).ToList();
        if (looked.Find(row => RowRules.HasHeaders(row, mapping)) is { } exact)
            return new(exact.Number, null, []);
        var wanted = mapping.Headers.Select(CleanText.Words).ToList();
        var read = RowRules.ColumnsRead(mapping).ToList();
        // A column without a header can be found by its letter alone.
        if (read.Count < 2 || read.Exists(column => column >= wanted.Count || wanted[column].Length == 0))
            return same;
        var (best, at) = looked.Select(row => (Found: read.Count(column => Places(row, wanted)[column] >= 0), Row: row)).MaxBy(found => found.Found);
        if (best < 2 || best * 2 < read.Count)
            return same;
        var places = Places(at, wanted);
        return new(at.Number, places, [.. read.Where(column => places[column] < 0).Select(column => mapping.Headers[column])]);
    }

    /// <summary>The place of each header in a row, the second of two equal ones at the second place; −1 where there is none.</summary>
    private static int[] Places(GridRow row, List<string> wanted)
    {
        var there = Enumerable.Range(0, row.Width).Select(column => CleanText.Words(CleanText.Of(row[column]))).ToList();
        var taken = new HashSet<int>();
        return
        [
            .. wanted.Select(header =>
            {
                var place = header.Length == 0 ? -1 : Enumerable.Range(0, there.Count).FirstOrDefault(at => there[at] == header && !taken.Contains(at), -1);
                taken.Add(place);
                return place;
            }),
        ];
    }
}
