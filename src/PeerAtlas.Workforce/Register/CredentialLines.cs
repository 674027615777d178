using System.Globalization;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;

namespace PeerAtlas.Workforce.Register;

/// <summary>Something that happened to a credential, as a page says it.</summary>
public sealed record HappenedLine(DateOnly Day, string What, string Text);

/// <summary>Hours as a page shows them.</summary>
/// <param name="Id">The record.</param>
/// <param name="On">The day.</param>
/// <param name="Hours">How long.</param>
/// <param name="Topics">What they were about.</param>
/// <param name="Source">The course and who gave it.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="IsTold">Whether the centre has not confirmed them.</param>
/// <param name="Counts">Whether they count; null where the rule does not tell.</param>
/// <param name="WhyNot">Why they do not count.</param>
/// <param name="By">Who entered them.</param>
/// <param name="IsOfSession">Whether they are attendance, which is changed at its session.</param>
public sealed record HoursLine(
    Guid Id,
    DateOnly On,
    string Hours,
    string Topics,
    string Source,
    string Evidence,
    bool IsTold,
    bool? Counts,
    string? WhyNot,
    Guid? By,
    bool IsOfSession
);

/// <summary>Lines of hours with what whoever looks may do with them.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="MayConfirm">Whether they may confirm what was told.</param>
/// <param name="MayRemove">Which of them they may take out.</param>
internal sealed record HoursTable(IReadOnlyList<HoursLine> Lines, bool MayConfirm, Func<HoursLine, bool> MayRemove);

/// <summary>Makes lines of pages of what a register holds.</summary>
internal static class CredentialLines
{
    private static readonly (string Topic, RuleName Name)[] OfWork =
    [
        ("supervised", new("work under supervision", "trabajo bajo supervisión")),
        ("core", new("core course", "curso básico")),
        ("elective", new("course of your choice", "curso de libre elección")),
        ("course", new("course that lets you in", "curso de ingreso")),
    ];

    /// <summary>The topics that a rule knows, to choose from.</summary>
    public static IReadOnlyList<Choice> Topics(RuleVersion? version, WordLanguage language)
    {
        if (version is null)
            return [];
        var (entry, renewal) = (version.Entry, version.Renewal.Hours);
        var named = (entry.Training?.Floors ?? [])
            .Concat(renewal?.Floors ?? [])
            .Select(floor => (floor.Topic, floor.Name))
            .Concat((renewal?.Courses ?? []).Select(course => (course.Topic, course.Name)))
            .Concat(OfWork.Where(work => Knows(version, work.Topic)));
        return [.. named.DistinctBy(topic => topic.Topic).Select(topic => new Choice(topic.Topic, RuleExplanation.Name(topic.Name, language)))];
    }

    /// <summary>The topics that any rule of a day knows: hours may be about what one's own rule has no word for.</summary>
    public static IEnumerable<Choice> AllTopics(RuleBook book, DateOnly day, WordLanguage language) =>
        book.All.SelectMany(rule => Topics(rule.On(day), language));

    /// <summary>What happened, the newest last.</summary>
    public static IReadOnlyList<HappenedLine> Happened(
        IEnumerable<CredentialEvent> events,
        IReadOnlyList<AskedPart> asked,
        Func<DateTime, DateOnly> dayOf,
        Language language
    ) =>
        [
            .. events.Select(one =>
            {
                var what = asked.FirstOrDefault(part => part.Code == one.What)?.Text;
                return new HappenedLine(
                    one.On ?? dayOf(one.At),
                    one.Kind.Words(language) + (what is null ? "" : $" ({what})"),
                    one.Kind == CredentialEventKind.Attested && one.Text.Length > 0 ? language[CredentialWords.ConfirmedBy, one.Text] : one.Text
                );
            }),
        ];

    /// <summary>Hours, with why each does not count where it does not.</summary>
    public static IReadOnlyList<HoursLine> Hours(
        IEnumerable<EarnedHours> hours,
        IReadOnlyList<Choice> topics,
        CredentialStanding? standing,
        WordLanguage language
    )
    {
        var why = (standing?.NotCounted ?? [])
            .GroupBy(part => part.Id, StringComparer.Ordinal)
            .ToDictionary(parts => parts.Key, parts => CheckWords.Why(parts.First(), language), StringComparer.Ordinal);
        return
        [
            .. hours.Select(record =>
            {
                var whyNot = why.GetValueOrDefault(record.Id.ToString());
                return new HoursLine(
                    record.Id,
                    record.On,
                    (record.Minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture),
                    string.Join(", ", Names(record.Topics, topics)),
                    string.Join(", ", new[] { record.Course, record.Provider }.Where(part => part.Length > 0)),
                    record.Evidence,
                    record.ConfirmedOn is null,
                    whyNot is not null ? false
                        : TellsWhatCounts(standing) ? true
                        : null,
                    whyNot,
                    record.EnteredById,
                    record.SessionId is not null
                );
            }),
        ];
    }

    /// <summary>Whether the rule tells which hours it asks for now.</summary>
    private static bool TellsWhatCounts(CredentialStanding? standing) =>
        standing?.Status switch
        {
            null => false,
            CredentialStatus.InTraining or CredentialStatus.Provisional => true,
            _ => standing.Version.Renewal.Hours is not null,
        };

    private static IEnumerable<string> Names(string topics, IReadOnlyList<Choice> known) =>
        topics.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(topic => known.FirstOrDefault(choice => choice.Value == topic)?.Label ?? topic);

    private static bool Knows(RuleVersion version, string topic) =>
        topic switch
        {
            "supervised" => version.Entry.SupervisedHours is not null || version.Provisional?.SupervisedHours is not null,
            "core" => version.Entry.CoreCourses is not null || version.Renewal.NeverReused.Contains("core"),
            "elective" => version.Entry.Electives is not null,
            _ => version.Entry.OneOf?.Ways.Any(way => way.TrainingHours is not null) == true,
        };
}
