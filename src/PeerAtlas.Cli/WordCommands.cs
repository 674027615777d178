using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Design;
using PeerAtlas.Hosting.Translating;
using PeerAtlas.Platform.Work;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli;

/// <summary>Commands on what pages say.</summary>
internal static class WordCommands
{
    private const string ExportDescription = """
        Writes what bilingual pages say as a table: key, english, spanish and, with --language, the translation into that language as it stands,
        empty where a text is missing. CSV on standard output, or to FILE; a workbook when its name ends in .xlsx.
        """;

    private const string ImportDescription = """
        Makes the translation into a language that of a table with the columns key and CODE, as words export --language CODE writes it: every line
        or none. A text has the values of the text in English, such as {0}; spaces around it are those of the English. What the table leaves out,
        pages say in English. The site offers the language within a minute once nine of ten texts are there. English and Spanish are the product's own and are not imported.
        """;

    public static Command Group() => new("words", "What pages say, for translators.") { Export(), Import(), Remove() };

    private static Command Export()
    {
        var language = new Option<string?>("--language") { Description = "The code of the language, such as vi, ht or zh-Hant." };
        var target = new Argument<FileInfo?>("file") { Description = "Where to.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", ExportDescription) { target, language };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                var asked = arguments.GetValue(language);
                var code = asked is null ? null : Further(asked);
                if (asked is not null && code is null)
                    return ExitCode.Refused;
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var words = await scope.ServiceProvider.GetRequiredService<TranslationTables>().ExportAsync(code, cancellation);
                using var content = new MemoryStream();
                if (arguments.GetValue(target) is not { } file)
                {
                    CsvTable.Write(Console.Out, words.Columns, words.Rows);
                    return ExitCode.Done;
                }

                if (file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
                    XlsxTable.Write(content, [TableSheet.Create("words", words.Columns, words.Rows)]);
                else
                    CsvTable.Write(content, words.Columns, words.Rows);
                await File.WriteAllBytesAsync(file.FullName, content.ToArray(), cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Import()
    {
        var file = AnalysisCommand.FileArgument("file", "The table: CSV or Excel.");
        var language = new Option<string>("--language") { Description = "The code of the language, such as vi, ht or zh-Hant.", Required = true };
        var command = new Command("import", ImportDescription) { file, language };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                if (Further(arguments.GetRequiredValue(language)) is not { } code)
                    return ExitCode.Refused;
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var source = arguments.GetRequiredValue(file);
                await using var content = source.OpenRead();
                try
                {
                    var result = await scope.ServiceProvider.GetRequiredService<TranslationTables>().ImportAsync(code, content, source.Name, cancellation);
                    return Say(result);
                }
                catch (TableException refused)
                {
                    return Say(new TranslationImport([refused]));
                }
            }
        );
        return command;
    }

    private static Command Remove()
    {
        var language = new Option<string>("--language") { Description = "The code of the language, such as vi, ht or zh-Hant.", Required = true };
        var command = new Command("remove", "Takes a language that was imported away. Export it first if its texts are still wanted.") { language };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                if (Further(arguments.GetRequiredValue(language)) is not { } code)
                    return ExitCode.Refused;
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var removed = await scope.ServiceProvider.GetRequiredService<TranslationTables>().RemoveAsync(code, cancellation);
                if (removed == 0)
                {
                    Console.Error.WriteLine($"There is no translation into {LanguageCode.Name(code)} ({code}). Nothing was changed.");
                    return ExitCode.Refused;
                }

                Console.WriteLine($"{removed} texts were taken away; the site offers {LanguageCode.Name(code)} ({code}) no more within a minute.");
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>The code as it is written; null, and said, when it is no language or one of the product's own.</summary>
    private static string? Further(string code)
    {
        var found = LanguageCode.Find(code);
        if (found is null)
            Console.Error.WriteLine($"\"{code}\" is the code of no language. Codes are written like vi, ht or zh-Hant.");
        else if (LanguageCode.IsOwn(found))
            Console.Error.WriteLine($"{LanguageCode.Name(found)} is one of the product's own languages: every table has it, and it is not imported.");
        else
            return found;
        return null;
    }

    private static int Say(TranslationImport result)
    {
        foreach (var problem in result.Problems)
            Console.Error.WriteLine(problem.Message);
        if (result.Problems.Count > 0)
        {
            Console.Error.WriteLine("Nothing was changed.");
            return ExitCode.Refused;
        }

        Console.WriteLine($"{result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged, {result.Removed} taken away, {result.Missing} missing");
        if (result.MissingBeforeOffered > 0)
            Console.WriteLine(
                $"Not offered yet: {result.MissingBeforeOffered} more texts have to be there, since a page in two languages is read out wrongly."
            );
        return ExitCode.Done;
    }
}
