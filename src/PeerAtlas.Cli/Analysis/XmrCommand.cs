using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas chart xmr</c>.</summary>
internal static class XmrCommand
{
    private const string Description =
        """
        A chart of single values over time, with the limits of ordinary variation and what stands out from it (NHS Making Data Count).

        VALUES is a CSV file with the column value, in order of time. A column label names the points. A column begins holds 1 where a new
        stretch with limits of its own begins, as after a change of how work is done, and 0 or nothing elsewhere.

        JSON: {"points": [{"label", "value", "mean", "low", "high", "signals": ["outside limits" | "shift" | "trend" | "two of three"]}]}
        """;

    private static readonly (XmrSignals Signal, string Words)[] SignalWords =
    [
        (XmrSignals.OutsideLimits, "outside limits"), (XmrSignals.Shift, "shift"), (XmrSignals.Trend, "trend"), (XmrSignals.TwoOfThree, "two of three"),
    ];

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("values", "A CSV file with the column value, and label and begins if wanted.");
        var keep = new Option<bool>("--keep-outliers") { Description = "Counts all moving ranges, also those above their own limit." };
        var json = AnalysisCommand.JsonOption();
        var command = new Command("xmr", Description) { file, keep, json };
        command.SetAction(arguments => AnalysisCommand.Run(() =>
        {
            var name = arguments.GetRequiredValue(file).Name;
            var rows = ChartCommands.Rows(arguments.GetRequiredValue(file), ["value"], "value");
            var values = rows.Select(row => Value(row, name)).ToList();
            var beginnings = Enumerable.Range(0, rows.Count).Where(at => Begins(rows[at], name)).ToList();
            var points = XmrChart.Of(values, beginnings, screen: !arguments.GetValue(keep));
            if (arguments.GetValue(json))
                AnalysisCommand.PrintJson(new { Points = rows.Zip(points, (row, point) => Shape(row["label"], point)) });
            else
                AnalysisCommand.PrintTable(["label", "value", "mean", "low", "high", "signals"], rows.Zip(points, (row, point) => Line(row["label"], point)));
            return ExitCode.Done;
        }));
        return command;
    }

    private static double Value(TableRow row, string file) =>
        double.TryParse(row["value"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new TableException("The value is not a number.", file, row: row.Number, column: "value");

    private static bool Begins(TableRow row, string file) => row["begins"] switch
    {
        "" or "0" => false,
        "1" => true,
        _ => throw new TableException("The cell is 1 where a new stretch begins, and 0 or empty elsewhere.", file, row: row.Number, column: "begins"),
    };

    private static object Shape(string label, XmrPoint point) => new
    {
        Label = label,
        point.Value,
        point.Mean,
        Low = AnalysisCommand.Finite(point.Low),
        High = AnalysisCommand.Finite(point.High),
        Signals = Words(point.Signals),
    };

    private static IReadOnlyList<string> Line(string label, XmrPoint point) =>
    [
        label, AnalysisCommand.Show(point.Value), AnalysisCommand.Show(point.Mean), AnalysisCommand.Show(point.Low), AnalysisCommand.Show(point.High),
        string.Join(", ", Words(point.Signals)),
    ];

    private static IEnumerable<string> Words(XmrSignals signals) => SignalWords.Where(known => signals.HasFlag(known.Signal)).Select(known => known.Words);
}
