using PeerAtlas.Design;

namespace PeerAtlas.Workforce;

/// <summary>What pages say of supervision to those who are supervised and those who supervise.</summary>
internal static class SupervisionWords
{
    public static readonly Words YourSupervision = new("Your supervision", "Su supervisión");

    public static readonly Words WhomYouSupervise = new("Whom you supervise", "A quién supervisa");

    public static readonly Words ItIsYours = new(
        "What you talk about belongs to the two of you. Only that you met is written down here: the day, how long, how, and topics from a list.",
        "De qué hablan es de ustedes dos. Aquí solo se anota que se reunieron: el día, cuánto duró, cómo, y temas de una lista."
    );

    public static readonly Words WhoSeesWhat = new(
        "Your agency sees who supervises you, what is asked, the day of the last talk and if one is overdue. It sees no topics.",
        "Su agencia ve quién le supervisa, qué se pide, el día de la última reunión y si hay una atrasada. No ve los temas."
    );

    public static readonly Words WhatTheAgencySees = new(
        "The agency sees who supervises, what is asked, the day of the last talk and if one is overdue. It sees no topics.",
        "La agencia ve quién supervisa, qué se pide, el día de la última reunión y si hay una atrasada. No ve los temas."
    );

    public static readonly Words NobodyIsNamed = new("Nobody is named to supervise you yet", "Todavía nadie está a cargo de supervisarle");

    public static readonly Words AskYourAgency = new(
        "Your agency says here who supervises you. You can ask them to do it.",
        "Su agencia dice aquí quién le supervisa. Puede pedirles que lo hagan."
    );

    public static readonly Words YouSuperviseNobody = new("You supervise nobody here yet", "Todavía no supervisa a nadie aquí");

    public static readonly Words TheAgencyNamesYou = new(
        "Your agency says whom you supervise. You can ask them to do it.",
        "Su agencia indica a quién supervisa. Puede pedirles que lo hagan."
    );

    public static readonly Words WhoSupervisesYou = new("Who supervises you", "Quién le supervisa");

    public static readonly Words WhoSupervises = new("Who supervises", "Quién supervisa");

    public static readonly Words PeerLine = new("As a peer: {0}", "Como par: {0}");

    public static readonly Words ClinicalLine = new("As a professional: {0}", "Como profesional: {0}");

    public static readonly Words WhatIsAsked = new("What is asked", "Qué se pide");

    public static readonly Words AskedBy = new("{0}: asked by {1}.", "{0}: lo pide {1}.");

    public static readonly Words StricterThan = new(
        "That is the stricter one, so it holds. Less, or the same, is asked by {0}.",
        "Es lo más estricto y por eso vale. Lo mismo o menos pide {0}."
    );

    public static readonly Words AskedInBrackets = new("{0} ({1})", "{0} ({1})");

    public static readonly Words BothHold = new(
        "Each asks something that the other does not, so both hold.",
        "Cada una pide algo que la otra no pide; por eso valen las dos."
    );

    public static readonly Words TheAgencyItself = new("the agency", "la agencia");

    public static readonly Words AgencyDoesNotSeeIt = new(
        "Your agency does not see this, since you do not show it this certification.",
        "Su agencia no ve esto, porque usted no le muestra esta certificación."
    );

    public static readonly Words HowOftenIsUnknown = new("How often is unknown", "No se sabe cada cuánto");

    public static readonly Words NothingIsAsked = new(
        "By what we know, no number of talks is asked.",
        "Por lo que sabemos, no se pide un número de reuniones."
    );

    public static readonly Words HowItStands = new("How it stands", "Cómo está");

    public static readonly Words Overdue = new("Overdue", "Atrasada");

    public static readonly Words Due = new("Due", "Por hacer");

    public static readonly Words Kept = new("Kept", "Al día");

    public static readonly Words NotAsked = new("Not asked", "No se pide");

    public static readonly Words OverdueSince = new("A talk is overdue since {0}.", "Hay una reunión atrasada desde el {0}.");

    public static readonly Words NoFault = new("This is about the arrangement and no fault of yours.", "Es algo de la organización y no una falta suya.");

    public static readonly Words YourAgencySeesItToo = new("Your agency sees it too.", "Su agencia también lo ve.");

    public static readonly Words NobodyNamed = new("Nobody is named", "Nadie está a cargo");

    public static readonly Words YourTalks = new("Your talks", "Sus reuniones");

    public static readonly Words DueBy = new("The next talk is due by {0}.", "La próxima reunión toca a más tardar el {0}.");

