using System.Numerics;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>The hours that count for one credential, by floor, by provider and by course.</summary>
internal sealed class HourCount
{
    /// <summary>More than anybody has; what counts without a limit.</summary>
    private const decimal NoLimit = 1_000_000_000;

    private readonly CredentialFrame frame;
    private readonly decimal[] floors;
    private readonly decimal[] providers;
    private readonly int[] courses;
    private readonly decimal? asked;

    private HourCount(CredentialFrame frame, decimal? asked, decimal[] floors, decimal total, IReadOnlyList<HourRecord> counting)
    {
        (this.frame, this.asked, this.floors, Total) = (frame, asked, floors, total);
        providers = frame.Asked.Providers.Count == 0 ? [] : [.. frame.Asked.Providers.Select(provider => HoursOf(provider, counting))];
        courses = frame.Asked.Courses.Count == 0 ? [] : [.. frame.Asked.Courses.Select(course => CoursesOf(course, counting))];
    }

    /// <summary>All hours.</summary>
    public decimal Total { get; }

    /// <summary>Counts in the running period, and adds what does not count to a list.</summary>
    public static HourCount Running(CredentialFrame frame, List<NotCounted> notCounted)
    {
        var counting = new List<HourRecord>(frame.Records.Count);
        foreach (var record in frame.Records)
        {
            if (frame.WhyNot(record) is { } reason)
                notCounted.Add(reason);
            else
                counting.Add(record);
        }

        var count = Of(frame, frame.Total, counting, out var wasted);
        if (wasted.Count > 0)
            notCounted.AddRange(
                counting
                    .Where(record => wasted.Any(hours => hours.Mask == frame.FloorsOf(record)))
                    .Select(record => new NotCounted(record.Id, NotCountedReason.AboveMost))
            );
        return count;
    }

    /// <summary>Whether the hours of a past period are all there.</summary>
    public static bool IsKept(CredentialFrame frame, DateOnly from, DateOnly to)
    {
        var counting = frame.Records.Where(record => record.Date >= from && record.Date <= to && frame.WhyNever(record) is null);
        var count = Of(frame, frame.Asked.Total, [.. counting], out _);
        return !count.Missing().Any();
    }

    /// <summary>Hours that were divided among several credentials.</summary>
    public static HourCount Divided(CredentialFrame frame, decimal[] floors, decimal total) => new(frame, frame.Total, floors, total, []);

    /// <summary>The hours of each floor that is owed.</summary>
    public IReadOnlyList<TopicHours> ByTopic() => [.. Owed().Select(floor => new TopicHours(floor.Floor.Topic, floor.Floor.Name, Plain(floors[floor.Number])))];

    /// <summary>What is missing. Hours of a topic count in the total too.</summary>
    public IEnumerable<MissingPart> Missing()
    {
        if (asked > Total)
            yield return new(MissingKind.Total, "total", null, Plain(asked.Value - Total));
        foreach (var (floor, number) in Owed().Where(floor => floor.Floor.Hours > floors[floor.Number]))
            yield return new(MissingKind.Topic, floor.Topic, floor.Name, Plain(floor.Hours - floors[number]));
        for (var number = 0; number < providers.Length; number++)
        {
            if (frame.Asked.Providers[number] is var provider && provider.Hours > providers[number])
                yield return new(MissingKind.Provider, provider.Provider, provider.Name, Plain(provider.Hours - providers[number]));
        }

        for (var number = 0; number < courses.Length; number++)
        {
            if (frame.Asked.Courses[number] is var course && course.Count > courses[number])
                yield return new(MissingKind.Course, course.Topic, course.Name, null, course.Count - courses[number]);
        }
    }

    /// <summary>A number without the zeros at its end, which come from adding up.</summary>
    public static decimal Plain(decimal hours) => hours.Scale == 0 ? hours : hours / 1.0000000000000000000000000000m;

