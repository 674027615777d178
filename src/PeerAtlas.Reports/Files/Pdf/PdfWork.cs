using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Reports.Files.Pdf;

/// <summary>Prints a published version beside everything else. The site asks for it itself, for whoever wants to read.</summary>
internal sealed class PdfWork(PeerAtlasDbContext database, ReportFiles files) : ILongWork
{
    /// <summary>The name of this kind.</summary>
    public const string Kind = "report PDF";

    public Permission? Requires => null;

    public async Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var id = Guid.Parse(run.Work.Input, CultureInfo.InvariantCulture);
        var version = await database.Set<PublishedReport>().AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        try
        {
            var made = await files.MakeAsync(run.Work.Subject, version, ReportFormat.Pdf, cancellation);
            await using (var file = run.MakeFile())
                await file.WriteAsync(made.Content, cancellation);
            return new("The PDF is made", "") { FileName = made.Name, FileType = made.ContentType };
        }
        catch (ReportFileException refused)
        {
            // Nobody reads it but who asks for the PDF, in their language.
            return new("The PDF was not made", refused.Problem.ToString()) { IsGood = false };
        }
    }
}

/// <summary>PDFs of published versions, made once for everybody who asks.</summary>
internal sealed class PdfFiles(PeerAtlasDbContext database, Works works, PdfPrinter printer, TimeProvider clock)
{
    /// <summary>How many may be under way; the addresses are public.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    // What failed is tried again for the next who asks, but not at once for everybody who asks.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The PDF of a version, made if need be.</summary>
    /// <param name="slug">The report's place in public addresses.</param>
    /// <param name="version">The version.</param>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="cancellation">Ends the waiting; the PDF is made all the same.</param>
    /// <returns>The file; null when it is still being made.</returns>
    /// <exception cref="ReportFileException">It cannot be made here or now.</exception>
    public async Task<(Stream Content, WorkOutcome Made)?> FindAsync(string slug, PublishedReport version, TimeSpan patience, CancellationToken cancellation)
    {
        if (!printer.IsOffered)
            throw new ReportFileException(ReportFileProblem.NotOffered);
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var work = await LatestAsync(version.Id, cancellation);
            if (work is { State: WorkState.Done })
                return (works.OpenResult(work), WorkOutcome.FromJson(work.Outcome!));
            if (work is { State: WorkState.Failed })
                throw new ReportFileException(ProblemOf(WorkOutcome.FromJson(work.Outcome!)));
            if (work is null)
                await StartAsync(slug, version, cancellation);
            if (waited >= patience)
                return null;
            await Task.Delay(Look, cancellation);
        }
    }

    /// <summary>The latest work that holds the version, is at it, or failed a moment ago.</summary>
    private Task<LongWork?> LatestAsync(Guid version, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Half the time for which the file is kept, so that nobody begins to fetch one that is thrown away meanwhile.
        var (kept, tried, input) = (now - (Works.FileLifetime / 2), now - Pause, version.ToString());
        return database
            .Set<LongWork>()
            .AsNoTracking()
            .Where(work => work.Kind == PdfWork.Kind && work.Input == input)
            .Where(work =>
                work.State == WorkState.Waiting
                || work.State == WorkState.Running
                || (work.State == WorkState.Done && work.EndedAt > kept)
                || (work.State == WorkState.Failed && work.EndedAt > tried)
            )
            .OrderByDescending(work => work.AskedAt)
            .FirstOrDefaultAsync(cancellation);
    }

    private async Task StartAsync(string slug, PublishedReport version, CancellationToken cancellation) =>
        await works.StartAsync(
            new()
            {
                Kind = PdfWork.Kind,
                Subject = slug,
                Input = version.Id.ToString(),
                AskedAt = clock.GetUtcNow().UtcDateTime,
            },
            file: null,
            cancellation,
            may: async () => await LatestAsync(version.Id, cancellation) is null && await IsRoomAsync(cancellation)
        );

    private async Task<bool> IsRoomAsync(CancellationToken cancellation) =>
        await database
            .Set<LongWork>()
            .CountAsync(work => work.Kind == PdfWork.Kind && (work.State == WorkState.Waiting || work.State == WorkState.Running), cancellation) < Most
            ? true
            : throw new ReportFileException(ReportFileProblem.Busy);

    private static ReportFileProblem ProblemOf(WorkOutcome failed) =>
        Enum.TryParse<ReportFileProblem>(failed.Text, out var problem) ? problem : ReportFileProblem.Failed;
}
