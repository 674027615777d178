using PeerAtlas.Design;

namespace PeerAtlas.Workforce;

/// <summary>What the pages of a peer worker’s own credentials say.</summary>
internal static class CredentialWords
{
    public static readonly Words YourCertification = new("Your certification", "Su certificación");

    public static readonly Words NothingHappenedYet = new("Nothing happened yet.", "Todavía no pasó nada.");

    public static readonly Words NoHoursYet = new("No hours yet.", "Todavía no hay horas.");

    public static readonly Words HoursNewestFirst = new("Hours, the newest first", "Horas, las más recientes primero");

    public static readonly Words Day = new("Day", "Día");

    public static readonly Words Hours = new("Hours", "Horas");

    public static readonly Words About = new("About", "Tema");

    public static readonly Words CourseAndProvider = new("Course and who gave it", "Curso y quién lo dio");

    public static readonly Words DoesItCount = new("Does it count?", "¿Cuenta?");

    public static readonly Words ItCounts = new("It counts.", "Cuenta.");

    public static readonly Words NobodyCouldTellIfItCounts = new("The rule does not tell.", "La regla no lo dice.");

    public static readonly Words ToldByYou = new("Told, not yet confirmed by the center.", "Anotado, el centro aún no lo confirmó.");

    public static readonly Words Confirm = new("Confirm", "Confirmar");

    public static readonly Words TakeOut = new("Take out", "Quitar");

    public static readonly Words TheHoursWereTakenOut = new("The hours were taken out.", "Las horas se quitaron.");

    public static readonly Words TheseHoursAreThere = new(
        "These hours are there already: the same day, time and course. Nothing was saved.",
        "Estas horas ya están: el mismo día, duración y curso. No se guardó nada."
    );

    public static readonly Words Evidence = new("Shown by: {0}", "Lo demuestra: {0}");

    public static readonly Words WhatWasItAbout = new("What was it about?", "¿De qué trataba?");

    public static readonly Words TickNoneIfNoneFits = new("Tick none if none fits.", "No marque nada si nada coincide.");

    public static readonly Words Course = new("Course", "Curso");

    public static readonly Words WhoGaveIt = new("Who gave it", "Quién lo dio");

    public static readonly Words WhatShowsIt = new("What shows it", "Qué lo demuestra");

    public static readonly Words ForInstanceTheNumber = new(
        "For instance the number of a certificate, and where you keep it.",
        "Por ejemplo el número de un certificado y dónde lo guarda."
    );

    public static readonly Words ConfirmedBy = new("Confirmed by: {0}", "Lo confirma: {0}");

    public static readonly Words GiveTheDay = new("Give the day.", "Escriba el día.");

    public static readonly Words ThatDayIsStillToCome = new("That day is still to come.", "Ese día todavía no llega.");

    public static readonly Words LookAtTheYear = new("Look at the year.", "Revise el año.");

    public static readonly Words HoursFromTo = new("Write hours from 0.25 to 500.", "Escriba horas de 0.25 a 500.");

    public static readonly Words UseAtMost = new("Use at most {0} characters.", "Use como máximo {0} caracteres.");

    public static readonly Words NotSavedYet = new("Not saved yet", "Todavía no se guardó");

    public static readonly Words NothingHereYet = new("Nothing here yet", "Todavía no hay nada");

    public static readonly Words WhenYouApply = new(
        "When you apply to be certified, you see here where it stands, what is missing and until when.",
        "Cuando solicite certificarse, verá aquí cómo está, qué falta y hasta cuándo."
    );

    public static readonly Words ApplyToBeCertified = new("Apply to be certified", "Solicitar la certificación");

    public static readonly Words SeeWhatEachAsks = new("See what each certification asks", "Ver qué pide cada certificación");

    public static readonly Words IsThisYours = new("Is this yours?", "¿Es suyo esto?");

    public static readonly Words HasSomebodyWithYourAddress = new(
        "has a certified person with your e-mail address.",
        "tiene a una persona certificada con su correo electrónico."
    );

    public static readonly Words IfYouSayYes = new(
        "If you say yes, you see it here. If it is not you, say no; you are not asked again.",
        "Si dice que sí, lo verá aquí. Si no es usted, diga que no; no se le preguntará otra vez."
    );

