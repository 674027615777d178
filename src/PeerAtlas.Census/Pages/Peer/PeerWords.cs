using PeerAtlas.Design;

namespace PeerAtlas.Census;

/// <summary>What the survey of peer workers says.</summary>
internal static class PeerWords
{
    public static readonly Words TheAnonymousSurveyOfPeerWorkers = new("The anonymous survey of peer workers", "Encuesta anónima de apoyo entre pares");

    public static readonly Words CheckYourAnswers = new("Check your answers", "Revise sus respuestas");

    public static readonly Words PeerWorkerSurvey = new("Peer worker survey", "Encuesta de apoyo entre pares");

    public static readonly Words HandInMyAnswers = new("Hand in my answers", "Entregar mis respuestas");

    public static readonly Words CheckMyAnswers = new("Check my answers", "Revisar mis respuestas");

    public static readonly Words Continue = new("Continue", "Continuar");

    public static readonly Words Back = new("Back", "Atrás");

    public static readonly Words WeCannotGiveOutBallotsRight = new(
        "We cannot give out ballots right now. Your code is still good. Try again later, or write to the office that invited you.",
        "No podemos entregar boletas en este momento. Su código sigue siendo válido. Inténtelo más tarde o escriba a la oficina que le invitó."
    );

    public static readonly Words YourBrowserMadeSomething = new(
        "Your browser made something that we cannot sign. Your code is still good: reload the page and try again.",
        "Su navegador creó algo que no podemos firmar. Su código sigue siendo válido: recargue la página e inténtelo de nuevo."
    );

    public static readonly Words TypeTheCodeAloneHere = new(
        "Type the code alone here. What you typed behind it, the second part of your letter, was not kept, and the code was not used. Now "
            + "press the button again.",
        "Escriba aquí solo el código. Lo que escribió después, la segunda parte de su carta, no se guardó, y el código no se usó. Ahora "
            + "pulse el botón otra vez."
    );

    public static readonly Words ThisIsNotQuiteACode = new(
        "This is not quite a code. One or more letters or digits are wrong or missing; please compare it with your letter.",
        "Esto no es exactamente un código. Una o más letras o cifras son incorrectas o faltan; compárelo con su carta."
    );

    public static readonly Words WeDidNotGiveOut = new(
        "We did not give out this code. Please compare it with your letter, or ask the person who gave it to you.",
        "No hemos entregado este código. Compárelo con su carta o pregunte a quien se lo dio."
    );

    public static readonly Words ThisIsNoBallotOfOurs = new(
        "This is no ballot of ours, or a part of it is missing. Take the whole file that you saved, or all of the text that you printed.",
        "Esta no es una boleta nuestra, o le falta una parte. Use el archivo completo que guardó o todo el texto que imprimió."
    );

    public static readonly Words AnswersWereAlreadyHanded = new(
        "Answers were already handed in with this ballot. If that was you, thank you: there is nothing more to do.",
        "Ya se entregaron respuestas con esta boleta. Si fue usted, gracias: no hay nada más que hacer."
    );

    public static readonly Words ManyWrongCodesCame = new(
        "Many wrong codes came from your network, so we paused it. Wait 15 minutes and try again.",
        "Desde su red llegaron muchos códigos incorrectos y la detuvimos. Espere 15 minutos e inténtelo de nuevo."
    );

    public static readonly Words ABallotWasPickedUp = new(
        "A ballot was picked up with this code. If your letter has a second part, give both parts in a browser that runs scripts: it makes "
            + "the same ballot again. Or answer with the ballot that you kept, under “I have a ballot”.",
        "Con este código ya se retiró una boleta. Si su carta tiene una segunda parte, dé las dos partes en un navegador que ejecute "
            + "programas: crea otra vez la misma boleta. O responda con la boleta que guardó, en “Tengo una boleta”."
    );

