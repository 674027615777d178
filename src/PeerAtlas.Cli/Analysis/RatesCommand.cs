using System.CommandLine;
using System.Globalization;
using PeerAtlas.Statistics.ResponseRates;
using PeerAtlas.Tables;

namespace PeerAtlas.Cli.Analysis;

/// <summary><c>peeratlas rates</c>.</summary>
internal static class RatesCommand
{
    private const string Description = """
        Response rates RR1 to RR6 of an establishment survey, by the Standard Definitions of AAPOR.

        DISPOSITIONS is a CSV file with the column disposition and, if wanted, organization and count. Without organization each row
        is one organization, or as many as count says. With it, several rows of one organization are its units and contacts: it
        counts once, as complete when one of them is, and as not eligible only when all are.
        A disposition is one of: complete (I, 1.1), partial (P, 1.2), refused (R, 2.1), no contact (NC, 2.2), other (O, 2.3),
        unknown eligibility (UH, UO, 3), not eligible (NE, 4).

        Gives the numbers of each disposition, e (the share of unknown eligibility taken to be eligible) and rr1 to rr6; a rate
        without a denominator is null.
        """;

    private static readonly Dictionary<string, Disposition> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["complete"] = Disposition.Complete,
        ["completed"] = Disposition.Complete,
        ["I"] = Disposition.Complete,
        ["partial"] = Disposition.Partial,
        ["P"] = Disposition.Partial,
        ["refused"] = Disposition.Refused,
        ["refusal"] = Disposition.Refused,
        ["R"] = Disposition.Refused,
        ["nocontact"] = Disposition.NoContact,
        ["noncontact"] = Disposition.NoContact,
        ["NC"] = Disposition.NoContact,
        ["other"] = Disposition.Other,
        ["O"] = Disposition.Other,
        ["unknowneligibility"] = Disposition.UnknownEligibility,
        ["unknown"] = Disposition.UnknownEligibility,
        ["UH"] = Disposition.UnknownEligibility,
        ["UO"] = Disposition.UnknownEligibility,
        ["U"] = Disposition.UnknownEligibility,
        ["noteligible"] = Disposition.NotEligible,
        ["ineligible"] = Disposition.NotEligible,
        ["NE"] = Disposition.NotEligible,
    };

    private static readonly string[] Spellings = ["organization", "organisation"];

    public static Command Create()
    {
        var file = AnalysisCommand.FileArgument("dispositions", "A CSV file: how it ended with each organization.");
        var eligibility = new Option<double?>("--eligibility")
        {
            Description = "e, from 0 to 1: the share of unknown eligibility taken to be eligible. Left out, the eligible share of those known.",
        };
        eligibility.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } e && !(e >= 0 && e <= 1))
                result.AddError("--eligibility lies between 0 and 1.");
        });
        var json = AnalysisCommand.JsonOption();
        var command = new Command("rates", Description) { file, eligibility, json };
        command.SetAction(arguments =>
            AnalysisCommand.Run(() =>
                Print(AaporRates.Compute(Read(arguments.GetRequiredValue(file)), arguments.GetValue(eligibility)), arguments.GetValue(json))
            )
        );
        return command;
    }

    private static DispositionCounts Read(FileInfo file)
    {
        var counts = new long[Enum.GetValues<Disposition>().Length];
        var best = new Dictionary<string, Disposition>(StringComparer.OrdinalIgnoreCase);
        using var stream = file.OpenRead();
        var rows = 0;
        foreach (var row in CsvTable.Read(stream, file.Name, TableLimits.Streamed))
        {
            rows++;
            var disposition = Disposed(file, row);
            if (Spellings.FirstOrDefault(row.Has) is not { } organization)
            {
                counts[(int)disposition] += Count(file, row);
                continue;
            }

            if (row.Has("count"))
                throw new TableException("A file has a column organization or a column count, not both.", file.Name, row: 1, column: "count");
            if (row[organization].Length == 0)
                throw new TableException("The row names no organization.", file.Name, row: row.Number, column: organization);
            best[row[organization]] = best.TryGetValue(row[organization], out var before)
                ? DispositionCounts.OfOrganisation([before, disposition])
                : disposition;
        }

        if (rows == 0)
            throw new TableException("There are no rows under the header.", file.Name);
        foreach (var disposition in best.Values)
            counts[(int)disposition]++;
        if (counts.Sum() > int.MaxValue)
            throw new TableException("The counts add up to more than two thousand million.", file.Name, column: "count");
        int[] of = [.. counts.Select(count => (int)count)];
        return new(of[0], of[1], of[2], of[3], of[4], of[5], of[6]);
    }

    private static Disposition Disposed(FileInfo file, TableRow row)
    {
        if (!row.Has("disposition"))
            throw new TableException("There is no such column.", file.Name, row: 1, column: "disposition");
        var text = row["disposition"];
        var plain = string.Concat(text.Where(char.IsLetter));
        if (Names.TryGetValue(plain.Length > 0 ? plain : text, out var disposition) || Numbered(text, out disposition))
            return disposition;
        throw new TableException(
            $"\"{(text.Length <= 40 ? text : text[..40] + "…")}\" is no disposition. Write "
                + "complete, partial, refused, no contact, other, unknown eligibility or not eligible.",
            file.Name,
            row: row.Number,
            column: "disposition"
        );
    }

    /// <summary>AAPOR's numbers: 1.1, 1.2; 2.1, 2.2, other 2; 3 and 4 with any decimals.</summary>
    private static bool Numbered(string text, out Disposition disposition)
    {
        (var isKnown, disposition) = text switch
        {
            ['1', '.', '1', ..] => (true, Disposition.Complete),
            ['1', '.', '2', ..] => (true, Disposition.Partial),
            ['2', '.', '1', ..] => (true, Disposition.Refused),
            ['2', '.', '2', ..] => (true, Disposition.NoContact),
            ['2', '.', ..] => (true, Disposition.Other),
            ['3'] or ['3', '.', ..] => (true, Disposition.UnknownEligibility),
            ['4'] or ['4', '.', ..] => (true, Disposition.NotEligible),
            _ => (false, default),
        };
        return isKnown && double.TryParse(text, CultureInfo.InvariantCulture, out _);
    }

    private static int Count(FileInfo file, TableRow row)
    {
        if (!row.Has("count"))
            return 1;
        return int.TryParse(row["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new TableException("A count is a whole number, not negative.", file.Name, row: row.Number, column: "count");
    }

    private static int Print(AaporRates rates, bool json)
    {
        var c = rates.Counts;
        if (json)
        {
            AnalysisCommand.PrintJson(
                new
                {
                    c.Complete,
                    c.Partial,
                    c.Refused,
                    c.NoContact,
                    c.Other,
                    c.UnknownEligibility,
                    c.NotEligible,
                    E = rates.Eligibility,
                    RR1 = AnalysisCommand.Finite(rates.RR1),
                    RR2 = AnalysisCommand.Finite(rates.RR2),
                    RR3 = AnalysisCommand.Finite(rates.RR3),
                    RR4 = AnalysisCommand.Finite(rates.RR4),
                    RR5 = AnalysisCommand.Finite(rates.RR5),
                    RR6 = AnalysisCommand.Finite(rates.RR6),
                }
            );
            return ExitCode.Done;
        }

        Console.WriteLine(
            $"{c.Total} organizations: {c.Complete} complete, {c.Partial} partial, {c.Refused} refused, {c.NoContact} "
                + $"no contact, {c.Other} other, {c.UnknownEligibility} of unknown eligibility, {c.NotEligible} not eligible"
        );
        Console.WriteLine($"e = {AnalysisCommand.Show(rates.Eligibility)}");
        foreach (
            var (name, rate) in new[] { ("RR1", rates.RR1), ("RR2", rates.RR2), ("RR3", rates.RR3), ("RR4", rates.RR4), ("RR5", rates.RR5), ("RR6", rates.RR6) }
        )
            Console.WriteLine($"{name}  {AnalysisCommand.Show(rate)}");
        return ExitCode.Done;
    }
}
