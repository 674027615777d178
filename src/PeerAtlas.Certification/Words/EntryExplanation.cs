using PeerAtlas.Certification.Rules;

namespace PeerAtlas.Certification.Words;

/// <summary>Says what is asked before a credential is issued.</summary>
internal sealed class EntryExplanation(Speech speech)
{
    public IEnumerable<string> Of(EntryRule entry)
    {
        var asked = Asked(entry).Select(part => part.Text).ToList();
        if (asked.Count > 0)
            yield return speech.Say($"To start, you need: {string.Join("; ", asked)}.", $"Para empezar necesita: {string.Join("; ", asked)}.");
        foreach (var sentence in Training(entry).Concat(Experience(entry)))
            yield return sentence;
        if (entry.Exam is { } exam)
            yield return Exam(exam);
        if (entry.DecisionDays is { } days)
            yield return speech.Say($"You get an answer within {speech.Days(days)}.", $"Le responden en un plazo de {speech.Days(days)}.");
    }

    /// <summary>What must be there from the start, each with its word in data.</summary>
    public IEnumerable<AskedPart> Asked(EntryRule entry) =>
        Person(entry).Concat(entry.Conditions.Select(condition => new AskedPart(condition.ToString(), Condition(condition))));

    private IEnumerable<AskedPart> Person(EntryRule entry)
    {
        if (entry.MinimumAge is { } age)
            yield return new(nameof(entry.MinimumAge), speech.Say($"to be {age} or older", $"tener {age} años o más"));
        if (entry.NeedsHighSchool)
            yield return new(
                nameof(entry.NeedsHighSchool),
                speech.Say("to have finished high school, or a test that equals it", "haber terminado la secundaria, o un examen equivalente")
            );
        if (entry.RecoveryYears is { } years)
            yield return new(
                nameof(entry.RecoveryYears),
                speech.Say($"at least {speech.Time(12 * years)} of your own recovery", $"al menos {speech.Time(12 * years)} de recuperación propia")
            );
        if (entry.Letters is { } letters)
            yield return new(nameof(entry.Letters), Letters(letters));
        if (entry.PercentInPlace is { } percent)
            yield return new(
                nameof(entry.PercentInPlace),
                speech.Say(
                    $"to spend at least {percent} % of your life or work in the state",
                    $"pasar al menos el {percent} % de su vida o de su trabajo en el estado"
                )
            );
    }

    private string Letters(int letters) =>
        speech.Count(letters, "letter from people who know you", "letters from people who know you", "carta de referencia", "cartas de referencia");

    private string Condition(EntryCondition condition) =>
        condition switch
        {
            EntryCondition.OwnRecovery => speech.Say("your own recovery", "una recuperación propia"),
            EntryCondition.SelfIdentified => speech.Say("to say that you have lived through it", "decir que usted lo ha vivido"),
            EntryCondition.WillingToShare => speech.Say("to be ready to share it", "estar dispuesto a compartirlo"),
            EntryCondition.Orientation => speech.Say("a first meeting to learn about it", "una sesión de orientación"),
            EntryCondition.SelfAssessment => speech.Say("a form in which you rate yourself", "una autoevaluación"),
            EntryCondition.Interview => speech.Say("an interview", "una entrevista"),
            EntryCondition.EthicsCode => speech.Say("to agree to a code of ethics", "aceptar un código de ética"),
            EntryCondition.CriminalRecordCheck => speech.Say("a check of criminal records", "una revisión de antecedentes penales"),
            EntryCondition.RegistryCheck => speech.Say("a check of state lists", "una revisión de los registros del estado"),
            EntryCondition.LivesOrWorksThere => speech.Say("to live or work in the state", "vivir o trabajar en el estado"),
            _ => speech.Say("to have a job as a peer worker", "tener un empleo como trabajador de pares"),
        };

    private IEnumerable<string> Training(EntryRule entry)
    {
        if (entry.CheckWithinMonths is { } old)
            yield return speech.Say(
                $"The check of criminal records may be {speech.Time(old)} old at most.",
                $"La revisión de antecedentes puede tener {speech.Time(old)} como máximo."
            );
        if (entry.Holds is { } other)
            yield return speech.Say($"You must hold {other} first.", $"Antes debe tener {other}.");
        if (entry.Training is { } training)
            yield return Parts(training);
        if (entry.TrainingDays is { } days)
            yield return speech.Say($"The training takes {speech.Days(days)}.", $"La formación dura {speech.Days(days)}.");
        if (entry.IsFree)
            yield return speech.Say("The training is free.", "La formación es gratuita.");
        if (entry.CoreCourses is { } core)
            yield return Core(core);
        if (entry.Electives is { } electives)
            yield return speech.Say(
                $"You take other courses for {Speech.Number(electives.Credits)} credits" + (electives.Courses is { } n ? $", at least {n} of them." : "."),
                $"Toma otros cursos por {Speech.Number(electives.Credits)} créditos" + (electives.Courses is { } m ? $", al menos {m}." : ".")
            );
    }