    public static readonly Words AnswersWereAlreadyHandedInWithThisCode = new(
        "Answers were already handed in with this code. If that was you, thank you: there is nothing more to do.",
        "Ya se entregaron respuestas con este código. Si fue usted, gracias: no hay nada más que hacer."
    );

    public static readonly Words ThisSurveyDoesNotTakeAnswers = new(
        "This survey does not take answers now. It may not have begun, or it has closed. Nothing you do can harm anything; ask the person "
            + "who gave you the code.",
        "Esta encuesta no recibe respuestas en este momento. Quizá no ha comenzado o ya se cerró. Pregunte a quien le dio el código."
    );

    public static readonly Words YourBrowserMadeNoBallot = new(
        "Your browser made no ballot of this code, and the code was not used. Press the button once more. If that does not help, your "
            + "browser does not run scripts here: tick the box to answer with the code itself.",
        "Su navegador no creó una boleta con este código, y el código no se usó. Pulse el botón otra vez. Si eso no ayuda, su navegador no "
            + "ejecuta programas aquí: marque la casilla para responder con el código mismo."
    );

    public static readonly Words HandedIn = new("Handed in", "Entregado");

    public static readonly Words ThankYou = new("Thank you. Your answers are handed in.", "Gracias. Sus respuestas fueron entregadas.");

    public static readonly Words TheyAreStoredAndYourCode = new(
        "They are stored, and your code is used up. Nothing links the two.",
        "Están guardadas y su código ya se usó. Nada une lo uno con lo otro."
    );

    public static readonly Words IfYouShareThisComputer = new(
        "If you share this computer or phone, close this window now, and delete this survey from the browser’s history: if you scanned "
            + "your letter, its address stands there.",
        "Si comparte esta computadora o teléfono, cierre esta ventana ahora y borre esta encuesta del historial del navegador: si escaneó "
            + "su carta, allí está su dirección."
    );

    public static readonly Words NothingIsStoredUntilYouHand = new(
        "Nothing is stored until you hand in. If you close or reload this page, your answers are gone.",
        "No se guarda nada hasta que entregue. Si cierra o recarga esta página, sus respuestas se pierden."
    );

    public static readonly Words ThenStartAgainWithTheSame = new(
        "Then start again with the same letter, on any phone or computer.",
        "Entonces comience de nuevo con la misma carta, en cualquier teléfono o computadora."
    );

    public static readonly Words ThenYouNeedTheBallot = new(
        "Then you need the ballot that you kept to start again.",
        "Entonces necesita la boleta que guardó para comenzar de nuevo."
    );

    public static readonly Words ThenStartAgainWithYourBallot = new(
        "Then start again with your ballot, or with both parts of the letter if you made the ballot with both.",
        "Entonces comience de nuevo con su boleta, o con las dos partes de la carta si la creó con las dos."
    );

    public static readonly Words ThenStartAgainWithTheSameCode = new("Then start again with the same code.", "Entonces comience de nuevo con el mismo código.");

    public static readonly Words AboutYourCode = new("About your code", "Sobre su código");

    public static readonly Words AsksHowPeerWorkersAreDoing = new(
        "{0} asks how peer workers are doing in their jobs. The survey is anonymous, and taking part is your choice.",
        "{0} pregunta cómo les va en su trabajo a las personas que dan apoyo entre pares. La encuesta es anónima y usted decide si participa."
    );

    public static readonly Words YourCodeIsFilledIn = new("Your code is filled in.", "Su código ya está escrito.");

    public static readonly Words ShowIt = new("Show it", "Mostrarlo");

    public static readonly Words TypeTheCodeAlone27Letters = new(
        "Type the code alone, 27 letters and digits. The second part does not belong here.",
        "Escriba solo el código, 27 letras y cifras. La segunda parte no va aquí."
    );

    public static readonly Words YourCode = new("Your code", "Su código");

    public static readonly Words FromYourLetterOrMail = new("From your letter or mail.", "De su carta o correo.");

