using PeerAtlas.Design;

namespace PeerAtlas.Referrals;

/// <summary>What the page of one's own work says, and the letter about one's hours.</summary>
internal static class OwnHoursWords
{
    public static readonly Words YourWork = new("Your work", "Su trabajo");

    public static readonly Words YouSeeItFirst = new(
        "All that is counted about your work stands here. You see it first, also when you no longer work there.",
        "Aquí está todo lo que se cuenta de su trabajo. Usted lo ve primero, también cuando ya no trabaje allí."
    );

    public static readonly Words Nothing = new("Nothing is counted yet", "Aún no se cuenta nada");

    public static readonly Words WhatYouLogShowsHere = new(
        "What you log, and what your agency’s own system sends, shows up here by month.",
        "Lo que anote, y lo que envíe el sistema de su agencia, aparece aquí por mes."
    );

    public static readonly Words Time = new("Time", "Tiempo");

    public static readonly Words Show = new("Show", "Mostrar");

    public static readonly Words LastTwelveMonths = new("The last 12 months", "Los últimos 12 meses");

    public static readonly Words TheYear = new("The year {0}", "El año {0}");

    public static readonly Words HoursAt = new("Hours at {0}", "Horas en {0}");

    public static readonly Words HoursByMonth = new("Your hours by month, {0}", "Sus horas por mes, {0}");

    public static readonly Words Month = new("Month", "Mes");

    public static readonly Words Hours = new("Hours", "Horas");

    public static readonly Words Contacts = new("Contacts", "Contactos");

    public static readonly Words OutsideYourRole = new("Outside your role", "Fuera de su función");

    public static readonly Words All = new("Together", "En total");

    public static readonly Words OutsideSaysNothingOfYou = new(
        "Work outside your role says how the team is run, and nothing about you. If it grows, you can bring this page to your supervisor.",
        "El trabajo fuera de su función dice cómo se organiza el equipo y nada de usted. Si crece, puede llevar esta página a quien le supervisa."
    );

    public static readonly Words ByActivity = new("By activity", "Por actividad");

    public static readonly Words WhatYouLogged = new("What you logged, {0}", "Lo que anotó, {0}");

    public static readonly Words Activity = new("Activity", "Actividad");

    public static readonly Words FromTheAgencysSystem = new(
        "{0:N1} more hours came from your agency’s own system. They count above.",
        "{0:N1} horas más vinieron del sistema de su agencia. Arriba se cuentan."
    );

    public static readonly Words WhatOthersSee = new("What others see of this", "Qué ven otras personas");

    public static readonly Words SupervisorsSee = new(
        "Whoever supervises your team sees your hours by month in a chart, beside the hours that were planned, and the team’s share outside the role: {0}.",
        "Quien supervisa su equipo ve un gráfico de sus horas por mes, junto a las horas previstas, y la parte del equipo fuera de la función: {0}."
    );

    public static readonly Words NobodySupervises = new("nobody at the moment", "nadie en este momento");

    public static readonly Words AgencySees = new(
        "Your agency’s administrator sees the same. The authority sees hours only where more than 10 peers work, and no names.",
        "Quien administra su agencia ve lo mismo. La autoridad ve horas solo donde trabajan más de 10 pares, y ningún nombre."
    );

    public static readonly Words WhatWasSaid = new("What was said about your team", "Lo que se dijo de su equipo");

    public static readonly Words SignalSays = new("{0}, {1}: {2}", "{0}, {1}: {2}");

    public static readonly Words ReachesFew = new("reaches fewer people than teams like it", "llega a menos personas que equipos parecidos");

    public static readonly Words FewerHours = new("gets fewer hours than before", "recibe menos horas que antes");

    public static readonly Words OutsideRole = new("more hours outside the role", "más horas fuera de la función");

    public static readonly Words LongWait = new("longer waits for a first contact", "más espera hasta el primer contacto");

    public static readonly Words TakeAlong = new("Take it along", "Llévelo consigo");

    public static readonly Words AsATable = new("All you logged in this time, as a table (CSV)", "Todo lo que anotó en este tiempo, como tabla (CSV)");

    public static readonly Words ALetter = new("A letter about your hours", "Una carta sobre sus horas");

