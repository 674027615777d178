using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>Says how a person's credentials stand on a day: what counts, what is missing, until when, and why something does not count.</summary>
public static class CertificationCheck
{
    /// <summary>Where a rule does not tell when renewal opens, a credential is called expiring so many days before its end.</summary>
    public const int DaysOfExpiring = 90;

    /// <summary>Evaluates every credential of a person, in the order of the file.</summary>
    /// <exception cref="CertificationInputException">No version of a rule holds on that day.</exception>
    public static IReadOnlyList<CredentialStanding> Evaluate(CertifiedPerson person, RuleBook rules, DateOnly on)
    {
        var frames = new CredentialFrame[person.Credentials.Count];
        for (var number = 0; number < frames.Length; number++)
            frames[number] = Frame(person, person.Credentials[number], rules, on);
        var divided = Divide(frames);
        var standings = new CredentialStanding[frames.Length];
        for (var number = 0; number < frames.Length; number++)
            standings[number] = divided?.GetValueOrDefault(frames[number]) ?? Alone(frames[number], person, rules);
        return standings;
    }

    private static CredentialFrame Frame(CertifiedPerson person, HeldCredential held, RuleBook rules, DateOnly on)
    {
        var rule = rules.Find(held.Rule) ?? throw new CertificationInputException([new(held.Rule, null, "", "There is no such rule.")]);
        var version = rule.On(on)
            ?? throw new CertificationInputException([
                new(rule.Id, null, "", FormattableString.Invariant($"No version of this rule that is known holds on {on:yyyy-MM-dd}.")),
            ]);
        return new(held, rule, version, person.Hours, on);
    }

    /// <summary>Credentials that share no hours are looked at together.</summary>
    private static Dictionary<CredentialFrame, CredentialStanding>? Divide(CredentialFrame[] frames)
    {
        if (frames.Length < 2)
            return null;
        return frames
            .Where(frame => frame.SharesNoHours is not null)
            .GroupBy(frame => frame.SharesNoHours, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .SelectMany(group => new SharedHours([.. group]).Counts())
            .ToDictionary(part => part.Frame, part => Standing(part.Frame, part.Count, [], part.NotCounted));
    }

    private static CredentialStanding Alone(CredentialFrame frame, CertifiedPerson person, RuleBook rules)
    {
        if (frame.IsProvisional)
            return StageCheck.Standing(frame);
        var notCounted = new List<NotCounted>();
        var count = HourCount.Running(frame, notCounted);
        var entry = frame.IsInTraining ? EntryCheck.Missing(frame, person, rules, notCounted) : [];
        return Standing(frame, count, [.. entry], notCounted);
    }

    private static CredentialStanding Standing(CredentialFrame frame, HourCount count, IReadOnlyList<MissingPart> entry, List<NotCounted> notCounted) =>
        new(
            frame.Rule,
            frame.Version,
            frame.Period.Status,
            frame.On,
            frame.Period,
            HourCount.Plain(count.Total),
            count.ByTopic(),
            frame.Period.Owes ? [.. count.Missing(), .. entry] : [],
            notCounted
        );
}
