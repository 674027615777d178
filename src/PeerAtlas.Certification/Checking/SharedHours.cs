using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Persons;

namespace PeerAtlas.Certification.Checking;

/// <summary>
/// Credentials that share no hours: each hour counts for one of them. Which one, is a single assignment over all their floors and free hours, so that as
/// little as possible is missing in all. The credential that runs out first takes first.
/// </summary>
internal sealed class SharedHours
{
    /// <summary>Each need is a bit of a mask.</summary>
    private const int MostNeeds = 64;

    private readonly List<CredentialFrame> frames;
    private readonly List<(HourRecord Record, ulong Mask)> records = [];
    private readonly List<HourClass> classes;
    private readonly HourAssignment assignment;
    private readonly int[] starts;
    private readonly decimal[,] surplus;
    private readonly List<NotCounted>[] notCounted;

    public SharedHours(IReadOnlyList<CredentialFrame> credentials)
    {
        frames = [.. credentials.OrderBy(frame => frame.Period.End ?? DateOnly.MaxValue)];
        if (frames.Sum(frame => frame.Asked.Floors.Count + 1) > MostNeeds)
            throw new CertificationInputException([new(frames[0].Rule.Id, null, "", "Too many credentials share no hours to be looked at together.")]);
        notCounted = [.. frames.Select(_ => new List<NotCounted>())];
        starts = [.. frames.Select((_, number) => frames.Take(number).Sum(frame => frame.Asked.Floors.Count + 1))];
        foreach (
            var record in frames
                .SelectMany(frame => frame.Records)
                .DistinctBy(record => record.Id)
                .OrderBy(r => r.Date)
                .ThenBy(r => r.Id, StringComparer.Ordinal)
        )
        {
            if (MaskOf(record) is var mask and not 0)
                records.Add((record, mask));
        }

        classes =
        [
            .. records.GroupBy(pair => pair.Mask).OrderBy(group => group.Key).Select(group => new HourClass(group.Key, group.Sum(pair => pair.Record.Hours))),
        ];
        assignment = new(classes, [.. frames.SelectMany(Needs)]);
        surplus = Surplus();
    }

    /// <summary>What each credential got.</summary>
    public IEnumerable<(CredentialFrame Frame, HourCount Count, List<NotCounted> NotCounted)> Counts()
    {
        var shares = Shares();
        for (var number = 0; number < frames.Count; number++)
        {
            var (frame, start) = (frames[number], starts[number]);
            var floors = new decimal[frame.Asked.Floors.Count];
            var total = 0m;
            for (var hourClass = 0; hourClass < classes.Count; hourClass++)
            {
                for (var floor = 0; floor < floors.Length; floor++)
                    floors[floor] += assignment.Given(hourClass, start + floor);
                total += Taken(hourClass, number);
                if (surplus[hourClass, number] is var more and > 0)
                {
                    total += more;
                    if (System.Numerics.BitOperations.TrailingZeroCount(classes[hourClass].Mask >> start) is var floor && floor < floors.Length)
                        floors[floor] += more;
                }
            }

            notCounted[number]
                .AddRange(
                    records
                        .Where(pair => IsFor(pair.Mask, number) && !shares.Contains((pair.Record.Id, number)))
                        .Select(pair => new NotCounted(pair.Record.Id, NotCountedReason.UsedForAnother))
                );
            yield return (frame, HourCount.Divided(frame, floors, total), notCounted[number]);
        }
    }

    /// <summary>
    /// Who gets the hours that fill no need, by class and credential: first whose total is not reached, since its floors stay open whatever it gets; the
    /// rest goes to the first.
    /// </summary>
    private decimal[,] Surplus()
    {
        var given = new decimal[classes.Count, frames.Count];
        var totals = frames.Select((_, number) => Enumerable.Range(0, classes.Count).Sum(hourClass => Taken(hourClass, number))).ToArray();
        for (var hourClass = 0; hourClass < classes.Count; hourClass++)
        {
            var left = assignment.Left(hourClass);
            for (var number = 0; number < frames.Count && left > 0; number++)
            {
                if (!IsFor(classes[hourClass].Mask, number))
                    continue;
                var share = Math.Clamp((frames[number].Total ?? 0) - totals[number], 0, left);
                (given[hourClass, number], totals[number], left) = (share, totals[number] + share, left - share);
            }

            if (left > 0)
                given[hourClass, First(hourClass)] += left;
        }

        return given;
    }

    /// <summary>Which records count for which credential: those of a class are handed out in their order.</summary>
    private HashSet<(string Record, int Credential)> Shares()
    {
        var shares = new HashSet<(string, int)>();
        for (var hourClass = 0; hourClass < classes.Count; hourClass++)
        {
            var mask = classes[hourClass].Mask;
            var open = frames.Select((_, number) => Taken(hourClass, number) + surplus[hourClass, number]).ToArray();
            var next = 0;
            foreach (var (record, _) in records.Where(pair => pair.Mask == mask))
            {
                for (var hours = record.Hours; hours > 0 && next < open.Length; )
                {
                    var share = Math.Min(hours, open[next]);
                    if (share > 0)
                        shares.Add((record.Id, next));
                    (hours, open[next]) = (hours - share, open[next] - share);
                    next += open[next] <= 0 ? 1 : 0;
                }
            }
        }

        return shares;
    }

    private ulong MaskOf(HourRecord record)
    {
        var mask = 0UL;
        for (var number = 0; number < frames.Count; number++)
        {
            var frame = frames[number];
            if (!frame.Records.Any(other => other.Id == record.Id))
                continue;
            if (frame.WhyNot(record) is { } reason)
                notCounted[number].Add(reason);
            else
                mask |= (frame.FloorsOf(record) | 1UL << frame.Asked.Floors.Count) << starts[number];
        }

        return mask;
    }

    /// <summary>The floors, and the free hours that the total asks beside them.</summary>
    private static IEnumerable<decimal> Needs(CredentialFrame frame)
    {
        var owed = frame.Asked.Floors.Select((floor, number) => (frame.OwedFloors >> number & 1) * floor.Hours).ToList();
        return owed.Append(Math.Max(0, (frame.Total ?? 0) - owed.Sum()));
    }

    private decimal Taken(int hourClass, int number)
    {
        var taken = 0m;
        for (var need = starts[number]; need <= starts[number] + frames[number].Asked.Floors.Count; need++)
            taken += assignment.Given(hourClass, need);
        return taken;
    }

    /// <summary>The first credential for which a class of hours counts.</summary>
    private int First(int hourClass) => Enumerable.Range(0, frames.Count).First(number => IsFor(classes[hourClass].Mask, number));

    private bool IsFor(ulong mask, int number) => (mask >> starts[number] >> frames[number].Asked.Floors.Count & 1) != 0;
}
