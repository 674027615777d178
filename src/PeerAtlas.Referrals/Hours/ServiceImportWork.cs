using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Referrals.Hours;

/// <summary>Takes a file of service records beside everything else, or only reads it and makes a file of all its problems.</summary>
internal sealed class ServiceImportWork(PeerAtlasDbContext database, ServiceImport import) : ILongWork
{
    /// <summary>The name of this kind.</summary>
    public const string Kind = "service records";

    /// <summary>The input of a work that only reads.</summary>
    public const string CheckOnly = "check";

    private const string AllProblems = "problems.csv";

    public Permission? Requires => Permission.ManageTeams;

    public async Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var agency = await database.Set<Organisation>().SingleAsync(organisation => organisation.Id == run.Work.OrganisationId, cancellation);
        await using var file = run.OpenFile();
        if (run.Work.Input != CheckOnly)
            return OutcomeOf(
                await import.RunAsync(
                    agency,
                    file,
                    run.Work.Subject,
                    ending: (transaction, result) => run.EndAsync(transaction, OutcomeOf(result), cancellation),
                    cancellation: cancellation
                )
            );

        ServiceImportResult checkedOnly;
        await using (var all = new StreamWriter(run.MakeFile()))
            checkedOnly = await import.RunAsync(agency, file, run.Work.Subject, all, isCheckOnly: true, cancellation: cancellation);
        return checkedOnly.IsGood
            ? new("Every line is good", "Nothing was imported, since you asked for a check only.")
            {
                NextAddress = HoursLinks.Import,
                NextWords = "Import the file",
            }
            : OutcomeOf(checkedOnly) with
            {
                FileName = AllProblems,
                FileType = "text/csv",
            };
    }

    private static WorkOutcome OutcomeOf(ServiceImportResult result) =>
        result.IsGood
            ? new(
                "The records are in",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Added:N0} new, {result.Changed:N0} changed, {result.Unchanged:N0} "
                        + $"were there already. What a changed record said before is kept beside it."
                )
            )
            {
                NextAddress = UseLinks.Index,
                NextWords = "See how far peer support is used",
            }
            : new(
                "No record was taken",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.ProblemCount:N0} {(result.ProblemCount == 1 ? "cell is not as it must be" : "cells are not as they must be")}. "
                        + $"Nothing was changed. Mend the file and send it again."
                )
            )
            {
                IsGood = false,
                ProblemCount = result.ProblemCount,
                Problems =
                [
                    .. result.Problems.Select(problem => new WorkProblem(
                        problem.Line?.ToString(CultureInfo.InvariantCulture),
                        problem.Column,
                        problem.Message
                    )),
                ],
                NextAddress = HoursLinks.Import,
                NextWords = "Send the file again",
            };
}
