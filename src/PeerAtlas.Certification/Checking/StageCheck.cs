using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>Counts the supervised hours of a provisional stage.</summary>
internal static class StageCheck
{
    private const string Supervised = "supervised";
    private static readonly RuleName Name = new("supervised hours", "horas supervisadas");

    public static CredentialStanding Standing(CredentialFrame frame)
    {
        var stage = frame.Version.Provisional!;
        var notCounted = new List<NotCounted>();
        var hours = frame.Held.Experience.SupervisedHours;
        foreach (var record in frame.Records)
        {
            if ((frame.WhyNot(record) ?? WhyNot(stage, record)) is { } reason)
                notCounted.Add(reason);
            else
                hours += record.Hours;
        }

        if (PeriodFinder.IsExtended(frame.Held, stage, frame.On) == false)
            notCounted.Add(new("extension", NotCountedReason.AskedTooLate, PeriodFinder.LastDayToAsk(frame.Held, stage)));
        return new(
            frame.Rule,
            frame.Version,
            frame.Period.Status,
            frame.On,
            frame.Period,
            HourCount.Plain(hours),
            stage.SupervisedHours is null ? [] : [new(Supervised, Name, HourCount.Plain(hours))],
            stage.SupervisedHours > hours ? [new(MissingKind.Supervised, Supervised, null, HourCount.Plain(stage.SupervisedHours.Value - hours))] : [],
            notCounted
        );
    }

    private static NotCounted? WhyNot(ProvisionalStage stage, Persons.HourRecord record) =>
        stage.NotCounting.FirstOrDefault(topic => record.PlainTopics.Contains(Named.Plain(topic), StringComparer.Ordinal)) is { } topic
            ? new(record.Id, NotCountedReason.NotSupervised, Detail: topic)
        : record.PlainTopics.Contains(Supervised, StringComparer.Ordinal) ? null
        : new(record.Id, NotCountedReason.NotSupervised);
}