    public static readonly Words TypeTheCodeAlone = new(
        "Type the code alone. Leave out the second part: it is for browsers that run scripts, and we should not see it.",
        "Escriba solo el código. No escriba la segunda parte: es para navegadores que ejecutan programas y no debemos verla."
    );

    public static readonly Words SecondPart = new("Second part", "Segunda parte");

    public static readonly Words ItStandsBelowTheCode = new(
        "It stands below the code on your letter. It stays in your browser: we never get it.",
        "Está debajo del código en su carta. Se queda en su navegador: nunca la recibimos."
    );

    public static readonly Words IHaveNoBallotAndAnswer = new(
        "I have no ballot and answer with the code itself",
        "No tengo boleta y respondo con el código mismo"
    );

    public static readonly Words DoesYourLetterHaveASecond = new("Does your letter have a second part?", "¿Su carta tiene una segunda parte?");

    public static readonly Words IfSoTypeItAbove = new(
        "If so, type it above. Then you can close this page and start again with the same letter at any time.",
        "Si la tiene, escríbala arriba. Así puede cerrar esta página y comenzar de nuevo con la misma carta en cualquier momento."
    );

    public static readonly Words IfNotYourCodeGets = new(
        "If not, your code gets you a ballot that only this window has, and is used up. You must keep the ballot: if you close the window "
            + "without it, you cannot answer any more.",
        "Si no, con su código recibe una boleta que solo esta ventana tiene, y el código se gasta. Debe guardar la boleta: si cierra la "
            + "ventana sin ella, ya no podrá responder."
    );

    public static readonly Words GoOnWithoutASecondPart = new("Go on without a second part", "Seguir sin segunda parte");

    public static readonly Words IHaveReadThisPage = new("I have read this page and want to take part", "He leído esta página y quiero participar");

    public static readonly Words ThisIsNotQuiteACodeOne = new(
        "This is not quite a code. One or more letters or digits are wrong or missing; please compare it with your letter. Nothing was sent.",
        "Esto no es exactamente un código. Una o más letras o cifras son incorrectas o faltan; compárelo con su carta. No se envió nada."
    );

    public static readonly Words ThisIsNoBallot = new(
        "This is no ballot: a ballot begins with PA1. Nothing was sent.",
        "Esto no es una boleta: una boleta comienza con PA1. No se envió nada."
    );

    public static readonly Words SomethingWentWrongOnTheWay = new(
        "Something went wrong on the way. Your code is still good. Press the button again.",
        "Algo salió mal en el camino. Su código sigue siendo válido. Pulse el botón otra vez."
    );

    public static readonly Words OneOrMoreLettersOrDigits = new(
        "One or more letters or digits of the second part are wrong or missing. Please compare it with your letter. Nothing was sent yet.",
        "Una o más letras o cifras de la segunda parte son incorrectas o faltan. Compárela con su carta. Aún no se ha enviado nada."
    );

    public static readonly Words ThisCodeWasStartedWithAnother = new(
        "This code was started with another second part, or with a ballot of its own. Compare the second part with your letter. If you "
            + "kept a ballot, answer with it under “I have a ballot”.",
        "Este código se comenzó con otra segunda parte o con una boleta propia. Compare la segunda parte con su carta. Si guardó una "
            + "boleta, responda con ella en “Tengo una boleta”."
    );

    public static readonly Words TheKeyOfThisSurvey = new(
        "The key of this survey is not the one that this page showed. Do not answer, and tell the office that invited you.",
        "La clave de esta encuesta no es la que mostró esta página. No responda y avise a la oficina que le invitó."
    );

    public static readonly Words YouHaveABallot = new("You have a ballot", "Usted tiene una boleta");

    public static readonly Words YourBrowserMade = new(
        "Your browser made it, and we signed it without seeing it. It says that you were invited, and not who you are. It works once.",
        "La creó su navegador y nosotros la firmamos sin verla. Dice que usted fue invitado o invitada, y no quién es. Sirve una vez."
    );

