using PeerAtlas.Design;

namespace PeerAtlas.Reports;

/// <summary>What is said around published reports.</summary>
internal static class PublishedWords
{
    public static readonly Words ThePDFIsBeingMade = new("The PDF is being made", "Se está preparando el PDF");

    public static readonly Words ItTakesAboutHalfAMinute = new(
        "It takes about half a minute. It is then saved by itself, or when you press the button.",
        "Tarda alrededor de medio minuto. Después se guarda solo, o cuando usted presione el botón."
    );

    public static readonly Words SaveThePDF = new("Save the PDF", "Guardar el PDF");

    public static readonly Words CallItOff = new("Call it off", "Cancelar");

    public static readonly Words ThePDFWasCalledOff = new("The PDF was called off", "Se canceló el PDF");

    public static readonly Words MakeThePDF = new("Make the PDF", "Preparar el PDF");

    public static readonly Words BackToTheReport = new("Back to the report", "Volver al informe");

    public static readonly Words ThePDFIsReady = new("The PDF is ready", "El PDF está listo");

    public static readonly Words ItIsBeingSavedIfYouDo = new(
        "It is being saved. If you do not find it, press the button.",
        "Se está guardando. Si no lo encuentra, presione el botón."
    );

    public static readonly Words ThereIsNoPDFYet = new("There is no PDF yet", "Todavía no hay un PDF");

    public static readonly Words SaveTheWebPage = new("Save the web page", "Guardar la página web");
}
