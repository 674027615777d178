using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.Disclosure;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas audit</c>.</summary>
internal static class AuditCommand
{
    private const string Description = """
        Disclosure control of a table of counts of persons: what to withhold, and what a reader could still derive.

        TABLE is a CSV file in one of two forms. Across: a row for each group, its name in the first column, and a column of counts for
        each other group. Long: one to four columns that name groups, and the column count. All margins count as published too; rows
        and columns called Total or All are held against the sums. The same person stands in one inner cell.

        Counts from 1 to the threshold are small. Without a mark, the command finds what to withhold so that no small count can be
        derived. A count with an asterisk, as 4*, is withheld already: then that choice is audited as it stands.
        A count of 0 is never withheld, and readers are taken to know it: a withheld count is at least 1. So eleven withheld counts
        that add up to 11 are known to be 1 each.

        Each cell has: cell, count, status (shown, primary, complementary), and for those not shown low and high, the smallest and largest
        count that a reader can derive from all that is shown (high is null without a limit), exact, and disclosed.
        Exit code 1 when a small count is shown or can be told to be small.
        """;

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("table", "A CSV file of counts of persons.");
        var threshold = new Option<int>("--threshold")
        {
            Description = "The largest small count.",
            DefaultValueFactory = _ => DisclosureAudit.DefaultThreshold,
        };
        threshold.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--threshold is at least 1.");
        });
        var json = AnalysisCommand.JsonOption();
        var command = new Command("audit", Description) { file, threshold, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() => Audit(CountTable.Read(arguments.GetRequiredValue(file)), arguments.GetValue(threshold), arguments.GetValue(json)))
        );
        return command;
    }

    private static int Audit(CountTable table, int threshold, bool json)
    {
        var suppression = table.IsMarked ? null : Suppression.Protect(table.Publication, threshold);
        var audit = suppression?.Audit ?? DisclosureAudit.Run(table.Publication, table.Withheld, threshold);
        var bounds = audit.Bounds.ToDictionary(b => b.Cell);
        var cells = table
            .Publication.Cells.Select(
                (cell, number) =>
                    new AuditedCell(
                        cell.Name,
                        cell.Count,
                        StatusOf(table, suppression, number, threshold),
                        bounds.GetValueOrDefault(number)?.Low,
                        bounds.GetValueOrDefault(number)?.High,
                        bounds.GetValueOrDefault(number)?.IsExact,
                        bounds.GetValueOrDefault(number)?.IsDisclosed ?? false
                    )
            )
            .ToList();
        if (json)
            AnalysisCommand.PrintJson(
                new
                {
                    audit.Passes,
                    Threshold = threshold,
                    Audited = table.IsMarked ? "as marked" : "after suppression",
                    Cells = cells,
                }
            );
        else
            Print(audit, cells, threshold);
        return audit.Passes ? ExitCode.Done : ExitCode.Refused;
    }

    private static string StatusOf(CountTable table, Suppression? suppression, int cell, int threshold)
    {
        var status = suppression?.Statuses[cell]
            ?? (
                !table.Withheld[cell] ? CellStatus.Shown
                : table.Publication.Cells[cell].Count is var count && count > 0 && count <= threshold ? CellStatus.Primary
                : CellStatus.Complementary
            );
        return status.ToString().ToLowerInvariant();
    }

    private static void Print(DisclosureAudit audit, List<AuditedCell> cells, int threshold)
    {
        AnalysisCommand.PrintTable(
            ["cell", "count", "status", "a reader can derive"],
            cells.Select(c =>
                (IReadOnlyList<string>)
                    [
                        c.Cell,
                        c.Count.ToString(CultureInfo.InvariantCulture),
                        c.Status,
                        c.Low is null ? "" : $"{c.Low} to {c.High?.ToString(CultureInfo.InvariantCulture) ?? "any number"}{(c.Disclosed ? "  DISCLOSED" : "")}",
                    ]
            )
        );
        Console.WriteLine(
            audit.Passes
                ? $"No count from 1 to {threshold} is shown or can be derived."
                : $"{audit.Disclosed.Count()} counts from 1 to {threshold} are shown or can be derived."
        );
    }

    private sealed record AuditedCell(string Cell, int Count, string Status, int? Low, int? High, bool? Exact, bool Disclosed);
}