    private string Parts(HourRequirement training)
    {
        var total = training.Total is { } hours
            ? speech.Say($"The training has {speech.Hours(hours)}", $"La formación tiene {speech.Hours(hours)}")
            : speech.Say("The training has these parts", "La formación tiene estas partes");
        return training.Floors.Count == 0 ? total + "." : $"{total}: {string.Join("; ", training.Floors.Select(Part))}.";
    }

    private string Part(HourFloor floor) =>
        $"{speech.Name(floor.Name)} "
        + floor switch
        {
            { AtMost: { } most } when most == floor.Hours => speech.Hours(most),
            { AtMost: { } most } => speech.Say(
                $"{Speech.Number(floor.Hours)} to {speech.Hours(most)}",
                $"de {Speech.Number(floor.Hours)} a {speech.Hours(most)}"
            ),
            _ => speech.Hours(floor.Hours),
        };

    private string Core(CoreCourses core)
    {
        var pass = core.PassPercent is { } percent ? speech.Say($" You need {percent} % in each.", $" Necesita {percent} % en cada uno.") : "";
        var tries = core.TriesATerm is { } n ? speech.Say($" You can try each {n} times a term.", $" Puede intentar cada uno {n} veces por período.") : "";
        return speech.Say($"You take {core.Count} core courses.", $"Toma {core.Count} cursos básicos.") + pass + tries;
    }

    private IEnumerable<string> Experience(EntryRule entry)
    {
        if (entry.OneOf is { } oneOf)
        {
            var ways = speech.List(oneOf.Ways.Select(Way), isOr: true);
            var within = oneOf.WithinMonths is { } last ? speech.Say($", within the last {speech.Time(last)}", $", en los últimos {speech.Time(last)}") : "";
            yield return speech.Say($"You need one of these: {ways}{within}.", $"Necesita una de estas cosas: {ways}{within}.");
        }

        if (entry.ExperienceHours is { } hours)
        {
            var within = entry.ExperienceWithinMonths is { } last ? speech.Say($" within {speech.Time(last)}", $" en {speech.Time(last)}") : "";
            yield return speech.Say($"You need {speech.Hours(hours)} of experience{within}.", $"Necesita {speech.Hours(hours)} de experiencia{within}.");
        }

        if (entry.SupervisedHours is { } supervised)
            yield return speech.Say($"You need {speech.Hours(supervised)} under supervision.", $"Necesita {speech.Hours(supervised)} bajo supervisión.");
    }

    private string Way(EntryWay way) =>
        way switch
        {
            { TrainingHours: { } hours } => speech.Say($"a course of {speech.Hours(hours)}", $"un curso de {speech.Hours(hours)}"),
            { ExperienceMonths: { } months } => speech.Say($"{speech.Time(months)} of work", $"{speech.Time(months)} de trabajo"),
            { Credits: { } credits } => speech.Say($"{Speech.Number(credits)} college credits", $"{Speech.Number(credits)} créditos de estudios"),
            _ => speech.Say(
                $"a state credential that took {speech.Hours(way.CredentialOfHours ?? 0)} or more",
                $"una certificación estatal de {speech.Hours(way.CredentialOfHours ?? 0)} o más"
            ),
        };

    private string Exam(ExamRule exam)
    {
        var count =
            exam.Exams == 1 ? speech.Say("There is an exam", "Hay un examen") : speech.Say($"There are {exam.Exams} exams", $"Hay {exam.Exams} exámenes");
        var domains = exam.Domains is { } n ? speech.Say($" on {n} subjects", $" sobre {n} temas") : "";
        var watched = exam.IsProctored ? speech.Say("; somebody watches while you take it", "; alguien vigila mientras lo hace") : "";
        var pass = exam.PassPercent is { } percent ? speech.Say($" You need {percent} %.", $" Necesita {percent} %.") : "";
        var within = exam.WithinMonths is { } months ? speech.Say($" in {speech.Time(months)}", $" en {speech.Time(months)}") : "";
        var tries = exam.Tries is { } times ? speech.Say($" You can try {times} times{within}.", $" Puede intentarlo {times} veces{within}.") : "";
        return count + domains + watched + "." + pass + tries;
    }
}