    public static readonly Words UntilYouHandInYouCan = new(
        "Until you hand in, you can close this page and start again with the same letter, on any phone or computer.",
        "Hasta que entregue, puede cerrar esta página y comenzar de nuevo con la misma carta, en cualquier teléfono o computadora."
    );

    public static readonly Words KeepTheBallotBeforeYouAnswer = new("Keep the ballot before you answer.", "Guarde la boleta antes de responder.");

    public static readonly Words OnlyThisWindow = new(
        "Only this window has it, and your code is used up. If you close the window without keeping the ballot, you cannot answer any more.",
        "Solo esta ventana la tiene, y su código ya se usó. Si cierra la ventana sin guardar la boleta, ya no podrá responder."
    );

    public static readonly Words AnswerNow = new("Answer now", "Responder ahora");

    public static readonly Words KeepItForLater = new("Keep it for later", "Guardarla para después");

    public static readonly Words WithTheBallotYouCanAnswer = new(
        "With the ballot you can answer another day, on another computer or phone. Then nobody can tell from the time who answered.",
        "Con la boleta puede responder otro día, en otra computadora o teléfono. Así nadie puede saber por la hora quién respondió."
    );

    public static readonly Words SaveTheBallotAsAFile = new("Save the ballot as a file", "Guardar la boleta como archivo");

    public static readonly Words PrintTheBallot = new("Print the ballot", "Imprimir la boleta");

    public static readonly Words TheBallotAsASquareCode = new(
        "The ballot as a square code for a phone’s camera",
        "La boleta como código cuadrado para la cámara de un teléfono"
    );

    public static readonly Words WhatWePromise = new("What we promise", "Lo que prometemos");

    public static readonly Words YouNeedNoAccountAndGive = new("You need no account and give no name.", "No necesita cuenta ni da su nombre.");

    public static readonly Words WhenYouHandInYourAnswers = new(
        "When you hand in, your answers are sealed: scrambled with a key, so that nobody can read them before the survey has closed, not "
            + "even the people who run it. We do not store the time, or the address of your computer or phone.",
        "Cuando entrega, sus respuestas se sellan: se cifran con una clave, de modo que nadie puede leerlas antes del cierre, tampoco "
            + "quienes dirigen esta encuesta. No guardamos la hora ni la dirección de su computadora o teléfono."
    );

    public static readonly Words AfterTheSurveyHasClosedTwo = new(
        "After the survey has closed, two people together open all answers at once. They come out shuffled, without codes, and the key is destroyed.",
        "Después del cierre, dos personas juntas abren todas las respuestas de una vez. Salen mezcladas, sin códigos, y la clave se destruye."
    );

    public static readonly Words FromThenOnOurFiles = new(
        "From then on our files and backups alone tell nobody who wrote what.",
        "Desde entonces, nuestros archivos y copias de respaldo por sí solos no dicen a nadie quién escribió qué."
    );

    public static readonly Words FromThenOnNobodyCanFind = new(
        "From then on nobody can find out who wrote what, even with all our files and backups.",
        "Desde entonces nadie puede averiguar quién escribió qué, ni con todos nuestros archivos y copias de respaldo."
    );

    public static readonly Words IfTenOrFewerPeopleAnswer = new(
        "If ten or fewer people answer, nobody opens the answers. They are deleted unread.",
        "Si responden diez personas o menos, nadie abre las respuestas. Se borran sin leerse."
    );

    public static readonly Words NoneOfYourAnswersIsStored = new(
        "None of your answers is stored before you press “Hand in”. You can stop at any time by closing the page.",
        "Ninguna de sus respuestas se guarda antes de pulsar “Entregar”. Puede parar en cualquier momento cerrando la página."
    );

    public static readonly Words GroupsOfTenOrFewerPeople = new(
        "Groups of ten or fewer people are never shown in a report.",
        "Los informes nunca muestran grupos de diez personas o menos."
    );

