using PeerAtlas.Lists.Values;
using PeerAtlas.Tables;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Finds rows that are the sums of columns side by side, though no word says so.</summary>
internal static class SumRows
{
    private const int FewestColumns = 3;

    /// <summary>The rows, as a person would name them to leave them out; null when there are none, or the sheet is longer than what is looked at.</summary>
    public static string? Of(SheetSample sample, ListMapping mapping)
    {
        if (mapping.Across is not { } across || !sample.IsWhole || sample.Body.Count < FewestColumns)
            return null;
        var rules = new RowRules(mapping, sample.Sheet.Name, sample.HeaderRow, [], isLog: true);
        var columns = across.Columns.Select(GridColumn.Of).ToList();
        var rows = sample
            .Body.Where(row => rules.Of(row) is null)
            .Select(row => (row.Number, Values: columns.ConvertAll(column => Number(row[column]))))
            .ToList();
        var all = Enumerable.Range(0, columns.Count).Select(at => rows.Sum(row => row.Values[at])).ToList();
        var several = Enumerable.Range(0, columns.Count).Select(at => rows.Count(row => row.Values[at] != 0) > 2).ToList();
        bool IsSum(List<decimal> values)
        {
            var filled = Enumerable.Range(0, columns.Count).Where(at => values[at] != 0 || all[at] != 0).ToList();
            // Of two equal rows, each would be the sum of the other: some column must have several summands.
            return filled.Count >= FewestColumns && filled.TrueForAll(at => Math.Abs(all[at] - (2 * values[at])) <= 0.011m) && filled.Exists(at => several[at]);
        }

        var found = rows.FindAll(row => IsSum(row.Values));
        return found is [var (number, _)] ? $"{sample.Sheet.Name}!{number}" : null;
    }

    private static decimal Number(string text) => NumberText.TryRead(CleanText.Of(text), hasDecimalComma: true, out var number) ? number : 0;
}
