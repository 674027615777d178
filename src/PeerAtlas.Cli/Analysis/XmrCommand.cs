using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas chart xmr</c>.</summary>
internal static class XmrCommand
{
    private const string Description = """
        A chart of single values over time, with the limits of ordinary variation and what stands out from it (NHS Making Data Count).

        VALUES is a CSV file with the column value, in order of time. A column label names the points. A column begins holds 1 where a new
        stretch with limits of its own begins, as after a change of how work is done, and 0 or nothing elsewhere.

        Mean and limits come from the first 12 points of a stretch (its baseline), and the points after them are judged by these.

        JSON: {"points": [{"label", "value", "mean", "low", "high", "signals": ["outside limits" | "shift" | "trend" | "two of three"], "begins",
        "baseline"}], "stretches": [{"from", "points", "baseline", "limits"}]}. Low and high are null where "limits" says why there are none.
        """;

    private static readonly (XmrSignals Signal, string Words)[] SignalWords =
    [
        (XmrSignals.OutsideLimits, "outside limits"),
        (XmrSignals.Shift, "shift"),
        (XmrSignals.Trend, "trend"),
        (XmrSignals.TwoOfThree, "two of three"),
    ];

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("values", "A CSV file with the column value, and label and begins if wanted.");
        var keep = new Option<bool>("--keep-outliers") { Description = "Counts all moving ranges, also those above their own limit." };
        var changed = new Option<string[]>("--changed-on")
        {
            HelpName = "label",
            Description = "The label of the first point after a change of how work is done: limits begin anew there. Can be given several times.",
        };
        var baseline = BaselineOption();
        var json = AnalysisCommand.JsonOption();
        var command = new Command("xmr", Description) { file, baseline, changed, keep, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
            {
                var name = arguments.GetRequiredValue(file).Name;
                var rows = ChartCommands.Rows(arguments.GetRequiredValue(file), ["value"], "value");
                var values = rows.Select(row => Value(row, name)).ToList();
                var labels = rows.Select(row => row["label"]).ToList();
                var beginnings = Enumerable
                    .Range(0, rows.Count)
                    .Where(at => Begins(rows[at], name))
                    .Concat((arguments.GetValue(changed) ?? []).Select(label => Place(labels, label, name)));
                var points = XmrChart.Of(values, beginnings, screen: !arguments.GetValue(keep), arguments.GetValue(baseline));
                var stretches = XmrChart.Stretches(points);
                if (arguments.GetValue(json))
                {
                    AnalysisCommand.PrintJson(new { Points = labels.Zip(points, Shape), Stretches = stretches.Select(stretch => Shape(labels, stretch)) });
                }
                else
                {
                    AnalysisCommand.PrintTable(["label", "value", "mean", "low", "high", "signals"], labels.Zip(points, Line));
                    foreach (var stretch in stretches)
                        Console.WriteLine($"From {Label(labels, stretch.From)}: {stretch.Words}.");
                }

                return ExitCode.Done;
            })
        );
        return command;
    }

    private static double Value(TableRow row, string file) =>
        double.TryParse(row["value"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= XmrChart.Largest
            ? value
            : throw new TableException("The value is not a number.", file, row: row.Number, column: "value");

    private static Option<int> BaselineOption()
    {
        var option = new Option<int>("--baseline")
        {
            HelpName = "points",
            Description = $"How many points at the beginning of a stretch set its limits, at least 2, or \"all\"; {XmrChart.BaselineLength} when left out.",
            DefaultValueFactory = _ => XmrChart.BaselineLength,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (text == "all")
                    return int.MaxValue;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points >= 2)
                    return points;
                result.AddError("--baseline is a whole number of points, at least 2, or \"all\".");
                return default;
            },
        };
        return option;
    }

    private static int Place(List<string> labels, string label, string file) =>
        labels.IndexOf(label) is var at and >= 0
            ? labels.LastIndexOf(label) == at
                ? at
                : throw new TableException($"More than one row has the label {label}.", file)
            : throw new TableException($"No row has the label {label}.", file);

    private static bool Begins(TableRow row, string file) =>
        row["begins"] switch
        {
            "" or "0" => false,
            "1" => true,
            _ => throw new TableException("The cell is 1 where a new stretch begins, and 0 or empty elsewhere.", file, row: row.Number, column: "begins"),
        };

    private static object Shape(string label, XmrPoint point) =>
        new
        {
            Label = label,
            point.Value,
            point.Mean,
            Low = AnalysisCommand.Finite(point.Low),
            High = AnalysisCommand.Finite(point.High),
            Signals = Words(point.Signals),
            point.Begins,
            Baseline = point.InBaseline,
        };

    private static object Shape(List<string> labels, XmrStretch stretch) =>
        new
        {
            From = Label(labels, stretch.From),
            Points = stretch.Count,
            stretch.Baseline,
            Limits = stretch.Words,
        };

    // Series without labels have their places.
    private static string Label(List<string> labels, int at) => labels[at].Length > 0 ? labels[at] : $"point {at + 1}";

    private static IReadOnlyList<string> Line(string label, XmrPoint point) =>
        [
            label,
            AnalysisCommand.Show(point.Value),
            AnalysisCommand.Show(point.Mean),
            AnalysisCommand.Show(point.Low),
            AnalysisCommand.Show(point.High),
            string.Join(", ", Words(point.Signals)),
        ];

    private static IEnumerable<string> Words(XmrSignals signals) => SignalWords.Where(known => signals.HasFlag(known.Signal)).Select(known => known.Words);
}
