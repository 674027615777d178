using PeerAtlas.Certification.Words;
using PeerAtlas.Design;

namespace PeerAtlas.Workforce;

/// <summary>What the pages of the rules of certification say. What the rules say, they say themselves.</summary>
internal static class CertificationWords
{
    public static readonly Words GetCertified = new("Get certified as a peer worker", "Certificarse como par");

    public static readonly Words WhatEachAsks = new(
        "Each state and body asks for other things. Here is what we could find out. Where nobody could tell, it says unknown.",
        "Cada estado y organismo pide cosas distintas. Aquí está lo que pudimos averiguar. Donde nadie pudo decirlo, dice que no se sabe."
    );

    public static readonly Words AskBeforeYouRely = new(
        "Ask the body that certifies before you rely on it.",
        "Pregunte al organismo que certifica antes de confiar en ello."
    );

    public static readonly Words WhoCertifies = new("Who certifies in each state", "Quién certifica en cada estado");

    public static readonly Words WhoCertifiesHint = new(
        "Every state and the District of Columbia, as the authority looked it up. Where nobody has, it says unknown.",
        "Cada estado y el Distrito de Columbia, como lo buscó la autoridad. Donde nadie lo buscó, dice que no se sabe."
    );

    public static readonly Words State = new("State", "Estado");

    public static readonly Words Who = new("Who certifies", "Quién certifica");

    public static readonly Words HowToReachThem = new("How to reach them", "Cómo comunicarse");

    public static readonly Words WhomToAsk = new("Whom to ask", "A quién preguntar");

    public static readonly Words NeverChecked = new("Never", "Nunca");

    public static readonly Words AddABody = new("Add one", "Agregar uno");

    public static readonly Words ImportBodies = new("Import a list", "Importar una lista");

    public static readonly Words AllCertifications = new("All certifications", "Todas las certificaciones");

    public static readonly Words Certification = new("Certification", "Certificación");

    public static readonly Words Place = new("Place", "Lugar");

    public static readonly Words GivenBy = new("Given by", "La otorga");

    public static readonly Words LastChecked = new("Last checked", "Última revisión");

    public static readonly Words SeveralStates = new("Several states", "Varios estados");

    public static readonly Words UnknownHere = new("Unknown", "No se sabe");

    public static readonly Words SideBySide = new("Put some side by side", "Ver algunas lado a lado");

    public static readonly Words ChooseTwoToFour = new("Choose two to four", "Elija de dos a cuatro");

    public static readonly Words Show = new("Show", "Mostrar");

    public static readonly Words SideBySideTitle = new("Certifications side by side", "Certificaciones lado a lado");

    public static readonly Words CertifiedElsewhere = new("Certified in another place?", "¿Tiene una certificación de otro lugar?");

    public static readonly Words SeeWhatIsMissing = new("See what is missing here", "Ver qué falta aquí");

    public static readonly Words BeforeYouGetIt = new("Before you get it", "Antes de obtenerla");

    public static readonly Words AfterThat = new("Stages and supervision", "Etapas y supervisión");

    public static readonly Words ToKeepIt = new("To keep it", "Para conservarla");

    public static readonly Words NothingToldHere = new("Nothing is told of this.", "No se dice nada de esto.");

    public static readonly Words WhatIsUnknown = new("What is unknown", "Lo que no se sabe");

    public static readonly Words NothingIsUnknown = new("Nothing", "Nada");

    public static readonly Words WhereThisIsFrom = new("Where this is from", "De dónde viene esto");

    public static readonly Words YouHave = new("You have", "Usted tiene");

    public static readonly Words YouWant = new("You want", "Usted quiere");

    public static readonly Words ChooseOne = new("Choose one", "Elija una");

    public static readonly Words GoOn = new("Go on", "Seguir");

    public static readonly Words ChooseTwoDifferent = new("Choose two that differ.", "Elija dos distintas.");

    public static readonly Words NothingIsKept = new(
        "What you type here is not kept. No account is needed.",
        "Lo que escriba aquí no se guarda. No hace falta una cuenta."
    );

    public static readonly Words LeaveEmptyWhatYouDoNotKnow = new(
        "Leave empty what you do not know. It then counts as not there.",
        "Deje vacío lo que no sepa. Entonces cuenta como que no lo tiene."
    );

    public static readonly Words HoursOfTraining = new("Hours of training in all", "Horas de formación en total");

    public static readonly Words OfTheseOn = new("Of these, on: {0}", "De ellas, sobre: {0}");

    public static readonly Words HoursOfExperience = new("Hours of paid or unpaid work as a peer", "Horas de trabajo como par, pagado o no");

    public static readonly Words HoursUnderSupervision = new("Of these, under supervision", "De ellas, bajo supervisión");

    public static readonly Words MonthsOfWork = new("Months of work as a peer", "Meses de trabajo como par");

    public static readonly Words SeeIt = new("See what is missing", "Ver qué falta");

    public static readonly Words WhatIsMissingFor = new("What is missing for {0}", "Qué falta para {0}");

    public static readonly Words NothingOfHoursIsMissing = new(
        "By what you typed, nothing that is told in hours, courses or exams is missing.",
        "Según lo que escribió, no falta nada de lo que se cuenta en horas, cursos o exámenes."
    );

    public static readonly Words TheyMayTakeYours = new(
        "If they accept what you have from elsewhere, only they can tell. Ask them.",
        "Si aceptan lo que tiene de otro lugar, solo ellos pueden decirlo. Pregúnteles."
    );

    public static readonly Words NumberOrEmpty = new(
        "Write a number from 0 to 100,000, or leave it empty.",
        "Escriba un número de 0 a 100000, o déjelo vacío."
    );

    public static readonly Words MoreThanAll = new(
        "The parts are more than the hours in all. Look at the numbers.",
        "Las partes suman más que el total de horas. Revise los números."
    );

    public static readonly Words NotChecked = new("Not checked yet", "Todavía no se revisó");

    public static readonly Words WhatElseTheyAsk = new("All that they ask", "Todo lo que piden");

    /// <summary>In which of its languages a rule explains itself. What is translated further reads the rules in English.</summary>
    public static WordLanguage OfRules(this Language language) => language.Code == "es" ? WordLanguage.Spanish : WordLanguage.English;
}
