using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Design;
using PeerAtlas.Documents.Pdf;
using PeerAtlas.Documents.Web;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Documents.Papers;

/// <summary>Prints a paper beside everything else.</summary>
internal sealed class PaperWork(IServiceProvider services, Translations translations, PdfPrinter printer) : ILongWork
{
    /// <summary>The name of this kind.</summary>
    public const string Kind = "paper";

    public Permission? Requires => null;

    /// <summary>What a work has to know: which paper, of what, in which language.</summary>
    public static string Input(string paper, string of, string language) => $"{paper}|{of}|{language}";

    public async Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var asked = run.Work.Input.Split('|');
        var language = new Language(translations);
        language.Use(asked[2]);
        try
        {
            if (await services.GetRequiredKeyedService<IPaper>(asked[0]).WriteAsync(asked[1], language, cancellation) is not { } paper)
                return new("There is nothing to print any more", nameof(PdfProblem.Failed)) { IsGood = false };
            // Somebody's own: it is kept nowhere but with the work, which is cleared away.
            var pdf = await printer.PrintAsync(key: null, () => WebWriter.Write(paper), cancellation);
            await using (var file = run.MakeFile())
                await file.WriteAsync(pdf, cancellation);
            return new("The PDF is made", "") { FileName = "paper.pdf", FileType = "application/pdf" };
        }
        catch (PdfException refused)
        {
            return new("The PDF was not made", refused.Problem.ToString()) { IsGood = false };
        }
    }
}

/// <summary>PDFs of papers, each made when somebody asks for it.</summary>
public sealed class PaperPdfs(SharedWorks works, PdfPrinter printer)
{
    /// <summary>How many may be under way; some of the addresses are public.</summary>
    private const int Most = 8;

    /// <summary>Whether PDFs can be made here.</summary>
    public bool IsOffered => printer.IsOffered;

    /// <summary>A paper as PDF, made if need be. The caller has seen that whoever asks may have it.</summary>
    /// <param name="paper">Which paper.</param>
    /// <param name="of">Of what.</param>
    /// <param name="language">The code of its language.</param>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="cancellation">Ends the waiting; the PDF is made all the same.</param>
    /// <returns>The PDF; null when it is still being made.</returns>
    /// <exception cref="PdfException">It cannot be made here or now.</exception>
    public async Task<Stream?> FindAsync(string paper, string of, string language, TimeSpan patience, CancellationToken cancellation)
    {
        if (!printer.IsOffered)
            throw new PdfException(PdfProblem.NotOffered);
        return await works.AskAsync(PaperWork.Kind, PaperWork.Input(paper, of, language), paper, Most, patience, cancellation) switch
        {
            null => throw new PdfException(PdfProblem.Busy),
            { State: WorkState.Done } work => works.OpenResult(work),
            { State: WorkState.Failed } work => throw new PdfException(ProblemOf(WorkOutcome.FromJson(work.Outcome!))),
            _ => null,
        };
    }

    private static PdfProblem ProblemOf(WorkOutcome failed) => Enum.TryParse<PdfProblem>(failed.Text, out var problem) ? problem : PdfProblem.Failed;
}
