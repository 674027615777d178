namespace PeerAtlas.Statistics.Estimation;

/// <summary>
/// Answers by their combination of levels on several margins. What happens to all answers of a combination alike, as raking
/// does, is computed once for it. Answers without a weight are in no cell.
/// </summary>
internal sealed class MarginCells
{
    private const int LargestTable = 1 << 20;

    /// <summary>Finds the combinations that occur.</summary>
    /// <param name="margins">The level of each answer, from 0, by margin.</param>
    /// <param name="weights">The weights; an answer with weight 0 may have any level.</param>
    public MarginCells(IReadOnlyList<int[]> margins, double[] weights)
    {
        OfRow = new int[weights.Length];
        for (var row = 0; row < weights.Length; row++)
            OfRow[row] = weights[row] > 0 ? 0 : -1;
        LevelOf = [];
        Count = 1;
        foreach (var margin in margins)
            Split(margin);
        Sizes = new int[Count];
        foreach (var cell in OfRow)
        {
            if (cell >= 0)
                Sizes[cell]++;
        }
    }

    /// <summary>The cell of each answer, from 0; −1 for one without a weight.</summary>
    public int[] OfRow { get; }

    /// <summary>The number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>How many answers each cell has.</summary>
    public int[] Sizes { get; }

    /// <summary>By margin, then cell, the level.</summary>
    public int[][] LevelOf { get; private set; }

    /// <summary>Splits every cell by the levels of one more margin.</summary>
    private void Split(int[] margin)
    {
        var levels = 0;
        for (var row = 0; row < margin.Length; row++)
            levels = OfRow[row] >= 0 ? Math.Max(levels, margin[row] + 1) : levels;
        var isSmall = (long)Count * levels <= LargestTable;
        var table = isSmall ? new int[Count * levels] : [];
        var map = new Dictionary<long, int>();
        var before = new List<(int Cell, int Level)>();
        for (var row = 0; row < margin.Length; row++)
        {
            if (OfRow[row] < 0)
                continue;
            var key = (long)OfRow[row] * levels + margin[row];
            // Numbers from 1, so that 0 means: not seen yet.
            var number = isSmall ? table[key] : map.GetValueOrDefault(key);
            if (number == 0)
            {
                before.Add((OfRow[row], margin[row]));
                number = before.Count;
                if (isSmall)
                    table[key] = number;
                else
                    map.Add(key, number);
            }

            OfRow[row] = number - 1;
        }

        LevelOf = [.. LevelOf.Select(level => before.Select(b => level[b.Cell]).ToArray()), [.. before.Select(b => b.Level)]];
        Count = before.Count;
    }
}
