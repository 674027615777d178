namespace PeerAtlas.Certification.Checking;

/// <summary>Hours that may fill the same needs: each bit of the mask is one.</summary>
internal readonly record struct HourClass(ulong Mask, decimal Hours);

/// <summary>
/// Gives hours to needs so that as little as possible stays unfilled: a maximal flow, found need by need. A later need takes hours of an earlier one only when
/// that one gets others for them, so that what is filled first stays filled. More hours fill each need as far as before or further, and which
/// record came first does not matter.
/// </summary>
internal sealed class HourAssignment
{
    private readonly IReadOnlyList<HourClass> classes;
    private readonly decimal[] left;
    private readonly decimal[,] given;

    public HourAssignment(IReadOnlyList<HourClass> classes, IReadOnlyList<decimal> needs)
    {
        this.classes = classes;
        left = [.. classes.Select(hours => hours.Hours)];
        given = new decimal[classes.Count, needs.Count];
        for (var need = 0; need < needs.Count; need++)
        {
            var open = needs[need];
            // What no need took is taken first; that others give way is seldom needed.
            for (var number = 0; number < classes.Count && open > 0; number++)
                open -= Take(number, need, open);
            while (open > 0 && Path(need) is { Count: > 0 } path)
                open -= Move(path, open);
        }
    }

    /// <summary>The hours of a class that no need took.</summary>
    public decimal Left(int hourClass) => left[hourClass];

    /// <summary>The hours of a class that a need took.</summary>
    public decimal Given(int hourClass, int need) => given[hourClass, need];

    /// <summary>All hours that a need took.</summary>
    public decimal Filled(int need)
    {
        var filled = 0m;
        for (var number = 0; number < classes.Count; number++)
            filled += given[number, need];
        return filled;
    }

    private decimal Take(int number, int need, decimal most)
    {
        if ((classes[number].Mask >> need & 1) == 0 || left[number] <= 0)
            return 0;
        var amount = Math.Min(most, left[number]);
        left[number] -= amount;
        given[number, need] += amount;
        return amount;
    }

    /// <summary>
    /// The shortest way to more hours for a need, as steps from a class to the need that takes its hours. The first step takes what is left of a class; each
    /// further one takes from a need what the step before gave it. Empty where there is none.
    /// </summary>
    private List<(int Class, int Need)> Path(int target)
    {
        var cameBy = new Dictionary<int, (int Class, int Need)>();
        var waiting = new Queue<int>([target]);
        var seen = 1UL << target;
        while (waiting.TryDequeue(out var need))
        {
            for (var number = 0; number < classes.Count; number++)
            {
                if ((classes[number].Mask >> need & 1) == 0)
                    continue;
                if (left[number] > 0)
                    return Steps(number, need, cameBy);
                for (var other = 0; other < given.GetLength(1); other++)
                {
                    if ((seen >> other & 1) != 0 || given[number, other] <= 0)
                        continue;
                    seen |= 1UL << other;
                    cameBy[other] = (number, need);
                    waiting.Enqueue(other);
                }
            }
        }

        return [];
    }

    private static List<(int Class, int Need)> Steps(int number, int need, Dictionary<int, (int Class, int Need)> cameBy)
    {
        var steps = new List<(int Class, int Need)> { (number, need) };
        while (cameBy.TryGetValue(need, out var step))
        {
            steps.Add(step);
            need = step.Need;
        }

        return steps;
    }

    private decimal Move(List<(int Class, int Need)> path, decimal most)
    {
        var amount = Math.Min(most, left[path[0].Class]);
        for (var step = 1; step < path.Count; step++)
            amount = Math.Min(amount, given[path[step].Class, path[step - 1].Need]);
        left[path[0].Class] -= amount;
        given[path[0].Class, path[0].Need] += amount;
        for (var step = 1; step < path.Count; step++)
        {
            given[path[step].Class, path[step - 1].Need] -= amount;
            given[path[step].Class, path[step].Need] += amount;
        }

        return amount;
    }
}
