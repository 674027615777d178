using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace PeerAtlas.Tables;

/// <summary>Reads the sheets of the older .xls as rows of cells.</summary>
internal static class XlsGrid
{
    // A chain of sectors that bites its tail would be read for ever; an honest file is read a few times over.
    private const int MostPasses = 64;

    static XlsGrid() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static GridFile Open(Stream stream, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        using var copied = new MemoryStream();
        stream.CopyTo(copied);
        var bytes = copied.ToArray();
        var kind = CompoundFile.KindOf(new MemoryStream(bytes));
        if (!kind.Contains(".xls", StringComparison.Ordinal))
            throw new TableException($"This is {kind}. Save the table as .xlsx without a password, or as .csv.", fileName);
        try
        {
            var sheets = new List<GridSheet>();
            using var reader = Reader(bytes, fileName);
            do
            {
                var at = sheets.Count;
                sheets.Add(
                    new(reader.Name ?? "", reader.VisibleState is not (null or "visible"), () =>
                        XlsxGrid.Guarded(() => Rows(bytes, at, fileName, limits, cancellation), fileName)
                    )
                );
            } while (reader.NextResult());
            return new GridFile(fileName, sheets);
        }
        catch (InvalidPasswordException exception)
        {
            throw new TableException("The workbook is protected by a password. Save it without one.", fileName, inner: exception);
        }
        catch (Exception exception) when (exception is not (TableException or OperationCanceledException))
        {
            throw XlsxReader.Damaged(exception, fileName);
        }
    }

    private static IExcelDataReader Reader(byte[] bytes, string fileName)
    {
        var counted = new SeekableCount(bytes, (long)bytes.Length * MostPasses, fileName);
        return ExcelReaderFactory.CreateBinaryReader(counted, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1252) });
    }

    private static IEnumerable<GridRow> Rows(byte[] bytes, int sheet, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        using var reader = Reader(bytes, fileName);
        for (var at = 0; at < sheet; at++)
            reader.NextResult();
        var number = 0;
        var cells = new List<string>();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (++number > limits.MaxRows)
                throw new TableException($"There are more than {limits.MaxRows} rows. Split the file into smaller ones.", fileName, reader.Name, number);
            cells.Clear();
            for (var at = 0; at < Math.Min(reader.FieldCount, limits.MaxColumns); at++)
                cells.Add(Text(reader.GetValue(at)));
            yield return new GridRow(number, XlsxGrid.Capped(cells, limits)) { IsHidden = reader.RowHeight == 0 };
        }
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool yes => yes ? "TRUE" : "FALSE",
            // The day zero of workbooks that count from 1904.
            DateTime { Year: 1904, DayOfYear: 1 } time => time.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            DateTime moment => XlsxFormats.Show(moment),
            TimeSpan span => span.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
            IConvertible number => XlsxFormats.Show(number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
            _ => "",
        };

    private sealed class SeekableCount(byte[] bytes, long most, string fileName) : MemoryStream(bytes, writable: false)
    {
        private long count;

        public override int Read(byte[] buffer, int offset, int count) => Counted(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Counted(base.Read(buffer));

        private int Counted(int read) =>
            (count += read) > most
                ? throw new TableException(
                    "The workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx or .csv, and try again.",
                    fileName
                )
                : read;
    }
}
