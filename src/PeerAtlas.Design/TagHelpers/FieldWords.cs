namespace PeerAtlas.Design.TagHelpers;

/// <summary>What fields, alerts and other parts of a page say.</summary>
internal static class FieldWords
{
    public static readonly Words Success = new("Success: ", "Hecho: ");

    public static readonly Words Warning = new("Warning: ", "Atención: ");

    public static readonly Words Error = new("Error: ", "Error: ");

    public static readonly Words Information = new("Information: ", "Información: ");

    public static readonly Words Breadcrumbs = new("Breadcrumbs", "Ruta de navegación");

    public static readonly Words PleaseCheckYourAnswers = new("Please check your answers", "Revise sus respuestas");

    public static readonly Words Required = new("(required)", "(obligatorio)");

    public static readonly Words ThisAnswerCouldNotBeRead = new(
        "This answer could not be read. Please check it.",
        "No se pudo leer esta respuesta. Revísela, por favor."
    );

    public static readonly Words FiguresAsATable = new("Figures as a table", "Cifras en una tabla");

    public static readonly Words Interval = new("{0}% interval {1}", "intervalo del {0}%: {1}");

    public static readonly Words Files = new("Files: ", "Archivos: ");

    public static readonly Words AtMostMB = new("At most {0} MB.", "Máximo {0} MB.");

    public static readonly Words Pages = new("Pages", "Páginas");

    public static readonly Words Previous = new("Previous", "Anterior");

    public static readonly Words Next = new("Next", "Siguiente");

    public static readonly Words Page = new("Page {0}", "Página {0}");

    public static readonly Words Select = new("- Select -", "- Seleccione -");

    public static readonly Words Progress = new("Progress", "Progreso");

    public static readonly Words Step = new("Step ", "Paso ");

    public static readonly Words OfAllSteps = new(" of {0} ", " de {0} ");

    public static readonly Words Completed = new("completed", "terminado");

    public static readonly Words NotCompleted = new("not completed", "sin terminar");

    public static readonly Words Change = new("Change", "Cambiar");
}
