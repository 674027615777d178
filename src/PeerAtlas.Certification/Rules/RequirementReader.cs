using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads hours that are asked, and holds their floors against their total.</summary>
internal static class RequirementReader
{
    /// <summary>More floors than a credential has, and few enough to be told apart by the bits of a number.</summary>
    private const int MostFloors = 30;
    private const decimal MostHours = 10_000;

    public static HourRequirement? Read(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var floors = fields.Objects("floors", MostFloors).Select(Floor).ToList();
        var requirement = new HourRequirement(
            fields.Number("total", 0.25m, MostHours),
            floors,
            [.. fields.Objects("providers", MostFloors).Select(Provider)],
            [.. fields.Objects("courses", MostFloors).Select(Course)],
            fields.Flag("one_hour_fills_several") ?? false
        );
        Check(requirement, requirement.Total, "total", fields);
        if (requirement.OneHourFillsSeveral && floors.Any(floor => floor.AtMost is not null))
            fields.Refuse("one_hour_fills_several", "Where an hour fills several floors, none of them has a most.");
        Unique(floors.SelectMany(floor => floor.AlsoKnownAs.Prepend(floor.Topic)), "floors", fields);
        Unique(requirement.Providers.SelectMany(provider => provider.AlsoKnownAs.Prepend(provider.Provider)), "providers", fields);
        Unique(requirement.Courses.Select(course => course.Topic), "courses", fields);
        fields.RefuseOthers();
        return requirement;
    }

    /// <summary>Floors nest in a total, so that together they are no more.</summary>
    public static void Check(HourRequirement requirement, decimal? total, string field, JsonFields fields)
    {
        var floors = requirement.Floors.Select(floor => floor.Hours).DefaultIfEmpty(0);
        var together = requirement.OneHourFillsSeveral ? floors.Max() : floors.Sum();
        if (total is null)
            return;
        if (together > total)
            fields.Refuse(field, FormattableString.Invariant($"The floors ask {together} hours together, which is more than the total of {total}."));
        if (requirement.Providers.Sum(provider => provider.Hours) is var provided && provided > total)
            fields.Refuse(field, FormattableString.Invariant($"The providers' floors ask {provided} hours, which is more than the total of {total}."));
    }

    private static HourFloor Floor(JsonFields fields)
    {
        var floor = new HourFloor(
            RuleReader.Slug(fields, "topic"),
            RuleReader.Name(fields, "name"),
            fields.Number("hours", 0, MostHours, required: true) ?? 0,
            fields.Number("at_most", 0.25m, MostHours),
            fields.Texts("also_known_as", 20, longest: 60),
            fields.Text("for", longest: 40)
        );
        if (floor.AtMost < floor.Hours)
            fields.Refuse("at_most", "Fewer hours may count than are asked.");
        fields.RefuseOthers();
        return floor;
    }

    private static ProviderFloor Provider(JsonFields fields)
    {
        var floor = new ProviderFloor(
            RuleReader.Slug(fields, "provider"),
            RuleReader.Name(fields, "name"),
            fields.Number("hours", 0.25m, MostHours, required: true) ?? 0,
            fields.Texts("also_known_as", 20)
        );
        fields.RefuseOthers();
        return floor;
    }

    private static RequiredCourse Course(JsonFields fields)
    {
        var course = new RequiredCourse(RuleReader.Slug(fields, "topic"), RuleReader.Name(fields, "name"), fields.Whole("count", 1, 50, required: true) ?? 1);
        fields.RefuseOthers();
        return course;
    }

    private static void Unique(IEnumerable<string> names, string field, JsonFields fields)
    {
        foreach (var twice in names.GroupBy(Named.Plain, StringComparer.Ordinal).Where(group => group.Count() > 1))
            fields.Refuse(field, $"\"{twice.First()}\" stands there twice.");
    }
}
