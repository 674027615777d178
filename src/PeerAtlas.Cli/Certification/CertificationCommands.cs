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

    public static WordLanguage Language(string word) => word == "es" ? WordLanguage.Spanish : WordLanguage.English;

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
                Console.Error.WriteLine(Terminal.Shown(problem.ToString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return ExitCode.Refused;
    }
}
