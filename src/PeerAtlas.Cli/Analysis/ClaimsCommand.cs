using System.CommandLine;
using PeerAtlas.Statistics.Claims;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas claims</c>.</summary>
internal static class ClaimsCommand
{
    private const int Shown = 60;

    private const string Description = """
        Reads a text and reports the numeric claims that arithmetic rules out.

        FILE is plain text or Markdown in UTF-8, a Word document (.docx) or a web page (.html), in English. A claim that could be true in
        some reading is let pass. Each finding has the rule, the sentences as they stand in the text, and the arithmetic.
        Exit code 1 when there is a finding. A sentence of more than 2,000 characters is not checked, and is named.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("file", "The text.");
        var json = AnalysisCommand.JsonOption();
        var command = new Command("claims", Description) { file, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
            {
                var reading = ClaimChecker.Read(ReportText.Read(arguments.GetRequiredValue(file)));
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(new { reading.Findings, NotChecked = reading.Unread });
                else
                    Print(reading);
                return reading.Findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
            })
        );
        return command;
    }

    private static void Print(ClaimReading reading)
    {
        foreach (var finding in reading.Findings)
        {
            Console.WriteLine($"{finding.Rule}: {finding.Arithmetic}");
            foreach (var sentence in finding.Sentences)
                Console.WriteLine($"  \"{sentence}\"");
        }

        foreach (var sentence in reading.Unread)
            Console.WriteLine($"not checked, {sentence.Length} characters long: \"{sentence[..Math.Min(Shown, sentence.Length)]}…\"");
        Console.WriteLine(reading.Findings.Count == 0 ? "Nothing that arithmetic rules out." : $"{reading.Findings.Count} findings");
    }
}
