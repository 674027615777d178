using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Referrals.Hours;

/// <summary>A file of service records as somebody sent it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Agency">Whose records they are.</param>
/// <param name="AgencyName">The agency's name, where whoever sent it has several; null where it need not be said.</param>
/// <param name="IsCheckOnly">Whether it is only to be read.</param>
internal sealed record UploadedRecords(string Name, long Length, Guid Agency, string? AgencyName, bool IsCheckOnly);

/// <summary>Takes a file of service records beside everything else, or only reads it and makes a file of all its problems.</summary>
internal sealed class ServiceImportWork(PeerAtlasDbContext database, ServiceImport import, LargeLogs logs) : ILongWork
{
    /// <summary>The name of this kind.</summary>
    public const string Kind = "service records";

    private const string CheckOnly = "check",
        Take = "take";

    private const string AllProblems = "problems.csv";

    public Permission? Requires => Permission.ManageTeams;

    /// <summary>A work for a file; its subject says what is done with it, and for which agency where one has several.</summary>
    public static LongWork Of(UploadedRecords file, Guid? account, DateTime now) =>
        new()
        {
            Kind = Kind,
            AccountId = account,
            OrganisationId = file.Agency,
            Subject =
                (file.IsCheckOnly ? "Check of " : "")
                + Uploads.Shortened(file.Name, 100)
                + (file.AgencyName is { } agency ? " for " + Uploads.Shortened(agency, 80) : ""),
            Input = $"{(file.IsCheckOnly ? CheckOnly : Take)}:{file.Name}",
            AskedAt = now,
            Whole = file.Length,
        };

    public async Task<WorkOutcome> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var agency = await database.Set<Organisation>().SingleAsync(organisation => organisation.Id == run.Work.OrganisationId, cancellation);
        await using var file = run.OpenFile();
        var (isCheckOnly, name) = Read(run.Work);
        ServiceMapping? mapping;
        await using (var start = run.OpenFile())
            mapping = await logs.MappingOfAsync(agency.Id, start, name, cancellation);
        if (!isCheckOnly)
            return OutcomeOf(
                await import.RunAsync(
                    agency,
                    file,
                    name,
                    mapping,
                    whenRead: () => run.KeepProgressAsync(cancellation),
                    ending: (transaction, result) => run.EndAsync(transaction, OutcomeOf(result), cancellation),
                    cancellation: cancellation
                )
            );

        ServiceImportResult checkedOnly;
        await using (var all = new StreamWriter(run.MakeFile(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            checkedOnly = await import.RunAsync(agency, file, name, mapping, all, isCheckOnly: true, cancellation: cancellation);
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

    /// <summary>What is to be done, and the file's name.</summary>
    private static (bool IsCheckOnly, string FileName) Read(LongWork work) =>
        work.Input.Split(':', 2) is [var what, var name] ? (what == CheckOnly, name) : (work.Input == CheckOnly, work.Subject);

    private static string LeftOut(ServiceImportResult result) =>
        result.LeftOut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {result.LeftOut:N0} rows were left out.");

    private static WorkOutcome OutcomeOf(ServiceImportResult result) =>
        result.IsGood
            ? new(
                "The records are in",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Added:N0} new, {result.Changed:N0} changed, {result.Unchanged:N0} "
                        + $"were there already. What a changed record said before is kept beside it.{LeftOut(result)}"
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
