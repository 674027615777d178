using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Census.Tabulation;
using PeerAtlas.Census.Waves;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Cli;

/// <summary>Commands on responses.</summary>
internal static class ResponseCommands
{
    public static Command Group() => new("responses", "The answers of a wave.") { Import() };

    private static Command Import()
    {
        var wave = new Argument<string>("wave") { Description = "The wave's name." };
        var file = new Argument<FileInfo>("file") { Description = "A CSV file or an Excel workbook: one row for each response." }.AcceptExistingFile();
        var survey = new Option<Audience>("--survey") { Description = "Whose answers they are.", Required = true };
        var preview = new Option<bool>("--preview") { Description = "Says what would be imported, and imports nothing." };
        var command = new Command("import", "Imports responses into a wave that is over: all of them or none.") { wave, file, survey, preview };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var name = arguments.GetRequiredValue(wave);
                var found = await scope
                    .ServiceProvider.GetRequiredService<PeerAtlasDbContext>()
                    .Set<Wave>()
                    .SingleOrDefaultAsync(row => row.Name == name, cancellation);
                if (found is null)
                {
                    Console.Error.WriteLine($"There is no wave named {name}.");
                    return ExitCode.Refused;
                }

                var import = scope.ServiceProvider.GetRequiredService<ResponseImport>();
                var source = arguments.GetRequiredValue(file);
                var content = await File.ReadAllBytesAsync(source.FullName, cancellation);
                return Say(
                    source.Name,
                    arguments.GetValue(preview)
                        ? await import.PreviewAsync(found, arguments.GetValue(survey), source.Name, content, cancellation)
                        : await import.ImportAsync(found, arguments.GetValue(survey), source.Name, content, cancellation)
                );
            }
        );
        return command;
    }

    private static int Say(string file, ResponsePreview result)
    {
        foreach (var problem in result.Problems)
        {
            var place = string.Join(", ", new[] { file, problem.Line is { } line ? $"line {line}" : null, problem.Column }.Where(part => part is not null));
            Console.Error.WriteLine($"{place}: {problem.Message}");
        }

        if (result.Problems.Count > 0)
        {
            Console.Error.WriteLine("Nothing was imported.");
            return ExitCode.Refused;
        }

        Console.WriteLine($"{result.Rows} responses {(result.IsImported ? "imported" : "would be imported")}");
        return ExitCode.Done;
    }
}
