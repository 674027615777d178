using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;

namespace PeerAtlas.Workforce.Register;

/// <summary>How the stages of a credential and what happened to it are named.</summary>
internal static class CredentialStageWords
{
    public static readonly Words Applied = new("Applied", "Solicitada");

    public static readonly Words MoreAsked = new("More was asked", "Se pidió algo más");

    public static readonly Words InCourse = new("Course and exam", "Curso y examen");

    public static readonly Words Refused = new("Not accepted", "No aceptada");

    public static readonly Words Appealed = new("Appeal made", "Apelación hecha");

    public static readonly Words Issued = new("Issued", "Otorgada");

    public static readonly Words Withdrawn = new("Taken back", "Retirada");

    public static readonly Words Ended = new("Stopped by the applicant", "Detenida por quien la pidió");

    public static readonly Words Attested = new("Said to be there", "Se dijo que está");

    public static readonly Words WorkConfirmed = new("Hours of work confirmed", "Horas de trabajo confirmadas");

    public static readonly Words Answered = new("Answered", "Respondida");

    public static readonly Words Accepted = new("Accepted", "Aceptada");

    public static readonly Words ExamPassed = new("Exam passed", "Examen aprobado");

    public static readonly Words ExamFailed = new("Exam not passed", "Examen no aprobado");

    public static readonly Words Renewed = new("Renewed", "Renovada");

    public static readonly Words ExtensionAsked = new("More time asked for", "Se pidió más tiempo");

    public static readonly Words MadeFull = new("Full from now on", "Completa desde ahora");

    public static readonly Words AppealUpheld = new("The appeal was right", "La apelación era justa");

    public static readonly Words AppealRejected = new("The appeal was not accepted", "La apelación no fue aceptada");

    public static string Words(this CredentialStage stage, Language language) =>
        language[
            stage switch
            {
                CredentialStage.Applied => Applied,
                CredentialStage.Asked => MoreAsked,
                CredentialStage.InCourse => InCourse,
                CredentialStage.Refused => Refused,
                CredentialStage.Appealed => Appealed,
                CredentialStage.Issued => Issued,
                CredentialStage.Withdrawn => Withdrawn,
                CredentialStage.Ended => Ended,
                _ => throw new ArgumentOutOfRangeException(nameof(stage)),
            }
        ];

    public static string Words(this CredentialEventKind kind, Language language) =>
        language[
            kind switch
            {
                CredentialEventKind.Applied => Applied,
                CredentialEventKind.Attested => Attested,
                CredentialEventKind.WorkConfirmed => WorkConfirmed,
                CredentialEventKind.Asked => MoreAsked,
                CredentialEventKind.Answered => Answered,
                CredentialEventKind.Accepted => Accepted,
                CredentialEventKind.Refused => Refused,
                CredentialEventKind.ExamPassed => ExamPassed,
                CredentialEventKind.ExamFailed => ExamFailed,
                CredentialEventKind.Issued => Issued,
                CredentialEventKind.Renewed => Renewed,
                CredentialEventKind.ExtensionAsked => ExtensionAsked,
                CredentialEventKind.MadeFull => MadeFull,
                CredentialEventKind.Withdrawn => Withdrawn,
                CredentialEventKind.Appealed => Appealed,
                CredentialEventKind.AppealUpheld => AppealUpheld,
                CredentialEventKind.AppealRejected => AppealRejected,
                CredentialEventKind.Ended => Ended,
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            }
        ];

    public static TagTone Tone(this CredentialStage stage) =>
        stage switch
        {
            CredentialStage.Issued => TagTone.Success,
            CredentialStage.Refused or CredentialStage.Withdrawn => TagTone.Error,
            CredentialStage.Asked or CredentialStage.Appealed => TagTone.Warning,
            _ => TagTone.Info,
        };
}
