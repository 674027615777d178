using System.Globalization;

namespace PeerAtlas.Instruments;

/// <summary>Why an answer is not taken.</summary>
public enum AnswerErrorKind
{
    /// <summary>A required answer is missing.</summary>
    Required,

    /// <summary>The answer does not satisfy the question's constraint.</summary>
    Constraint,

    /// <summary>It is not a number.</summary>
    NotANumber,

    /// <summary>It is not a whole number.</summary>
    NotWhole,

    /// <summary>The number is too large, or has too many digits.</summary>
    OutOfRange,

    /// <summary>It is not a day of the calendar between 1900 and 2199.</summary>
    NotADate,

    /// <summary>It is not one of the choices.</summary>
    UnknownChoice,

    /// <summary>More than one choice was given where one is asked for.</summary>
    TooManyChoices,

    /// <summary>The text is too long.</summary>
    TooLong,

    /// <summary>It is not a time, or not a day with a time.</summary>
    NotATime,

    /// <summary>The number is not one of those that are offered.</summary>
    NotOffered,

    /// <summary>Not every choice was given its place.</summary>
    NotAllInOrder,
}

/// <summary>An answer that is missing or not taken.</summary>
/// <param name="Name">The question.</param>
/// <param name="Entry">In which entry of its repeat; null outside repeats.</param>
/// <param name="Kind">Why.</param>
/// <param name="Message">What to tell the respondent.</param>
public sealed record AnswerError(string Name, Entry? Entry, AnswerErrorKind Kind, LocalizedText Message);

/// <summary>What respondents are told where the instrument has no words of its own.</summary>
internal static class Messages
{
    public static LocalizedText Other { get; } = Text("Other", "Otro");

    public static LocalizedText WhichOther { get; } = Text("If other, please say what", "Si es otro, díganos cuál");

    private static readonly Dictionary<AnswerErrorKind, LocalizedText> ByKind = new()
    {
        [AnswerErrorKind.Required] = Text("Answer this question.", "Responda esta pregunta."),
        [AnswerErrorKind.Constraint] = Text(
            "Check this answer. It does not fit with what the question asks.",
            "Revise esta respuesta. No corresponde a lo que se pregunta."
        ),
        [AnswerErrorKind.NotANumber] = Text("Enter a number, for example 12 or 12.5.", "Escriba un número, por ejemplo 12 o 12.5."),
        [AnswerErrorKind.NotWhole] = Text("Enter a whole number, for example 12.", "Escriba un número entero, por ejemplo 12."),
        [AnswerErrorKind.OutOfRange] = Text(
            "The number is too large. Enter at most 15 digits.",
            "El número es demasiado grande. Escriba 15 cifras como máximo."
        ),
        [AnswerErrorKind.NotADate] = Text("Enter a date, for example 2026-03-31.", "Escriba una fecha, por ejemplo 2026-03-31."),
        [AnswerErrorKind.NotATime] = Text("Enter a time, for example 14:30.", "Escriba una hora, por ejemplo 14:30."),
        [AnswerErrorKind.NotOffered] = Text("Enter one of the numbers that are offered.", "Escriba uno de los números que se ofrecen."),
        [AnswerErrorKind.NotAllInOrder] = Text(
            "Give every choice a place of its own, or leave all places empty.",
            "Dé a cada opción un lugar propio, o deje todos los lugares vacíos."
        ),
        [AnswerErrorKind.UnknownChoice] = Text("Choose from the list.", "Elija de la lista."),
        [AnswerErrorKind.TooManyChoices] = Text("Choose one answer only.", "Elija una sola respuesta."),
        [AnswerErrorKind.TooLong] = Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The text is too long. Shorten it to {Question.MaxLineLength:N0} characters, "
                    + $"or {Question.MaxTextLength:N0} where there is room for several lines."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"El texto es demasiado largo. Acórtelo a {Question.MaxLineLength:N0} "
                    + $"caracteres, o {Question.MaxTextLength:N0} donde hay espacio para varias líneas."
            )
        ),
    };

    public static LocalizedText Of(AnswerErrorKind kind) => ByKind[kind];

    private static LocalizedText Text(string english, string spanish) => new([new("en", english), new("es", spanish)]);
}
