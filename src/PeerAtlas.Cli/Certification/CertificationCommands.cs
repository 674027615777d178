using System.CommandLine;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Words;

namespace PeerAtlas.Cli.Certification;

/// <summary><c>peeratlas certification</c>: rules of credentials, and what they say of a person. No database is needed.</summary>
internal static class CertificationCommands
{
    public static Command Group() =>
        new("certification", "Credentials of peer workers: the rules that hold, and what a person still needs.")
        {
            CheckCommand.Create(),
            RulesCommand.Create(),
        };

    /// <summary>The option <c>--language</c>.</summary>
    public static Option<string> LanguageOption()
    {
        var option = new Option<string>("--language") { Description = "The language of the words: en or es.", DefaultValueFactory = _ => "en" };
        option.AcceptOnlyFromAmong("en", "es");
        return option;
    }

    public static WordLanguage Language(string word) => word == "es" ? WordLanguage.Spanish : WordLanguage.English;

    /// <summary>A text of a file as a terminal may have it: no character of it moves the cursor or hides what stands there.</summary>
    public static string Shown(string text) => string.Concat(text.Select(next => char.IsControl(next) || next is '\u2028' or '\u2029' ? '\uFFFD' : next));

    /// <summary>Runs a command, and says what was refused instead of failing.</summary>
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (CertificationInputException exception)
        {
            foreach (var problem in exception.Problems)
                Console.Error.WriteLine(Shown(problem.ToString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return ExitCode.Refused;
    }
}
