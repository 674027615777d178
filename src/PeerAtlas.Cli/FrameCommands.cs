using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Import;
using PeerAtlas.Imports;
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
        var list = new ListOptions();
        list.AddTo(command);
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                if (list.AreUsed(arguments))
                    return await ImportListAsync(scope, list, arguments, arguments.GetRequiredValue(files), arguments.GetValue(preview), cancellation);
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

    private static async Task<int> ImportListAsync(
        AsyncServiceScope scope,
        ListOptions list,
        ParseResult arguments,
        FileInfo[] files,
        bool isPreview,
        CancellationToken cancellation
    )
    {
        if (files is not [var file])
        {
            await Console.Error.WriteLineAsync("Give one file with --map or --guess.");
            return ExitCode.Usage;
        }

        var import = scope.ServiceProvider.GetRequiredKeyedService<IListImport>(FrameImport.ListKind);
        var form = await import.FormAsync(organisation: null, cancellation);
        return await list.RunAsync(arguments, file, form, async choices =>
        {
            using var grid = ListOptions.Open(file, choices.Mapping.Encoding, cancellation);
            var reading = new ListReading(grid, form, choices);
            var result = isPreview
                ? await import.PreviewAsync(reading, cancellation)
                : await import.ApplyAsync(reading, fingerprint: null, (_, _) => { }, cancellation);
            return ListOptions.Say(reading, result, isPreview);
        });
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
