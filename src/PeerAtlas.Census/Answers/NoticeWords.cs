using PeerAtlas.Design;

namespace PeerAtlas.Census.Answers;

/// <summary>What a survey says about what was sent.</summary>
internal static class NoticeWords
{
    public static readonly Words OnThisPageWeNeed = new(
        "On this page we need an answer to {0}. {1} You can skip every other question.",
        "En esta página necesitamos una respuesta a {0}. {1} Puede dejar en blanco todas las demás."
    );

    public static readonly Words SomebodyElseSavedThisPageMeanwhile = new(
        "Somebody else saved this page meanwhile",
        "Otra persona guardó esta página entretanto"
    );

    public static readonly Words YourAnswersAreInTheFields = new(
        "Your answers are in the fields below and are not saved yet. Where they differ, you see what was saved. Save to keep yours, or go "
            + "back to use the saved ones.",
        "Sus respuestas están en los campos de abajo y todavía no se han guardado. Donde son distintas, verá lo que se guardó. Guarde para "
            + "conservar las suyas, o vuelva para usar las guardadas."
    );

    public static readonly Words PleasePressTheButtonOnceMore = new("Please press the button once more", "Pulse el botón una vez más");

    public static readonly Words YourBrowserHadLostItsConnection = new(
        "Your browser had lost its connection to this page, for instance because it was open for long. Nothing was saved yet, and "
            + "everything you typed is still here.",
        "Su navegador había perdido la conexión con esta página, por ejemplo porque estuvo abierta mucho tiempo. Aún no se ha guardado "
            + "nada y todo lo que escribió sigue aquí."
    );

    public static readonly Words YourAnswersCouldNotBeSaved = new(
        "Your answers could not be saved just now",
        "No pudimos guardar sus respuestas en este momento"
    );

    public static readonly Words EverythingYouTypedIsStillHere = new(
        "Everything you typed is still here. Keep this page open and press the button again in a minute.",
        "Todo lo que escribió sigue aquí. Deje esta página abierta y pulse el botón de nuevo en un minuto."
    );

    public static readonly Words TheSurveyClosedWhileYouWere = new(
        "The survey closed while you were answering",
        "La encuesta se cerró mientras usted respondía"
    );

    public static readonly Words TheseAnswersCouldNotBeTaken = new(
        "These answers could not be taken any more. They are still on this page: print it if you want to keep them, and write to the office that invited you.",
        "Ya no pudimos recibir estas respuestas. Siguen en esta página: imprímala si quiere conservarlas y escriba a la oficina que le invitó."
    );

    public static readonly Words AnswersWereAlreadyHandedIn = new("Answers were already handed in", "Las respuestas ya fueron entregadas");

    public static readonly Words IfThatWasYouAMoment = new(
        "If that was you a moment ago, everything is fine: your answers are stored once, and there is nothing more to do. Otherwise what "
            + "you typed is still on this page and was not stored.",
        "Si fue usted hace un momento, todo está bien: sus respuestas se guardaron una sola vez y no hay nada más que hacer. Si no, lo que "
            + "escribió sigue en esta página y no se guardó."
    );

    public static readonly Words YourAnswersAreVeryLong = new("Your answers are very long", "Sus respuestas son muy largas");

    public static readonly Words TheyAreLongerThanWeCan = new(
        "They are longer than we can take in one piece, and are not handed in yet. Everything you typed is still here. Please shorten what "
            + "you wrote in your own words, then hand in again.",
        "Son más largas de lo que podemos recibir de una vez y aún no se han entregado. Todo lo que escribió sigue aquí. Acorte lo que "
            + "escribió con sus propias palabras y entregue de nuevo."
    );
}