    public static readonly Words KeptAndDueBy = new(
        "All that is asked is there. The next is due by {0}.",
        "Está todo lo que se pide. La próxima toca a más tardar el {0}."
    );

    public static readonly Words OneTalkMissing = new("1 more talk", "1 reunión más");

    public static readonly Words TalksMissing = new("{0} more talks", "{0} reuniones más");

    public static readonly Words OneLongTalkMissing = new("1 more talk of {0} minutes or longer", "1 reunión más de {0} minutos o más");

    public static readonly Words MinutesMissing = new("one of them {0} minutes or longer", "una de ellas de {0} minutos o más");

    public static readonly Words InPersonMissing = new("{0} in one room", "{0} en persona");

    public static readonly Words StillAsked = new("Still to do: {0}.", "Falta: {0}.");

    public static readonly Words LastTalk = new("Last talk", "Última reunión");

    public static readonly Words NoneYet = new("none yet", "todavía ninguna");

    public static readonly Words NotConfirmedYet = new("not confirmed yet", "todavía sin confirmar");

    public static readonly Words WriteATalkDown = new("Write a talk down", "Anotar una reunión");

    public static readonly Words WithWhom = new("With whom", "Con quién");

    public static readonly Words With = new("With", "Con");

    public static readonly Words Day = new("Day", "Día");

    public static readonly Words Minutes = new("Minutes", "Minutos");

    public static readonly Words HowYouMet = new("How you met", "Cómo se reunieron");

    public static readonly Words InPerson = new("One to one, in one room", "De persona a persona, en el mismo lugar");

    public static readonly Words ByVideo = new("One to one, by video", "De persona a persona, por video");

    public static readonly Words ByTelephone = new("One to one, by telephone", "De persona a persona, por teléfono");

    public static readonly Words InAGroup = new("In a group", "En grupo");

    public static readonly Words Topics = new("Topics", "Temas");

    public static readonly Words TickWhatYouWant = new(
        "Tick what you both want to stand here, or nothing.",
        "Marque lo que los dos quieran que conste, o nada."
    );

    public static readonly Words SaveTheTalk = new("Save the talk", "Guardar la reunión");

    public static readonly Words TheTalkWasSaved = new(
        "The talk was saved. The other person can confirm it.",
        "La reunión se guardó. La otra persona puede confirmarla."
    );

    public static readonly Words ThereIsOneThatDay = new(
        "A talk of this kind with this person stands on that day already. In the list below it can be confirmed, or taken out.",
        "Ese día ya consta una reunión de este tipo con esta persona. En la lista de abajo se puede confirmar o quitar."
    );

    public static readonly Words GiveTheDay = new("Give the day.", "Escriba el día.");

    public static readonly Words ThatDayIsStillToCome = new("That day is still to come.", "Ese día todavía no llega.");

    public static readonly Words ItBeganOn = new("This supervision began on {0}.", "Esta supervisión empezó el {0}.");

    public static readonly Words MinutesFromTo = new("Write minutes from 1 to 480.", "Escriba minutos de 1 a 480.");

    public static readonly Words SayHow = new("Say how you met.", "Diga cómo se reunieron.");

    public static readonly Words SayWithWhom = new("Say with whom.", "Diga con quién.");

    public static readonly Words Choose = new("Choose", "Elija");

    public static readonly Words Talks = new("Talks, the newest first", "Reuniones, las más recientes primero");

    public static readonly Words NoTalksYet = new("No talks yet.", "Todavía no hay reuniones.");

    public static readonly Words OlderOnes = new("Older talks are in the file.", "Las reuniones anteriores están en el archivo.");

    public static readonly Words TakeThemAlong = new("Take your talks along (CSV)", "Llevarse sus reuniones (CSV)");

    public static readonly Words Confirmed = new("Is it confirmed?", "¿Está confirmada?");

    public static readonly Words ConfirmedOn = new("Both say so, {0}.", "Lo dicen los dos, {0}.");

    public static readonly Words WaitsForYou = new("It waits for you.", "Le toca a usted.");

    public static readonly Words WaitsForTheOther = new("The other person has not confirmed it yet.", "La otra persona todavía no la confirmó.");

    public static readonly Words NobodyCanConfirm = new(
        "Nobody can confirm it here. It counts as you wrote it.",
        "Nadie puede confirmarla aquí. Cuenta como usted la anotó."
    );

    public static readonly Words StaysUnconfirmed = new("It was not confirmed.", "No se confirmó.");

    public static readonly Words ItDidNotHappen = new("It did not happen", "No ocurrió");

    public static readonly Words ItIsDenied = new(
        "It is kept that you say it did not happen. It counts no more.",
        "Queda anotado que usted dice que no ocurrió. Ya no cuenta."
    );

