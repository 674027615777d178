using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace PeerAtlas.Tables;

/// <summary>Reads .xlsx into sheets of text: dates as ISO 8601, numbers with a point and no needless digits, TRUE and FALSE.</summary>
internal static class XlsxReader
{
    private const int MaxParts = 2_000;

    // The library's settings name code page 1252 even where none is used.
    static XlsxReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TableWorkbook Read(Stream stream, string fileName, TableLimits limits)
    {
        using var file = new MemoryStream();
        stream.CopyTo(file);
        try
        {
            CheckParts(file, fileName, limits);
            file.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            var sheets = new List<TableSheet>();
            do
                sheets.Add(ReadSheet(reader, fileName, limits));
            while (reader.NextResult());
            return new TableWorkbook(sheets);
        }
        catch (Exception exception) when (exception is not TableException and not OutOfMemoryException)
        {
            // The library answers a damaged workbook with any of a dozen exception types.
            throw new TableException("The workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx or .csv, and try again.", fileName, inner: exception);
        }
    }

    private static void CheckParts(MemoryStream file, string fileName, TableLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxParts)
            throw new TableException("The workbook has too many parts. Copy the table into a new workbook.", fileName);
        if (!zip.Entries.Any(entry => entry.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)))
            throw new TableException("This is not an Excel workbook. Save the table as .xlsx or .csv.", fileName);
        CountUnzipped(zip, fileName, limits);
        XlsxErrors.Refuse(zip, fileName);
    }

    /// <summary>Unzips every part once: the sizes that a zip file states of itself may be lies.</summary>
    private static void CountUnzipped(ZipArchive zip, string fileName, TableLimits limits)
    {
        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                if ((total += read) > limits.MaxUnzippedBytes)
                    throw TableReader.TooLarge(fileName, limits);
            }
        }
    }

    private static TableSheet ReadSheet(IExcelDataReader reader, string fileName, TableLimits limits)
    {
        var builder = new SheetBuilder(fileName, reader.Name, limits);
        if (reader.FieldCount > limits.MaxColumns)
            throw builder.Refuse($"The sheet is {reader.FieldCount} columns wide, and at most {limits.MaxColumns} are read. Delete the empty columns at the right, or copy the table into a new workbook.");
        var rows = new List<TableRow>();
        var cells = new string[reader.FieldCount];
        for (var number = 1; reader.Read(); number++)
        {
            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = Text(reader.GetValue(at));
            }
            if (builder.Add(number, cells) is { } row)
                rows.Add(row);
        }
        return new TableSheet(reader.Name, builder.Columns, rows);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "TRUE" : "FALSE",
        double number => Number(number),
        // A time of day without a date is kept by Excel as a moment of its day zero.
        DateTime { Year: < 1900 } time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Fifteen significant digits, as Excel shows them: 0.1 + 0.2 is 0.3 there.</summary>
    private static string Number(double number)
    {
        var size = Math.Abs(number);
        if (size is not 0 and (< 1e-9 or >= 1e21) || !double.IsFinite(number))
            return number.ToString("R", CultureInfo.InvariantCulture);
        return ((decimal)number).ToString(CultureInfo.InvariantCulture);
    }
}
