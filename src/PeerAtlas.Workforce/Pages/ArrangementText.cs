using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages;

/// <summary>How supervision stands, in words: what is asked and why that holds, until when or since when, what is still to do.</summary>
internal static class ArrangementText
{
    /// <summary>What holds, a sentence each, and why; for the worker themselves also what their agency does not see of it.</summary>
    public static IReadOnlyList<string> Asked(Arrangement arrangement, Language language)
    {
        if (arrangement.Asked.Count == 0)
            return [language[SupervisionWords.NothingIsAsked]];
        List<string> said = [.. arrangement.Holding.Select(one => language[SupervisionWords.AskedBy, Short(one, language), By(one, language)])];
        if (arrangement.Holding.Count > 1)
            said.Add(language[SupervisionWords.BothHold]);
        var others = arrangement.Asked.Except(arrangement.Holding).ToList();
        if (others.Count > 0)
            said.Add(
                language[
                    SupervisionWords.StricterThan,
                    string.Join(", ", others.Select(one => language[SupervisionWords.AskedInBrackets, By(one, language), Short(one, language)]))
                ]
            );
        if (arrangement.Holding.Any(one => !one.IsShown))
            said.Add(language[SupervisionWords.AgencyDoesNotSeeIt]);
        return said;
    }

    /// <summary>The state as a tag says it; where something is asked and nobody is there to do it, that.</summary>
    public static string State(Arrangement arrangement, Language language) =>
        arrangement.IsOpen ? language[SupervisionWords.NobodyNamed]
        : arrangement.IsToldByOne ? language[SupervisionWords.ToldByOne]
        : State(arrangement.Standing, language);

    /// <summary>The tone of that tag.</summary>
    public static TagTone Tone(Arrangement arrangement) =>
        arrangement.IsOpen ? TagTone.Warning
        : arrangement.IsToldByOne ? TagTone.Info
        : Tone(arrangement.Standing);

    /// <summary>The state as a tag says it.</summary>
    public static string State(SupervisionStanding standing, Language language) =>
        language[
            standing.State switch
            {
                SupervisionState.Overdue => SupervisionWords.Overdue,
                SupervisionState.Due => SupervisionWords.Due,
                SupervisionState.Kept => SupervisionWords.Kept,
                _ => SupervisionWords.NotAsked,
            }
        ];

    /// <summary>The tone of the tag.</summary>
    public static TagTone Tone(SupervisionStanding standing) =>
        standing.State switch
        {
            SupervisionState.Overdue => TagTone.Warning,
            SupervisionState.Kept => TagTone.Success,
            _ => TagTone.Info,
        };

    /// <summary>Since when it is overdue, or until when the next is due; empty when nothing is asked.</summary>
    public static string When(SupervisionStanding standing, Language language) =>
        standing switch
        {
            { State: SupervisionState.Overdue, Day: { } since } => language[SupervisionWords.OverdueSince, language.Day(since)],
            { State: SupervisionState.Due, Day: { } until } => language[SupervisionWords.DueBy, language.Day(until)],
            { State: SupervisionState.Kept, Day: { } next } => language[SupervisionWords.KeptAndDueBy, language.Day(next)],
            _ => "",
        };

    /// <summary>What is still to do until it is kept; null when nothing is.</summary>
    public static string? Missing(SupervisionStanding standing, Language language)
    {
        if (standing.Times == 0)
            return null;
        var parts = new List<string>
        {
            standing switch
            {
                { Times: 1, Minutes: { } minutes } => language[SupervisionWords.OneLongTalkMissing, minutes],
                { Times: 1 } => language[SupervisionWords.OneTalkMissing],
                _ => language[SupervisionWords.TalksMissing, standing.Times],
            },
        };
        if (standing is { Times: > 1, Minutes: { } longer })
            parts.Add(language[SupervisionWords.MinutesMissing, longer]);
        if (standing.FaceToFace > 0)
            parts.Add(language[SupervisionWords.InPersonMissing, standing.FaceToFace]);
        return language[SupervisionWords.StillAsked, string.Join(", ", parts)];
    }

    /// <summary>A line with whoever supervises in it.</summary>
    public static string Line(SupervisionLineKind kind, string name, Language language) =>
        language[kind == SupervisionLineKind.Peer ? SupervisionWords.PeerLine : SupervisionWords.ClinicalLine, name];

    private static string Short(AskedCadence asked, Language language) =>
        RuleExplanation.Supervision(asked.Cadence, language.OfRules()) ?? language[SupervisionWords.HowOftenIsUnknown];

    private static string By(AskedCadence asked, Language language) => asked.Rule?.Id ?? language[SupervisionWords.TheAgencyItself];
}
