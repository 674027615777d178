namespace PeerAtlas.Census.Answers;

/// <summary>The form's own words in one language, as HTML.</summary>
internal sealed record FormWords(
    string RequiredMark,
    string ErrorMark,
    string Select,
    string NoAnswer,
    string OtherText,
    string SavedMeanwhile,
    string NothingSaved,
    string Add,
    string Remove,
    string Entry,
    string OneAppeared,
    string MoreAppeared,
    string PageChanged
)
{
    private static readonly FormWords English = new(
        " <span class=\"usa-hint\">(required)</span>",
        "<span class=\"usa-sr-only\">Error: </span>",
        "- Select -",
        "No answer",
        "If other, please say what",
        "Saved by somebody else meanwhile: ",
        "no answer",
        "Add another",
        "Remove",
        "Entry",
        "A further question appeared below.",
        "Further questions appeared below.",
        "Something was added to this page."
    );

    private static readonly FormWords Spanish = new(
        " <span class=\"usa-hint\">(obligatorio)</span>",
        "<span class=\"usa-sr-only\">Error: </span>",
        "- Seleccione -",
        "Sin respuesta",
        "Si es otro, díganos cuál",
        "Guardado entretanto por otra persona: ",
        "sin respuesta",
        "Agregar otro",
        "Quitar",
        "Entrada",
        "Apareció otra pregunta abajo.",
        "Aparecieron otras preguntas abajo.",
        "Se agregó algo a esta página."
    );

    public static FormWords In(string language) => language == "es" ? Spanish : English;
}
