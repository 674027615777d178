using PeerAtlas.Certification.Json;

namespace PeerAtlas.Certification.Rules;

/// <summary>Reads how long a credential holds.</summary>
internal static class PeriodReader
{
    private static readonly Dictionary<string, PeriodKind> Kinds = new(StringComparer.Ordinal)
    {
        ["none"] = PeriodKind.None,
        ["rolling"] = PeriodKind.Rolling,
        ["calendar_year"] = PeriodKind.Calendar,
        ["chosen_by_holder"] = PeriodKind.Chosen,
    };

    private static readonly Dictionary<string, FirstCountedYear> FirstYears = new(StringComparer.Ordinal)
    {
        ["year_of_issue"] = FirstCountedYear.YearOfIssue,
        ["year_after_issue"] = FirstCountedYear.YearAfterIssue,
    };

    public static RulePeriod? Read(JsonFields? fields)
    {
        if (fields is null)
            return null;
        var kind = fields.Choice("kind", Kinds, required: true);
        var first = fields.Choice("first_counted", FirstYears, required: kind == PeriodKind.Calendar);
        var period = new RulePeriod(
            kind ?? default,
            fields.Whole("months", 1, 600, required: kind == PeriodKind.Rolling),
            first ?? default,
            [.. fields.Objects("choices", 10, required: kind == PeriodKind.Chosen).Select(Choice)]
        );
        RefuseForeign(fields, "months", kind, PeriodKind.Rolling);
        RefuseForeign(fields, "first_counted", kind, PeriodKind.Calendar);
        RefuseForeign(fields, "choices", kind, PeriodKind.Chosen);
        if (period.Choices.DistinctBy(choice => choice.Years).Count() < period.Choices.Count)
            fields.Refuse("choices", "The same number of years stands there twice.");
        if (kind == PeriodKind.Chosen && fields.Has("choices") && period.Choices.Count == 0)
            fields.Refuse("choices", "There is nothing to choose.");
        fields.RefuseOthers();
        return period;
    }

    private static void RefuseForeign(JsonFields fields, string field, PeriodKind? kind, PeriodKind belongsTo)
    {
        if (kind is not null && kind != belongsTo && fields.Has(field))
            fields.Refuse(field, $"This belongs to a period of another kind, {Kinds.First(pair => pair.Value == belongsTo).Key}.");
    }

    private static PeriodChoice Choice(JsonFields fields)
    {
        var choice = new PeriodChoice(fields.Whole("years", 1, 50, required: true) ?? 1, fields.Number("total", 0.25m, 10_000, required: true) ?? 1);
        fields.RefuseOthers();
        return choice;
    }
}
