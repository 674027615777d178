using PeerAtlas.Design;

namespace PeerAtlas.Referrals.Referring;

/// <summary>What waits for somebody with referrals.</summary>
internal static class ReferralTaskWords
{
    public static readonly Words SomebodyElseChangedThisReferral = new(
        "Somebody else changed this referral at the same moment. Nothing was saved; below is how it stands now.",
        "Otra persona cambió esta referencia en el mismo momento. No se guardó nada; abajo está cómo queda ahora."
    );

    public static readonly Words AnswerReferrals = new("Answer referrals", "Responder a las referencias");

    public static readonly Words OneReferralWaitsForYourAnswer = new("1 referral waits for your answer.", "1 referencia espera su respuesta.");

    public static readonly Words ReferralsWaitForYourAnswer = new("{0} referrals wait for your answer.", "{0} referencias esperan su respuesta.");

    public static readonly Words MeetPeopleWhomYouTookOn = new("Meet people whom you took on", "Conocer a quienes aceptó acompañar");

    public static readonly Words OnePersonHasNotMet = new("1 person has not met you yet.", "1 persona aún no se ha visto con usted.");

    public static readonly Words PeopleHaveNotMetYouYet = new("{0} people have not met you yet.", "{0} personas aún no se han visto con usted.");

    public static readonly Words MoveYourReferralsOn = new("Move your referrals on", "Avanzar sus referencias");

    public static readonly Words OneReferralNeedsSomethingFromYou = new("1 referral needs something from you.", "1 referencia necesita algo de usted.");

    public static readonly Words ReferralsNeedSomethingFromYou = new("{0} referrals need something from you.", "{0} referencias necesitan algo de usted.");

    public static readonly Words SeeWhatWaitsTooLong = new("See what waits too long", "Ver qué espera demasiado");

    public static readonly Words OneReferralOfYourTeamsWaits = new(
        "1 referral of your teams waits longer than your agency wants.",
        "1 referencia de sus equipos espera más de lo que su agencia desea."
    );

    public static readonly Words ReferralsOfYourTeamsWaitLonger = new(
        "{0} referrals of your teams wait longer than your agency wants.",
        "{0} referencias de sus equipos esperan más de lo que su agencia desea."
    );
}
