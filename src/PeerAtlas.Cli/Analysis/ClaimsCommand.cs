using System.CommandLine;
using System.Text.RegularExpressions;
using PeerAtlas.Statistics.Claims;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas claims</c>.</summary>
internal static class ClaimsCommand
{
    private const string Description =
        """
        Reads a text and reports the numeric claims that arithmetic rules out.

        FILE is plain text or Markdown in UTF-8, a Word document (.docx) or a web page (.html), in English. A claim that could be true in
        some reading is let pass. Each finding has the rule, the sentences as they stand in the text, and the arithmetic.
        Exit code 1 when there is a finding.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("file", "The text.");
        var json = AnalysisCommand.JsonOption();
        var command = new Command("claims", Description) { file, json };
        command.SetAction(arguments => AnalysisCommand.Run(() =>
        {
            var findings = Check(arguments.GetRequiredValue(file));
            if (arguments.GetValue(json))
                AnalysisCommand.PrintJson(new { Findings = findings });
            else
                Print(findings);
            return findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        }));
        return command;
    }

    private static IReadOnlyList<ClaimFinding> Check(FileInfo file)
    {
        var text = ReportText.Read(file);
        try
        {
            return ClaimChecker.Check(text);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new TableException("A sentence takes too long to read. Is this the text of a report?", file.Name, inner: exception);
        }
    }

    private static void Print(IReadOnlyList<ClaimFinding> findings)
    {
        foreach (var finding in findings)
        {
            Console.WriteLine($"{finding.Rule}: {finding.Arithmetic}");
            foreach (var sentence in finding.Sentences)
                Console.WriteLine($"  \"{sentence}\"");
        }

        Console.WriteLine(findings.Count == 0 ? "Nothing that arithmetic rules out." : $"{findings.Count} findings");
    }
}
