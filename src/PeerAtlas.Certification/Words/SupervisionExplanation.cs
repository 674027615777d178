using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Words;

/// <summary>Says what supervision is asked, and what of it nobody could tell.</summary>
internal sealed class SupervisionExplanation(Speech speech)
{
    public IEnumerable<string> Of(RuleVersion version)
    {
        foreach (var cadence in version.Supervision)
        {
            if (Asked(cadence) is { } asked)
                yield return asked;
            if (cadence.By.Count > 0)
                yield return speech.Say($"{When(cadence.Stage)}your supervisor is", $"{When(cadence.Stage)}le supervisa").ToSentence()
                    + $" {speech.List(cadence.By.Select(By), isOr: true)}.";
        }
    }

    /// <summary>What of it is unknown, as parts of a sentence.</summary>
    public static IEnumerable<(bool IsUnknown, string English, string Spanish)> Unknown(RuleVersion version)
    {
        var told = version.Supervision;
        yield return (!told.Any(cadence => cadence.IsAsked), "how often you meet a supervisor", "cada cuánto se reúne con quien le supervisa");
        // Where nothing is told at all, that says enough.
        yield return (
            told.Any(cadence => cadence is { IsAsked: true, MinutesOfOne: null }),
            "how long you meet your supervisor",
            "cuánto dura cada reunión de supervisión"
        );
        yield return (told.Any(cadence => cadence is { IsAsked: true, FaceToFace: null }), "if you meet face to face", "si esas reuniones son en persona");
        yield return (told.Count > 0 && told.Any(cadence => cadence.By.Count == 0), "who may supervise you", "quién puede supervisarle");
    }

    /// <summary>What a cadence asks, as a sentence; null where only who may supervise is told.</summary>
    public string? Asked(SupervisionCadence cadence)
    {
        var minutes = cadence.MinutesOfOne is { } n
            ? speech.Say($"one of these talks lasts {n} minutes or more", $"una de las reuniones dura {n} minutos o más")
            : null;
        if (!cadence.IsAsked)
            return minutes is null ? null : (When(cadence.Stage) + minutes).ToSentence() + ".";
        var every = cadence.Every == CadenceUnit.Week ? speech.Say("a week", "por semana") : speech.Say("a month", "por mes");
        var face =
            cadence.FaceToFace is not { } inPerson ? (All: "", Some: "")
            : inPerson == cadence.Times ? (All: speech.Say(" face to face", " en persona"), Some: "")
            : (All: "", Some: speech.Say($"; {inPerson} of these face to face", $"; de ellas, {inPerson} en persona"));
        var times = cadence.Times == 1 ? speech.Say("once", "una vez") : speech.Count(cadence.Times!.Value, "time", "times", "vez", "veces");
        return speech
                .Say(
                    $"{When(cadence.Stage)}you meet your supervisor{face.All} {times} {every}",
                    $"{When(cadence.Stage)}usted se reúne{face.All} con quien le supervisa {times} {every}"
                )
                .ToSentence()
            + face.Some
            + (minutes is null ? "." : $"; {minutes}.");
    }

    /// <summary>What a cadence asks, in few words and of nobody in particular; null where how often is unknown.</summary>
    public string? Short(SupervisionCadence cadence)
    {
        if (!cadence.IsAsked)
            return null;
        var every = cadence.Every == CadenceUnit.Week ? speech.Say("a week", "por semana") : speech.Say("a month", "por mes");
        var times = cadence.Times == 1 ? speech.Say("once", "una vez") : speech.Count(cadence.Times!.Value, "time", "times", "vez", "veces");
        var face =
            cadence.FaceToFace is not { } inPerson ? ""
            : inPerson == cadence.Times ? speech.Say(", face to face", ", en persona")
            : speech.Say($", {inPerson} of these face to face", $", {inPerson} en persona");
        var minutes = cadence.MinutesOfOne is { } n ? speech.Say($", one of {n} minutes or more", $", una de {n} minutos o más") : "";
        return $"{times} {every}{face}{minutes}".ToSentence();
    }

    public string By(SupervisorKind kind) =>
        kind switch
        {
            SupervisorKind.ExperiencedPeer => speech.Say("a peer worker who has done this for long", "una persona que trabaja como par desde hace tiempo"),
            SupervisorKind.CertifiedPeer => speech.Say("a certified peer worker", "una persona certificada como par"),
            SupervisorKind.PeerSupervisor => speech.Say("a person certified to supervise peers", "una persona certificada para supervisar a pares"),
            SupervisorKind.MentalHealthProfessional => speech.Say(
                "staff trained for mental health, as the state asks",
                "personal de salud mental, como pide el estado"
            ),
            _ => speech.Say("staff with a license to treat", "personal con licencia para tratar"),
        };

    private string When(SupervisedStage stage) =>
        stage switch
        {
            SupervisedStage.Provisional => speech.Say("while provisional, ", "mientras es provisional, "),
            SupervisedStage.Full => speech.Say("after that, ", "después, "),
            _ => "",
        };
}

internal static class SentenceWords
{
    /// <summary>With a capital at its beginning.</summary>
    public static string ToSentence(this string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
