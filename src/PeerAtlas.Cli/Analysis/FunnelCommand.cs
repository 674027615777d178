using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Statistics.Intervals;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas chart funnel</c>.</summary>
internal static class FunnelCommand
{
    private const int Most = 1_000_000;

    private const string Description = """
        Shares of teams of different sizes, with the limits within which chance alone would put them.

        TEAMS is a CSV file with the columns team, count and size: so many of so many.

        JSON: {"share", "alpha", "beta", "teams": [{"team", "count", "size", "share", "wilson": [low, high], "limits95": [low, high],
        "limits998": [low, high], "position": "inside" | "outside 95" | "outside 998", "side": -1 | 0 | 1, "tail", "shrunken",
        "shrunken_interval": [low, high]}]}. The tail is the binomial probability of a share at least as far out on its side when all teams had
        the common one; a team is outside 95 when it is below 0.025, and outside 998 when it is below 0.001. Alpha, beta and the shrunken intervals are null when the teams differ no more than by chance.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("teams", "A CSV file with the columns team, count and size.");
        var json = AnalysisCommand.JsonOption();
        var command = new Command("funnel", Description) { file, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
            {
                var name = arguments.GetRequiredValue(file).Name;
                var rows = ChartCommands.Rows(arguments.GetRequiredValue(file), [], "team", "count", "size");
                Tally[] tallies = [.. rows.Select(row => Read(row, name))];
                var fit = BetaBinomial.Fit(tallies);
                var teams = rows.Zip(tallies, (row, tally) => new FunnelTeam(row["team"], tally, fit));
                if (arguments.GetValue(json))
                    AnalysisCommand.PrintJson(
                        new
                        {
                            Share = fit.Pooled,
                            Alpha = AnalysisCommand.Finite(fit.Alpha),
                            Beta = AnalysisCommand.Finite(fit.Beta),
                            Teams = teams.Select(team => team.Shape()),
                        }
                    );
                else
                    AnalysisCommand.PrintTable(
                        ["team", "count", "size", "share", "95 % from", "to", "position", "shrunken"],
                        teams.Select(team => team.Line())
                    );
                return ExitCode.Done;
            })
        );
        return command;
    }

    private static Tally Read(TableRow row, string file)
    {
        var (count, size) = (Whole(row, "count", file), Whole(row, "size", file));
        if (size < 1)
            throw new TableException("A team has at least one.", file, row: row.Number, column: "size");
        return count <= size
            ? new(count, size)
            : throw new TableException($"The count is {count}, and the team has {size}.", file, row: row.Number, column: "count");
    }

    private static int Whole(TableRow row, string column, string file) =>
        int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most
            ? number
            : throw new TableException($"The cell is a whole number from 0 to {Most:N0}.", file, row: row.Number, column: column);

    private sealed record FunnelTeam(string Name, Tally Tally, BetaBinomial Fit)
    {
        private readonly Interval inner = FunnelPlot.Limits(Fit.Pooled, Tally.Size, FunnelPlot.Inner);
        private readonly ShrunkenShare shrunken = Fit.Shrink(Tally);
        private readonly (FunnelPosition Position, int Side) place = FunnelPlot.Place(Tally.Count, Tally.Size, Fit.Pooled);

        private string Position =>
            place.Position switch
            {
                FunnelPosition.Outside998 => "outside 998",
                FunnelPosition.Outside95 => "outside 95",
                _ => "inside",
            };

        private double Share => Tally.Count / (double)Tally.Size;

        public object Shape() =>
            new
            {
                Team = Name,
                Tally.Count,
                Tally.Size,
                Share,
                Wilson = Ends(ProportionIntervals.Wilson(Tally.Count, Tally.Size)),
                Limits95 = Ends(inner),
                Limits998 = Ends(FunnelPlot.Limits(Fit.Pooled, Tally.Size, FunnelPlot.Outer)),
                Position,
                place.Side,
                Tail = FunnelPlot.Tail(Tally.Count, Tally.Size, Fit.Pooled),
                Shrunken = shrunken.Estimate,
                ShrunkenInterval = Fit.TeamsDiffer ? Ends(shrunken.Interval) : null,
            };

        public IReadOnlyList<string> Line() =>
            [
                Name,
                Tally.Count.ToString(CultureInfo.InvariantCulture),
                Tally.Size.ToString(CultureInfo.InvariantCulture),
                AnalysisCommand.Show(Share),
                AnalysisCommand.Show(inner.Low),
                AnalysisCommand.Show(inner.High),
                Position,
                AnalysisCommand.Show(shrunken.Estimate),
            ];

        private static double[] Ends(Interval interval) => [interval.Low, interval.High];
    }
}
