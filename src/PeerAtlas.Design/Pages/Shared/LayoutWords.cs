namespace PeerAtlas.Design;

/// <summary>What the frame of every page says.</summary>
internal static class LayoutWords
{
    /// <summary>What the switch between languages calls a language: in each, its name for itself.</summary>
    public static readonly Words NameOfThisLanguage = new("English", "Español");

    public static readonly Words Main = new("Main", "Principal");

    public static readonly Words Menu = new("Menu", "Menú");

    public static readonly Words SignOut = new("Sign out", "Cerrar sesión");

    public static readonly Words SignIn = new("Sign in", "Iniciar sesión");

    public static readonly Words AboutThisSite = new("About this site", "Sobre este sitio");

    public static readonly Words Demonstration = new("Demonstration:", "Demostración:");

    public static readonly Words DataAreMadeUp = new("data are made up.", "los datos son inventados.");

    public static readonly Words Questions = new("Questions?", "¿Preguntas?");

    public static readonly Words ThePeerSupportWorkforceCounted = new(
        "The peer-support workforce, counted with care",
        "La fuerza laboral de apoyo entre pares, contada con cuidado"
    );

    public static readonly Words Error = new("Error: ", "Error: ");

    public static readonly Words SkipToMainContent = new("Skip to main content", "Saltar al contenido principal");
}
