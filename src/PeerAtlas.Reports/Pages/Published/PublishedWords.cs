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

    public static readonly Words BackToTheReport = new("Back to the report", "Volver al informe");
}
