using PeerAtlas.Design;

namespace PeerAtlas.Referrals;

/// <summary>What the pages of a peer worker’s referrals say.</summary>
internal static class InboxWords
{
    public static readonly Words ReferralsToYou = new("Referrals to you", "Referencias para usted");

    public static readonly Words NoReferralsYet = new("No referrals yet", "Todavía no hay referencias");

    public static readonly Words TellColleaguesAboutYou = new("Tell colleagues about you", "Cuente a sus colegas sobre usted");

    public static readonly Words WhenSomebodyIsReferred = new(
        "When somebody is referred to you or your team, it stands here and a mail tells you. Colleagues find a good match more easily when "
            + "you say whether you have room and what you like to share.",
        "Cuando alguien le refiera una persona a usted o a su equipo, aparecerá aquí y un correo se lo dirá. Sus colegas eligen mejor si "
            + "usted dice si tiene espacio y qué desea compartir."
    );

    public static readonly Words WaitingForYourAnswer = new("Waiting for your answer", "Esperan su respuesta");

    public static readonly Words From = new("From", "De");

    public static readonly Words ToAnyPeerOfYourTeam = new(". To any peer of your team.", ". Para cualquier par de su equipo.");

    public static readonly Words WaitsTooLong = new("Waits too long", "Espera demasiado");

    public static readonly Words YouAskedTheAnswer = new("You asked; the answer is on its way", "Usted preguntó; falta la respuesta");

    public static readonly Words PeopleYouSupport = new("People you support", "Personas a las que usted apoya");

    public static readonly Words YouHaveNotMetYet = new("You have not met yet.", "Todavía no se han visto.");

    public static readonly Words WhatColleaguesReadAboutYou = new("What colleagues read about you", "Lo que sus colegas leen sobre usted");

    public static readonly Words SinceToday = new("Since today.", "Desde hoy.");

    public static readonly Words SinceYesterday = new("Since yesterday.", "Desde ayer.");

    public static readonly Words ForDays = new("For {0} days.", "Desde hace {0} días.");

    public static readonly Words NotSavedYet = new("Not saved yet", "Todavía no se guardó");

    public static readonly Words ColleaguesOfYourAgencyRead = new(
        "Colleagues of your agency read this when they refer somebody. What you share of your own experience is your choice; you can "
            + "change or empty it at any time.",
        "Sus colegas de la agencia leen esto cuando refieren a alguien. Lo que comparte de su propia experiencia es su decisión; puede "
            + "cambiarlo o borrarlo cuando quiera."
    );

    public static readonly Words YouBelongToNoTeamYet = new("You belong to no team yet", "Todavía no pertenece a ningún equipo");

    public static readonly Words AskYourAgencysAdministratorToAdd = new(
        "Ask your agency’s administrator to add you to a team. Then colleagues can refer people to you.",
        "Pida a la administración de su agencia que le agregue a un equipo. Entonces sus colegas podrán referirle personas."
    );

    public static readonly Words ForWhichAgency = new("For which agency", "Para qué agencia");

    public static readonly Words IHaveRoomForSomebodyNew = new("I have room for somebody new", "Tengo espacio para alguien más");

    public static readonly Words WhatILikeToShareOptional = new("What I like to share (optional)", "Lo que deseo compartir (opcional)");

    public static readonly Words LanguagesYouSpeak = new(
        "Languages you speak, what you have lived through and like to talk about, what you enjoy doing with people.",
        "Idiomas que habla, lo que ha vivido y de lo que le gusta hablar, lo que disfruta hacer con la gente."
    );

    public static readonly Words Save = new("Save", "Guardar");

    public static readonly Words YourTeams = new("Your teams", "Sus equipos");

    public static readonly Words YourAgencysAdministratorKeepsThese = new(
        "Your agency’s administrator keeps these.",
        "La administración de su agencia mantiene estos datos."
    );

    public static readonly Words Team = new("Team", "Equipo");

    public static readonly Words Where = new("Where", "Dónde");

    public static readonly Words HoursAMonth = new("Hours a month", "Horas al mes");

    public static readonly Words UseAtMostCharactersTheseAre = new(
        "Use at most {0} characters; these are {1}.",
        "Use como máximo {0} caracteres; estos son {1}."
    );

    public static readonly Words Saved = new("Saved. Colleagues read it when they refer.", "Guardado. Sus colegas lo leerán al referir.");

