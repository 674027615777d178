namespace PeerAtlas.Design;

/// <summary>What is said where a property brings no message of its own; <c>{0}</c> is the question.</summary>
internal static class ValidationWords
{
    public static readonly Words Required = new("{0}: an answer is required.", "{0}: se necesita una respuesta.");

    public static readonly Words StringLength = new("{0}: write at most {1} characters.", "{0}: escriba como máximo {1} caracteres.");

    public static readonly Words MaxLength = new("{0}: at most {1}.", "{0}: como máximo {1}.");

    public static readonly Words Range = new("{0}: enter a number from {1} to {2}.", "{0}: escriba un número de {1} a {2}.");

    public static readonly Words EmailAddress = new("{0}: write the address like name@example.org.", "{0}: escriba la dirección como nombre@ejemplo.org.");

    public static readonly Words NotRead = new("“{0}” could not be read.", "No se pudo leer «{0}».");

    public static readonly Words NotANumber = new("{0}: enter a number.", "{0}: escriba un número.");

    public static readonly Words Missing = new("An answer is required.", "Se necesita una respuesta.");
}
