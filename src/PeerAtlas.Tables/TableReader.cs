namespace PeerAtlas.Tables;

/// <summary>Reads what people send: .xlsx workbooks and .csv files. What it cannot read whole it refuses, saying where and what to do.</summary>
public static class TableReader
{
    /// <summary>Reads a file, told by its content and its name.</summary>
    /// <param name="stream">The file; it need not be seekable and stays open.</param>
    /// <param name="fileName">The name that the person gave it, for messages and to tell its kind.</param>
    /// <param name="limits">How large it may be; <see cref="TableLimits.Default"/> when null.</param>
    /// <param name="cancellation">Stops it between two rows, as when nobody waits for the answer any more.</param>
    /// <exception cref="TableException">The file is refused.</exception>
    public static TableWorkbook Read(Stream stream, string fileName, TableLimits? limits = null, CancellationToken cancellation = default)
    {
        limits ??= TableLimits.Default;
        fileName = Path.GetFileName(fileName);
        var counted = new CountedStream(stream, limits.MaxBytes, () => TooLarge(fileName, limits));
        var extension = Path.GetExtension(fileName).ToUpperInvariant();
        switch (counted.Head)
        {
            case []:
                throw new TableException("The file is empty. The first row must name the columns.", fileName);
            case var head when OfficePackage.IsZip(head):
                return XlsxReader.Read(counted, fileName, limits, cancellation);
            case var head when CompoundFile.Is(head):
                throw new TableException($"This is {CompoundFile.KindOf(counted)}. Save the table as .xlsx without a password, or as .csv.", fileName);
        }
        return extension switch
        {
            ".CSV" or ".TXT" or ".TSV" or "" => ReadCsv(counted, fileName, limits, cancellation),
            ".XLSX" or ".XLSM" => throw new TableException(
                "The name says Excel workbook, but the content is something else. Open it in Excel and save it as .xlsx or .csv.",
                fileName
            ),
            _ => throw new TableException("Only .xlsx and .csv files are read. Save the table as .xlsx or .csv.", fileName),
        };
    }

    internal static TableException TooLarge(string fileName, TableLimits limits) =>
        new($"The file is larger than {limits.Size}. Split it into smaller files, or remove pictures and sheets that are not needed.", fileName);

    internal static TableException TooLargeInside(string fileName, TableLimits limits) =>
        new(
            $"The workbook is packed small, but what is inside it is larger than is read ({limits.MaxUnzippedBytes / 1024 / 1024} MB). "
                + "Remove sheets, empty columns and pictures that are not needed, or split it into smaller files.",
            fileName
        );

    private static TableWorkbook ReadCsv(CountedStream stream, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        var builder = new SheetBuilder(fileName, sheet: null, limits, cancellation);
        var rows = CsvTable.Rows(stream, fileName, limits, builder).ToList();
        return new TableWorkbook([new TableSheet(Path.GetFileNameWithoutExtension(fileName), builder.Columns, rows, builder.Delimiter)]);
    }
}
