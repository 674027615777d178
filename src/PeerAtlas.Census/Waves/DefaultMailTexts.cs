namespace PeerAtlas.Census.Waves;

/// <summary>The mail texts that a new wave starts with; the analyst changes them as needed.</summary>
public static class DefaultMailTexts
{
    /// <summary>Every kind of mail in every language, in the order in which pages show them.</summary>
    public static IReadOnlyList<(WaveMailKind Kind, string Language, string Subject, string Body)> All { get; } =
    [
        (
            WaveMailKind.Invitation,
            "en",
            "{wave}: please tell us about your peer workers",
            """
            Dear {name},

            {organization} is invited to take part in the survey of the peer workforce, {wave}. Your answers show how many peer workers there are, what their jobs are like, and what would help.

            This is your personal link:
            {link}

            You need no account. Your answers are saved as you go, so you can stop and come back with the same link. If a colleague knows more, pass this mail on to them. If parts of your organization work differently, you can answer once for each.

            If you employ peer workers, you can also get letters with codes for a short anonymous survey of their own, to hand to them.

            Please answer by {closes}.

            Thank you for your help.
            """
        ),
        (
            WaveMailKind.Invitation,
            "es",
            "{wave}: cuéntenos sobre sus trabajadores de apoyo entre pares",
            """
            Hola, {name}:

            Invitamos a {organization} a participar en la encuesta sobre la fuerza laboral de apoyo entre pares, {wave}. Sus respuestas muestran cuántas personas trabajan en apoyo entre pares, cómo son sus empleos y qué ayudaría.

            Este es su enlace personal:
            {link}

            No necesita una cuenta. Sus respuestas se guardan a medida que avanza; puede detenerse y volver con el mismo enlace. Si otra persona de su organización conoce mejor las respuestas, reenvíele este correo. Si hay áreas que trabajan de manera distinta, puede responder una vez por cada una.

            Si su organización emplea a trabajadores de apoyo entre pares, también puede obtener cartas con códigos para una breve encuesta anónima dirigida a ellos.

            Responda, por favor, a más tardar el {closes}.

            Gracias por su ayuda.
            """
        ),
        (
            WaveMailKind.Reminder,
            "en",
            "Reminder: {wave} closes on {closes}",
            """
            Dear {name},

            We have no complete answer from {organization} yet. Every answer counts: without yours the picture of the peer workforce has a gap.

            This is your personal link:
            {link}

            If you have begun already, you find your answers where you left them. Please finish by {closes}.

            If your organization does not wish to take part, reply to this mail and we will not remind you again.

            Thank you.
            """
        ),
        (
            WaveMailKind.Reminder,
            "es",
            "Recordatorio: {wave} cierra el {closes}",
            """
            Hola, {name}:

            Todavía no tenemos una respuesta completa de {organization}. Cada respuesta cuenta: sin la suya, la imagen de la fuerza laboral de apoyo entre pares queda incompleta.

            Este es su enlace personal:
            {link}

            Si ya empezó, encontrará sus respuestas donde las dejó. Termine, por favor, a más tardar el {closes}.

            Si su organización no desea participar, responda a este correo y no le enviaremos más recordatorios.

            Gracias.
            """
        ),
    ];
}
