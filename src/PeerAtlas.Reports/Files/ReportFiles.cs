using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Reports.Disclosure;
using PeerAtlas.Reports.Documents;
using PeerAtlas.Reports.Files.Ddi;
using PeerAtlas.Reports.Files.Web;
using PeerAtlas.Reports.Files.Word;

namespace PeerAtlas.Reports.Files;

/// <summary>
/// Makes files of published versions. They are made from what was frozen and, for what was asked, from the instruments, which do
/// not change once a wave uses them.
/// </summary>
public sealed class ReportFiles(
    PeerAtlasDbContext database,
    IWaveSurveys surveys,
    PdfPrinter printer,
    AuthorityClock clock,
    TimeProvider time,
    IOptions<AuthoritySettings> authority,
    IOptions<ReportFileSettings> settings
)
{
    /// <summary>Makes a file of a published version.</summary>
    /// <param name="slug">The report's place in public addresses.</param>
    /// <param name="number">The version; null for the latest.</param>
    /// <param name="format">The form.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The file; null when nothing was published there.</returns>
    /// <exception cref="PdfException">It cannot be made here or now.</exception>
    public async Task<ReportFile?> MakeAsync(string slug, int? number, ReportFormat format, CancellationToken cancellation = default) =>
        await FindAsync(slug, number, cancellation) is { } version ? await MakeAsync(slug, version, format, cancellation) : null;

    /// <summary>The version of that number, or the latest; null when there is none.</summary>
    internal Task<PublishedReport?> FindAsync(string slug, int? number, CancellationToken cancellation) =>
        (
            from version in database.Set<PublishedReport>()
            join report in database.Set<Report>() on version.ReportId equals report.Id
            where report.Slug == slug && (number == null || version.Number == number)
            orderby version.Number descending
            select version
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellation);

    internal async Task<ReportFile> MakeAsync(string slug, PublishedReport version, ReportFormat format, CancellationToken cancellation)
    {
        var edition = Edition(slug, version);
        var content = format switch
        {
            ReportFormat.Docx => WordReport.Write(edition),
            ReportFormat.Html => WebReport.Write(edition),
            ReportFormat.Pdf => await printer.PrintAsync(version.Id.ToString("N"), () => WebReport.Write(edition), cancellation),
            ReportFormat.Csv => FigureCsv.Write(edition.Document),
            ReportFormat.Json => FigureJson.Write(edition),
            ReportFormat.Ddi => Codebook.Write(edition, await SurveysAsync(version.ReportId, cancellation)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        return new(content, format.ContentType(), FormattableString.Invariant($"{slug}-{version.Number}-{format.FileName()}"));
    }

    private async Task<IReadOnlyList<WaveSurvey>> SurveysAsync(Guid report, CancellationToken cancellation) =>
        await surveys.SurveysAsync(
            await database.Set<Report>().Where(row => row.Id == report).Select(row => row.WaveId).SingleAsync(cancellation),
            cancellation
        );

    /// <summary>The codebook of a report's latest version with the records that may leave, for analysts; null when nothing was published.</summary>
    internal async Task<ReportFile?> DataAsync(Guid report, CancellationToken cancellation)
    {
        var row = await database.Set<Report>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == report, cancellation);
        if (row is null || await FindAsync(row.Slug, null, cancellation) is not { } version)
            return null;
        var published = await (
            from other in database.Set<PublishedReport>()
            join of in database.Set<Report>() on other.ReportId equals of.Id
            where of.WaveId == row.WaveId
            select other.Content
        ).ToListAsync(cancellation);
        var figures = published.SelectMany(content => ReportDocument.FromJson(content).Figures).ToList();
        var asked = await surveys.SurveysAsync(row.WaveId, cancellation);
        var files = new List<RecordFile>();
        foreach (var survey in asked.Where(survey => survey.IsOfPersons || settings.Value.AgencyRecords))
        {
            if (RecordRelease.Of(survey, await surveys.RecordsAsync(row.WaveId, survey, cancellation), figures) is { } file)
                files.Add(file);
        }

        await RecordAsync(row.WaveId, files, cancellation);
        var name = FormattableString.Invariant($"{row.Slug}-{version.Number}-data.zip");
        return new(DataPackage.Write(Edition(row.Slug, version), asked, files), "application/zip", name);
    }

    /// <summary>Remembers what the records tell before they leave, so that no later report reveals anything together with them.</summary>
    private async Task RecordAsync(Guid wave, List<RecordFile> files, CancellationToken cancellation)
    {
        var told = files.SelectMany(file => file.Told).ToList();
        if (told.Count == 0)
            return;
        var content = ToldGroup.ToJson(told);
        if (await database.Set<ReleasedRecords>().AnyAsync(released => released.WaveId == wave && released.Content == content, cancellation))
            return;
        database.Add(
            new ReleasedRecords
            {
                WaveId = wave,
                ReleasedAt = time.GetUtcNow().UtcDateTime,
                Content = content,
            }
        );
        await database.SaveChangesAsync(cancellation);
    }

    private ReportEdition Edition(string slug, PublishedReport version) =>
        new(
            ReportDocument.FromJson(version.Content),
            version.Number,
            DateOnly.FromDateTime(clock.ToLocal(version.PublishedAt)),
            version.Correction,
            authority.Value.PublicAddress + PublishedLinks.Read(slug, version.Number)
        );
}
