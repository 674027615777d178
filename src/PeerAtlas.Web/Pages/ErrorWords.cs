using PeerAtlas.Design;

namespace PeerAtlas.Web;

/// <summary>What is said when something went wrong.</summary>
internal static class ErrorWords
{
    public static readonly Words WhatWasKept = new("What was kept:", "Qué se conservó:");

    public static readonly Words WhatToDoNext = new("What to do next:", "Qué hacer ahora:");

    public static readonly Words GoToTheStartPage = new("Go to the start page", "Ir a la página de inicio");

    public static readonly Words ThePageCouldNotBeSent = new("The page could not be sent", "No se pudo enviar la página");

    public static readonly Words ItWasOpenForALong = new(
        "It was open for a long time, or you signed in or out in another window, or part of it was missing.",
        "Estuvo abierta mucho tiempo, o usted inició o cerró sesión en otra ventana, o faltaba una parte."
    );

    public static readonly Words WhatYouHadSavedBefore = new(
        "What you had saved before. What you just sent was not saved.",
        "Lo que había guardado antes. Lo que acaba de enviar no se guardó."
    );

    public static readonly Words GoBackInYourBrowserReload = new(
        "Go back in your browser, reload the page and send it again.",
        "Vuelva atrás en su navegador, recargue la página y envíela de nuevo."
    );

    public static readonly Words ThisPageIsNotOpen = new("This page is not open to you", "Esta página no está abierta para usted");

    public static readonly Words YourRoleDoesNotInclude = new(
        "Your role does not include this page, or it belongs to another organization.",
        "Su función no incluye esta página, o pertenece a otra organización."
    );

    public static readonly Words IfYouNeed = new(
        "If you need it for your work, ask an administrator of your organization.",
        "Si la necesita para su trabajo, pídala a un administrador de su organización."
    );

    public static readonly Words ThereIsNoSuchPage = new("There is no such page", "Esta página no existe");

    public static readonly Words TheAddressIsWrong = new(
        "The address is wrong, or what was here is gone.",
        "La dirección es incorrecta, o lo que había aquí ya no está."
    );

    public static readonly Words CheckTheAddress = new(
        "Check the address. If you came by a link in a mail, copy the whole link.",
        "Revise la dirección. Si llegó por un enlace de un correo, copie el enlace completo."
    );

    public static readonly Words ThatCannotBeDoneHere = new("That cannot be done here", "Eso no se puede hacer aquí");

    public static readonly Words TheAddressWasUsed = new(
        "The address was used in a way that it does not know.",
        "La dirección se usó de una manera que no conoce."
    );

    public static readonly Words GoBackInYourBrowser = new(
        "Go back in your browser and use the buttons of the page.",
        "Vuelva atrás en su navegador y use los botones de la página."
    );

    public static readonly Words ThatIsTooLarge = new("That is too large", "Eso es demasiado grande");

    public static readonly Words WhatYouSentIsLarger = new(
        "What you sent is larger than this page takes. Files may be up to {0} MB.",
        "Lo que envió es más grande de lo que esta página acepta. Los archivos pueden tener hasta {0} MB."
    );

    public static readonly Words WhatYouHadSavedBeforeNothing = new(
        "What you had saved before. Nothing of the file was read.",
        "Lo que había guardado antes. No se leyó nada del archivo."
    );

    public static readonly Words GoBackInYourBrowserAndChoose = new(
        "Go back in your browser and choose a smaller file, or split it in two.",
        "Vuelva atrás en su navegador y elija un archivo más pequeño, o divídalo en dos."
    );

    public static readonly Words TooManyAttempts = new("Too many attempts", "Demasiados intentos");

    public static readonly Words ManyWrongOnesCame = new(
        "Many wrong ones came from your network, and many wait there now.",
        "Desde su red llegaron muchos incorrectos y ahora hay muchos en espera."
    );

    public static readonly Words WaitAMinuteThenGoBack = new(
        "Wait a minute, then go back in your browser and try again.",
        "Espere un minuto, vuelva atrás en su navegador e inténtelo de nuevo."
    );

    public static readonly Words SomethingWentWrongOnOurSide = new("Something went wrong on our side", "Algo falló de nuestro lado");

    public static readonly Words TheSiteCouldNotFinish = new(
        "The site could not finish what you asked for. The people who run it can see that it failed, but nothing that you wrote.",
        "El sitio no pudo terminar lo que usted pidió. Quienes lo administran pueden ver que falló, pero nada de lo que usted escribió."
    );

    public static readonly Words WhatYouHadSavedBeforeWhatYouJust = new(
        "What you had saved before. What you just sent may not have been saved.",
        "Lo que había guardado antes. Lo que acaba de enviar quizás no se guardó."
    );

    public static readonly Words WaitAMinuteGoBack = new(
        "Wait a minute, go back in your browser and send it again. If you were answering a survey, open it again first: it shows what was saved.",
        "Espere un minuto, vuelva atrás en su navegador y envíelo de nuevo. Si respondía una encuesta, ábrala primero: muestra lo que se guardó."
    );

    public static readonly Words NothingWasChanged = new("Nothing was changed.", "No se cambió nada.");
}
