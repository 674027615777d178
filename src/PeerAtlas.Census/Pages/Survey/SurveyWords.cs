using PeerAtlas.Design;

namespace PeerAtlas.Census;

/// <summary>What the survey of an agency says.</summary>
internal static class SurveyWords
{
    public static readonly Words ThisIsATrial = new(
        "This is a trial of the survey. Your answers help us to make it better. They are not counted, and are deleted later.",
        "Esta es una prueba de la encuesta. Sus respuestas nos ayudan a mejorarla. No se cuentan y se borrarán después."
    );

    public static readonly Words NoAnswer = new("No answer", "Sin respuesta");

    public static readonly Words ChangeTheseAnswers = new("Change these answers", "Cambiar estas respuestas");

    public static readonly Words PleaseCheckYourAnswers = new("Please check your answers", "Revise sus respuestas");

    public static readonly Words WhatYouTypedIsStillHere = new("What you typed is still here.", "Lo que escribió sigue aquí.");

    public static readonly Words OneMoreThing = new(
        "One more thing: your answers on this page led to further questions.",
        "Algo más: sus respuestas en esta página llevan a otras preguntas."
    );

    public static readonly Words GoToTheFirstOfThem = new("Go to the first of them", "Ir a la primera");

    public static readonly Words PageOf = new("Page {0} of {1}", "Página {0} de {1}");

    public static readonly Words HandOverToAColleague = new("Hand over to a colleague", "Pasar a un colega");

    public static readonly Words AMailWithALink = new("A mail with a link is on its way to {0}.", "Un correo con un enlace va camino a {0}.");

    public static readonly Words WhoeverHasTheLinkCanAnswer = new(
        "Whoever has the link can answer for {0} and see what was answered so far. Give it only to people who may do that.",
        "Quien tenga el enlace puede responder por {0} y ver lo que ya se respondió. Entréguelo solo a personas autorizadas."
    );

    public static readonly Words CopyTheLink = new("Copy the link", "Copie el enlace");

    public static readonly Words OrLetUsMailIt = new("Or let us mail it", "O deje que lo enviemos");

    public static readonly Words EmailAddressOfYourColleague = new("E-mail address of your colleague", "Correo electrónico de su colega");

    public static readonly Words SendTheLink = new("Send the link", "Enviar el enlace");

    public static readonly Words StartPage = new("Start page", "Página de inicio");

    public static readonly Words YourBrowserHadLostItsConnection = new(
        "Your browser had lost its connection to this page. Please press the button once more.",
        "Su navegador había perdido la conexión con esta página. Pulse el botón una vez más."
    );

    public static readonly Words WriteOneEmailAddressLikeName = new(
        "Write one e-mail address, like name@example.org.",
        "Escriba una dirección de correo, como nombre@example.org."
    );

    public static readonly Words ThisSurveyWasHandedOverMany = new(
        "This survey was handed over many times already. Copy the link into a mail of your own.",
        "Esta encuesta ya se pasó muchas veces. Copie el enlace en un correo propio."
    );

    public static readonly Words PleaseAnswerFor = new("Please answer for {0}", "Responda por {0}");

    public static readonly Words AColleagueAsksYouToAnswer = new(
        "A colleague asks you to answer the survey {0} for {1}.\n\nOpen this link; you need no account:\n{2}\n\nThe survey closes on {3}.\n",
        "Un colega le pide que responda la encuesta {0} por {1}.\n\nAbra este enlace; no necesita cuenta:\n{2}\n\nLa encuesta se cierra el {3}.\n"
    );

    public static readonly Words YourAnswersAreSaved = new(
        "Your answers are saved. Come back with the same link whenever you like, until the survey closes.",
        "Sus respuestas están guardadas. Vuelva con el mismo enlace cuando quiera, hasta que se cierre la encuesta."
    );

    public static readonly Words For = new("For {0}", "Para {0}");

    public static readonly Words YouToldUsThatYourOrganization = new(
        "You told us that your organization will not answer",
        "Nos dijo que su organización no responderá"
    );

    public static readonly Words IfThatHasChangedTake = new(
        "If that has changed, take it back or simply begin below.",
        "Si eso cambió, retírelo o simplemente comience abajo."
    );

    public static readonly Words WeWillAnswerAfterAll = new("We will answer after all", "Sí responderemos");

    public static readonly Words AsksAllAgenciesAboutTheirPeer = new(
        "{0} asks all agencies about their peer-support workforce, so that everyone can see how many peer workers there are and how their work is going.",
        "{0} pregunta a todas las agencias por su personal de apoyo entre pares, para que se vea cuántas personas hacen este trabajo y cómo les va."
    );

    public static readonly Words ThereAreAtMostPages = new(
        "There are at most {0} pages. Reading and answering all of them takes about {1} minutes, and longer if you must look up numbers.",
        "Hay {0} páginas como máximo. Leer y responder todo toma unos {1} minutos, y más si tiene que buscar cifras."
    );

