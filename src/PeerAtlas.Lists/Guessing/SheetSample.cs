using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>The first rows of a sheet, on which guesses stand.</summary>
internal sealed class SheetSample
{
    private const int MostRows = 2_000;
    private const int MostColumns = 1_000;
    private const int MostShown = 3;
    private const int MostLooked = 400;

    public SheetSample(GridSheet sheet)
    {
        Sheet = sheet;
        Rows = [.. sheet.Rows().Take(MostRows)];
        Width = Math.Min(MostColumns, Rows.Select(LastFilled).DefaultIfEmpty(0).Max());
    }

    private SheetSample(SheetSample of, SheetColumns columns) =>
        (Sheet, Rows, Width, Header, Body) = (
            of.Sheet,
            of.Rows,
            of.Width,
            of.Header,
            [.. of.Rows.Where(row => row.Number > columns.HeaderRow && !row.IsBlank).Select(columns.Row)]
        );

    /// <summary>The sample of a further sheet, with its cells where the first sheet has them.</summary>
    public SheetSample As(SheetColumns columns) => columns.AreElsewhere ? new(this, columns) : this;

    public GridSheet Sheet { get; }

    public IReadOnlyList<GridRow> Rows { get; private set; }

    /// <summary>Whether the sheet has no rows but these.</summary>
    public bool IsWhole => Rows.Count < MostRows;

    /// <summary>How many columns hold anything.</summary>
    public int Width { get; private set; }

    /// <summary>How its rows stand, where one is not one record.</summary>
    public SheetShape? OwnShape { get; private set; }

    /// <summary>The row with the headers; null when there is none.</summary>
    public GridRow? Header { get; private set; }

    public int HeaderRow => Header?.Number ?? 0;

    /// <summary>The rows under the header that hold something.</summary>
    public IReadOnlyList<GridRow> Body { get; private set; } = [];

    /// <summary>How many rows above the header, but for the first of them, are filled as those below it usually are.</summary>
    public int FilledAbove
    {
        get
        {
            const int Fewest = 3;
            var usual = Body.Select(Filled).Order().Skip(Body.Count / 2).FirstOrDefault();
            return usual < Fewest ? 0 : Math.Max(0, Rows.Count(row => row.Number < HeaderRow && Filled(row) * 5 >= usual * 4) - 1);
        }
    }

    public void Take(GridRow? header)
    {
        Header = header;
        Body = [.. Rows.Where(row => row.Number > HeaderRow && !row.IsBlank)];
    }

    /// <summary>Takes the rows as a shape makes them, under the same header; null for those of the file.</summary>
    public void Shape(SheetShape? shape)
    {
        if (shape is null && OwnShape is null)
            return;
        OwnShape = shape;
        Rows = [.. ShapedSheet.Of(Sheet, shape, HeaderRow).Rows().Take(MostRows)];
        Width = Math.Min(MostColumns, Rows.Select(LastFilled).DefaultIfEmpty(0).Max());
        Take(Rows.FirstOrDefault(row => row.Number == HeaderRow && HeaderRow > 0));
    }

    public string HeaderOf(int column) => Header is null ? "" : CleanText.Of(Header[column]);

    /// <summary>The headers, as a mapping keeps them: without those behind the last.</summary>
    public IReadOnlyList<string> Headers => Header is null ? [] : [.. Enumerable.Range(0, Math.Min(Width, LastFilled(Header))).Select(HeaderOf)];

    /// <summary>The filled cells of a column.</summary>
    public IEnumerable<string> Values(int column) => Body.Select(row => CleanText.Of(row[column])).Where(value => value.Length > 0);

    /// <summary>Further sheets of the same form that are read.</summary>
    public IReadOnlyList<SheetSample> Further { get; set; } = [];

    /// <summary>The filled cells of a column in all sheets that are read.</summary>
    public IEnumerable<string> AllValues(int column) => Values(column).Concat(Further.SelectMany(sheet => sheet.Values(column)));

    public IReadOnlyList<SheetColumn> Columns() =>
        [
            .. Enumerable
                .Range(0, Width)
                .Select(column => new SheetColumn(
                    GridColumn.Letters(column),
                    HeaderOf(column),
                    [.. Values(column).Distinct(StringComparer.Ordinal).Take(MostShown)]
                )
                {
                    HasMails =
                        Values(column).Take(MostLooked).Count(value => ContactText.Mails(value) is { Length: > 0 }) is > 0 and var mails
                        && mails * 4 >= Values(column).Take(MostLooked).Count(),
                })
                .Where(column => column.Header.Length > 0 || column.Samples.Count > 0),
        ];

    private int Filled(GridRow row) => Enumerable.Range(0, Math.Min(row.Width, Width)).Count(column => !string.IsNullOrWhiteSpace(row[column]));

    private static int LastFilled(GridRow row)
    {
        var width = row.Width;
        while (width > 0 && string.IsNullOrWhiteSpace(row[width - 1]))
            width--;
        return width;
    }
}
