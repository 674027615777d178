using PeerAtlas.Design;

namespace PeerAtlas.Documents.Pdf;

/// <summary>Why a PDF cannot be made, and what to do.</summary>
internal static class PdfWords
{
    public static readonly Words NotOffered = new(
        "PDF is not offered here, because no Chromium browser is installed on the server. Take the web page instead: it prints well.",
        "Aquí no se ofrece el PDF, porque el servidor no tiene instalado un navegador Chromium. Use la página web: se imprime bien."
    );

    public static readonly Words Busy = new(
        "Many PDFs are being made at the moment. Try again in a minute, or take the web page: it prints well.",
        "En este momento se preparan muchos PDF. Intente de nuevo en un minuto, o use la página web: se imprime bien."
    );

    public static readonly Words NotYet = new(
        "The PDF is still being made. Try again in a minute.",
        "El PDF todavía se está preparando. Intente de nuevo en un minuto."
    );

    public static readonly Words TookLong = new(
        "The PDF took too long. Take the web page instead: it prints well.",
        "El PDF tardó demasiado. Use la página web: se imprime bien."
    );

    public static readonly Words Failed = new(
        "The PDF could not be made. Take the web page instead: it prints well.",
        "No se pudo preparar el PDF. Use la página web: se imprime bien."
    );
}
