using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Documents.Pdf;
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
        catch (PdfException refused)
        {
            // Nobody reads it but who asks for the PDF, in their language.
            return new("The PDF was not made", refused.Problem.ToString()) { IsGood = false };
        }
    }
}

/// <summary>PDFs of published versions, made once for everybody who asks.</summary>
internal sealed class PdfFiles(SharedWorks works, PdfPrinter printer)
{
    /// <summary>How many may be under way; the addresses are public.</summary>
    private const int Most = 8;

    /// <summary>The PDF of a version, made if need be.</summary>
    /// <param name="slug">The report's place in public addresses.</param>
    /// <param name="version">The version.</param>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="cancellation">Ends the waiting; the PDF is made all the same.</param>
    /// <returns>The file; null when it is still being made.</returns>
    /// <exception cref="PdfException">It cannot be made here or now.</exception>
    public async Task<(Stream Content, WorkOutcome Made)?> FindAsync(string slug, PublishedReport version, TimeSpan patience, CancellationToken cancellation)
    {
        if (!printer.IsOffered)
            throw new PdfException(PdfProblem.NotOffered);
        return await works.AskAsync(PdfWork.Kind, version.Id.ToString(), slug, Most, patience, cancellation) switch
        {
            null => throw new PdfException(PdfProblem.Busy),
            { State: WorkState.Done } work => (works.OpenResult(work), WorkOutcome.FromJson(work.Outcome!)),
            { State: WorkState.Failed } work => throw new PdfException(ProblemOf(WorkOutcome.FromJson(work.Outcome!))),
            _ => null,
        };
    }

    /// <summary>The work that makes the PDF of a version; null when none is under way.</summary>
    public async Task<Guid?> UnderWayAsync(PublishedReport version, CancellationToken cancellation) =>
        await works.FindAsync(PdfWork.Kind, version.Id.ToString(), cancellation) is { HasEnded: false, IsCalledOff: false } work ? work.Id : null;

    /// <summary>Calls off the making of a version's PDF.</summary>
    public Task CallOffAsync(PublishedReport version, Guid work, CancellationToken cancellation) =>
        works.CallOffAsync(work, PdfWork.Kind, version.Id.ToString(), cancellation);

    private static PdfProblem ProblemOf(WorkOutcome failed) => Enum.TryParse<PdfProblem>(failed.Text, out var problem) ? problem : PdfProblem.Failed;
}
