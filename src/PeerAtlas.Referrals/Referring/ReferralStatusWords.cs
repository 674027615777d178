using PeerAtlas.Design;

namespace PeerAtlas.Referrals.Referring;

/// <summary>How referrals and what happens to them are named.</summary>
internal static class ReferralStatusWords
{
    public static readonly Words AskThePerson = new("Ask the person", "Falta preguntar a la persona");

    public static readonly Words WaitsForThePeer = new("Waits for the peer", "Espera al par");

    public static readonly Words ThePeerAskedSomething = new("The peer asked something", "El par hizo una pregunta");

    public static readonly Words Accepted = new("Accepted", "Aceptada");

    public static readonly Words InContact = new("In contact", "En contacto");

    public static readonly Words NotTaken = new("Not taken", "No aceptada");

    public static readonly Words NotWantedNow = new("Not wanted now", "No deseada por ahora");

    public static readonly Words Closed = new("Closed", "Cerrada");

    public static readonly Words Referred = new("Referred", "Referencia hecha");

    public static readonly Words ThePersonSaidYes = new("The person said yes", "La persona dijo que sí");

    public static readonly Words ThePersonSaidNo = new("The person said no", "La persona dijo que no");

    public static readonly Words QuestionAsked = new("Question asked", "Pregunta");

    public static readonly Words QuestionAnswered = new("Question answered", "Respuesta");

    public static readonly Words OfferedToSomebodyElse = new("Offered to somebody else", "Ofrecida a otra persona");

    public static readonly Words FirstContact = new("First contact", "Primer contacto");

    public static readonly Words Reopened = new("Reopened", "Reabierta");

    public static readonly Words Provider = new("Provider", "Profesional");

    public static readonly Words ThePersonThemselves = new("The person themselves", "La propia persona");

    public static readonly Words Supervisor = new("Supervisor", "Supervisión");

    public static readonly Words SharedDecisionOfTheTeam = new("Shared decision of the team", "Decisión compartida del equipo");

    public static readonly Words NotAskedYet = new("Not asked yet", "Todavía sin preguntar");

    public static readonly Words WantsAPeersSupport = new("Wants a peer’s support", "Quiere el apoyo de un par");

    public static readonly Words DoesNotWantItNow = new("Does not want it now", "No lo quiere por ahora");

    public static readonly Words ARelationshipWithSomebody = new(
        "A relationship with somebody who has been there",
        "Una relación con alguien que ha pasado por lo mismo"
    );

    public static readonly Words BuildingSkills = new("Building skills", "Desarrollar habilidades");

    public static readonly Words FurtheringRecovery = new("Furthering recovery", "Avanzar en la recuperación");

    public static readonly Words SeeingThatRecoveryIsPossible = new("Seeing that recovery is possible", "Ver que la recuperación es posible");

    public static readonly Words LessSelfStigma = new("Less self-stigma", "Menos autoestigma");

    public static readonly Words MeetingOtherPeople = new("Meeting other people", "Conocer a otras personas");

    public static readonly Words ManagingSymptoms = new("Managing symptoms", "Manejar los síntomas");

    public static readonly Words GettingReadyForWork = new("Getting ready for work", "Prepararse para trabajar");

    public static readonly Words GettingReadyToLiveIndependently = new("Getting ready to live independently", "Prepararse para vivir de forma independiente");

    public static readonly Words BetterInformationForAssessment = new("Better information for assessment", "Mejor información para la evaluación");

    public static readonly Words TheProvidersOwnWorkIsReinforced = new("The provider’s own work is reinforced", "Se refuerza el trabajo del profesional");

    public static readonly Words AppointmentsAreKept = new("Appointments are kept", "Se cumplen las citas");

    public static readonly Words AColleagueToConsult = new("A colleague to consult", "Un colega a quien consultar");

    public static readonly Words ThePersonIsMoreContent = new("The person is more content with the service", "La persona está más contenta con el servicio");

    public static readonly Words ProductivityAndRevenue = new("Productivity and revenue", "Productividad e ingresos");
}