    public static readonly Words ThereIsOnePage = new(
        "There is {0} page. Reading and answering it takes about {1} minutes, and longer if you must look up numbers.",
        "Hay {0} página. Leerla y responderla toma unos {1} minutos, y más si tiene que buscar cifras."
    );

    public static readonly Words AnswersAreSavedPageByPage = new(
        "Answers are saved page by page. You can leave and come back with the same link, or hand it to a colleague.",
        "Las respuestas se guardan página por página. Puede salir y volver con el mismo enlace, o pasarlo a un colega."
    );

    public static readonly Words YourAnswersAreKept = new(
        "Your answers are kept under the name of your organization. They are counted together with those of others; reports show totals.",
        "Sus respuestas se guardan con el nombre de su organización. Se cuentan junto con las de otras; los informes muestran totales."
    );

    public static readonly Words TheSurveyClosesOn = new("The survey closes on {0}.", "La encuesta se cierra el {0}.");

    public static readonly Words AnswersOfYourOrganization = new("Answers of your organization", "Respuestas de su organización");

    public static readonly Words SeeOrCorrect = new("See or correct", "Ver o corregir");

    public static readonly Words HandedIn = new("Handed in", "Entregado");

    public static readonly Words Continue = new("Continue", "Continuar");

    public static readonly Words NotHandedInYet = new("Not handed in yet", "Sin entregar");

    public static readonly Words Begin = new("Begin", "Comenzar");

    public static readonly Words AnswerForAnotherPart = new("Answer for another part", "Responder por otra parte");

    public static readonly Words WhatDoYouAnswerFor = new("What do you answer for?", "¿Por qué parte responde?");

    public static readonly Words IfPartsOfYourOrganizationKeep = new(
        "If parts of your organization keep their own books, each can answer for itself.",
        "Si partes de su organización llevan sus propios registros, cada una puede responder por sí misma."
    );

    public static readonly Words NameOfTheOtherPart = new("Name of the other part", "Nombre de la otra parte");

    public static readonly Words TheAnonymousSurveyOfYourPeer = new(
        "The anonymous survey of your peer workers",
        "La encuesta anónima de su personal de apoyo entre pares"
    );

    public static readonly Words YouSaidThatYouWillInvite = new("You said that you will invite {0}. ", "Usted dijo que invitará a {0}. ");

    public static readonly Words ThereIsASecondSurvey = new(
        "There is a second survey that your peer workers answer themselves, without their names. Tell us how many you will invite, and you "
            + "get a code for each. ",
        "Hay una segunda encuesta que su personal de apoyo entre pares responde por su cuenta, sin su nombre. Díganos a cuántas personas "
            + "invitará y recibirá un código para cada una. "
    );

    public static readonly Words CodesToPassOn = new("Codes to pass on", "Códigos para entregar");

    public static readonly Words SomeoneElseShouldAnswer = new("Someone else should answer?", "¿Debería responder otra persona?");

    public static readonly Words WeWillNotAnswer = new("We will not answer", "No responderemos");

    public static readonly Words ChooseWhatYouAnswerFor = new("Choose what you answer for.", "Elija por qué parte responde.");

    public static readonly Words NameThePartThatYouAnswer = new(
        "Name the part that you answer for, in at most {0} characters.",
        "Escriba el nombre de la parte por la que responde, en {0} caracteres como máximo."
    );

    public static readonly Words ThereAreAnswersForThisPart = new(
        "There are answers for this part already. Open them in the list above.",
        "Ya hay respuestas de esta parte. Ábralas en la lista de arriba."
    );

    public static readonly Words TheWholeOrganization = new("The whole organization", "Toda la organización");

    public static readonly Words AnotherPart = new("Another part of it, which I name below", "Otra parte, que escribo abajo");

    public static readonly Words SaveAndCheckAllAnswers = new("Save and check all answers", "Guardar y revisar todo");

    public static readonly Words SaveAndContinue = new("Save and continue", "Guardar y continuar");

    public static readonly Words ContinueAndComeBack = new("Continue and come back to this later", "Continuar y volver a esto después");

    public static readonly Words SaveAndGoBack = new("Save and go back", "Guardar y volver atrás");

    public static readonly Words SaveAndLeave = new("Save and leave", "Guardar y salir");

    public static readonly Words UseTheSavedAnswersInstead = new("Use the saved answers instead of mine", "Usar las respuestas guardadas en lugar de las mías");

    public static readonly Words ThankYou = new("Thank you. Your answers are handed in.", "Gracias. Sus respuestas fueron entregadas.");

    public static readonly Words ReceivedOnAt = new(
        "Received on {0} at {1:t}: {2} answers. Receipt number {3}.",
        "Recibido el {0} a las {1:t}: {2} respuestas. Número de recibo {3}."
    );

    public static readonly Words YouCanStillCorrectYourAnswers = new(
        "You can still correct your answers until {0}. Hand them in again afterwards: while they are open they do not count.",
        "Puede corregir sus respuestas hasta el {0}. Después entréguelas de nuevo: mientras estén abiertas no cuentan."
    );

    public static readonly Words OpenAgainToCorrect = new("Open again to correct", "Abrir de nuevo para corregir");

