using PeerAtlas.Certification.Checking;

namespace PeerAtlas.Certification.Words;

/// <summary>What a check found, in words.</summary>
public static class CheckWords
{
    /// <summary>The words of a status in data, which do not change with the language.</summary>
    public static string Code(CredentialStatus status) =>
        status switch
        {
            CredentialStatus.InTraining => "in training",
            CredentialStatus.Provisional => "provisional",
            CredentialStatus.NeverExpires => "never expires",
            CredentialStatus.Active => "active",
            CredentialStatus.Expiring => "expiring",
            CredentialStatus.Grace => "grace",
            _ => "lapsed",
        };

    /// <summary>A status.</summary>
    public static string Status(CredentialStatus status, WordLanguage language) =>
        language == WordLanguage.English
            ? Code(status)
            : status switch
            {
                CredentialStatus.InTraining => "en formación",
                CredentialStatus.Provisional => "provisional",
                CredentialStatus.NeverExpires => "no vence",
                CredentialStatus.Active => "vigente",
                CredentialStatus.Expiring => "por vencer",
                CredentialStatus.Grace => "en plazo de gracia",
                _ => "vencida",
            };

    /// <summary>A number of hours.</summary>
    public static string Hours(decimal hours, WordLanguage language) => new Speech(language).Hours(hours);

    /// <summary>Something that is missing.</summary>
    public static string Missing(MissingPart part, WordLanguage language)
    {
        var speech = new Speech(language);
        var hours = part.Hours is { } number ? speech.Hours(number) : "";
        var name = part.Name is { } named ? speech.Name(named) : part.What;
        return part.Kind switch
        {
            MissingKind.Total => speech.Say($"{hours} in all", $"{hours} en total"),
            MissingKind.Topic => speech.Say($"{hours} on {name}", $"{hours} sobre {name}"),
            MissingKind.Provider => speech.Say($"{hours} from {name}", $"{hours} de {name}"),
            MissingKind.Course => speech.Count(part.Count ?? 1, "course", "courses", "curso", "cursos") + speech.Say($" on {name}", $" de {name}"),
            MissingKind.Supervised => speech.Say($"{hours} under supervision", $"{hours} bajo supervisión"),
            MissingKind.Experience => speech.Say($"{hours} of experience", $"{hours} de experiencia"),
            MissingKind.EndorsementExperience => speech.Say($"{hours} of experience: {name}", $"{hours} de experiencia: {name}"),
            MissingKind.EndorsementTraining => speech.Say($"{hours} of training: {name}", $"{hours} de formación: {name}"),
            MissingKind.Exam => speech.Say("the exam", "el examen"),
            MissingKind.CoreCourses => speech.Count(part.Count ?? 1, "core course", "core courses", "curso básico", "cursos básicos"),
            MissingKind.Electives when part.Count is { } courses => speech.Count(courses, "other course", "other courses", "otro curso", "otros cursos"),
            MissingKind.Electives => speech.Say($"{hours} of other courses", $"{hours} de otros cursos"),
            MissingKind.OneOf => speech.Say("one of the ways that the rule names", "una de las opciones que nombra la regla"),
            _ => name,
        };
    }

    /// <summary>Why something does not count.</summary>
    public static string Why(NotCounted part, WordLanguage language)
    {
        var speech = new Speech(language);
        var day = part.Day is { } told ? speech.Day(told) : "";
        return part.Reason switch
        {
            NotCountedReason.InTheFuture => speech.Say(
                $"It is dated after {day}, the day that is looked at.",
                $"Tiene una fecha posterior al {day}, el día que se mira."
            ),
            NotCountedReason.BeforePeriod => speech.Say(
                $"It is dated before {day}, when this period begins to count.",
                $"Es anterior al {day}, cuando este período empieza a contar."
            ),
            NotCountedReason.BeforeFirstYear => speech.Say($"The first year that counts begins on {day}.", $"El primer año que cuenta empieza el {day}."),
            NotCountedReason.AfterPeriod => speech.Say(
                $"It is dated after {day}, the last day that counts.",
                $"Es posterior al {day}, el último día que cuenta."
            ),
            NotCountedReason.BeforeLapse => speech.Say(
                $"The credential ran out; only hours from {day} on count.",
                $"La certificación venció; solo cuentan las horas desde el {day}."
            ),
            NotCountedReason.NeverReused => part.Detail == "core"
                ? speech.Say("A core course never counts again.", "Un curso básico nunca vuelve a contar.")
                : speech.Say($"A course marked \"{part.Detail}\" never counts again.", $"Un curso marcado «{part.Detail}» nunca vuelve a contar."),
            NotCountedReason.UsedForAnother => speech.Say(
                "It counts for another credential, and no hour counts for two.",
                "Cuenta para otra certificación, y ninguna hora cuenta para dos."
            ),
            _ => WhyNotAtAll(part.Reason, day, speech),
        };
    }

    private static string WhyNotAtAll(NotCountedReason reason, string day, Speech speech) =>
        reason switch
        {
            NotCountedReason.OfTheOtherPart => speech.Say(
                "It is the course that is asked for beside these hours.",
                "Es el curso que se pide además de estas horas."
            ),
            NotCountedReason.NotSupervised => speech.Say("It is no supervised work.", "No es trabajo supervisado."),
            NotCountedReason.AboveMost => speech.Say(
                "There are more hours on this topic than may count.",
                "Hay más horas de este tema de las que pueden contar."
            ),
            NotCountedReason.AskedTooLate => speech.Say(
                $"It was asked for after {day}, the last day for it.",
                $"Se pidió después del {day}, el último día para hacerlo."
            ),
            _ => speech.Say($"On {day} the tries were used up.", $"El {day} ya no quedaban intentos."),
        };
}
