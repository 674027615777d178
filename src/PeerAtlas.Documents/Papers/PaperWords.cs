using PeerAtlas.Design;

namespace PeerAtlas.Documents.Papers;

/// <summary>What the pages of PDFs say.</summary>
public static class PaperWords
{
    /// <summary>A link to the PDF.</summary>
    public static readonly Words AsPdf = new("Save as PDF", "Guardar como PDF");

    /// <summary>Where there is no Chromium.</summary>
    public static readonly Words NoPdfHere = new(
        "This site makes no PDF. Print the page, or save it as a PDF, with your browser’s own menu.",
        "Este sitio no hace PDF. Imprima la página, o guárdela como PDF, con el menú de su navegador."
    );

    internal static readonly Words BeingMade = new("The PDF is being made", "Se está haciendo el PDF");

    internal static readonly Words ItTakesAWhile = new("It takes about half a minute. Then save it here.", "Tarda como medio minuto. Luego guárdelo aquí.");

    internal static readonly Words SaveIt = new("Save the PDF", "Guardar el PDF");

    internal static readonly Words ThereIsNone = new("There is no PDF yet", "Aún no hay PDF");

    internal static readonly Words PrintThePage = new(
        "The page itself prints well, with your browser’s own menu.",
        "La página misma se imprime bien, con el menú de su navegador."
    );

    internal static readonly Words Back = new("Back to the page", "Volver a la página");
}
