using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Directory;
using PeerAtlas.Imports;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Cli;

/// <summary>Commands on the use of peer support.</summary>
internal static class UtilizationCommands
{
    private const string ImportDescription = """
        Imports an agency's service records: every line or none.

        FILE is CSV with the columns record (your own id of the contact), date (2026-11-24), minutes, activity (a key of the role list), team
        (its name), peer (email address), person (your own id; empty for work without one), and, if wanted, group (yes or no) and payer (a key of
        the payer rules). A record is known by its id within the agency: the same file twice changes nothing, and what differs replaces the
        old content, which is kept. A file with other columns, as CSV or a workbook, is read with --map.

        JSON: {"added", "changed", "unchanged", "left_out", "problems": how many, "first_problems": [{"line", "column", "message"}]}.
        """;

    public static Command Group() =>
        new("utilization", "The use of peer support: role list, payer rules, service records, reports.")
        {
            Rules(),
            Import(),
            UtilizationReportCommand.Create(),
        };

    /// <summary>The agency with a key; null when there is none, which is said.</summary>
    public static async Task<Organisation?> AgencyAsync(PeerAtlasDbContext database, string key, CancellationToken cancellation)
    {
        var agency = await database.Set<Organisation>().SingleOrDefaultAsync(organisation => organisation.Key == key, cancellation);
        if (agency is null)
            await Console.Error.WriteLineAsync($"There is no agency with the key {key}.");
        return agency;
    }

    private static Command Rules()
    {
        var file = AnalysisCommand.FileArgument("file", "The role list or the payer rules: CSV or Excel; samples/hours has both.");
        var command = new Command("rules", "Imports the role list or the payer rules, told by the columns: all of it or nothing.") { file };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var source = arguments.GetRequiredValue(file);
                await using var content = source.OpenRead();
                var result = await scope.ServiceProvider.GetRequiredService<HoursRules>().ImportAsync(content, source.Name, cancellation);
                foreach (var problem in result.Problems)
                    await SayAsync(source.Name, problem);
                if (result.Problems.Count > 0)
                    return ExitCode.Refused;
                Console.WriteLine($"{result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged");
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Import()
    {
        var file = AnalysisCommand.FileArgument("file", "The service records, as CSV.");
        var agency = new Option<string>("--agency") { Description = "The key of the agency whose records they are.", Required = true };
        var problems = new Option<FileInfo?>("--problems") { Description = "Where to write every problem as CSV." }.AcceptFileToWrite();
        var check = new Option<bool>("--check") { Description = "Only reads the lines and imports nothing." };
        var json = AnalysisCommand.JsonOption();
        var command = new Command("import", ImportDescription) { file, agency, problems, check, json };
        var list = new ListOptions();
        list.AddTo(command);
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                if (
                    await AgencyAsync(scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>(), arguments.GetRequiredValue(agency), cancellation)
                    is not { } found
                )
                    return ExitCode.Refused;
                var source = arguments.GetRequiredValue(file);
                async Task<int> ImportAsync(ServiceMapping? mapping)
                {
                    await using var content = source.OpenRead();
                    await using var all = arguments.GetValue(problems) is { } place ? new StreamWriter(place.FullName) : null;
                    var result = await scope
                        .ServiceProvider.GetRequiredService<ServiceImport>()
                        .RunAsync(found, content, source.Name, mapping, all, arguments.GetValue(check), cancellation: cancellation);
                    return await SayAsync(source.Name, result, arguments.GetValue(json));
                }

                if (!list.AreUsed(arguments))
                    return await ImportAsync(mapping: null);
                var import = scope.ServiceProvider.GetRequiredKeyedService<IListImport>(ServiceImport.ListKind);
                var form = await import.FormAsync(found.Id, cancellation);
                return await list.RunAsync(arguments, source, form, choices => ImportAsync(new(form, choices.Mapping, choices.LeavesOutProblems)));
            }
        );
        return command;
    }

    private static async Task<int> SayAsync(string file, ServiceImportResult result, bool isJson)
    {
        if (isJson)
            AnalysisCommand.PrintJson(
                new
                {
                    result.Added,
                    result.Changed,
                    result.Unchanged,
                    result.LeftOut,
                    Problems = result.ProblemCount,
                    FirstProblems = result.Problems,
                }
            );
        else
            await SayAsync(file, result);
        return result.IsGood ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task SayAsync(string file, ServiceImportResult result)
    {
        foreach (var problem in result.Problems)
            await SayAsync(file, problem);
        if (result.ProblemCount > result.Problems.Count)
            await Console.Error.WriteLineAsync($"… {result.ProblemCount:N0} problems in all; --problems FILE writes every one.");
        if (result.IsGood)
            Console.WriteLine(
                $"{result.Added:N0} new, {result.Changed:N0} changed, {result.Unchanged:N0} unchanged"
                    + (result.LeftOut > 0 ? $", {result.LeftOut:N0} rows left out" : "")
            );
        else
            await Console.Error.WriteLineAsync("Nothing was imported.");
    }

    private static Task SayAsync(string file, LineProblem problem) =>
        Console.Error.WriteLineAsync(
            string.Join(", ", new[] { file, problem.Line is { } line ? $"line {line}" : null, problem.Column }.Where(part => part is not null))
                + ": "
                + problem.Message
        );
}
