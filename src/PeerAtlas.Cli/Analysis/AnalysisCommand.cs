using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary>
/// What the commands that compute from a file have in common: they need no database, print text or JSON, and refuse by file, line and
/// column.
/// </summary>
internal static class AnalysisCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>The file that a command reads.</summary>
    public static Argument<FileInfo> FileArgument(string name, string description) =>
        new Argument<FileInfo>(name) { Description = description }.AcceptExistingFile();

    /// <summary>The option <c>--json</c>.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Prints JSON instead of text." };

    /// <summary>Runs a command, and says what was refused instead of failing.</summary>
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is TableException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Refused;
        }
    }

    /// <summary>Prints a result as JSON; what could not be computed must be null.</summary>
    public static void PrintJson(object result) => Console.WriteLine(JsonSerializer.Serialize(result, Json));

    /// <summary>Prints a table with columns of even width.</summary>
    public static void PrintTable(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] lines = [header, .. rows];
        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (var line in lines)
            Console.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>The number, or null where there is none.</summary>
    public static double? Finite(double number) => double.IsFinite(number) ? number : null;

    /// <summary>A number for people: six significant digits; a dash where there is none.</summary>
    public static string Show(double? number) => number is { } n && double.IsFinite(n) ? n.ToString("G6", CultureInfo.InvariantCulture) : "–";
}
