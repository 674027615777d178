using System.Runtime.InteropServices;

namespace PeerAtlas.Tables;

/// <summary>Reads the sheets of .xlsx as rows of cells, one row at a time; what is an OpenDocument spreadsheet inside is read as one.</summary>
internal static class XlsxGrid
{
    public static GridFile Open(Stream stream, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        var file = new MemoryStream();
        stream.CopyTo(file);
        OfficePackage? package = null;
        try
        {
            if (OdsGrid.Is(file))
                return OdsGrid.Open(file, fileName, limits, cancellation);
            package = OfficePackage.Open(file, fileName, limits.MaxUnzippedBytes, () => TableReader.TooLargeInside(fileName, limits));
            if (package.Root != "workbook")
                throw XlsxReader.NoWorkbook(package.Root, fileName);
            var sheets = Sheets(package, fileName, limits, cancellation);
            return sheets.Count > 0 ? new GridFile(fileName, sheets, package) : throw XlsxReader.NoTable(fileName);
        }
        catch (Exception exception)
        {
            package?.Dispose();
            if (exception is TableException or OperationCanceledException or OutOfMemoryException)
                throw;
            throw XlsxReader.Damaged(exception, fileName);
        }
    }

    private static List<GridSheet> Sheets(OfficePackage package, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        var sheets = new List<GridSheet>();
        var (named, from1904) = XlsxReader.ReadSheetNames(package.Main);
        var (texts, formats) = XlsxReader.ReadShared(package.Main, from1904, cancellation);
        foreach (var (name, id, isHidden) in named)
        {
            if (XlsxReader.PartOf(package.Main, name, id, fileName) is { } part)
                sheets.Add(
                    new(name, isHidden, () =>
                        Guarded(() => Rows(part, new(fileName, name, texts, formats, isLenient: true), name, fileName, limits, cancellation), fileName)
                    )
                );
        }

        return sheets;
    }

    private static IEnumerable<GridRow> Rows(OfficePart part, XlsxSheet sheet, string name, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var number in sheet.Read(part))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++count > limits.MaxRows)
                throw new TableException($"There are more than {limits.MaxRows} rows. Split the file into smaller ones.", fileName, name, number);
            yield return new GridRow(number, Capped(sheet.Cells, limits)) { IsHidden = sheet.IsHidden, Emptied = sheet.Emptied };
        }
    }

    /// <summary>What is kept of a row: as many columns, and of each cell as many characters, as the limits say.</summary>
    public static ReadOnlySpan<string> Capped(List<string> cells, TableLimits limits)
    {
        var kept = CollectionsMarshal.AsSpan(cells)[..Math.Min(cells.Count, limits.MaxColumns)];
        foreach (ref var cell in kept)
        {
            if (cell.Length > limits.MaxCellCharacters)
                cell = cell[..limits.MaxCellCharacters];
        }

        return kept;
    }

    /// <summary>
    /// Rows whose reading ends in a refusal whatever is wrong with the file: what reads them answers damage with any of a dozen exception
    /// types.
    /// </summary>
    public static IEnumerable<GridRow> Guarded(Func<IEnumerable<GridRow>> read, string fileName)
    {
        using var rows = read().GetEnumerator();
        while (true)
        {
            try
            {
                if (!rows.MoveNext())
                    yield break;
            }
            catch (Exception exception)
                when (exception is not (TableException or OperationCanceledException or OutOfMemoryException or ObjectDisposedException))
            {
                throw XlsxReader.Damaged(exception, fileName);
            }

            yield return rows.Current;
        }
    }
}