    public static readonly Words WhatALetterIsFor = new(
        "For a renewal, or for Medicaid when it asks for hours of work. Whoever has its address reads your name, your agency and your hours by month, and "
            + "nothing about any person you met. If you changed your name in this time, the letter says both names. You can stop it at any time.",
        "Para una renovación, o para Medicaid cuando pide horas de trabajo. Quien tenga su dirección lee su nombre, su agencia y sus horas por mes, y nada "
            + "de las personas con quienes se reunió. Si cambió su nombre en este tiempo, la carta dice los dos. Puede detenerla cuando quiera."
    );

    public static readonly Words Agency = new("Agency", "Agencia");

    public static readonly Words MakeTheLetter = new("Make the letter", "Hacer la carta");

    public static readonly Words LetterIsThere = new("The letter is there. Open it below.", "La carta está lista. Ábrala abajo.");

    public static readonly Words NoHoursThere = new("There are no hours at this agency in this time.", "No hay horas en esta agencia en este tiempo.");

    public static readonly Words YourLetters = new("Letters that you show", "Cartas que usted muestra");

    public static readonly Words LetterOf = new("{0}, {1} to {2}", "{0}, de {1} a {2}");

    public static readonly Words Stop = new("Stop showing it", "Dejar de mostrarla");

    public static readonly Words Stopped = new("The letter is no longer shown.", "La carta ya no se muestra.");

    public static readonly Words HoursOfWork = new("Hours of work", "Horas de trabajo");

    public static readonly Words TheRecordHolds = new(
        "On {0:MMMM d, yyyy}, the record of {1} held these hours of work of {2}:",
        "El {0:d 'de' MMMM 'de' yyyy}, el registro de {1} tenía estas horas de trabajo de {2}:"
    );

    public static readonly Words AlsoCalled = new(
        "In this time the account of {0} also had this name: {1}. The name is the one that its holder writes.",
        "En este tiempo la cuenta de {0} tuvo también este nombre: {1}. El nombre es el que escribe su titular."
    );

    public static readonly Words NameAndAgency = new("{0}, {1}", "{0}, {1}");

    public static readonly Words ChangedSince = new(
        "The record has changed since this letter was made. For these months it holds {0:N1} hours now.",
        "El registro cambió desde que se hizo esta carta. Para estos meses tiene ahora {0:N1} horas."
    );

    public static readonly Words HowTheyCameIn = new(
        "The hours were logged by {0}, or came from the agency’s own system. This page shows what the letter said when it was made. A paper that says "
            + "something else was changed.",
        "Las horas las anotó {0}, o vinieron del sistema de la agencia. Esta página muestra lo que decía la carta cuando se hizo. Un papel que diga otra "
            + "cosa fue cambiado."
    );

    public static readonly Words MadeFromTheRecord = new("Made by {0} from the record of {1}", "Hecho por {0} con el registro de {1}");

    public static readonly Words LoggedOrSent = new(
        "The hours were logged by {0}, or came from the agency’s own system.",
        "Las horas las anotó {0}, o vinieron del sistema de la agencia."
    );

    public static readonly Words ToCheckThisPaper = new("To check this paper", "Para comprobar este papel");

    public static readonly Words PaperProvesNothing = new(
        "The printed paper alone proves nothing: anybody can change one. Scan the code, or open the address. That page shows what the letter says, and whether "
            + "the record has changed since.",
        "El papel impreso solo no demuestra nada: cualquiera puede cambiarlo. Escanee el código o abra la dirección. Esa página muestra lo que "
            + "dice la carta y si el registro cambió desde entonces."
    );

    public static readonly Words AddressAsCode = new("The address of the letter as a QR code", "La dirección de la carta como código QR");

    public static readonly Words LetterOfDay = new("Letter of {0}", "Carta del {0}");

    public static readonly Words ToCheck = new("To check it, open:", "Para comprobarla, abra:");

    public static readonly Words SignedForTheAgency = new("For the agency (name, signature, day):", "Por la agencia (nombre, firma, día):");

    public static readonly Words WereYouAsked = new("Did somebody ask you to do this?", "¿Alguien le pidió hacer esto?");

    public static readonly Words CountingKeepsNoName = new(
        "You can have it counted. Neither your name is kept nor theirs. Your agency sees the count only where more than 10 peers work.",
        "Puede hacer que se cuente. No se guarda su nombre ni el de esa persona. Su agencia ve la cuenta solo donde trabajan más de 10 pares."
    );

    public static readonly Words CountIt = new("Count that I was asked", "Contar que me lo pidieron");

    public static readonly Words Counted = new("It is counted. No name was kept.", "Se contó. No se guardó ningún nombre.");
}