    public static readonly Words SavedElsewhere = new(
        "You saved this in another window at this moment. Nothing was saved here, and what you typed is still below.",
        "Usted guardó esto en otra ventana en este momento. Aquí no se guardó nada, y lo que escribió sigue abajo."
    );

    public static readonly Words ReferralOf = new("Referral of {0}", "Referencia de {0}");

    public static readonly Words Status = new("Status", "Estado");

    public static readonly Words ReferredBy = new("Referred by", "Referida por");

    public static readonly Words WhatFor = new("What for", "Para qué");

    public static readonly Words WhoseIdea = new("Whose idea", "De quién fue la idea");

    public static readonly Words SharingBack = new("Sharing back", "Compartir con el equipo");

    public static readonly Words ThePersonAgreedThatYouTell = new(
        "The person agreed that you tell the referrer how it goes",
        "La persona aceptó que usted cuente cómo va"
    );

    public static readonly Words ThePersonWantsTheReferrer = new(
        "The person wants the referrer to know only whether you took it",
        "La persona quiere que solo se sepa si usted la aceptó"
    );

    public static readonly Words Note = new("Note", "Nota");

    public static readonly Words Accept = new("Accept", "Aceptar");

    public static readonly Words HaveYouMet = new("Have you met?", "¿Ya se vieron?");

    public static readonly Words DayOfTheFirstContact = new("Day of the first contact", "Día del primer contacto");

    public static readonly Words AskSomethingFirst = new("Ask something first", "Preguntar algo antes");

    public static readonly Words YourQuestionToTheReferrer = new("Your question to the referrer", "Su pregunta para quien refirió");

    public static readonly Words SendTheQuestion = new("Send the question", "Enviar la pregunta");

    public static readonly Words ICannotKeepIt = new("I cannot keep it", "No puedo seguir con ella");

    public static readonly Words ICannotTakeIt = new("I cannot take it", "No puedo aceptarla");

    public static readonly Words Why = new("Why?", "¿Por qué?");

    public static readonly Words SayingNoIsPart = new(
        "Saying no is part of the role. The referrer asks somebody else.",
        "Decir que no es parte del trabajo. Se preguntará a otra persona."
    );

    public static readonly Words AnythingToAdd = new("Anything to add? (optional)", "¿Algo más? (opcional)");

    public static readonly Words TellTheReferrer = new("Tell the referrer", "Avisar a quien refirió");

    public static readonly Words CloseIt = new("Close it", "Cerrarla");

    public static readonly Words WhyDoesItEnd = new("Why does it end?", "¿Por qué termina?");

    public static readonly Words IHaveNoRoom = new("I have no room at this time", "No tengo espacio por ahora");

    public static readonly Words ItIsNotAGoodMatch = new("It is not a good match", "No es una buena combinación");

    public static readonly Words PlaceOrTimesDoNotWork = new("Place or times do not work", "El lugar o las horas no funcionan");

    public static readonly Words ItAsksForSomethingOutside = new("It asks for something outside my role", "Pide algo que está fuera de mi función");

    public static readonly Words AnotherReason = new("Another reason", "Otra razón");

    public static readonly Words YouAccepted = new(
        "You accepted. The referrer sees it. Note here when you have met.",
        "Usted aceptó. Quien refirió lo verá. Anote aquí cuando se hayan visto."
    );

    public static readonly Words WriteYourQuestion = new("Write your question.", "Escriba su pregunta.");

    public static readonly Words YourQuestionWasSent = new("Your question was sent.", "Se envió su pregunta.");

    public static readonly Words ChooseAReason = new("Choose a reason.", "Elija una razón.");

    public static readonly Words TheReferrerWasToldAndAsks = new(
        "The referrer was told and asks somebody else.",
        "Se avisó a quien refirió, que preguntará a otra persona."
    );

    public static readonly Words GiveTheDay = new("Give the day.", "Escriba el día.");

    public static readonly Words ThatDayIsStillToCome = new("That day is still to come.", "Ese día aún no llega.");

    public static readonly Words TheFirstContactWasSaved = new("The first contact was saved.", "Se guardó el primer contacto.");

    public static readonly Words SayWhyItEnds = new("Say why it ends.", "Diga por qué termina.");

    public static readonly Words TheReferralWasClosed = new("The referral was closed.", "Se cerró la referencia.");
}