    public static readonly Words TheOtherSaysNo = new(
        "The other person said on {0} that it did not happen. It does not count. Speak with each other, or take it out.",
        "La otra persona dijo el {0} que no ocurrió. No cuenta. Hablen entre ustedes, o quítela."
    );

    public static readonly Words YouSaidNo = new("You said on {0} that it did not happen. It does not count.", "Usted dijo el {0} que no ocurrió. No cuenta.");

    public static readonly Words ToldByOne = new("Told by one", "Lo dice una persona");

    public static readonly Words WaitsFourteenDays = new(
        "One of the two wrote it down. It is kept when the other one confirms it, or says nothing for 14 days.",
        "Lo anotó una de las dos personas. Está al día cuando la otra lo confirme, o no diga nada en 14 días."
    );

    public static readonly Words SupervisorLeft = new(
        "{0} does not have the role of a supervisor here any more. The agency is asked to name somebody else.",
        "{0} ya no tiene aquí la función de supervisar. Se pide a la agencia que nombre a otra persona."
    );

    public static readonly Words NameASupervisor = new("Name a supervisor", "Nombrar a quien supervisa");

    public static readonly Words OneSupervisorLeft = new(
        "1 worker has a supervisor who does not have that role any more.",
        "1 persona tiene a cargo de su supervisión a alguien que ya no tiene esa función."
    );

    public static readonly Words SupervisorsLeft = new(
        "{0} workers have a supervisor who does not have that role any more.",
        "{0} personas tienen a cargo de su supervisión a alguien que ya no tiene esa función."
    );

    public static readonly Words Confirm = new("Confirm", "Confirmar");

    public static readonly Words TakeOut = new("Take out", "Quitar");

    public static readonly Words ItIsConfirmed = new("The talk is confirmed.", "La reunión está confirmada.");

    public static readonly Words ItIsTakenOut = new("The talk was taken out.", "La reunión se quitó.");

    public static readonly Words NothingWasChanged = new("Nothing was changed. Look at the page again.", "No se cambió nada. Mire la página otra vez.");

    public static readonly Words NotSavedYet = new("Not saved yet", "Todavía no se guardó");

    public static readonly Words WhoSupervisedBefore = new("Who supervised you before", "Quién le supervisó antes");

    public static readonly Words Agency = new("Agency", "Agencia");

    public static readonly Words From = new("From", "Desde");

    public static readonly Words To = new("To", "Hasta");

    public static readonly Words Line = new("Line", "Línea");

    public static readonly Words PeerLineName = new("As a peer", "Como par");

    public static readonly Words ClinicalLineName = new("As a professional", "Como profesional");

    public static readonly Words SupportFromPeers = new("Support from other peers", "Apoyo de otros pares");

    public static readonly Words OutsideTheAgency = new(
        "Peers outside your agency who are there for peer workers. They tell your agency nothing.",
        "Pares de fuera de su agencia que acompañan a quienes trabajan como pares. No le dicen nada a su agencia."
    );

    public static readonly Words NoSupportYet = new("Nobody has entered any yet", "Todavía nadie anotó ninguno");

    public static readonly Words AskAPeerRunPlace = new(
        "Peer-run places and training centers keep this list. If you know of a group or a person, tell one of them.",
        "Los lugares dirigidos por pares y los centros de formación llevan esta lista. Si conoce un grupo o a una persona, avíseles."
    );

    public static readonly Words Who = new("Who", "Quién");

    public static readonly Words HowToReach = new("How to reach them", "Cómo comunicarse");

    public static readonly Words When = new("When", "Cuándo");

    public static readonly Words LastChecked = new("Last checked", "Última revisión");

    public static readonly Words ATalkIsOverdue = new("A supervision talk is overdue", "Hay una reunión de supervisión atrasada");

    public static readonly Words AskForATime = new(
        "Ask your supervisor for a time. It is no fault of yours.",
        "Pida una hora a quien le supervisa. No es una falta suya."
    );

    public static readonly Words OneArrangementIsOverdue = new("With 1 person whom you supervise.", "Con 1 persona a quien supervisa.");

    public static readonly Words ArrangementsAreOverdue = new("With {0} people whom you supervise.", "Con {0} personas a quienes supervisa.");

    public static readonly Words ConfirmATalk = new("Confirm a supervision talk", "Confirmar una reunión de supervisión");

    public static readonly Words OneTalkWaits = new("1 talk waits for your yes.", "1 reunión espera su confirmación.");

    public static readonly Words TalksWait = new("{0} talks wait for your yes.", "{0} reuniones esperan su confirmación.");
}
