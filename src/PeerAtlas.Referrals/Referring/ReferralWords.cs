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
            ReferralStatus.AwaitingPerson => language[ReferralStatusWords.AskThePerson],
            ReferralStatus.Offered => language[ReferralStatusWords.WaitsForThePeer],
            ReferralStatus.Questioned => language[ReferralStatusWords.ThePeerAskedSomething],
            ReferralStatus.Accepted => language[ReferralStatusWords.Accepted],
            ReferralStatus.InContact => language[ReferralStatusWords.InContact],
            ReferralStatus.Declined => language[ReferralStatusWords.NotTaken],
            ReferralStatus.NotWanted => language[ReferralStatusWords.NotWantedNow],
            ReferralStatus.Closed => language[ReferralStatusWords.Closed],
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
            ReferralEventKind.Made => language[ReferralStatusWords.Referred],
            ReferralEventKind.PersonAgreed => language[ReferralStatusWords.ThePersonSaidYes],
            ReferralEventKind.PersonDeclined => language[ReferralStatusWords.ThePersonSaidNo],
            ReferralEventKind.Asked => language[ReferralStatusWords.QuestionAsked],
            ReferralEventKind.Answered => language[ReferralStatusWords.QuestionAnswered],
            ReferralEventKind.Accepted => language[ReferralStatusWords.Accepted],
            ReferralEventKind.Declined => language[ReferralStatusWords.NotTaken],
            ReferralEventKind.Redirected => language[ReferralStatusWords.OfferedToSomebodyElse],
            ReferralEventKind.FirstContact => language[ReferralStatusWords.FirstContact],
            ReferralEventKind.Closed => language[ReferralStatusWords.Closed],
            ReferralEventKind.Reopened => language[ReferralStatusWords.Reopened],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Whose idea it was.</summary>
    public static string Words(this ReferralSource source, Language language) =>
        source switch
        {
            ReferralSource.Provider => language[ReferralStatusWords.Provider],
            ReferralSource.Self => language[ReferralStatusWords.ThePersonThemselves],
            ReferralSource.Supervisor => language[ReferralStatusWords.Supervisor],
            ReferralSource.SharedTeamDecision => language[ReferralStatusWords.SharedDecisionOfTheTeam],
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };

    /// <summary>What the person wants.</summary>
    public static string Words(this PersonWish wish, Language language) =>
        wish switch
        {
            PersonWish.NotAskedYet => language[ReferralStatusWords.NotAskedYet],
            PersonWish.Agreed => language[ReferralStatusWords.WantsAPeersSupport],
            PersonWish.Declined => language[ReferralStatusWords.DoesNotWantItNow],
            _ => throw new ArgumentOutOfRangeException(nameof(wish)),
        };

    /// <summary>A single benefit.</summary>
    public static string Words(this Benefits benefit, Language language) =>
        benefit switch
        {
            Benefits.Relationship => language[ReferralStatusWords.ARelationshipWithSomebody],
            Benefits.SkillBuilding => language[ReferralStatusWords.BuildingSkills],
            Benefits.FurtheringRecovery => language[ReferralStatusWords.FurtheringRecovery],
            Benefits.ModelOfRecovery => language[ReferralStatusWords.SeeingThatRecoveryIsPossible],
            Benefits.LessSelfStigma => language[ReferralStatusWords.LessSelfStigma],
            Benefits.Socialization => language[ReferralStatusWords.MeetingOtherPeople],
            Benefits.SymptomManagement => language[ReferralStatusWords.ManagingSymptoms],
            Benefits.ReadinessForWork => language[ReferralStatusWords.GettingReadyForWork],
            Benefits.IndependentLiving => language[ReferralStatusWords.GettingReadyToLiveIndependently],
            Benefits.BetterAssessment => language[ReferralStatusWords.BetterInformationForAssessment],
            Benefits.ReinforcedWork => language[ReferralStatusWords.TheProvidersOwnWorkIsReinforced],
            Benefits.KeptAppointments => language[ReferralStatusWords.AppointmentsAreKept],
            Benefits.Consultation => language[ReferralStatusWords.AColleagueToConsult],
            Benefits.Satisfaction => language[ReferralStatusWords.ThePersonIsMoreContent],
            Benefits.Productivity => language[ReferralStatusWords.ProductivityAndRevenue],
            _ => throw new ArgumentOutOfRangeException(nameof(benefit)),
        };

    /// <summary>A set of benefits, for boxes to tick.</summary>
    public static IReadOnlyList<Choice> Choices(this Benefits set, Language language) =>
        [.. set.Singles().Select(benefit => new Choice(benefit.ToString(), benefit.Words(language)))];

    /// <summary>The set of the boxes that were ticked, among those that may be.</summary>
    public static Benefits Sum(IEnumerable<Benefits> ticked, Benefits among) => ticked.Aggregate(Benefits.None, (set, one) => set | one) & among;
}
