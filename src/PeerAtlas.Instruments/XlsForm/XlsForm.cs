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

    internal const string ExternalChoices = "external_choices";

    private static readonly string[] ForeignSheets = ["entities", "osm"];

    /// <summary>
    /// Reads a form from a workbook (.xlsx, .xls), a zip file of sheets as CSV or of a workbook with lists beside it, or a CSV file: the
    /// survey sheet, or sheets one under the other.
    /// </summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="fileName">The name that the person gave it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The instrument, unless something stops the import, and everything that is not taken as it is written.</returns>
    /// <exception cref="TableException">The file cannot be read as tables.</exception>
    public static FormReading Open(Stream stream, string fileName, CancellationToken cancellation = default)
    {
        fileName = Path.GetFileName(fileName);
        return new WorkbookReader(FormFile.Open(stream, fileName, cancellation), Path.GetFileNameWithoutExtension(fileName)).Read();
    }

    /// <summary>Reads a form from sheets.</summary>
    /// <param name="workbook">The sheets.</param>
    /// <param name="name">The form's name where the settings give no form_id.</param>
    /// <param name="isStrict">Whether what is not understood stops it, as it does where a form is written.</param>
    public static FormReading Open(TableWorkbook workbook, string name, bool isStrict = false)
    {
        var read = workbook.Sheets.Where(sheet => IsRead(sheet.Name)).Select(FormSheet.Of);
        return new WorkbookReader(new FormFile([.. read], [.. workbook.Sheets.Select(sheet => sheet.Name)], []), name, isStrict).Read();
    }

    /// <summary>Reads an instrument from a file as <see cref="Open(Stream, string, CancellationToken)"/> does, whatever is changed or left out.</summary>
    /// <exception cref="TableException">The file cannot be read as tables.</exception>
    /// <exception cref="InstrumentException">Something stops the import; everything that does is named.</exception>
    public static Instrument Read(Stream stream, string fileName, CancellationToken cancellation = default) => Open(stream, fileName, cancellation).Taken;

    /// <summary>Reads an instrument from sheets, whatever is changed or left out.</summary>
    /// <exception cref="InstrumentException">Something stops the import; everything that does is named.</exception>
    public static Instrument Read(TableWorkbook workbook, string name) => Open(workbook, name).Taken;

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

    /// <summary>The name of a sheet, however it is typed.</summary>
    internal static string SheetName(string typed) => typed.Trim().ToLowerInvariant().Replace(' ', '_');

    internal static bool IsRead(string sheet) => SheetName(sheet) is var name && (SheetNames.Contains(name) || name == ExternalChoices);

    internal static bool IsForeign(string sheet) => ForeignSheets.Contains(sheet.Trim().ToLowerInvariant());
}
