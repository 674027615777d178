using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;

namespace PeerAtlas.Referrals.Referring;

/// <summary>How pages say what referrals are.</summary>
public static class ReferralWords
{
    /// <summary>Where a referral stands.</summary>
    public static string Words(this ReferralStatus status, Language language) =>
        status switch
        {
            ReferralStatus.AwaitingPerson => language["Ask the person", "Falta preguntar a la persona"],
            ReferralStatus.Offered => language["Waits for the peer", "Espera al par"],
            ReferralStatus.Questioned => language["The peer asked something", "El par hizo una pregunta"],
            ReferralStatus.Accepted => language["Accepted", "Aceptada"],
            ReferralStatus.InContact => language["In contact", "En contacto"],
            ReferralStatus.Declined => language["Not taken", "No aceptada"],
            ReferralStatus.NotWanted => language["Not wanted now", "No deseada por ahora"],
            ReferralStatus.Closed => language["Closed", "Cerrada"],
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    /// <summary>The colour that goes with it. A person who declines is no failure of anybody.</summary>
    public static TagTone Tone(this ReferralStatus status) =>
        status switch
        {
            ReferralStatus.InContact => TagTone.Success,
            ReferralStatus.Accepted or ReferralStatus.Offered => TagTone.Info,
            ReferralStatus.AwaitingPerson or ReferralStatus.Questioned or ReferralStatus.Declined => TagTone.Warning,
            _ => TagTone.Neutral,
        };

    /// <summary>What happened.</summary>
    public static string Words(this ReferralEventKind kind, Language language) =>
        kind switch
        {
            ReferralEventKind.Made => language["Referred", "Referencia hecha"],
            ReferralEventKind.PersonAgreed => language["The person said yes", "La persona dijo que sí"],
            ReferralEventKind.PersonDeclined => language["The person said no", "La persona dijo que no"],
            ReferralEventKind.Asked => language["Question asked", "Pregunta"],
            ReferralEventKind.Answered => language["Question answered", "Respuesta"],
            ReferralEventKind.Accepted => language["Accepted", "Aceptada"],
            ReferralEventKind.Declined => language["Not taken", "No aceptada"],
            ReferralEventKind.Redirected => language["Offered to somebody else", "Ofrecida a otra persona"],
            ReferralEventKind.FirstContact => language["First contact", "Primer contacto"],
            ReferralEventKind.Closed => language["Closed", "Cerrada"],
            ReferralEventKind.Reopened => language["Reopened", "Reabierta"],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Whose idea it was.</summary>
    public static string Words(this ReferralSource source, Language language) =>
        source switch
        {
            ReferralSource.Provider => language["Provider", "Profesional"],
            ReferralSource.Self => language["The person themselves", "La propia persona"],
            ReferralSource.Supervisor => language["Supervisor", "Supervisión"],
            ReferralSource.SharedTeamDecision => language["Shared decision of the team", "Decisión compartida del equipo"],
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };

    /// <summary>What the person wants.</summary>
    public static string Words(this PersonWish wish, Language language) =>
        wish switch
        {
            PersonWish.NotAskedYet => language["Not asked yet", "Todavía sin preguntar"],
            PersonWish.Agreed => language["Wants a peer’s support", "Quiere el apoyo de un par"],
            PersonWish.Declined => language["Does not want it now", "No lo quiere por ahora"],
            _ => throw new ArgumentOutOfRangeException(nameof(wish)),
        };

    /// <summary>A single benefit.</summary>
    public static string Words(this Benefits benefit, Language language) =>
        benefit switch
        {
            Benefits.Relationship => language["A relationship with somebody who has been there", "Una relación con alguien que ha pasado por lo mismo"],
            Benefits.SkillBuilding => language["Building skills", "Desarrollar habilidades"],
            Benefits.FurtheringRecovery => language["Furthering recovery", "Avanzar en la recuperación"],
            Benefits.ModelOfRecovery => language["Seeing that recovery is possible", "Ver que la recuperación es posible"],
            Benefits.LessSelfStigma => language["Less self-stigma", "Menos autoestigma"],
            Benefits.Socialization => language["Meeting other people", "Conocer a otras personas"],
            Benefits.SymptomManagement => language["Managing symptoms", "Manejar los síntomas"],
            Benefits.ReadinessForWork => language["Getting ready for work", "Prepararse para trabajar"],
            Benefits.IndependentLiving => language["Getting ready to live independently", "Prepararse para vivir de forma independiente"],
            Benefits.BetterAssessment => language["Better information for assessment", "Mejor información para la evaluación"],
            Benefits.ReinforcedWork => language["The provider’s own work is reinforced", "Se refuerza el trabajo del profesional"],
            Benefits.KeptAppointments => language["Appointments are kept", "Se cumplen las citas"],
            Benefits.Consultation => language["A colleague to consult", "Un colega a quien consultar"],
            Benefits.Satisfaction => language["The person is more content with the service", "La persona está más contenta con el servicio"],
            Benefits.Productivity => language["Productivity and revenue", "Productividad e ingresos"],
            _ => throw new ArgumentOutOfRangeException(nameof(benefit)),
        };

    /// <summary>A set of benefits, for boxes to tick.</summary>
    public static IReadOnlyList<Choice> Choices(this Benefits set, Language language) =>
        [.. set.Singles().Select(benefit => new Choice(benefit.ToString(), benefit.Words(language)))];

    /// <summary>The set of the boxes that were ticked, among those that may be.</summary>
    public static Benefits Sum(IEnumerable<Benefits> ticked, Benefits among) => ticked.Aggregate(Benefits.None, (set, one) => set | one) & among;
}
