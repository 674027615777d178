using PeerAtlas.Design;

namespace PeerAtlas.Directory;

/// <summary>What is said of the places where somebody works.</summary>
internal static class WorkplaceWords
{
    public static readonly Words PeerWorker = new("Peer worker", "Par");

    public static readonly Words SupervisorOfPeerWorkers = new("Supervisor of peer workers", "Supervisión de pares");

    public static readonly Words AnotherPosition = new("Another position", "Otro puesto");

    public static readonly Words AreTheseYourPlacesOfWork = new("Are these your places of work?", "¿Son estos sus lugares de trabajo?");

    public static readonly Words AnAgencyEnteredSomebodyWithYourE = new(
        "An agency entered somebody with your e-mail address.",
        "Una agencia registró a alguien con su correo electrónico."
    );

    public static readonly Words YourPlacesOfWork = new("Your places of work", "Sus lugares de trabajo");

    public static readonly Words EnteredSomebodyWithYourEMailAddress = new(
        "entered somebody with your e-mail address as a worker.",
        "registró como trabajador o trabajadora a alguien con su correo electrónico."
    );

    public static readonly Words IfYouSayYesYouSeeThese = new(
        "If you say yes, you see these places here, and they join the ones you have. No agency sees where else you work.",
        "Si dice que sí, verá aquí estos lugares, y se unirán a los que ya tiene. Ninguna agencia ve dónde más trabaja."
    );

    public static readonly Words TheAgencyThenKnowsYouByThe = new(
        "The agency then knows you by the name of your account. If you say no, nothing is joined, and you are not asked again.",
        "La agencia verá entonces el nombre de su cuenta. Si dice que no, no se une nada y no se le preguntará otra vez."
    );

    public static readonly Words YesThisIsMe = new("Yes, this is me", "Sí, son mis lugares");

    public static readonly Words NoThisIsNotMe = new("No, this is not me", "No, es otra persona");

    public static readonly Words NoPlacesOfWorkHere = new("No places of work here", "No hay lugares de trabajo aquí");

    public static readonly Words WhenYourAgencyPutsYouOnA = new(
        "When your agency puts you on a team as a peer worker, or enters you with your e-mail address, you see it here.",
        "Cuando su agencia le asigne a un equipo como par, o le registre con su correo electrónico, lo verá aquí."
    );

    public static readonly Words AnAgencySeesYourNameAndYour = new(
        "An agency sees your name and your places in that agency until the last of them ends. It does not see your other places. "
            + "Of your places the state sees counts. It also sees who has a role or belongs to a team in an agency: it gives access to this site.",
        "Una agencia ve su nombre y sus lugares en ella hasta que termine el último. No ve sus otros lugares. "
            + "De sus lugares, el estado solo ve números. También ve quién tiene un rol o está en un equipo de una agencia: es quien da acceso a este sitio."
    );

    public static readonly Words WhereYouWorkAndWorkedTheNewest = new(
        "Where you work and worked, the newest first",
        "Dónde trabaja y trabajó, del más reciente al más antiguo"
    );

    public static readonly Words Agency = new("Agency", "Agencia");

    public static readonly Words Position = new("Position", "Puesto");

    public static readonly Words Team = new("Team", "Equipo");

    public static readonly Words From = new("From", "Desde");

    public static readonly Words To = new("To", "Hasta");

    public static readonly Words WhatTheAgencySees = new("What the agency sees", "Lo que ve la agencia");

    public static readonly Words YourNameAndThisPlace = new("Your name and this place", "Su nombre y este lugar");

    public static readonly Words ThisPlaceWhileYouWorkThere = new("This place, while you work there", "Este lugar, mientras trabaje allí");

    public static readonly Words ThatSomebodyLeftAndNotWho = new("That somebody left, and not who", "Que alguien se fue, pero no quién");

    public static readonly Words EraseThisRecord = new("Erase this record", "Borrar este registro");

    public static readonly Words YouCanEraseItWhenAllPlaces = new(
        "You can erase it when all places have ended. While you work somewhere, that agency needs it.",
        "Puede borrarlo cuando todos los lugares hayan terminado. Mientras trabaje en algún lugar, esa agencia lo necesita."
    );

    public static readonly Words IfALastDayIsMissingOr = new(
        "If a last day is missing or wrong, ask the agency.",
        "Si falta o está mal un último día, avise a la agencia."
    );

    public static readonly Words ThisErasesYourNameAndAllPlaces = new(
        "This erases your name and all places here. What stays: your account, and what agencies keep of your time there, such as teams and hours.",
        "Esto borra su nombre y todos los lugares de aquí. Quedan su cuenta y lo que las agencias guardan de su tiempo allí, como equipos y horas."
    );

    public static readonly Words ItIsKept = new(
        "It cannot be erased now: a training center keeps an application or a certification of yours under this name. Ask the center.",
        "Ahora no se puede borrar: un centro de capacitación guarda una solicitud o certificación suya con este nombre. Pregunte al centro."
    );

    public static readonly Words IWantToEraseItItCannot = new("I want to erase it. It cannot be brought back.", "Quiero borrarlo. No se puede recuperar.");

    public static readonly Words Erase = new("Erase", "Borrar");

    public static readonly Words ThesePlacesAreJoinedToYourAccount = new(
        "These places are joined to your account now.",
        "Estos lugares ya están unidos a su cuenta."
    );

    public static readonly Words NothingWasJoinedToYourAccount = new("Nothing was joined to your account.", "No se unió nada a su cuenta.");

    public static readonly Words YourNameAndPlacesAreErased = new("Your name and places are erased.", "Su nombre y sus lugares se borraron.");

    public static readonly Words TickTheBoxFirstNothingWasErased = new(
        "Tick the box first. Nothing was erased.",
        "Marque primero la casilla. No se borró nada."
    );

    public static readonly Words NothingWasChangedLookAtThePage = new(
        "Nothing was changed. Look at the page again; something on it may be new.",
        "No se cambió nada. Mire la página otra vez; puede haber algo nuevo."
    );
}
