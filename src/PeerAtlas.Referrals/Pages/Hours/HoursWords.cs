using PeerAtlas.Design;

namespace PeerAtlas.Referrals;

/// <summary>What the pages say on which a peer worker logs hours.</summary>
internal static class HoursWords
{
    public static readonly Words CorrectAContact = new("Correct a contact", "Corregir un contacto");

    public static readonly Words LogAContact = new("Log a contact", "Anotar un contacto");

    public static readonly Words Correct = new("Correct", "Corregir");

    public static readonly Words WhatItSaysNowIsKept = new(
        "What it says now is kept beside the correction.",
        "Lo que dice ahora se conserva al lado de la corrección."
    );

    public static readonly Words SaveTheCorrection = new("Save the correction", "Guardar la corrección");

    public static readonly Words LoggedByMistake = new("Logged by mistake?", "¿Lo anotó por error?");

    public static readonly Words TakeItBack = new("Take it back", "Retirarlo");

    public static readonly Words Corrected = new("Corrected. What it said before is kept beside it.", "Corregido. Lo que decía antes se conserva al lado.");

    public static readonly Words TakenBack = new("Taken back. It no longer counts.", "Retirado. Ya no cuenta.");

    public static readonly Words AnotherLength = new("Another length", "Otra duración");

    public static readonly Words People = new("People", "Personas");

    public static readonly Words ForTheTeam = new("For the team {0}", "Para el equipo {0}");

    public static readonly Words WorkWithoutAPerson = new("Work without a person", "Trabajo sin una persona");

    public static readonly Words ChooseWithWhom = new("Choose with whom.", "Elija con quién.");

    public static readonly Words GiveTheDay = new("Give the day.", "Indique el día.");

    public static readonly Words ChooseHowLong = new("Choose how long.", "Elija cuánto duró.");

    public static readonly Words ChooseWhatYouDid = new("Choose what you did.", "Elija qué hizo.");

    public static readonly Words YourRole = new("Your role", "Su función");

    public static readonly Words OutsideYourRoleCounts = new("Outside your role (counts, and is watched)", "Fuera de su función (cuenta y se observa)");

    public static readonly Words NotYoursToDo = new("Not yours to do", "No le corresponde");

    public static readonly Words ChooseTodayOrADay = new("Choose today or a day of the last year.", "Elija hoy o un día del último año.");

    public static readonly Words GiveWholeMinutesFrom1 = new(
        "Give whole minutes, from 1 to 1440. All contacts of a day together have no more.",
        "Indique minutos enteros, de 1 a 1440. Todos los contactos de un día no suman más."
    );

    public static readonly Words TheRoleListOfThatDay = new(
        "The role list of that day has no such activity. Choose another.",
        "La lista de funciones de ese día no tiene esa actividad. Elija otra."
    );

    public static readonly Words ThisPayerHasNoRule = new(
        "This payer has no rule for that day. Choose another, or none.",
        "Este pagador no tiene regla para ese día. Elija otro o ninguno."
    );

    public static readonly Words ThisContactWasCorrectedOrTaken = new(
        "This contact was corrected or taken back in the meantime. Look at your list.",
        "Este contacto ya fue corregido o retirado. Revise su lista."
    );

    public static readonly Words ChooseAPersonWhoseReferral = new(
        "Choose a person whose referral you took, or your team.",
        "Elija una persona cuya derivación aceptó, o su equipo."
    );

    public static readonly Words ThereIsNoRoleListYet = new("There is no role list yet", "Aún no hay lista de funciones");

    public static readonly Words TheAuthorityBringsItInFirst = new(
        "The authority brings it in first. Ask your supervisor to tell them.",
        "La autoridad la carga primero. Pida a quien le supervisa que les avise."
    );

    public static readonly Words NobodyToLogAContact = new("Nobody to log a contact with yet", "Aún no hay con quién anotar un contacto");

    public static readonly Words TakeAReferralFirstOrAsk = new(
        "Take a referral first, or ask your agency to put you on a team as a peer.",
        "Primero acepte una derivación, o pida a su agencia que le ponga en un equipo como par."
    );

