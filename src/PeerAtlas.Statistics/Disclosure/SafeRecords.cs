namespace PeerAtlas.Statistics.Disclosure;

/// <summary>
/// Chooses which variables of persons' records may leave together. A file of records tells every cross-count of its variables, so
/// they may leave only when every combination that occurs at all occurs more often than the threshold. Then every number of
/// persons that can be counted in the file, whatever the condition, is 0 or above the threshold: it is a sum of combinations.
/// All records leave or none, since records left out could be counted as the difference to what is published.
/// </summary>
public static class SafeRecords
{
    /// <summary>Chooses variables one after another, each time the one that leaves the smallest combination largest.</summary>
    /// <param name="columns">By variable, a code for each record. No answer is a code as well.</param>
    /// <param name="threshold">Combinations of 1 to this many records must not be.</param>
    /// <returns>The numbers of the variables, ascending; empty when none may leave, or when there are too few records.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static IReadOnlyList<int> Choose(IReadOnlyList<IReadOnlyList<int>> columns, int threshold = DisclosureAudit.DefaultThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        var records = columns.Count == 0 ? 0 : columns[0].Count;
        if (columns.Any(column => column.Count != records))
            throw new ArgumentException("Every variable needs a code for every record.", nameof(columns));
        var chosen = new SortedSet<int>();
        if (records <= threshold)
            return [];
        var groups = new int[records];
        while (true)
        {
            var best = Enumerable
                .Range(0, columns.Count)
                .Where(variable => !chosen.Contains(variable))
                .Select(variable => (Variable: variable, Smallest: Smallest(groups, columns[variable])))
                .Where(candidate => candidate.Smallest > threshold)
                .OrderByDescending(candidate => candidate.Smallest)
                .ThenBy(candidate => candidate.Variable)
                .Select(candidate => (int?)candidate.Variable)
                .FirstOrDefault();
            if (best is not { } variable)
                return [.. chosen];
            chosen.Add(variable);
            groups = Refined(groups, columns[variable]);
        }
    }

    private static int Smallest(int[] groups, IReadOnlyList<int> codes)
    {
        var counts = new Dictionary<(int, int), int>();
        for (var record = 0; record < groups.Length; record++)
            counts[(groups[record], codes[record])] = counts.GetValueOrDefault((groups[record], codes[record])) + 1;
        return counts.Values.Min();
    }

    private static int[] Refined(int[] groups, IReadOnlyList<int> codes)
    {
        var numbers = new Dictionary<(int, int), int>();
        var refined = new int[groups.Length];
        for (var record = 0; record < groups.Length; record++)
        {
            if (!numbers.TryGetValue((groups[record], codes[record]), out var number))
                numbers.Add((groups[record], codes[record]), number = numbers.Count);
            refined[record] = number;
        }

        return refined;
    }
}