    public static readonly Words WhatWeCannotPromise = new("What we cannot promise", "Lo que no podemos prometer");

    public static readonly Words IfYouWriteAboutYourself = new(
        "If you write about yourself in your own words, somebody may recognize you. Leave out names and places.",
        "Si escribe sobre usted con sus propias palabras, alguien podría reconocerle. No ponga nombres ni lugares."
    );

    public static readonly Words AsARuleYourBrowserMakes = new(
        "As a rule your browser makes your ballot from your letter, so that the same letter works again on any phone or computer. Until "
            + "the answers are opened, somebody with a copy of your letter, all our files and our key could find yours.",
        "Por lo general su navegador crea la boleta a partir de su carta, para que la misma carta sirva otra vez en cualquier teléfono o "
            + "computadora. Hasta que se abran las respuestas, alguien con una copia de su carta, todos nuestros archivos y nuestra clave podría "
            + "encontrar las suyas."
    );

    public static readonly Words BelowUnderABallot = new(
        "Below, under “A ballot of my own”, is a way around it.",
        "Abajo, en “Una boleta propia”, hay una manera de evitarlo."
    );

    public static readonly Words ThePersonWhoGave = new(
        "The person who gave you the code may know that you have it, and you might tell others that you took part. They cannot see your answers.",
        "Quien le dio el código puede saber que lo tiene, y usted podría contar que participó. No pueden ver sus respuestas."
    );

    public static readonly Words WhileTheSurveyRunsAPerson = new(
        "While the survey runs, a person with full control of our computers could change this page to spy on you. The page cannot protect you from that.",
        "Mientras la encuesta está abierta, una persona con control total de nuestras computadoras podría cambiar esta página para "
            + "espiarle. La página no puede protegerle de eso."
    );

    public static readonly Words ASpareKeyOfTheSurvey = new(
        "A spare key of the survey {0} exists, in case the key is lost. It is in three parts, and these people hold one each: {1}. Two of "
            + "them together, with our files or an old copy of them, could read the answers and see in which order they came, until they destroy "
            + "their parts. They are asked to do that after the opening.",
        "Existe una clave de repuesto de la encuesta {0}, por si se pierde la clave. Está en tres partes y cada una de estas personas "
            + "tiene una: {1}. Dos de ellas juntas, con nuestros archivos o una copia antigua, podrían leer las respuestas y ver en qué orden "
            + "llegaron, hasta que destruyan sus partes. Se les pide hacerlo después de la apertura."
    );

    public static readonly Words YourBrowserDoesNotRunScripts = new(
        "Your browser does not run scripts on this page, so you answer with the code itself. In the moment in which you hand in, our "
            + "computer sees code and answers together. It keeps only the sealed answers, but you have to trust it on that. Until you hand in, "
            + "nothing is used up: you can close the page and start again with the same code. With a browser that runs scripts you get a ballot "
            + "instead, and need not trust us there.",
        "Su navegador no ejecuta programas en esta página, por lo que responde con el código mismo. En el momento de entregar, nuestra "
            + "computadora ve el código y las respuestas juntos. Solo guarda las respuestas selladas, pero usted tiene que confiar en eso. Hasta "
            + "que entregue no se gasta nada: puede cerrar la página y comenzar de nuevo con el mismo código. Con un navegador que ejecute "
            + "programas recibe una boleta y no necesita confiar en nosotros."
    );

    public static readonly Words CompareTheKeyWithYourLetter = new("Compare the key with your letter", "Comparar la clave con su carta");

    public static readonly Words KeyOfTheSurvey = new("Key of the survey {0}:", "Clave de la encuesta {0}:");

    public static readonly Words ItStandsOnYourLetterToo = new(
        "It stands on your letter too, and is the same for everybody. If yours differs, do not answer and tell the office that invited you.",
        "También está en su carta y es la misma para todas las personas. Si la suya es otra, no responda y avise a la oficina que le invitó."
    );

