using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Census.Instruments;
using PeerAtlas.Instruments;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli;

/// <summary>Commands on instruments.</summary>
internal static class InstrumentCommands
{
    public static Command Group() => new("instrument", "Questionnaires, as XLSForm workbooks.") { Check(), Import(), Compare() };

    private static Command Check()
    {
        var file = FileArgument("file", "An XLSForm workbook, or a zip of CSV sheets.");
        var command = new Command("check", "Reads a questionnaire and names what is wrong with it. Changes nothing.") { file };
        command.SetAction(arguments =>
            Refusable(() =>
            {
                var reading = Open(arguments.GetRequiredValue(file));
                Print(reading);
                var instrument = reading.Taken;
                Console.WriteLine(
                    $"{instrument.Name}, version {instrument.Version}: {instrument.Questions.Count} questions, {instrument.Figures.Count} figures"
                );
                if (PersonSurvey.Unskippable(instrument) is { } words)
                    Console.Error.WriteLine($"If peer workers are to answer it: {words}");
                return Task.FromResult(ExitCode.Done);
            })
        );
        return command;
    }

    private static Command Import()
    {
        var file = FileArgument("file", "An XLSForm workbook, or a zip of CSV sheets.");
        var audience = new Option<Audience>("--audience") { Description = "Who answers it.", Required = true };
        var accept = new Option<bool>("--accept") { Description = "Imports it although not all of it is taken as it is written; check says what is not." };
        var command = new Command("import", "Imports a questionnaire as a new version. The same content again is the same version.") { file, audience, accept };
        command.SetAction(
            (arguments, cancellation) =>
                Refusable(async () =>
                {
                    await using var services = await CommandHost.OpenAsync(cancellation);
                    await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                    var reading = Open(arguments.GetRequiredValue(file));
                    var instrument = reading.Taken;
                    if (reading.Remarks.Count > 0 && !arguments.GetValue(accept))
                    {
                        Print(reading);
                        Console.Error.WriteLine("Nothing was imported. If that is right, import it with --accept.");
                        return ExitCode.Refused;
                    }
                    var version = await scope
                        .ServiceProvider.GetRequiredService<InstrumentLibrary>()
                        .ImportAsync(instrument, arguments.GetValue(audience), cancellation);
                    Console.WriteLine(version.IsNew ? $"imported as version {version.Number}" : $"already there as version {version.Number}");
                    if (arguments.GetValue(audience) == Audience.PeerWorker && PersonSurvey.Unskippable(instrument) is { } words)
                        Console.Error.WriteLine(words);
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static Command Compare()
    {
        var before = FileArgument("old", "The earlier workbook.");
        var after = FileArgument("new", "The later workbook.");
        var command = new Command("compare", "Compares two versions of a questionnaire, item by item.") { before, after };
        command.SetAction(arguments =>
            Refusable(() =>
            {
                var differences = InstrumentComparison
                    .Compare(Read(arguments.GetRequiredValue(before)), Read(arguments.GetRequiredValue(after)))
                    .Where(item => item.Changes != ItemChanges.None)
                    .ToList();
                foreach (var item in differences)
                    Console.WriteLine($"{item.Name}: {item.Changes}");
                Console.WriteLine($"{differences.Count} items differ");
                return Task.FromResult(differences.Count == 0 ? ExitCode.Done : ExitCode.Refused);
            })
        );
        return command;
    }

    private static Argument<FileInfo> FileArgument(string name, string description) =>
        new Argument<FileInfo>(name) { Description = description }.AcceptExistingFile();

    private static Instrument Read(FileInfo file) => Open(file).Taken;

    private static FormReading Open(FileInfo file)
    {
        using var stream = file.OpenRead();
        return XlsForm.Open(stream, file.Name);
    }

    /// <summary>Says what is changed and left out; what stops the import is said with the refusal.</summary>
    private static void Print(FormReading reading)
    {
        foreach (var remark in reading.Remarks.Where(remark => remark.Kind != RemarkKind.Stops))
            Console.Error.WriteLine($"{Said(remark.Kind)}: {remark}");

        static string Said(RemarkKind kind) =>
            kind switch
            {
                RemarkKind.NotUnderstood => "not understood",
                RemarkKind.Changed => "changed",
                _ => "left out",
            };
    }

    private static async Task<int> Refusable(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (InstrumentException exception)
        {
            foreach (var problem in exception.Problems)
                Console.Error.WriteLine($"stops: {problem}");
        }
        catch (TableException exception)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return ExitCode.Refused;
    }
}
