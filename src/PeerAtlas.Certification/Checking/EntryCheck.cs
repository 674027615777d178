using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Checking;

/// <summary>What is missing before a credential can be issued, beside the hours of its training.</summary>
internal static class EntryCheck
{
    private static readonly string[] Electives = ["elective", "electives"];

    public static IEnumerable<MissingPart> Missing(CredentialFrame frame, CertifiedPerson person, RuleBook rules, List<NotCounted> notCounted)
    {
        var (entry, told) = (frame.Version.Entry, frame.Held.Experience);
        if (entry.Holds is { } other && !person.Credentials.Any(held => held.Rule == other && held.Issued <= frame.On))
            yield return new(MissingKind.Credential, other, rules.Find(other)?.Name, null);
        if (entry.CoreCourses?.Count - frame.Held.CoreCourses.Select(Named.Plain).Distinct(StringComparer.Ordinal).Count() is > 0 and var courses)
            yield return new(MissingKind.CoreCourses, "core_courses", null, null, courses);
        if (entry.Electives?.Credits - Counting(frame, Electives) is > 0 and var credits)
            yield return new(MissingKind.Electives, "electives", null, HourCount.Plain(credits));
        if (entry.Electives?.Courses - ElectiveCourses(frame) is > 0 and var electives)
            yield return new(MissingKind.Electives, "elective_courses", null, null, electives);
        if (entry.OneOf is { } oneOf && !oneOf.Ways.Any(way => IsThere(way, frame, person, rules)))
            yield return new(MissingKind.OneOf, "one_of", null, null);
        if (entry.ExperienceHours - told.ExperienceHours is > 0 and var experience)
            yield return new(MissingKind.Experience, "experience", null, HourCount.Plain(experience));
        if (entry.SupervisedHours - told.SupervisedHours - Counting(frame, ["supervised"]) is > 0 and var supervised)
            yield return new(MissingKind.Supervised, "supervised", null, HourCount.Plain(supervised));
        foreach (var part in OfEndorsements(frame))
            yield return part;
        if (entry.Exam is { } exam && !IsPassed(frame, exam, notCounted))
            yield return new(MissingKind.Exam, "exam", null, null);
    }

    private static IEnumerable<MissingPart> OfEndorsements(CredentialFrame frame)
    {
        foreach (var held in frame.Held.Endorsements)
        {
            var endorsement = frame.Version.Endorsements.FirstOrDefault(known => known.Id == held.Id);
            if (endorsement is null)
                continue;
            if (endorsement.ExperienceHours - held.ExperienceHours is > 0 and var experience)
                yield return new(MissingKind.EndorsementExperience, "experience:" + held.Id, endorsement.Name, HourCount.Plain(experience));
            if (endorsement.TrainingHours - held.TrainingHours is > 0 and var training)
                yield return new(MissingKind.EndorsementTraining, "training:" + held.Id, endorsement.Name, HourCount.Plain(training));
        }
    }

    private static bool IsThere(EntryWay way, CredentialFrame frame, CertifiedPerson person, RuleBook rules) =>
        way.ExperienceMonths <= frame.Held.Experience.ExperienceMonths
        || way.Credits <= frame.Held.Experience.Credits
        || way.TrainingHours <= Counting(frame, [OneOfWays.Course])
        || person.Credentials.Any(held =>
            held.Issued <= frame.On && held.Rule != frame.Rule.Id && way.CredentialOfHours <= rules.Find(held.Rule)?.On(frame.On)?.Entry.Training?.Total
        );

    /// <summary>Different courses of one's choice; hours without a course's name are one each.</summary>
    private static int ElectiveCourses(CredentialFrame frame) =>
        frame
            .Records.Where(record => record.Date <= frame.On && record.PlainTopics.Intersect(Electives, StringComparer.Ordinal).Any())
            .Select(record => record.PlainCourse ?? "id " + record.Id)
            .Distinct(StringComparer.Ordinal)
            .Count();

    private static decimal Counting(CredentialFrame frame, string[] topics) =>
        frame
            .Records.Where(record => record.Date <= frame.On && record.PlainTopics.Intersect(topics, StringComparer.Ordinal).Any())
            .Sum(record => record.Hours);

    /// <summary>A try counts when fewer than are allowed came in the time before it.</summary>
    private static bool IsPassed(CredentialFrame frame, ExamRule exam, List<NotCounted> notCounted)
    {
        var counted = new List<DateOnly>();
        var isPassed = false;
        foreach (var attempt in frame.Held.ExamTries.Where(attempt => attempt.On <= frame.On).OrderBy(attempt => attempt.On))
        {
            var since = exam.WithinMonths is { } months ? attempt.On.AddMonths(-months) : DateOnly.MinValue;
            if (counted.Count(day => day > since) >= (exam.Tries ?? int.MaxValue))
            {
                notCounted.Add(new("exam", NotCountedReason.TriesUsedUp, attempt.On));
                continue;
            }

            counted.Add(attempt.On);
            isPassed |= attempt.IsPassed;
        }

        return isPassed;
    }
}
