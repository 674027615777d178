using PeerAtlas.Design;

namespace PeerAtlas.Census.Waves;

/// <summary>What waits for somebody with waves.</summary>
internal static class WaveTaskWords
{
    public static readonly Words AnswerTheSurveyFor = new("Answer the survey {0} for {1}", "Responder la encuesta {0} por {1}");

    public static readonly Words OpenUntil = new(
        "Open until {0:MMMM d}. The personal link is in the mail to your organization’s contact.",
        "Abierta hasta el {0:d 'de' MMMM}. El enlace personal está en el correo enviado al contacto de su organización."
    );
}
