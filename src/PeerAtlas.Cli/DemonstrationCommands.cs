using System.CommandLine;
using PeerAtlas.Hosting.Demonstrations;

namespace PeerAtlas.Cli;

/// <summary>Commands on the demonstration.</summary>
internal static class DemonstrationCommands
{
    public static Command Group() => new("demonstration", "The demonstration: made-up data to try PeerAtlas with.") { Load() };

    private static Command Load()
    {
        var samples = new Option<DirectoryInfo>("--samples")
        {
            Description = "The folder samples/ of the checkout.",
            DefaultValueFactory = _ => new DirectoryInfo("samples"),
        };
        var command = new Command("load", "Loads the demonstration into an empty database.") { samples };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = CommandHost.Build(collection => collection.AddDemonstrationLoader());
                try
                {
                    await DemonstrationLoader.LoadAsync(
                        services,
                        arguments.GetRequiredValue(samples).FullName,
                        step => Console.WriteLine("  " + step),
                        cancellation
                    );
                    return ExitCode.Done;
                }
                catch (Exception exception) when (exception is InvalidOperationException or IOException)
                {
                    Console.Error.WriteLine(exception.Message);
                    return ExitCode.Refused;
                }
            }
        );
        return command;
    }
}
