using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.Populations;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas estimate</c>.</summary>
internal static class EstimateCommand
{
    private const string Description = """
        The number of distinct persons from several incomplete lists.

        LISTS is a CSV file with a column of 0 and 1 for each list, two to five of them, and the column count: how many persons are on
        exactly these lists. Without count each row is one person.

        Gives the persons on any list (distinct), the Petersen and Chapman estimates of each pair of lists, sample coverage (three
        lists), and every log-linear model with two-list interactions (three lists and more), with 95 % intervals. They differ by what
        they assume; the spread is the message.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("lists", "A CSV file: a column of 0 and 1 for each list, and count.");
        var json = AnalysisCommand.JsonOption();
        var command = new Command("estimate", Description) { file, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
            {
                var size = SizeFromLists.Compute(Read(arguments.GetRequiredValue(file)));
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(Shape(size));
                else
                    Print(size);
                return ExitCode.Done;
            })
        );
        return command;
    }

    private static PartialLists Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var sheet = TableReader.Read(stream, file.Name, TableLimits.Streamed);
        if (sheet.Sheets is not [{ Columns: var columns, Rows: { Count: > 0 } rows }, ..])
            throw new TableException("There are no rows under the header.", file.Name);
        string[] names = [.. columns.Where(name => !string.Equals(name, "count", StringComparison.OrdinalIgnoreCase))];
        if (names.Length is < 2 or > 5)
            throw new TableException($"Two to five lists are needed, one column each; there are {names.Length}.", file.Name, row: 1);
        var hasCount = names.Length < columns.Count;
        long total = 0;
        return new(
            names,
            rows.Select(row =>
            {
                bool[] on = [.. names.Select(name => IsOn(file, row, name))];
                var count = hasCount ? Count(file, row) : 1;
                if (count > 0 && !on.Contains(true))
                    throw new TableException(
                        "Nobody can count the persons who are on no list. Leave the row out.",
                        file.Name,
                        row: row.Number,
                        column: "count"
                    );
                return (total += count) <= int.MaxValue
                    ? (on, count)
                    : throw new TableException("The counts add up to more than two thousand million.", file.Name, row: row.Number, column: "count");
            })
        );
    }

    private static bool IsOn(FileInfo file, TableRow row, string list) =>
        row[list] switch
        {
            "0" => false,
            "1" => true,
            _ => throw new TableException("The cell is 1 for persons on the list and 0 for others.", file.Name, row: row.Number, column: list),
        };

    private static int Count(FileInfo file, TableRow row) =>
        int.TryParse(row["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new TableException("A count is a whole number, not negative.", file.Name, row: row.Number, column: "count");

    private static object Shape(SizeFromLists size) =>
        new
        {
            size.Distinct,
            Petersen = Pairs(size.Petersen),
            Chapman = Pairs(size.Chapman),
            SampleCoverage = size.SampleCoverage is { } s
                ? new Dictionary<string, double?>(StringComparer.Ordinal)
                {
                    ["coverage"] = AnalysisCommand.Finite(s.Coverage),
                    ["D"] = AnalysisCommand.Finite(s.AverageSeen),
                    ["independent"] = AnalysisCommand.Finite(s.Independent),
                    ["high_coverage"] = AnalysisCommand.Finite(s.HighCoverage),
                    ["low_coverage"] = AnalysisCommand.Finite(s.LowCoverage),
                }
                : null,
            LogLinear = size.LogLinear.Select(m => new
            {
                Model = m.Estimate.Method,
                Estimate = AnalysisCommand.Finite(m.Estimate.Value),
                Low = AnalysisCommand.Finite(m.Estimate.Low),
                High = AnalysisCommand.Finite(m.Estimate.High),
                Aic = AnalysisCommand.Finite(m.Aic),
                Df = m.DegreesOfFreedom,
                Deviance = AnalysisCommand.Finite(m.Deviance),
            }),
        };

    private static Dictionary<string, object> Pairs(IReadOnlyList<PopulationEstimate> estimates) =>
        estimates.ToDictionary(
            e => e.Method[(e.Method.IndexOf(' ', StringComparison.Ordinal) + 1)..],
            e =>
                (object)
                    new
                    {
                        Estimate = AnalysisCommand.Finite(e.Value),
                        Se = AnalysisCommand.Finite(e.StandardError),
                        Low = AnalysisCommand.Finite(e.Low),
                        High = AnalysisCommand.Finite(e.High),
                    },
            StringComparer.Ordinal
        );

    private static void Print(SizeFromLists size)
    {
        Console.WriteLine($"{size.Distinct} distinct persons on the lists");
        AnalysisCommand.PrintTable(
            ["method", "persons", "low", "high", "AIC", "df", "deviance"],
            [
                .. size.Petersen.Concat(size.Chapman).Select(e => Row(e)),
                .. size.SampleCoverage is { } s
                    ? (IReadOnlyList<string>[])
                        [
                            ["sample coverage, high", AnalysisCommand.Show(s.HighCoverage), "", "", "", "", ""],
                            ["sample coverage, low", AnalysisCommand.Show(s.LowCoverage), "", "", "", "", ""],
                        ]
                    : [],
                .. size.LogLinear.Select(m =>
                    Row(
                        m.Estimate with
                        {
                            Method = "log-linear " + m.Estimate.Method,
                        },
                        AnalysisCommand.Show(m.Aic),
                        m.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture),
                        AnalysisCommand.Show(m.Deviance)
                    )
                ),
            ]
        );
        Console.WriteLine("Each assumes something else about how the lists depend on each other. Report the spread, not one number.");
    }

    private static IReadOnlyList<string> Row(PopulationEstimate e, string aic = "", string df = "", string deviance = "") =>
        [e.Method, AnalysisCommand.Show(e.Value), AnalysisCommand.Show(e.Low), AnalysisCommand.Show(e.High), aic, df, deviance];
}