    public static readonly Words LogIt = new("Log it", "Anotar");

    public static readonly Words YourContactsIn = new("Your contacts in {0}", "Sus contactos en {0}");

    public static readonly Words MonthBefore = new("Month before", "Mes anterior");

    public static readonly Words MonthAfter = new("Month after", "Mes siguiente");

    public static readonly Words YourAgencysOwnSystemAddsContacts = new(
        "Your agency’s own system adds {0:N0} contacts with {1:N1} hours to these.",
        "El sistema de su agencia agrega {0:N0} contactos con {1:N1} horas."
    );

    public static readonly Words NothingLoggedInThisMonth = new("Nothing logged in this month", "Nada anotado en este mes");

    public static readonly Words WhatYouLogAboveStandsHere = new(
        "What you log above stands here, and can be corrected.",
        "Lo que anote arriba aparece aquí y se puede corregir."
    );

    public static readonly Words ContactsHours = new("{0} contacts, {1:N1} hours", "{0} contactos, {1:N1} horas");

    public static readonly Words Day = new("Day", "Día");

    public static readonly Words With = new("With", "Con");

    public static readonly Words What = new("What", "Qué");

    public static readonly Words Minutes = new("Minutes", "Minutos");

    public static readonly Words Units = new("Units", "Unidades");

    public static readonly Words Change = new("Change", "Cambiar");

    public static readonly Words TheTeam = new("the team", "el equipo");

    public static readonly Words InAGroupAsWell = new(", in a group", ", en grupo");

    public static readonly Words WasMinOn = new("was {0} min on {1:MMM d}", "antes {0} min el {1:d MMM}");

    public static readonly Words AndBeyondTheDaysLimit = new(" (and {0} beyond the day’s limit)", " (y {0} sobre el límite del día)");

    public static readonly Words Logged = new("Logged. Thank you.", "Anotado. Gracias.");

    public static readonly Words WithWhom = new("With whom", "Con quién");

    public static readonly Words WhatYouDid = new("What you did", "Qué hizo");

    public static readonly Words HowLong = new("How long", "Cuánto duró");

    public static readonly Words MinutesIfAnotherLength = new("Minutes, if another length", "Minutos, si es otra duración");

    public static readonly Words InAGroup = new("In a group", "En grupo");

    public static readonly Words WhoPays = new("Who pays", "Quién paga");

    public static readonly Words NobodyIsBilled = new("Nobody is billed", "No se factura");

    public static readonly Words ThisIsNotYoursToDo = new("This is not yours to do, and was not stored", "Esto no le corresponde y no se guardó");

    public static readonly Words NotStoredYet = new("Not stored yet", "Aún no se guardó");

    public static readonly Words WhatYouFilledInIsKept = new("What you filled in is kept below.", "Lo que llenó sigue abajo.");

    public static readonly Words YouUsedLast = new("You used last", "Lo último que usó");
    public static readonly Words LikeOn = new("Like on {0}", "Como el {0}");
    public static readonly Words LikeOnHint = new(
        "Choose what you did again today, in the same way. Nothing is copied that you do not choose.",
        "Elija lo que hizo otra vez hoy, de la misma manera. No se copia nada que usted no elija."
    );
    public static readonly Words WhatYouDidAgain = new("What you did again", "Qué hizo otra vez");
    public static readonly Words LogForToday = new("Log these for today", "Anotar estos para hoy");
    public static readonly Words ChooseAtLeastOne = new("Choose at least one.", "Elija al menos uno.");
    public static readonly Words CopiedAll = new("{0} logged for today.", "{0} anotados para hoy.");
    public static readonly Words CopiedSome = new(
        "{0} logged for today. {1} not: it is there already, or no longer yours to log. Look at the list, and log it by hand if it is missing.",
        "{0} anotados para hoy. {1} no: ya está, o ya no le corresponde anotarlo. Mire la lista y anótelo a mano si falta."
    );
}
