using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;

namespace PeerAtlas.Cli;

/// <summary>Commands on the database itself.</summary>
internal static class DatabaseCommands
{
    public static Command Migrate()
    {
        var command = new Command("migrate", "Brings the database up to date: applies the schema scripts that it lacks.");
        command.SetAction(
            async (_, cancellation) =>
            {
                await using var services = CommandHost.Build();
                var scripts = services.GetRequiredService<SchemaScripts>();
                await scripts.CheckAsync(mayLackScripts: true, cancellation);
                var applied = await scripts.ApplyAsync(cancellation);
                foreach (var script in applied)
                    Console.WriteLine($"applied {script.Name}");
                if (applied.Count == 0)
                    Console.WriteLine("nothing to apply");
                return 0;
            }
        );
        return command;
    }

    /// <summary>For developers: what a new schema script must lead to.</summary>
    public static Command Schema()
    {
        var command = new Command("schema", "Prints the schema that the entities describe, to write a new schema script from.");
        command.SetAction(
            async (_, _) =>
            {
                await using var services = CommandHost.Build();
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                Console.WriteLine(scope.ServiceProvider.GetRequiredService<PeerAtlasDbContext>().Database.GenerateCreateScript());
                return 0;
            }
        );
        return command;
    }
}
