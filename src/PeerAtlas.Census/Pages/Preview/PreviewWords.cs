using PeerAtlas.Design;

namespace PeerAtlas.Census;

/// <summary>What the preview of a survey says.</summary>
internal static class PreviewWords
{
    public static readonly Words Preview = new("Preview", "Vista previa");

    public static readonly Words NothingIsKept = new(
        "This is a preview. Try it as you like: nothing you type is kept, and nobody sees it.",
        "Esta es una vista previa. Pruébela como quiera: nada de lo que escriba se guarda y nadie lo ve."
    );

    public static readonly Words ThatWasTheSurvey = new("That was the survey", "Esa fue la encuesta");

    public static readonly Words SomebodyWouldHandIn = new(
        "Here somebody would hand in these answers. In the preview they end with this page.",
        "Aquí una persona entregaría estas respuestas. En la vista previa terminan con esta página."
    );

    public static readonly Words GoOnWithoutAnswering = new("Go on without answering", "Seguir sin responder");

    public static readonly Words HandIn = new("Hand in", "Entregar");

    public static readonly Words NotComplete = new(
        "These answers could not be handed in yet: some are missing or not right. They are marked below.",
        "Estas respuestas aún no se podrían entregar: faltan algunas o no son correctas. Están marcadas abajo."
    );

    public static readonly Words StartAgain = new("Start again", "Empezar de nuevo");

    public static readonly Words ThePreviewHasEnded = new("This preview has ended", "Esta vista previa ha terminado");

    public static readonly Words AskForANewLink = new(
        "A link to a preview works for a week, and only while the questionnaire is kept. Ask whoever sent it for a new one.",
        "El enlace a una vista previa funciona una semana y solo mientras se conserva el cuestionario. Pida uno nuevo a quien se lo envió."
    );
}
