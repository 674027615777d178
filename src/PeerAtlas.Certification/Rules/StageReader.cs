using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads stages, endorsements and levels.</summary>
internal static class StageReader
{
    public static ProvisionalStage? Provisional(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var stage = new ProvisionalStage(
            fields.Flag("whole") ?? false,
            fields.Whole("months", 1, 120),
            fields.Number("supervised_hours", 1, 100_000),
            fields.Texts("not_counting", 20, longest: 60),
            Extension(fields.Object("extension"))
        );
        if (stage is { Extension: not null, Months: null })
            fields.Refuse("extension", "A stage without a length cannot be made longer.");
        if (stage is { Extension.AskedDaysBefore: { } days, Months: { } months } && days > months * 31)
            fields.Refuse("extension", "The extension is to be asked before the stage begins.");
        fields.RefuseOthers();
        return stage;
    }

    public static RuleEndorsement Endorsement(JsonFields fields)
    {
        var endorsement = new RuleEndorsement(
            fields.Text("id", required: true, longest: 40) ?? "",
            RuleReader.Name(fields, "name"),
            fields.Number("training_hours", 0.25m, 10_000),
            fields.Number("experience_hours", 1, 100_000),
            fields.Whole("minimum_age", 1, 120),
            fields.Whole("maximum_age", 1, 120),
            fields.Whole("challenge_from_age", 1, 120),
            fields.Whole("challenge_to_age", 1, 120)
        );
        if (endorsement.MaximumAge < endorsement.MinimumAge)
            fields.Refuse("maximum_age", "The highest age is below the lowest.");
        if (endorsement.ChallengeToAge < endorsement.ChallengeFromAge)
            fields.Refuse("challenge_to_age", "The highest age is below the lowest.");
        fields.RefuseOthers();
        return endorsement;
    }

    public static RuleLevel Level(JsonFields fields)
    {
        var level = new RuleLevel(
            fields.Whole("level", 1, 10, required: true) ?? 1,
            fields.Number("training_days", 0.25m, 365),
            fields.Flag("online") ?? false,
            fields.Whole("pass_percent", 1, 100),
            fields.Whole("within_months", 1, 120),
            fields.Flag("from_start_of_job") ?? false,
            fields.Flag("for_billing") ?? false
        );
        fields.RefuseOthers();
        return level;
    }

    private static StageExtension? Extension(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var extension = new StageExtension(fields.Whole("months", 1, 120, required: true) ?? 1, fields.Whole("asked_days_before", 0, 3660));
        fields.RefuseOthers();
        return extension;
    }
}