    public static readonly Words YesThisIsMine = new("Yes, this is mine", "Sí, es mío");

    public static readonly Words NoThisIsNotMine = new("No, this is not mine", "No, no es mío");

    public static readonly Words ItIsJoined = new("It now stands in your account.", "Ahora está en su cuenta.");

    public static readonly Words NothingWasJoined = new("Nothing was joined to your account.", "No se unió nada a su cuenta.");

    public static readonly Words NothingWasChanged = new("Nothing was changed. Look at the page again.", "No se cambió nada. Mire la página otra vez.");

    public static readonly Words Stage = new("Where it stands", "Cómo está");

    public static readonly Words WhoseTurn = new("Whose turn it is", "A quién le toca");

    public static readonly Words Yours = new("Yours", "A usted");

    public static readonly Words TheCentres = new("The training center’s, for {0} days", "Al centro de formación, desde hace {0} días");

    public static readonly Words TheCentresSinceToday = new("The training center’s, since today", "Al centro de formación, desde hoy");

    public static readonly Words Nobodys = new("Nobody’s", "A nadie");

    public static readonly Words At = new("At", "En");

    public static readonly Words Number = new("Number", "Número");

    public static readonly Words Today = new("Today", "Hoy");

    public static readonly Words HoldsUntil = new("It holds until {0}.", "Vale hasta el {0}.");

    public static readonly Words RenewFromTo = new("You can renew it from {0} to {1}.", "Puede renovarla del {0} al {1}.");

    public static readonly Words RenewUntil = new("You can renew it until {0}.", "Puede renovarla hasta el {0}.");

    public static readonly Words ItRanOutOn = new("It ran out on {0}.", "Venció el {0}.");

    public static readonly Words ItNeverEnds = new("It does not run out.", "No vence.");

    public static readonly Words UntilWhenIsUnknown = new("Until when it holds, nobody could tell.", "Nadie pudo decir hasta cuándo vale.");

    public static readonly Words WhatIsMissing = new("What is missing", "Qué falta");

    public static readonly Words NothingIsMissing = new("By what we know, nothing.", "Por lo que sabemos, nada.");

    public static readonly Words WhatCounts = new("What counts", "Qué cuenta");

    public static readonly Words HoursInAll = new("{0} hours in all", "{0} horas en total");

    public static readonly Words HoursOn = new("{0} hours on {1}", "{0} horas sobre {1}");

    public static readonly Words EnterHours = new("Enter hours", "Anotar horas");

    public static readonly Words SaveTheHours = new("Save the hours", "Guardar las horas");

    public static readonly Words TheHoursWereSaved = new("The hours were saved.", "Las horas se guardaron.");

    public static readonly Words YourHours = new("Your hours", "Sus horas");

    public static readonly Words WhatHappened = new("What happened", "Qué pasó");

    public static readonly Words TheyAsk = new("They ask: {0}", "Preguntan: {0}");

    public static readonly Words YourAnswer = new("Your answer", "Su respuesta");

    public static readonly Words WriteNoStory = new(
        "You need not tell your story. Say what is there, and who can confirm it.",
        "No tiene que contar su historia. Diga qué tiene y quién puede confirmarlo."
    );

    public static readonly Words SendTheAnswer = new("Send the answer", "Enviar la respuesta");

    public static readonly Words WriteSomething = new("Write something first.", "Escriba algo primero.");

    public static readonly Words TheAnswerWasSent = new("Your answer was sent.", "Su respuesta se envió.");

    public static readonly Words YouCanAppeal = new("You can appeal", "Puede apelar");

    public static readonly Words WhyYouAppeal = new("Why you do not agree", "Por qué no está de acuerdo");

    public static readonly Words SendTheAppeal = new("Send the appeal", "Enviar la apelación");

    public static readonly Words TheAppealWasSent = new(
        "Your appeal was sent. The center has to answer it.",
        "Su apelación se envió. El centro tiene que responder."
    );

    public static readonly Words StopIt = new("Stop the application", "Detener la solicitud");

    public static readonly Words ItWasStopped = new("You stopped the application.", "Usted detuvo la solicitud.");

    public static readonly Words ItCanBeMadeAgain = new("You can apply again at any time.", "Puede solicitarla otra vez cuando quiera.");

