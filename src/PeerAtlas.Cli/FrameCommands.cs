using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Import;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Cli;

/// <summary>Commands on the frame.</summary>
internal static class FrameCommands
{
    public static Command Group() => new("frame", "The frame: regions, organizations, units and contacts.") { Import() };

    private static Command Import()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "CSV files or Excel workbooks.", Arity = ArgumentArity.OneOrMore };
        var preview = new Option<bool>("--preview") { Description = "Says what would change, and changes nothing." };
        var command = new Command("import", "Imports the frame: all of it or nothing.") { files.AcceptExistingFile(), preview };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var import = scope.ServiceProvider.GetRequiredService<FrameImport>();
                UploadedFile[] read = [.. arguments.GetRequiredValue(files).Select(file => new UploadedFile(file.Name, File.ReadAllBytes(file.FullName)))];
                var result = arguments.GetValue(preview)
                    ? await import.PreviewAsync(read, cancellation)
                    : await import.ApplyAsync(read, cancellation: cancellation);
                return Say(result);
            }
        );
        return command;
    }

    private static int Say(FramePreview result)
    {
        foreach (var problem in result.Problems)
        {
            var place = string.Join(
                ", ",
                new[] { problem.File, problem.Sheet, problem.Row is { } row ? $"row {row}" : null, problem.Column }.Where(part => part is not null)
            );
            Console.Error.WriteLine($"{place}: {problem.Problem}");
        }

        foreach (var count in result.Counts)
            Console.WriteLine($"{count.Kind}: {count.Added} new, {count.Changed} changed, {count.Unchanged} unchanged");
        if (result.Problems.Count == 0)
            return ExitCode.Done;
        Console.Error.WriteLine("Nothing was changed.");
        return ExitCode.Refused;
    }
}
