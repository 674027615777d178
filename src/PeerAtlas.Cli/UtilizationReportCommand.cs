using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Cli.Analysis;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Charts;
using PeerAtlas.Statistics.Intervals;

namespace PeerAtlas.Cli;

/// <summary><c>peeratlas utilization report</c>.</summary>
internal static class UtilizationReportCommand
{
    private const string Description = """
        How far peer support was used in a month.

        With --agency, an agency's own teams. JSON: {"month", "agency", "teams": [{"team", "pattern", "caseload", "supported", "share",
        "wilson": [low, high], "published": [low, high] (participants' estimates for the pattern; not a target), "compared_with",
        "limits_95": [low, high], "limits_998": [low, high], "position": "inside" | "outside 95" | "outside 998", "side": -1 | 0 | 1, "shrunken",
        "hours", "outside_share", "referrals", "median_days_to_first_contact", "signals": [{"kind", "what"}]}], "billed": [{"payer",
        "contacts", "minutes", "units", "beyond"}]}.

        Without --agency, counts of persons by agency and by pattern, where counts of 1 to 10 persons and what lets one derive them are withheld.
        JSON: {"month", "agencies" and "patterns": [{"name", "caseload", "supported", "share", "wilson", "withheld"}], "work": [{"agency", "withheld",
        "hours", "outside_share", "median_days_to_first_contact"}]}. The work of 10 peers or fewer is withheld. What is withheld or not known is null.
        """;

    public static Command Create()
    {
        var agency = new Option<string?>("--agency") { Description = "The agency's key." };
        var month = new Option<string?>("--month") { Description = "The month, as 2026-10; the last that is over when it is not given." };
        var json = AnalysisCommand.JsonOption();
        var command = new Command("report", Description) { agency, month, json };
        command.SetAction(
            async (arguments, cancellation) =>
            {
                await using var services = await CommandHost.OpenAsync(cancellation);
                await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("command line");
                var board = scope.ServiceProvider.GetRequiredService<UseBoard>();
                var shown = board.LastMonth;
                if (
                    arguments.GetValue(month) is { } asked
                    && !DateOnly.TryParseExact(asked, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out shown)
                )
                {
                    await Console.Error.WriteLineAsync("Write the month as 2026-10.");
                    return ExitCode.Usage;
                }

                return arguments.GetValue(agency) is { } key
                    ? await OfAgencyAsync(scope.ServiceProvider, key, shown, arguments.GetValue(json), cancellation)
                    : await OfStateAsync(scope.ServiceProvider, shown, arguments.GetValue(json), cancellation);
            }
        );
        return command;
    }

    private static async Task<int> OfAgencyAsync(IServiceProvider services, string key, DateOnly month, bool json, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<PeerAtlasDbContext>();
        if (await UtilizationCommands.AgencyAsync(database, key, cancellation) is not { } agency)
            return ExitCode.Refused;
        var teams = await services.GetRequiredService<UseBoard>().ReadAsync(agency.Id, month, cancellation);
        var billed = await BilledMonth.ReadAsync(database, agency.Id, month, cancellation);
        if (json)
        {
            AnalysisCommand.PrintJson(
                new
                {
                    Month = Text(month),
                    Agency = agency.Name,
                    Teams = teams.Select(Shape),
                    Billed = billed,
                }
            );
            return ExitCode.Done;
        }

        AnalysisCommand.PrintTable(
            ["team", "supported", "caseload", "share", "hours", "outside", "referrals", "signals"],
            teams.Select(team =>
                (IReadOnlyList<string>)
                    [
                        team.Team.Name,
                        Whole(team.Supported),
                        Whole(team.Caseload),
                        AnalysisCommand.Show(team.Share),
                        AnalysisCommand.Show(team.Current?.Hours ?? 0),
                        AnalysisCommand.Show(team.Current?.OutsideShare),
                        Whole(team.Referrals),
                        string.Join(' ', Signals.Of(team).Select(signal => signal.Kind)),
                    ]
            )
        );
        foreach (var payer in billed)
            Console.WriteLine($"{payer.Payer}: {payer.Units} units of {payer.Contacts} contacts, {payer.Beyond} beyond a day's cap");
        return ExitCode.Done;
    }

    private static object Shape(TeamUse team)
    {
        var wilson = team.Caseload > 0 ? ProportionIntervals.Wilson(team.Supported, team.Caseload) : (Interval?)null;
        var published = team.Pattern is { } pattern ? PublishedShare.For(pattern) : null;
        return new
        {
            Team = team.Team.Name,
            Pattern = team.Pattern?.ToString(),
            team.Caseload,
            team.Supported,
            team.Share,
            Wilson = Ends(wilson),
            Published = published is null ? null : new[] { published.Low, published.High },
            ComparedWith = team.Funnel?.Like,
            Limits_95 = Ends(team.Funnel?.Inner),
            Limits_998 = Ends(team.Funnel?.Outer),
            Position = team.Funnel?.Position switch
            {
                null => null,
                FunnelPosition.Outside998 => "outside 998",
                FunnelPosition.Outside95 => "outside 95",
                _ => "inside",
            },
            team.Funnel?.Side,
            Shrunken = team.Funnel?.Shrunken,
            Hours = team.Current?.Hours ?? 0,
            OutsideShare = team.Current is { Minutes: > 0 } hours ? hours.OutsideShare : (double?)null,
            team.Referrals,
            MedianDaysToFirstContact = team.MedianWait,
            Signals = Signals.Of(team).Select(signal => new { Kind = signal.Kind.ToString(), signal.What }),
        };
    }

    private static async Task<int> OfStateAsync(IServiceProvider services, DateOnly month, bool json, CancellationToken cancellation)
    {
        var state = await services.GetRequiredService<StateBoard>().ReadAsync(month, cancellation);
        if (json)
        {
            AnalysisCommand.PrintJson(
                new
                {
                    Month = Text(month),
                    Agencies = state.ByAgency.Figures.Select(Shape),
                    Patterns = state.ByPattern.Figures.Select(Shape),
                    Work = state.Work.Select(work => new
                    {
                        work.Agency,
                        Withheld = work.IsWithheld,
                        work.Hours,
                        work.OutsideShare,
                        MedianDaysToFirstContact = work.MedianWait,
                    }),
                }
            );
            return ExitCode.Done;
        }

        AnalysisCommand.PrintTable(
            ["", "supported", "caseload", "share"],
            state
                .ByAgency.Figures.Concat(state.ByPattern.Figures)
                .Select(figure =>
                    (IReadOnlyList<string>)
                        [
                            figure.Label,
                            figure.Count is { } count ? Whole(count) : "withheld",
                            figure.IsShown ? Whole(figure.Base.Number) : "withheld",
                            AnalysisCommand.Show(figure.Estimate),
                        ]
                )
        );
        return ExitCode.Done;
    }

    private static object Shape(Figure figure) =>
        new
        {
            Name = figure.Label,
            Caseload = figure.IsShown ? figure.Base.Number : (int?)null,
            Supported = figure.Count,
            Share = figure.Estimate,
            Wilson = figure.Interval is { } interval ? new[] { interval.Low, interval.High } : null,
            Withheld = figure.Verdict.Presentation == Presentation.Suppress,
        };

    private static double[]? Ends(Interval? interval) => interval is { } known && double.IsFinite(known.Low) ? [known.Low, known.High] : null;

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