    public static readonly Words ABallotOfMyOwn = new("A ballot of my own", "Una boleta propia");

    public static readonly Words YourBrowserCanMakeABallot = new(
        "Your browser can make a ballot by chance, which nobody with a copy of your letter can make. Then only this window has it, and "
            + "your letter does not work again: you must keep the ballot, or you cannot answer any more after closing the window.",
        "Su navegador puede crear una boleta al azar, que nadie con una copia de su carta puede crear. Entonces solo esta ventana la tiene "
            + "y su carta no sirve otra vez: debe guardar la boleta, o ya no podrá responder después de cerrar la ventana."
    );

    public static readonly Words MakeABallotThatNobody = new(
        "Make a ballot that nobody with a copy of my letter can make",
        "Crear una boleta que nadie con una copia de mi carta pueda crear"
    );

    public static readonly Words IHaveABallot = new("I have a ballot", "Tengo una boleta");

    public static readonly Words YourBallot = new("Your ballot", "Su boleta");

    public static readonly Words AllOfTheTextThatBegins = new(
        "All of the text that begins with PA1. Copy it from the file, or type it from the print. Spaces and line breaks do not matter.",
        "Todo el texto que comienza con PA1. Cópielo del archivo o escríbalo desde el papel. No importan los espacios ni los saltos de línea."
    );

    public static readonly Words OrChooseTheFile = new(
        "Or choose the file that you saved. It stays on this computer or phone; only the ballot in it is sent.",
        "O elija el archivo que guardó. Se queda en esta computadora o teléfono; solo se envía la boleta."
    );

    public static readonly Words AnswerWithThisBallot = new("Answer with this ballot", "Responder con esta boleta");

    public static readonly Words WeCouldNotReachTheSurvey = new(
        "We could not reach the survey just now. Everything you typed is still here. Please try again in a minute.",
        "No pudimos comunicarnos con la encuesta en este momento. Todo lo que escribió sigue aquí. Inténtelo de nuevo en un minuto."
    );

    public static readonly Words ManyWrongCodesCameFromYourNetwork = new(
        "Many wrong codes came from your network, so we paused it. Everything you typed is still here. Wait 15 minutes and try again.",
        "Desde su red llegaron muchos códigos incorrectos y la detuvimos. Todo lo que escribió sigue aquí. Espere 15 minutos e inténtelo de nuevo."
    );

    public static readonly Words ThisPageWasLoadedAgain = new(
        "This page was loaded again. We keep nothing before you hand in, so answers that were not handed in are gone. To go on, start "
            + "again with your letter, your code or the ballot that you kept.",
        "Esta página se cargó de nuevo. No guardamos nada antes de que entregue, así que las respuestas que no se entregaron se perdieron. "
            + "Para continuar, comience de nuevo con su carta, su código o la boleta que guardó."
    );

    public static readonly Words YourAnswersAreHandedIn = new(
        "Your answers are handed in. There is nothing more to do.",
        "Sus respuestas fueron entregadas. No hay nada más que hacer."
    );

    public static readonly Words YourAnswersSoFarAreStill = new(
        "Your answers so far are still on this page.",
        "Sus respuestas hasta ahora siguen en esta página."
    );

    public static readonly Words GoBackToMyAnswers = new("Go back to my answers", "Volver a mis respuestas");

    public static readonly Words SomeAnswersStillNeedYou = new("Some answers still need you", "Algunas respuestas necesitan su atención");

    public static readonly Words TheyAreMarkedBelow = new(
        "They are marked below. Change those pages, then hand in.",
        "Están marcadas abajo. Cambie esas páginas y luego entregue."
    );

    public static readonly Words IfYouWantACopyPrint = new(
        "If you want a copy, print this page now. After handing in we cannot find your answers again, and neither can anybody who asks us.",
        "Si quiere una copia, imprima esta página ahora. Después de entregar no podremos encontrar sus respuestas, ni tampoco quien nos lo pida."
    );
}
