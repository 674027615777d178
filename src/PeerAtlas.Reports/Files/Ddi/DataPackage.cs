using System.IO.Compression;
using PeerAtlas.Tables;

namespace PeerAtlas.Reports.Files.Ddi;

/// <summary>A zip of a codebook and the records that may leave beside it.</summary>
internal static class DataPackage
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ReportEdition edition, IReadOnlyList<WaveSurvey> surveys, IReadOnlyList<RecordFile> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var codebook = Entry(zip, "codebook.xml"))
                codebook.Write(Codebook.Write(edition, surveys, files));
            foreach (var file in files)
            {
                using var csv = Entry(zip, file.Survey + ".csv");
                CsvTable.Write(csv, file.Variables, file.Rows);
            }
        }

        return stream.ToArray();

        // The day of publication, so that the same content is the same file.
        Stream Entry(ZipArchive zip, string name)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = new DateTimeOffset(edition.PublishedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return entry.Open();
        }
    }
}
