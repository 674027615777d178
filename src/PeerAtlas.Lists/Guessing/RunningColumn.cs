using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Guessing;

/// <summary>Tells a column that adds up another one from row to row.</summary>
internal static class RunningColumn
{
    private const int Fewest = 4;
    private const int MostLooked = 200;
    private const decimal Rounded = 0.011m;

    /// <summary>Whether each row of the column has what the row above has, and what another column has in this row.</summary>
    public static bool Is(SheetSample sample, int column)
    {
        var sums = Numbers(sample, column);
        return sums.Count(sum => sum is not null) > Fewest
            && Enumerable.Range(0, sample.Width).Any(other => other != column && Grows(sums, Numbers(sample, other)));
    }

    private static bool Grows(List<decimal?> sums, List<decimal?> parts)
    {
        var (steps, right) = (0, 0);
        for (var row = 1; row < sums.Count; row++)
        {
            if (sums[row] is not { } sum || sums[row - 1] is not { } before || parts[row] is not { } part || part == 0)
                continue;
            steps++;
            right += Math.Abs(sum - before - part) < Rounded ? 1 : 0;
        }

        return steps >= Fewest && right * 10 >= steps * 9;
    }

    private static List<decimal?> Numbers(SheetSample sample, int column) =>
        [
            .. sample
                .Body.Take(MostLooked)
                .Select(row => NumberText.TryRead(CleanText.Of(row[column]), hasDecimalComma: false, out var number) ? number : (decimal?)null),
        ];
}
