using PeerAtlas.Design;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce;

/// <summary>The topics of talks in supervision.</summary>
internal static class TalkTopicWords
{
    public static readonly Words Role = new("What a peer’s role is", "Cuál es el papel de un par");

    public static readonly Words NotOurRole = new("Being asked to do what is not a peer’s job", "Cuando piden lo que no le toca a un par");

    public static readonly Words Boundaries = new("Boundaries", "Límites");

    public static readonly Words Ethics = new("Ethics", "Ética");

    public static readonly Words Wellbeing = new("Being well at work", "Estar bien en el trabajo");

    public static readonly Words SharingOnesStory = new("Sharing one’s own story", "Compartir la propia historia");

    public static readonly Words Skills = new("Skills and training", "Habilidades y formación");

    public static readonly Words PeopleServed = new("Work with people", "El trabajo con las personas");

    public static readonly Words Team = new("Work with the team", "El trabajo con el equipo");

    public static readonly Words Workload = new("Hours and workload", "Horas y carga de trabajo");

    public static readonly Words Records = new("Notes and records", "Notas y registros");

    public static readonly Words Career = new("Where one wants to go", "Hacia dónde se quiere ir");

    /// <summary>A topic.</summary>
    public static Words Of(TalkTopic topic) =>
        topic switch
        {
            TalkTopic.Role => Role,
            TalkTopic.NotOurRole => NotOurRole,
            TalkTopic.Boundaries => Boundaries,
            TalkTopic.Ethics => Ethics,
            TalkTopic.Wellbeing => Wellbeing,
            TalkTopic.SharingOnesStory => SharingOnesStory,
            TalkTopic.Skills => Skills,
            TalkTopic.PeopleServed => PeopleServed,
            TalkTopic.Team => Team,
            TalkTopic.Workload => Workload,
            TalkTopic.Records => Records,
            _ => Career,
        };

    /// <summary>How two people met.</summary>
    public static Words Of(TalkKind kind) =>
        kind switch
        {
            TalkKind.InPerson => SupervisionWords.InPerson,
            TalkKind.Video => SupervisionWords.ByVideo,
            TalkKind.Telephone => SupervisionWords.ByTelephone,
            _ => SupervisionWords.InAGroup,
        };
}