    public static readonly Words WhoSeesIt = new("Who sees it", "Quién lo ve");

    public static readonly Words LetAgenciesSee = new(
        "Let the agencies where I work see how it stands",
        "Permitir que las agencias donde trabajo vean cómo está"
    );

    public static readonly Words TheySeeOnlyTheStatus = new(
        "They see the name of the certification, if it holds, and until when. They do not see hours, exams or what you wrote. " + "You can take it back.",
        "Ven el nombre de la certificación, si vale y hasta cuándo. No ven horas, exámenes ni lo que escribió. Puede retirarlo."
    );

    public static readonly Words Save = new("Save this choice", "Guardar esta elección");

    public static readonly Words Saved = new("Saved.", "Guardado.");

    public static readonly Words SomebodyElseChangedThis = new(
        "Somebody else changed this at the same moment. Nothing was saved; below is how it stands now.",
        "Otra persona lo cambió en el mismo momento. No se guardó nada; abajo está cómo queda ahora."
    );

    public static readonly Words WhichCertification = new("Which certification", "Qué certificación");

    public static readonly Words AtWhichCentre = new("At which training center", "En qué centro de formación");

    public static readonly Words Choose = new("Choose", "Elija");

    public static readonly Words ChooseBoth = new("Choose a certification and a center.", "Elija una certificación y un centro.");

    public static readonly Words GoOn = new("Go on", "Seguir");

    public static readonly Words NoCentreYet = new("No training center yet", "Todavía no hay un centro de formación");

    public static readonly Words AskTheAuthority = new(
        "No training center takes applications here. Ask the authority.",
        "Aquí ningún centro de formación recibe solicitudes. Pregunte a la autoridad."
    );

    public static readonly Words WhatIsAsked = new("What is asked from the start", "Qué se pide al empezar");

    public static readonly Words SayOfEach = new(
        "Say of each if you have it: who can confirm it, and from which day it is. You can leave some empty and say it later. Do not write your story here.",
        "Diga de cada cosa si la tiene: quién puede confirmarla y de qué día es. Puede dejar algunas vacías y decirlo después. No escriba aquí su historia."
    );

    public static readonly Words WhoCanConfirm = new("Who can confirm it", "Quién puede confirmarlo");

    public static readonly Words OfWhichDay = new("Of which day", "De qué día");

    public static readonly Words WorkSoFar = new("Your work as a peer so far", "Su trabajo como par hasta ahora");

    public static readonly Words HoursOfWork = new("Hours of paid or unpaid work", "Horas de trabajo, pagado o no");

    public static readonly Words HoursUnderSupervision = new("Of these, under supervision", "De ellas, bajo supervisión");

    public static readonly Words SendTheApplication = new("Send the application", "Enviar la solicitud");

    public static readonly Words TheApplicationWasSent = new(
        "Your application was sent. A mail tells you when something moves.",
        "Su solicitud se envió. Un correo le dirá cuando algo avance."
    );

    public static readonly Words YouAppliedAlready = new("You applied for this already.", "Usted ya solicitó esto.");

    public static readonly Words WholeNumber = new("Write a whole number from 0 to 100,000.", "Escriba un número entero de 0 a 100000.");

    public static readonly Words NameWhoConfirms = new("Say who can confirm it, or leave both empty.", "Diga quién puede confirmarlo, o deje ambos vacíos.");

    public static readonly Words AnswerWhatWasAsked = new("Answer what was asked", "Responder lo que se preguntó");

    public static readonly Words ATrainingCentreWaits = new("A training center waits for your answer.", "Un centro de formación espera su respuesta.");

    public static readonly Words SayWhatElseIsThere = new("Say what else is there", "Decir qué más tiene");

    public static readonly Words NobodySaidYet = new("Asked from the start, and not said yet", "Se pide al empezar y todavía no se dijo");

    public static readonly Words WhatIsThere = new("What is there", "Qué tiene");

    public static readonly Words SaveIt = new("Save it", "Guardarlo");

    public static readonly Words YouAppealedAlready = new(
        "Your appeal was decided. There is no second one at this center; you can ask the authority.",
        "Su apelación se decidió. No hay otra en este centro; puede preguntar a la autoridad."
    );
}
