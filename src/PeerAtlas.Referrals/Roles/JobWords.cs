using PeerAtlas.Design;

namespace PeerAtlas.Referrals.Roles;

/// <summary>What a job description says by itself, and the page of one's own.</summary>
internal static class JobWords
{
    public static readonly Words Setting = new("Kind of program", "Tipo de programa");

    public static readonly Words Level = new("Level of practice", "Nivel de práctica");

    public static readonly Words HoursAWeek = new("Hours a week", "Horas por semana");

    public static readonly Words Pay = new("Pay", "Pago");

    public static readonly Words PayAnHour = new("{0} an hour", "{0} por hora");

    public static readonly Words PayAYear = new("{0} a year", "{0} por año");

    public static readonly Words Range = new("{0} to {1}", "de {0} a {1}");

    public static readonly Words Credential = new("Certification asked for", "Certificación que se pide");

    public static readonly Words PeerLine = new("Supervised as a peer by", "Supervisión entre pares");

    public static readonly Words ProfessionalLine = new("Supervised as a professional by", "Supervisión profesional");

    public static readonly Words HoldsFrom = new("Holds from", "Vale desde");

    public static readonly Words WhatYouDo = new("What you do in this job", "Qué hace usted en este trabajo");

    public static readonly Words AlsoAgreed = new("What else was agreed", "Qué más se acordó");

    public static readonly Words OutsideButAgreed = new(
        "This lies outside the role of a peer specialist. Your agency made it part of this job.",
        "Esto está fuera de la función de especialista par. Su agencia lo hizo parte de este trabajo."
    );

    public static readonly Words NeverYours = new("What is never yours to do", "Qué no le corresponde nunca");

    public static readonly Words NeverYoursBecause = new(
        "No job description can make these part of a peer’s work. If somebody asks you, you can say no.",
        "Ninguna descripción puede hacer esto parte del trabajo de un par. Si alguien se lo pide, puede decir que no."
    );

    public static readonly Words VersionOf = new("{0}, version {1}, from {2}", "{0}, versión {1}, desde el {2}");

    public static readonly Words YourJob = new("Your job description", "La descripción de su trabajo");

    public static readonly Words NothingYet = new("No job description yet", "Aún no hay descripción de su trabajo");

    public static readonly Words AskYourAgency = new(
        "When your agency writes one for your place of work, you read it here. You can ask for it.",
        "Cuando su agencia escriba una para su puesto, usted la lee aquí. Puede pedirla."
    );

    public static readonly Words StaysYours = new(
        "You see what holds now, what comes, and what held before. It stays here when you no longer work there.",
        "Aquí ve lo que vale ahora, lo que viene y lo que valía antes. Sigue aquí cuando ya no trabaje allí."
    );

    public static readonly Words At = new("{0}: {1}", "{0}: {1}");

    public static readonly Words HoldsNow = new("This holds now: version {0}.", "Esto vale ahora: versión {0}.");

    public static readonly Words ComesFrom = new("This will hold from {0}: version {1}.", "Esto valdrá desde el {0}: versión {1}.");

    public static readonly Words HeldFrom = new("Version {0}, from {1} to {2}", "Versión {0}, del {1} al {2}");

    public static readonly Words Earlier = new("What held before", "Lo que valía antes");

    public static readonly Words AsWord = new("Save as Word", "Guardar como Word");

    public static readonly Words NewlyNever = new(
        "Since this was written, the role list has more that is never yours to do:",
        "Desde que se escribió, la lista de funciones tiene más cosas que no le corresponden nunca:"
    );

    public static readonly Words YourHours = new("Your hours, beside your job description", "Sus horas, junto a la descripción de su trabajo");

    public static readonly Words YouSeeThisFirst = new(
        "You see the month that runs. Your agency’s administrator sees months that are over, as sums of everybody there who has a job description, by "
            + "activity and without names, where more than 10 of you worked.",
        "Usted ve el mes en curso. Quien administra su agencia ve los meses terminados, como sumas de todas las personas de allí que tienen una descripción, "
            + "por actividad y sin nombres, si trabajaron más de 10."
    );

    public static readonly Words SaysNothingOfYou = new(
        "Hours that are not in your job description say that the description or the work should change, and nothing about you.",
        "Las horas que no están en la descripción dicen que la descripción o el trabajo deben cambiar, y nada de usted."
    );

    public static readonly Words NoHours = new(
        "No hours yet on days that a job description covers.",
        "Aún no hay horas en días con una descripción de su trabajo."
    );

    public static readonly Words HoursByMonth = new("Hours by month", "Horas por mes");

    public static readonly Words HoursByActivity = new("Hours by activity in these months", "Horas por actividad en estos meses");

    public static readonly Words InDescription = new("In your job description", "En la descripción");

    public static readonly Words InRole = new("In your role, not in it", "De su función, no en ella");

    public static readonly Words Outside = new("Outside your role", "Fuera de su función");

    public static readonly Words Where = new("Where it stands", "Dónde está");

    public static readonly Words BackToYourWork = new("Back to your work", "Volver a su trabajo");

    public static readonly Words OtherJobs = new("Other jobs at your agency", "Otros trabajos en su agencia");

    public static readonly Words OtherJobsPromiseNothing = new(
        "As your agency describes them today. That a job is here does not mean that it is open.",
        "Como su agencia los describe hoy. Que un trabajo esté aquí no significa que haya una vacante."
    );

    public static readonly Words DoesNotSay = new("It does not say", "No lo dice");

    public static readonly Words WhatIsNewInIt = new("What you would do that is not in your job", "Lo que haría y que no está en su trabajo");

    public static readonly Words NothingNewInIt = new("It names nothing that is not in your job.", "No nombra nada que no esté en su trabajo.");

    public static readonly Words WhatCertificationsAsk = new("What certifications ask next", "Qué piden las certificaciones para seguir");
}
