using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.Estimation;
using PeerAtlas.Statistics.Weighting;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas rake</c>.</summary>
internal static class RakeCommand
{
    private const string Description = """
        Rakes weights to known margins of the population (iterative proportional fitting).

        DATA is a CSV file with a row for each answer. MARGINS is a CSV file with the columns variable (a column of DATA), level (a
        value of it) and total (how many the population has); all variables add up to the same population.
        WEIGHTED gets all columns of DATA and the column of raked weights. It is written only when every margin is met.

        Gives rows, iterations, whether it converged, the largest error (relative to the population), the smallest and largest weight,
        and Kish's design effect of the weights. Exit code 1 when the margins cannot be met together.
        """;

    public static Command Create()
    {
        var data = AnalysisCommand.FileArgument("data", "The data: a CSV file.");
        var margins = new Option<FileInfo>("--margins") { Description = "The margins: a CSV file.", Required = true }.AcceptExistingFile();
        var target = new Option<FileInfo>("--out")
        {
            Description = "Where the weighted data go; an existing file is replaced.",
            Required = true,
        }.AcceptFileToWrite();
        var weights = new Option<string?>("--weights") { Description = "The column of weights to start from; left out, all are 1." };
        var name = new Option<string>("--name") { Description = "The new column's name.", DefaultValueFactory = _ => "raked_weight" };
        var json = AnalysisCommand.JsonOption();
        var command = new Command("rake", Description) { data, margins, target, weights, name, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
            {
                var file = arguments.GetRequiredValue(data);
                var raked = Rake(file, arguments.GetRequiredValue(margins), arguments.GetValue(weights));
                if (raked.Converged)
                    Write(file, arguments.GetRequiredValue(target), arguments.GetRequiredValue(name), raked.Weights);
                Print(raked, arguments.GetValue(json));
                return raked.Converged ? ExitCode.Done : ExitCode.Refused;
            })
        );
        return command;
    }

    private static RakingResult Rake(FileInfo file, FileInfo marginsFile, string? weights)
    {
        var totals = ReadTotals(marginsFile);
        using var stream = file.OpenRead();
        var columns = CsvColumns.Read(stream, file.Name, weights is null ? [] : [weights], totals.Keys);
        var design = Starting(columns, weights);
        var margins = totals.Select(variable => MarginOf(columns, variable.Key, variable.Value, marginsFile)).ToList();
        try
        {
            return Raking.Rake(design, margins);
        }
        catch (ArgumentException exception)
        {
            throw new TableException(exception.Message.Split(" (Parameter", StringSplitOptions.None)[0], marginsFile.Name, inner: exception);
        }
    }

    private static SurveyDesign Starting(CsvColumns columns, string? weights)
    {
        if (weights is null)
            return SurveyDesign.Create(columns.Rows);
        var start = columns.Numbers(weights);
        var bad = Array.FindIndex(start, weight => !(weight >= 0));
        return bad < 0 ? SurveyDesign.Create(columns.Rows, start) : throw columns.Refuse("A weight is a number, not negative.", bad, weights);
    }

    /// <summary>The totals by level of each variable, in the order of the file.</summary>
    private static Dictionary<string, Dictionary<string, (double Total, int Line)>> ReadTotals(FileInfo file)
    {
        var totals = new Dictionary<string, Dictionary<string, (double, int)>>(StringComparer.OrdinalIgnoreCase);
        using var stream = file.OpenRead();
        var sheet = TableReader.Read(stream, file.Name).Sheets[0];
        foreach (var row in sheet.WithDecimalPoints(column => column.Equals("total", StringComparison.OrdinalIgnoreCase), file.Name).Rows)
        {
            foreach (var needed in new[] { "variable", "level", "total" })
            {
                if (!row.Has(needed))
                    throw new TableException("There is no such column.", file.Name, row: 1, column: needed);
                if (row[needed].Length == 0)
                    throw new TableException("The cell is empty.", file.Name, row: row.Number, column: needed);
            }

            if (
                !double.TryParse(row["total"], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var total)
                || !double.IsFinite(total)
            )
                throw new TableException("A total is a number, not negative, without separators.", file.Name, row: row.Number, column: "total");
            if (!totals.TryGetValue(row["variable"], out var levels))
                totals.Add(row["variable"], levels = new(StringComparer.Ordinal));
            if (!levels.TryAdd(row["level"], (total, row.Number)))
                throw new TableException($"The level \"{row["level"]}\" of {row["variable"]} stands twice.", file.Name, row: row.Number, column: "level");
        }

        return totals.Count > 0 ? totals : throw new TableException("There are no rows under the header.", file.Name);
    }

    private static Margin MarginOf(CsvColumns columns, string variable, Dictionary<string, (double Total, int Line)> totals, FileInfo marginsFile)
    {
        var column = columns.Words(variable);
        string[] levels = [.. totals.Keys];
        if (totals.FirstOrDefault(t => t.Value.Total > 0 && !column.Levels.Contains(t.Key)) is { Key: { } nobody } missing)
            throw new TableException(
                $"No row of the data has \"{nobody}\" as {variable}; merge it with another level.",
                marginsFile.Name,
                row: missing.Value.Line,
                column: "level"
            );
        int[] place = [.. column.Levels.Select(level => Array.IndexOf(levels, level))];
        int[] codes = [.. column.Codes.Select(code => code < 0 ? -1 : place[code])];
        var bad = Array.IndexOf(codes, -1);
        if (bad >= 0)
        {
            throw columns.Refuse(
                column.Codes[bad] < 0
                    ? "The cell is empty: every row needs a level of a margin."
                    : $"The margins have no total for \"{column.Levels[column.Codes[bad]]}\".",
                bad,
                variable
            );
        }

        return new(variable, codes, [.. totals.Values.Select(t => t.Total)]);
    }

    /// <summary>Copies the data with the weights, beside the target first, so that a target is whole or not there.</summary>
    private static void Write(FileInfo data, FileInfo target, string name, double[] weights)
    {
        var folder = target.DirectoryName ?? ".";
        var beside = Path.Combine(folder, $".{target.Name}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = data.OpenRead())
            using (var to = new FileStream(beside, FileMode.CreateNew))
                CsvTable.AddColumn(stream, data.Name, to, name, row => weights[row].ToString("R", CultureInfo.InvariantCulture));
            File.Move(beside, target.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void Print(RakingResult raked, bool json)
    {
        if (json)
        {
            AnalysisCommand.PrintJson(
                new
                {
                    Rows = raked.Weights.Length,
                    raked.Iterations,
                    raked.Converged,
                    raked.LargestError,
                    MinWeight = raked.Weights.Min(),
                    MaxWeight = raked.Weights.Max(),
                    DesignEffect = AnalysisCommand.Finite(raked.DesignEffect),
                }
            );
            return;
        }

        Console.WriteLine(
            raked.Converged
                ? $"{raked.Weights.Length} rows: every margin is met after {raked.Iterations} iterations "
                    + $"(largest error {AnalysisCommand.Show(raked.LargestError)} of the population)"
                : $"The margins cannot be met together: after {raked.Iterations} iterations the largest "
                    + $"error is {AnalysisCommand.Show(raked.LargestError)} of the population. Nothing was written."
        );
        Console.WriteLine(
            $"weights from {AnalysisCommand.Show(raked.Weights.Min())} to "
                + $"{AnalysisCommand.Show(raked.Weights.Max())}, design effect {AnalysisCommand.Show(raked.DesignEffect)}"
        );
    }
}
