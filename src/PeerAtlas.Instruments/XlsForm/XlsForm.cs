using System.IO.Compression;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>
/// Reads and writes instruments as XLSForm: a workbook with the sheets survey, choices, settings and (our own) figures,
/// or a zip file of survey.csv, choices.csv, settings.csv and figures.csv. docs/xlsform.md says what is supported.
/// </summary>
public static class XlsForm
{
    /// <summary>The names of the sheets, in order.</summary>
    internal static readonly string[] SheetNames = ["survey", "choices", "settings", "figures"];

    private static readonly TableLimits Limits = new(MaxBytes: 5 * 1024 * 1024, MaxRows: 5_000, MaxColumns: 200, MaxCellCharacters: 10_000);

    /// <summary>Reads an instrument from a workbook, a zip file of CSV sheets, or a lone CSV file that is the survey sheet.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="fileName">The name that the person gave it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="TableException">The file cannot be read as tables.</exception>
    /// <exception cref="InstrumentException">The tables are not an instrument; every problem is named.</exception>
    public static Instrument Read(Stream stream, string fileName, CancellationToken cancellation = default)
    {
        fileName = Path.GetFileName(fileName);
        using var file = Buffered(stream, fileName);
        var workbook = IsCsvZip(file) ? ReadCsvZip(file, fileName, cancellation) : TableReader.Read(file, fileName, Limits, cancellation);
        if (workbook.Sheets.Count == 1 && string.Equals(Path.GetExtension(fileName), ".csv", StringComparison.OrdinalIgnoreCase))
            workbook = new TableWorkbook([workbook.Sheets[0].Renamed("survey")]);
        return Read(workbook, Path.GetFileNameWithoutExtension(fileName));
    }

    /// <summary>Reads an instrument from sheets.</summary>
    /// <param name="workbook">The sheets.</param>
    /// <param name="name">The form's name where the settings give no form_id.</param>
    /// <exception cref="InstrumentException">The sheets are not an instrument; every problem is named.</exception>
    public static Instrument Read(TableWorkbook workbook, string name) => new WorkbookReader(workbook, name).Read();

    /// <summary>Writes an instrument as a workbook (.xlsx).</summary>
    public static void WriteWorkbook(Stream stream, Instrument instrument) => XlsxTable.Write(stream, WorkbookWriter.Sheets(instrument));

    /// <summary>Writes an instrument as a zip file of CSV sheets.</summary>
    public static void WriteCsv(Stream stream, Instrument instrument)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var sheet in WorkbookWriter.Sheets(instrument))
        {
            using var part = zip.CreateEntry(sheet.Name + ".csv").Open();
            CsvTable.Write(part, sheet.Columns, sheet.Rows.Select(row => sheet.Columns.Select(column => row[column]).ToArray()));
        }
    }

    private static MemoryStream Buffered(Stream stream, string fileName)
    {
        var file = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            if (file.Length + read > Limits.MaxBytes)
                throw new TableException(
                    "The file is larger than 5 MB, which no survey form needs. Remove pictures and sheets that are not part of the form.",
                    fileName
                );
            file.Write(buffer, 0, read);
        }
        file.Position = 0;
        return file;
    }

    private static bool IsCsvZip(MemoryStream file)
    {
        if (file.Length < 4 || !file.GetBuffer().AsSpan(0, 4).SequenceEqual("PK\u0003\u0004"u8))
            return false;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("survey.csv") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static TableWorkbook ReadCsvZip(MemoryStream file, string fileName, CancellationToken cancellation)
    {
        var sheets = new List<TableSheet>();
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var name in SheetNames)
            {
                if (zip.GetEntry(name + ".csv") is not { } entry)
                    continue;
                using var part = entry.Open();
                sheets.AddRange(TableReader.Read(part, entry.Name, Limits, cancellation).Sheets);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new TableException("The zip file is damaged. Make it again.", fileName, inner: exception);
        }
        return new TableWorkbook(sheets);
    }
}
