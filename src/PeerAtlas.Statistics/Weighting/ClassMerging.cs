namespace PeerAtlas.Statistics.Weighting;

/// <summary>A unit's place before classes are merged: its group, such as a kind of organisation, and its part of it, such as a region.</summary>
/// <param name="Group">The group's number.</param>
/// <param name="Part">The part's number.</param>
public readonly record struct ClassCell(int Group, int Part);

/// <summary>
/// Merges weighting classes in which too few answered, so that no answer stands for very many. A class is a group × part. The
/// parts of a group with too few are put together; when these are still too few, they join the part of their group with the
/// fewest answers, or, in a group without any, the like remainders of other groups; and those, the class with the most answers.
/// </summary>
public static class ClassMerging
{
    /// <summary>The class, from 0, of each unit, for <see cref="NonResponse.Adjust"/>.</summary>
    /// <param name="cells">Each unit's group and part.</param>
    /// <param name="responded">Whether it answered.</param>
    /// <param name="fewest">How many must have answered in a class, at least 1. Where fewer answered in all, there is one class.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static int[] Merge(IReadOnlyList<ClassCell> cells, bool[] responded, int fewest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        if (responded.Length != cells.Count)
            throw new ArgumentException("The columns differ in length.", nameof(responded));

        var kept = new List<List<int>>();
        var remainders = new List<int>();
        foreach (var group in Enumerable.Range(0, cells.Count).GroupBy(unit => cells[unit].Group).OrderBy(group => group.Key))
        {
            var parts = group.GroupBy(unit => cells[unit].Part).OrderBy(part => part.Key).Select(part => part.ToList()).ToList();
            var large = parts.Where(part => Answered(part) >= fewest).ToList();
            var rest = parts.Except(large).SelectMany(part => part).ToList();
            if (Answered(rest) >= fewest)
                large.Add(rest);
            else if (large.Count > 0)
                large.MinBy(Answered)!.AddRange(rest);
            else
                remainders.AddRange(rest);
            kept.AddRange(large);
        }

        if (Answered(remainders) >= fewest || kept.Count == 0)
            kept.Add(remainders);
        else
            kept.MaxBy(Answered)!.AddRange(remainders);
        return Numbers(kept, cells.Count);

        int Answered(List<int> units) => units.Count(unit => responded[unit]);
    }

    private static int[] Numbers(List<List<int>> classes, int units)
    {
        var numbers = new int[units];
        for (var number = 0; number < classes.Count; number++)
        {
            foreach (var unit in classes[number])
                numbers[unit] = number;
        }

        return numbers;
    }
}
