using System.CommandLine;
using System.Globalization;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas tabulate</c>.</summary>
internal static class TabulateCommand
{
    private const string Description = """
        Estimates from survey data with their design: strata, clusters, weights, finite population.

        DATA is a CSV file with a row for each answer; an empty cell or NA is missing. The design is a JSON file:
          {"weights": "pw", "strata": "region", "clusters": ["organization"], "fpc": "size",
           "items": [{"name": "pay", "kind": "mean"}, {"name": "role", "kind": "share", "level": "CPS"}], "ci": "wilson"}
        weights, strata, clusters and fpc name columns and may be left out. fpc: how many clusters (rows, without clusters) the
        population has in the row's stratum. Of several stages of clusters, variances follow the first.
        kind: mean, total, share or median. A share without level gives every value of the column; a total with level, how many have it.
        ci, the interval of shares: wilson (default), logit, beta (Korn-Graubard) or mean. Everything at 95 %.
        A median has Woodruff's interval around the share of answers at or below it, as svyquantile of R (package survey, rule hf2);
        where R gives no end, since that share's interval leaves 0 to 1, it ends with the lowest or highest answer.

        Each figure has: item, kind, level, by, group, n (unweighted base), estimate, se, low, high, and the verdict (show, show with
        note, review, suppress) of the presentation standards of the National Center for Health Statistics with the rule that decided.
        """;

    public static Command Create()
    {
        var data = AnalysisCommand.FileArgument("data", "The data: a CSV file.");
        var design = new Option<FileInfo>("--design") { Description = "The design: a JSON file.", Required = true }.AcceptExistingFile();
        var by = new Option<string?>("--by") { Description = "A column; the figures are made for each of its values." };
        var json = AnalysisCommand.JsonOption();
        var command = new Command("tabulate", Description) { data, design, by, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
                Tabulate(arguments.GetRequiredValue(data), arguments.GetRequiredValue(design), arguments.GetValue(by), arguments.GetValue(json))
            )
        );
        return command;
    }

    private static int Tabulate(FileInfo data, FileInfo designFile, string? by, bool json)
    {
        var tabulation = FileTabulation.Read(data, TabulationDesign.Read(designFile), by);
        var figures = tabulation.Figures(by);
        if (json)
        {
            AnalysisCommand.PrintJson(new { tabulation.Design.DegreesOfFreedom, Figures = figures });
            return ExitCode.Done;
        }

        AnalysisCommand.PrintTable(
            ["item", "kind", "level", "group", "n", "estimate", "se", "low", "high", "verdict"],
            figures.Select(f =>
                (IReadOnlyList<string>)
                    [
                        f.Item,
                        f.Kind,
                        f.Level ?? "",
                        f.Group ?? "",
                        f.N.ToString(CultureInfo.InvariantCulture),
                        AnalysisCommand.Show(f.Estimate),
                        AnalysisCommand.Show(f.Se),
                        AnalysisCommand.Show(f.Low),
                        AnalysisCommand.Show(f.High),
                        f.Rule.Length == 0 ? f.Verdict : $"{f.Verdict}: {f.Rule}",
                    ]
            )
        );
        Console.WriteLine($"{tabulation.Design.DegreesOfFreedom} degrees of freedom");
        if (tabulation.Design.SingleClusterStrata is > 0 and var lonely)
            Console.WriteLine($"{lonely} strata have a single cluster; their variance is taken around the mean of all.");
        return ExitCode.Done;
    }
}
