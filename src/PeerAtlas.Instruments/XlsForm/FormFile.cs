using System.IO.Compression;
using PeerAtlas.Tables;

namespace PeerAtlas.Instruments;

/// <summary>
/// The sheets of a form, from whatever file they come in: a workbook, a CSV file that is the survey or holds one sheet under the other, or a
/// zip file of sheets as CSV, or of a workbook with lists as CSV beside it, or a survey of LimeSurvey. Other sheets are not read.
/// </summary>
/// <param name="Sheets">The sheets that are read, by their names.</param>
/// <param name="Others">The names of the other sheets.</param>
/// <param name="Beside">CSV files beside the sheets, by their file names.</param>
internal sealed record FormFile(IReadOnlyList<FormSheet> Sheets, IReadOnlyList<string> Others, IReadOnlyList<FormSheet> Beside)
{
    /// <summary>A survey of LimeSurvey, from which sheets are made.</summary>
    public LimeSurveyFile? Survey { get; private init; }

    private const int MaxMegabytes = 10;
    private const int MaxFilesInZip = 100;
    private static readonly TableLimits Limits = new(MaxMegabytes * 1024 * 1024, MaxRows: 1_048_576, MaxColumns: 1_000, MaxCellCharacters: 32_767);

    public static FormFile Open(Stream stream, string fileName, CancellationToken cancellation)
    {
        using var file = Buffered(stream, fileName);
        try
        {
            if (LimeSurveyFile.IsXml(file))
                return new([], [], []) { Survey = LimeSurveyFile.Read(file, fileName) };
            return IsBundle(file) ? OpenBundle(file, fileName, cancellation) : OpenSheets(file, fileName, cancellation);
        }
        catch (InvalidDataException exception)
        {
            throw new TableException("The zip file is damaged. Make it again.", fileName, inner: exception);
        }
    }

    private static FormFile OpenSheets(Stream file, string fileName, CancellationToken cancellation)
    {
        using var grid = GridFile.Open(file, fileName, Limits, encoding: null, cancellation);
        if (grid.Sheets is [{ IsCsv: true } lone])
        {
            var stacked = Stacked(lone);
            return new([.. stacked.Where(sheet => XlsForm.IsRead(sheet.Name))], [.. stacked.Select(sheet => sheet.Name)], []);
        }
        var read = grid.Sheets.Where(sheet => XlsForm.IsRead(sheet.Name)).DistinctBy(sheet => XlsForm.SheetName(sheet.Name));
        return new([.. read.Select(sheet => FormSheet.Of(XlsForm.SheetName(sheet.Name), sheet.Rows()))], [.. grid.Sheets.Select(sheet => sheet.Name)], []);
    }

    /// <summary>One CSV file: the survey sheet, or sheets one under the other, each begun by a line with its name alone.</summary>
    private static List<FormSheet> Stacked(GridSheet csv)
    {
        var sheets = new List<(string Name, List<GridRow> Rows)>();
        foreach (var row in csv.Rows())
        {
            if (
                (sheets.Count > 0 ? row[0].Trim().Length > 0 : XlsForm.IsRead(row[0]))
                && Enumerable.Range(1, row.Width).All(at => string.IsNullOrWhiteSpace(row[at]))
            )
                sheets.Add((XlsForm.SheetName(row[0]), []));
            else if (sheets.Count > 0)
                sheets[^1].Rows.Add(new GridRow(row.Number, [.. Enumerable.Range(1, Math.Max(row.Width - 1, 0)).Select(at => row[at])]));
            else if (!row.IsBlank)
                break;
        }
        return sheets.Count > 0
            ? [.. sheets.DistinctBy(sheet => sheet.Name).Select(sheet => FormSheet.Of(sheet.Name, sheet.Rows))]
            : [FormSheet.Of("survey", csv.Rows())];
    }

    private static FormFile OpenBundle(MemoryStream file, string fileName, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var entries = zip.Entries.Where(entry =>
            entry.Name.Length > 0 && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        );
        var parts = entries.Take(MaxFilesInZip).ToList();
        var sheets = new List<FormSheet>();
        var others = new List<string>();
        var beside = new List<FormSheet>();
        var left = Limits.MaxBytes * 10;
        foreach (var part in parts.Where(part => Ending(part) is ".csv" or ".xlsx" or ".xls"))
        {
            using var content = new MemoryStream();
            using (var packed = part.Open())
                left -= CopyAtMost(packed, content, left, part.Name);
            content.Position = 0;
            if (Ending(part) != ".csv" || XlsForm.IsRead(Path.GetFileNameWithoutExtension(part.Name)))
            {
                var form = OpenSheets(content, part.Name, cancellation);
                sheets.AddRange(
                    Ending(part) == ".csv" && form.Sheets.Count == 1
                        ? [form.Sheets[0].Renamed(XlsForm.SheetName(Path.GetFileNameWithoutExtension(part.Name)))]
                        : form.Sheets
                );
                others.AddRange(form.Others);
            }
            else
            {
                using var grid = GridFile.Open(content, part.Name, Limits, encoding: null, cancellation);
                beside.Add(FormSheet.Of(part.Name, grid.Sheets[0].Rows()));
            }
        }
        if (sheets.Count == 0)
            throw new TableException("The zip file holds no form: no workbook (.xlsx) and no survey.csv.", fileName);
        return new([.. sheets.DistinctBy(sheet => sheet.Name)], others, beside);
    }

    private static long CopyAtMost(Stream from, MemoryStream to, long most, string fileName)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = from.Read(buffer)) > 0; )
        {
            if (to.Length + read > Math.Min(most, Limits.MaxBytes))
                throw TooLarge(fileName);
            to.Write(buffer, 0, read);
        }
        return to.Length;
    }

    private static MemoryStream Buffered(Stream stream, string fileName)
    {
        var file = new MemoryStream();
        CopyAtMost(stream, file, Limits.MaxBytes, fileName);
        file.Position = 0;
        return file;
    }

    private static TableException TooLarge(string fileName) =>
        new($"The file is larger than {MaxMegabytes} MB, which no survey form needs. Remove pictures and sheets that are not part of the form.", fileName);

    /// <summary>A zip file that is not itself a workbook.</summary>
    private static bool IsBundle(MemoryStream file)
    {
        if (file.Length < 4 || !file.GetBuffer().AsSpan(0, 4).SequenceEqual("PK\u0003\u0004"u8))
            return false;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("[Content_Types].xml") is null;
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

    private static string Ending(ZipArchiveEntry entry) => Path.GetExtension(entry.Name).ToLowerInvariant();
}
