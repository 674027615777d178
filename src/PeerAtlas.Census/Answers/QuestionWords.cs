using PeerAtlas.Design;

namespace PeerAtlas.Census.Answers;

/// <summary>What the fields of a survey say beside its own questions.</summary>
internal static class QuestionWords
{
    public static readonly Words RequiredMark = new("(required)", "(obligatorio)");

    public static readonly Words ErrorMark = new("Error: ", "Error: ");

    public static readonly Words Select = new("- Select -", "- Seleccione -");

    public static readonly Words NoAnswer = new("No answer", "Sin respuesta");

    public static readonly Words OtherText = new("If other, please say what", "Si es otro, díganos cuál");

    public static readonly Words SavedMeanwhile = new("Saved by somebody else meanwhile: ", "Guardado entretanto por otra persona: ");

    public static readonly Words NothingSaved = new("no answer", "sin respuesta");

    public static readonly Words Add = new("Add another", "Agregar otro");

    public static readonly Words Remove = new("Remove", "Quitar");

    public static readonly Words Entry = new("Entry", "Entrada");

    public static readonly Words Place = new("Place", "Lugar");

    public static readonly Words FromTo = new("A number from {0} to {1}", "Un número de {0} a {1}");

    public static readonly Words MoreHelp = new("More help", "Más ayuda");

    public static readonly Words OneAppeared = new("A further question appeared below.", "Apareció otra pregunta abajo.");

    public static readonly Words MoreAppeared = new("Further questions appeared below.", "Aparecieron otras preguntas abajo.");

    public static readonly Words PageChanged = new("Something was added to this page.", "Se agregó algo a esta página.");
}
