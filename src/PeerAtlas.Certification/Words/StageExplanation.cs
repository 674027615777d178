using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Words;

/// <summary>Says what stages, levels and endorsements there are.</summary>
internal sealed class StageExplanation(Speech speech)
{
    public IEnumerable<string> Of(RuleVersion version)
    {
        if (version.Provisional is { } stage)
        {
            foreach (var sentence in Stage(stage))
                yield return sentence;
        }

        foreach (var sentence in LevelsAndMarks(version))
            yield return sentence;
    }

    public IEnumerable<string> LevelsAndMarks(RuleVersion version) => version.Levels.Select(Level).Concat(version.Endorsements.Select(Endorsement));

    private IEnumerable<string> Stage(ProvisionalStage stage)
    {
        if (stage.IsWhole)
            yield return speech.Say("This is a first credential, before the full one.", "Es una primera certificación, antes de la completa.");
        else
            yield return speech.Say("At first the credential is provisional.", "Al principio la certificación es provisional.");
        if (stage.Months is { } months)
            yield return speech.Say($"This stage lasts {speech.Time(months)}.", $"Esta etapa dura {speech.Time(months)}.");
        if (stage.SupervisedHours is { } hours)
            yield return speech.Say(
                $"In that time you need {speech.Hours(hours)} of work under supervision.",
                $"En ese tiempo necesita {speech.Hours(hours)} de trabajo bajo supervisión."
            );
        if (stage.NotCounting.Count > 0)
        {
            var not = speech.List(stage.NotCounting.Select(Topic), isOr: true);
            yield return speech.Say($"Time for {not} does not count.", $"No cuenta el tiempo para {not}.");
        }

        if (stage.Extension is { } extension)
        {
            var asked = extension.AskedDaysBefore is { } days
                ? speech.Say($" Ask at least {speech.Days(days)} before the end.", $" Pídalo al menos {speech.Days(days)} antes del final.")
                : "";
            yield return speech.Say($"You can get {speech.Time(extension.Months)} more, once.", $"Puede obtener {speech.Time(extension.Months)} más, una vez.")
                + asked;
        }
    }

    private string Topic(string topic) =>
        topic switch
        {
            "own_study" => speech.Say("your own study", "su propio estudio"),
            "being_supervised" => speech.Say("being supervised", "recibir supervisión"),
            _ => topic.Replace('_', ' '),
        };

    private string Level(RuleLevel level)
    {
        var parts = new List<string>();
        if (level.IsOnline)
            parts.Add(speech.Say("training online", "formación en línea"));
        if (level.TrainingDays is { } days)
            parts.Add(speech.Say($"{Speech.Number(days)} days of training", $"{Speech.Number(days)} días de formación"));
        if (level.PassPercent is { } percent)
            parts.Add(speech.Say($"{percent} % in the test", $"{percent} % en el examen"));
        if (level.WithinMonths is { } months)
            parts.Add(
                speech.Say($"within {speech.Time(months)}", $"en un plazo de {speech.Time(months)}")
                    + (
                        level.IsFromStart
                            ? speech.Say(" of starting the job", " desde el inicio del empleo")
                            : speech.Say(" (counted from when is unknown)", " (no se sabe desde cuándo se cuenta)")
                    )
            );
        if (level.IsForBilling)
            parts.Add(speech.Say("if your work is billed", "si su trabajo se factura"));
        return speech.Say($"Level {level.Level}: ", $"Nivel {level.Level}: ") + string.Join("; ", parts) + ".";
    }

    private string Endorsement(RuleEndorsement endorsement)
    {
        var parts = new List<string>();
        if (endorsement.TrainingHours is { } training)
            parts.Add(speech.Say($"{speech.Hours(training)} of training", $"{speech.Hours(training)} de formación"));
        if (endorsement.ExperienceHours is { } experience)
            parts.Add(
                speech.Say($"{speech.Hours(experience)} of the experience with this group", $"{speech.Hours(experience)} de la experiencia con este grupo")
            );
        if (Ages(endorsement.MinimumAge, endorsement.MaximumAge) is { } ages)
            parts.Add(speech.Say($"your age is {ages}", $"su edad es {ages}"));
        if (Ages(endorsement.ChallengeFromAge, endorsement.ChallengeToAge) is { } challenge)
            parts.Add(speech.Say($"you lived through it at age {challenge}", $"lo vivió a la edad de {challenge}"));
        var name = speech.Say($"It can be marked for {speech.Name(endorsement.Name)}", $"Puede llevar la mención: {speech.Name(endorsement.Name)}");
        return parts.Count == 0
            ? name + speech.Say("; what that asks is unknown.", "; no se sabe qué se pide.")
            : name + speech.Say(": ", "; ") + string.Join("; ", parts) + ".";
    }

    private string? Ages(int? from, int? to) =>
        (from, to) switch
        {
            (null, null) => null,
            ({ } low, null) => speech.Say($"{low} or more", $"{low} o más"),
            (null, { } high) => speech.Say($"{high} or less", $"{high} o menos"),
            ({ } low, { } high) => speech.Say($"{low} to {high}", $"{low} a {high}"),
        };
}