    private static HourCount Of(CredentialFrame frame, decimal? asked, IReadOnlyList<HourRecord> counting, out IReadOnlyList<HourClass> wasted)
    {
        var classes = Classes(frame, counting);
        var total = 0m;
        foreach (var hours in classes)
            total += hours.Hours;
        var floors = new decimal[frame.Asked.Floors.Count];
        wasted = [];
        if (frame.Asked.OneHourFillsSeveral)
            FillSeveral(classes, floors);
        else
            wasted = FillOne(frame.Asked, classes, floors);
        return new(frame, asked, floors, wasted.Count == 0 ? total : total - wasted.Sum(hours => hours.Hours), counting);
    }

    private static List<HourClass> Classes(CredentialFrame frame, IReadOnlyList<HourRecord> counting)
    {
        var classes = new List<HourClass>();
        foreach (var record in counting)
        {
            var mask = frame.FloorsOf(record);
            var number = 0;
            while (number < classes.Count && classes[number].Mask != mask)
                number++;
            if (number == classes.Count)
                classes.Add(new(mask, record.Hours));
            else
                classes[number] = new(mask, classes[number].Hours + record.Hours);
        }

        classes.Sort((one, other) => one.Mask.CompareTo(other.Mask));
        return classes;
    }

    private static void FillSeveral(List<HourClass> classes, decimal[] floors)
    {
        foreach (var hours in classes)
        {
            for (var floor = 0; floor < floors.Length; floor++)
                floors[floor] += (hours.Mask >> floor & 1) * hours.Hours;
        }
    }

    /// <summary>Fills the floors first; what is left goes to the first of its floors that takes more. Gives the hours that none may take.</summary>
    private static List<HourClass> FillOne(HourRequirement asked, List<HourClass> classes, decimal[] floors)
    {
        var wasted = new List<HourClass>();
        if (floors.Length == 0)
            return wasted;
        var isLimited = asked.Floors.Any(floor => floor.AtMost is not null);
        if (!isLimited && classes.TrueForAll(hours => BitOperations.PopCount(hours.Mask) <= 1))
        {
            // Nobody has to choose.
            FillSeveral(classes, floors);
            return wasted;
        }

        IEnumerable<decimal> needs = asked.Floors.Select(floor => floor.Hours);
        if (isLimited)
        {
            needs = needs.Concat(asked.Floors.Select(floor => floor.AtMost is { } most ? most - floor.Hours : NoLimit));
            classes = [.. classes.Select(hours => hours with { Mask = hours.Mask | hours.Mask << floors.Length })];
        }

        var assignment = new HourAssignment(classes, [.. needs]);
        for (var floor = 0; floor < floors.Length; floor++)
            floors[floor] = assignment.Filled(floor) + (isLimited ? assignment.Filled(floor + floors.Length) : 0);
        for (var number = 0; number < classes.Count; number++)
        {
            if (classes[number].Mask == 0 || assignment.Left(number) is not (> 0 and var left))
                continue;
            if (isLimited)
                wasted.Add(new(classes[number].Mask & (1UL << floors.Length) - 1, left));
            else
                floors[BitOperations.TrailingZeroCount(classes[number].Mask)] += left;
        }

        return wasted;
    }

    private static decimal HoursOf(ProviderFloor provider, IReadOnlyList<HourRecord> counting)
    {
        var names = provider.AlsoKnownAs.Prepend(provider.Provider).Select(Named.Plain).ToList();
        return counting.Where(record => record.PlainProvider is { } name && names.Contains(name, StringComparer.Ordinal)).Sum(record => record.Hours);
    }

    // The same course on two days is one course.
    private static int CoursesOf(RequiredCourse course, IReadOnlyList<HourRecord> counting)
    {
        var topic = Named.Plain(course.Topic);
        return counting
            .Where(record => record.PlainTopics.Contains(topic, StringComparer.Ordinal))
            .Select(record => record.PlainCourse ?? "\n" + record.Id)
            .Distinct(StringComparer.Ordinal)
            .Count();
    }

    private IEnumerable<(HourFloor Floor, int Number)> Owed()
    {
        for (var number = 0; number < floors.Length; number++)
        {
            if ((frame.OwedFloors >> number & 1) != 0)
                yield return (frame.Asked.Floors[number], number);
        }
    }
}
