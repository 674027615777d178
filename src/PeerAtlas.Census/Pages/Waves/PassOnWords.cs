using PeerAtlas.Design;

namespace PeerAtlas.Census;

/// <summary>What the page says from which letters are passed on.</summary>
internal static class PassOnWords
{
    public static readonly Words InviteYourPeerWorkers = new("Invite your peer workers", "Invite a sus trabajadores de apoyo entre pares");

    public static readonly Words LettersForYourPeerWorkers = new("Letters for your peer workers", "Cartas para sus trabajadores de apoyo entre pares");

    public static readonly Words IHavePrintedOrSavedThem = new("I have printed or saved them: go back", "Ya las imprimí o guardé: volver");

    public static readonly Words PeerWorkersOfCanTellAbout = new(
        "Peer workers of {0} can tell about their jobs in a short survey of their own. It is anonymous: neither you nor we can see who answered what.",
        "Quienes trabajan en apoyo entre pares en {0} pueden hablar de sus empleos en una breve encuesta propia. Es anónima: ni usted ni "
            + "nosotros podemos ver quién respondió qué."
    );

    public static readonly Words EachPersonNeedsACode = new(
        "Each person needs a code of their own. We make the codes; you hand them out. What we write down is how many there are, not which ones are yours.",
        "Cada persona necesita su propio código. Nosotros creamos los códigos; usted los reparte. Anotamos cuántos son, no cuáles son los suyos."
    );

    public static readonly Words SoFarCodesWereMade = new(
        "So far {0} codes were made for you. They are not kept, so they cannot be shown again.",
        "Hasta ahora se crearon {0} códigos para usted. No se guardan, por lo que no se pueden volver a mostrar."
    );

    public static readonly Words MakeMoreCodes = new("Make more codes", "Crear más códigos");

    public static readonly Words GetLettersWithCodes = new("Get letters with codes", "Obtener cartas con códigos");

    public static readonly Words HowManyMorePeerWorkersWill = new(
        "How many more peer workers will you invite?",
        "¿A cuántos trabajadores de apoyo entre pares más invitará?"
    );

    public static readonly Words HowManyPeerWorkersWill = new(
        "How many peer workers will you invite?",
        "¿A cuántos trabajadores de apoyo entre pares invitará?"
    );

    public static readonly Words CountPeopleNotPositions = new(
        "Count people, not positions. Write 0 if you employ none.",
        "Cuente personas, no puestos. Escriba 0 si no emplea a ninguna."
    );

    public static readonly Words MakeTheLetters = new("Make the letters", "Crear las cartas");

    public static readonly Words TheSurveyIsClosed = new("The survey is closed. No more codes are made.", "La encuesta está cerrada. Ya no se crean códigos.");

    public static readonly Words HowManyDidYouPassOn = new("How many did you pass on?", "¿Cuántos entregó?");

    public static readonly Words OnceYouHaveHandedOut = new(
        "Once you have handed out the codes, please tell us how many. Without this number nobody can say how many of those invited have answered.",
        "Cuando haya repartido los códigos, díganos cuántos fueron. Sin este número nadie puede decir cuántas de las personas invitadas respondieron."
    );

    public static readonly Words CodesThatReachedAPeerWorker = new("Codes that reached a peer worker", "Códigos que llegaron a una persona");

    public static readonly Words OfTheThatWereMade = new("Of the {0} that were made.", "De los {0} que se crearon.");

    public static readonly Words SaveTheNumber = new("Save the number", "Guardar el número");

    public static readonly Words BackToTheSurvey = new("Back to the survey", "Volver a la encuesta");

    public static readonly Words GiveAWholeNumberSuch = new("Give a whole number, such as 5.", "Escriba un número entero, por ejemplo 5.");

    public static readonly Words Saved = new("Saved: you will not pass the survey on to anybody.", "Guardado: no entregará la encuesta a nadie.");

    public static readonly Words ThankYou = new("Thank you. The number is saved.", "Gracias. El número quedó guardado.");

    public static readonly Words GiveANumberFrom0To = new(
        "Give a number from 0 to {0}: that many codes were made.",
        "Escriba un número de 0 a {0}: esa es la cantidad de códigos creados."
    );

    public static readonly Words TheSurveyIsClosedSoNo = new(
        "The survey is closed, so no more codes are made.",
        "La encuesta está cerrada; ya no se crean códigos."
    );

    public static readonly Words GiveANumberFrom0 = new(
        "Give a number from 0 to {0}. If you need more, write to us and we make them for you.",
        "Escriba un número de 0 a {0}. Si necesita más, escríbanos y se los crearemos."
    );

    public static readonly Words OpenThePageAgainAndAsk = new(
        "Open the page again and ask for the codes once more.",
        "Abra la página de nuevo y vuelva a pedir los códigos."
    );

    public static readonly Words PrintOrSaveTheseNow = new("Print or save these now", "Imprima o guarde esto ahora");

    public static readonly Words TheCodesAreNotKept = new(
        "The codes are not kept and cannot be shown again. If you lose them, you can only make new ones.",
        "Los códigos no se guardan y no se pueden volver a mostrar. Si los pierde, solo podrá crear códigos nuevos."
    );

    public static readonly Words PleaseDoNotWriteDown = new(
        "Please do not write down who got which code: then nobody can find out what a person answered.",
        "Por favor, no anote quién recibió qué código: así nadie puede averiguar lo que respondió una persona."
    );

    public static readonly Words PrintThisPage = new(
        "Print this page: each of the {0} letters comes on a page of its own. Or copy the codes from the list and send each to one person.",
        "Imprima esta página: cada una de las {0} cartas sale en una página aparte. O copie los códigos de la lista y envíe cada uno a una sola persona."
    );

    public static readonly Words AllCodesOneOnEachLine = new("All codes, one on each line", "Todos los códigos, uno por línea");

    public static readonly Words SaveTheCodesAsACSV = new("Save the codes as a CSV file", "Guardar los códigos como archivo CSV");
}