    public static readonly Words ACopyToPrintOrKeep = new("A copy to print or keep", "Una copia para imprimir o guardar");

    public static readonly Words UseYourBrowsersPrintCommand = new("Use your browser's print command.", "Use la opción de imprimir de su navegador.");

    public static readonly Words WillNotAnswer = new("{0} will not answer?", "¿{0} no responderá?");

    public static readonly Words YouGetNoMoreReminders = new(
        "You get no more reminders. You can change your mind with the same link until the survey closes. What was answered so far stays "
            + "saved, but does not count unless it was handed in.",
        "No recibirá más recordatorios. Puede cambiar de opinión con el mismo enlace hasta que se cierre la encuesta. Lo respondido hasta "
            + "ahora queda guardado, pero no cuenta si no se entregó."
    );

    public static readonly Words BackToTheSurvey = new("Back to the survey", "Volver a la encuesta");

    public static readonly Words CheckYourAnswers = new("Check your answers", "Revise sus respuestas");

    public static readonly Words OneAnswerStillNeedsYou = new("One answer still needs you", "Falta revisar una respuesta");

    public static readonly Words AnswersStillNeedYou = new("{0} answers still need you", "Falta revisar {0} respuestas");

    public static readonly Words EverythingIsSaved = new(
        "Everything is saved. These must be answered or corrected before you can hand in:",
        "Todo está guardado. Esto debe responderse o corregirse antes de entregar:"
    );

    public static readonly Words HandIn = new("Hand in", "Entregar");

    public static readonly Words LeaveAndHandInLater = new("Leave and hand in later", "Salir y entregar después");

    public static readonly Words YourBrowserHadLostItsConnectionToThisPage = new(
        "Your browser had lost its connection to this page. Nothing is lost; please press the button once more.",
        "Su navegador había perdido la conexión con esta página. No se perdió nada; pulse el botón una vez más."
    );

    public static readonly Words SomebodyChangedTheseAnswers = new(
        "Somebody changed these answers while you were reading them. Please check them again, then hand in.",
        "Alguien cambió estas respuestas mientras usted las leía. Revíselas de nuevo y luego entregue."
    );

    public static readonly Words TheAnswersCouldNotBeHanded = new(
        "The answers could not be handed in just now. They are saved; try again in a minute.",
        "No se pudieron entregar las respuestas en este momento. Están guardadas; inténtelo de nuevo en un minuto."
    );

    public static readonly Words WeDoNotKnowThisLink = new("We do not know this link", "No conocemos este enlace");

    public static readonly Words TheLinkMayBeIncomplete = new(
        "The link may be incomplete. Mail programs sometimes break long links into two lines.",
        "Es posible que el enlace esté incompleto. A veces los programas de correo cortan los enlaces largos en dos líneas."
    );

    public static readonly Words CopyTheWholeLink = new(
        "Copy the whole link from the mail into the address bar. If that does not help, ask the person who sent it for a new one.",
        "Copie el enlace completo del correo en la barra de direcciones. Si no funciona, pida uno nuevo a quien se lo envió."
    );

    public static readonly Words TooManyWrongLinksOrCodes = new("Too many wrong links or codes", "Demasiados enlaces o códigos incorrectos");

    public static readonly Words ManyWrongLinksOrCodesCame = new(
        "Many wrong links or codes came from your network, so we paused it for a while. Nothing that was saved is lost.",
        "Desde su red llegaron muchos enlaces o códigos incorrectos y la detuvimos por un rato. No se ha perdido nada de lo guardado."
    );

    public static readonly Words Wait15MinutesAndOpen = new("Wait 15 minutes and open your link again.", "Espere 15 minutos y vuelva a abrir su enlace.");

    public static readonly Words TheSurveyIsNotOpenYet = new("The survey is not open yet", "La encuesta aún no está abierta");

    public static readonly Words ItOpensOn = new("It opens on {0}.", "Se abre el {0}.");

    public static readonly Words KeepTheMail = new(
        "Keep the mail. The same link will work from that day on.",
        "Guarde el correo. El mismo enlace funcionará desde ese día."
    );

    public static readonly Words TheSurveyIsClosed = new("The survey is closed", "La encuesta está cerrada");

    public static readonly Words ItClosedOn = new(
        "It closed on {0}. Answers that were handed in are kept; new ones are not taken.",
        "Se cerró el {0}. Las respuestas entregadas se conservan; ya no se reciben nuevas."
    );

    public static readonly Words IfYouStillNeedToAnswer = new(
        "If you still need to answer, write to the office that invited you.",
        "Si todavía necesita responder, escriba a la oficina que lo invitó."
    );

    public static readonly Words WeCannotFindTheseAnswers = new("We cannot find these answers", "No encontramos estas respuestas");

    public static readonly Words TheAddressDoesNotBelong = new(
        "The address does not belong to answers of your organization.",
        "La dirección no corresponde a respuestas de su organización."
    );

    public static readonly Words GoToTheStartPage = new(
        "Go to the start page to see all answers of your organization.",
        "Vaya a la página de inicio para ver todas las respuestas de su organización."
    );
}
