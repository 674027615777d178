using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads what is asked before a credential is issued.</summary>
internal static class EntryReader
{
    private static readonly Dictionary<string, EntryCondition> Conditions = new(StringComparer.Ordinal)
    {
        ["own_recovery"] = EntryCondition.OwnRecovery,
        ["self_identified"] = EntryCondition.SelfIdentified,
        ["willing_to_share"] = EntryCondition.WillingToShare,
        ["orientation"] = EntryCondition.Orientation,
        ["self_assessment"] = EntryCondition.SelfAssessment,
        ["interview"] = EntryCondition.Interview,
        ["ethics_code"] = EntryCondition.EthicsCode,
        ["criminal_record_check"] = EntryCondition.CriminalRecordCheck,
        ["registry_check"] = EntryCondition.RegistryCheck,
        ["lives_or_works_there"] = EntryCondition.LivesOrWorksThere,
        ["employed"] = EntryCondition.Employed,
    };

    private static readonly EntryRule Nothing = new(
        null,
        false,
        null,
        null,
        null,
        null,
        [],
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null
    );

    public static EntryRule Read(JsonFields? fields)
    {
        if (fields is null)
            return Nothing;
        var entry = new EntryRule(
            fields.Whole("minimum_age", 1, 120),
            fields.Flag("high_school") ?? false,
            fields.Whole("recovery_years", 1, 50),
            fields.Whole("letters", 1, 20),
            fields.Whole("percent_in_place", 1, 100),
            fields.Whole("check_within_months", 1, 120),
            ReadConditions(fields),
            fields.Text("holds", longest: 40),
            RequirementReader.Read(fields.Object("training")),
            fields.Whole("training_days", 1, 100),
            fields.Flag("free") ?? false,
            Courses(fields.Object("core_courses")),
            Electives(fields.Object("electives")),
            OneOf(fields.Object("one_of")),
            fields.Number("experience_hours", 1, 100_000),
            fields.Whole("experience_within_months", 1, 600),
            fields.Number("supervised_hours", 1, 100_000),
            Exam(fields.Object("exam")),
            fields.Whole("decision_days", 1, 1000)
        );
        if (entry is { ExperienceWithinMonths: not null, ExperienceHours: null })
            fields.Refuse("experience_within_months", "There are no hours of experience to which this belongs.");
        fields.RefuseOthers();
        return entry;
    }

    private static List<EntryCondition> ReadConditions(JsonFields fields)
    {
        var conditions = new List<EntryCondition>();
        foreach (var word in fields.Texts("conditions", 20))
        {
            if (!Conditions.TryGetValue(word, out var condition))
                fields.Refuse("conditions", $"\"{word}\" is unknown. Known are {string.Join(", ", Conditions.Keys)}.");
            else if (conditions.Contains(condition))
                fields.Refuse("conditions", $"\"{word}\" stands there twice.");
            else
                conditions.Add(condition);
        }

        return conditions;
    }

    private static CoreCourses? Courses(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var courses = new CoreCourses(
            fields.Whole("count", 1, 100, required: true) ?? 1,
            fields.Whole("pass_percent", 1, 100),
            fields.Whole("tries_a_term", 1, 20)
        );
        fields.RefuseOthers();
        return courses;
    }

    private static Electives? Electives(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var electives = new Electives(fields.Number("credits", 1, 1000, required: true) ?? 1, fields.Whole("courses", 1, 100));
        fields.RefuseOthers();
        return electives;
    }

    private static OneOfWays? OneOf(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var ways = new OneOfWays(fields.Whole("within_months", 1, 600), [.. fields.Objects("ways", 10, required: true).Select(Way)]);
        if (ways.Ways.Count < 2)
            fields.Refuse("ways", "Of one way there is nothing to choose.");
        fields.RefuseOthers();
        return ways;
    }

    private static EntryWay Way(JsonFields fields)
    {
        var way = new EntryWay(
            fields.Number("training_hours", 1, 10_000),
            fields.Whole("experience_months", 1, 600),
            fields.Number("credits", 1, 1000),
            fields.Number("credential_of_hours", 1, 10_000)
        );
        if (new[] { way.TrainingHours, way.ExperienceMonths, way.Credits, way.CredentialOfHours }.Count(number => number is not null) != 1)
            fields.Refuse("", "A way has one of training_hours, experience_months, credits and credential_of_hours.");
        fields.RefuseOthers();
        return way;
    }

    private static ExamRule? Exam(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var exam = new ExamRule(
            fields.Whole("exams", 1, 10) ?? 1,
            fields.Whole("pass_percent", 1, 100),
            fields.Whole("tries", 1, 20),
            fields.Whole("within_months", 1, 120),
            fields.Whole("domains", 1, 50),
            fields.Flag("proctored") ?? false
        );
        if (exam is { WithinMonths: not null, Tries: null })
            fields.Refuse("within_months", "There is no number of tries to which this belongs.");
        fields.RefuseOthers();
        return exam;
    }
}
