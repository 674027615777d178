using PeerAtlas.Census.Answers;
using PeerAtlas.Census.Waves;
using PeerAtlas.Design;

namespace PeerAtlas.Census.Pages.Survey;

/// <summary>Why a page of the survey cannot be shown, and what to do.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What it means for the reader's answers.</param>
/// <param name="Advice">What to do next.</param>
/// <param name="Href">Where to go on, if anywhere.</param>
/// <param name="Link">What that link says.</param>
internal sealed record SurveyProblem(int Status, string Title, string Text, string Advice, string? Href = null, string? Link = null)
{
    public static SurveyProblem UnknownLink(Language language) =>
        new(
            404,
            language["We do not know this link", "No conocemos este enlace"],
            language[
                "The link may be incomplete. Mail programs sometimes break long links into two lines.",
                "Es posible que el enlace esté incompleto. A veces los programas de correo cortan los enlaces largos en dos líneas."
            ],
            language[
                "Copy the whole link from the mail into the address bar. If that does not help, ask the person who sent it for a new one.",
                "Copie el enlace completo del correo en la barra de direcciones. Si no funciona, pida uno nuevo a quien se lo envió."
            ]
        );

    public static SurveyProblem TooManyGuesses(Language language) =>
        new(
            429,
            language["Too many wrong links or codes", "Demasiados enlaces o códigos incorrectos"],
            language[
                "Many wrong links or codes came from your network, so we paused it for a while. Nothing that was saved is lost.",
                "Desde su red llegaron muchos enlaces o códigos incorrectos y la detuvimos por un rato. No se ha perdido nada de lo guardado."
            ],
            language["Wait 15 minutes and open your link again.", "Espere 15 minutos y vuelva a abrir su enlace."]
        );

    public static SurveyProblem NotOpenYet(Language language, Wave wave) =>
        new(
            403,
            language["The survey is not open yet", "La encuesta aún no está abierta"],
            language[$"It opens on {Day(language, wave.OpensOn)}.", $"Se abre el {Day(language, wave.OpensOn)}."],
            language["Keep the mail. The same link will work from that day on.", "Guarde el correo. El mismo enlace funcionará desde ese día."]
        );

    public static SurveyProblem Closed(Language language, Wave wave) =>
        new(
            410,
            language["The survey is closed", "La encuesta está cerrada"],
            language[
                $"It closed on {Day(language, wave.ClosesOn)}. Answers that were handed in are kept; new ones are not taken.",
                $"Se cerró el {Day(language, wave.ClosesOn)}. Las respuestas entregadas se conservan; ya no se reciben nuevas."
            ],
            language["If you still need to answer, write to the office that invited you.", "Si todavía necesita responder, escriba a la oficina que lo invitó."]
        );

    public static SurveyProblem NoResponse(Language language, string start) =>
        new(
            404,
            language["We cannot find these answers", "No encontramos estas respuestas"],
            language["The address does not belong to answers of your organization.", "La dirección no corresponde a respuestas de su organización."],
            language[
                "Go to the start page to see all answers of your organization.",
                "Vaya a la página de inicio para ver todas las respuestas de su organización."
            ],
            start,
            language["Start page", "Página de inicio"]
        );

    public static string Day(Language language, DateOnly day) => AnswerText.Day(day, language.Code);
}
