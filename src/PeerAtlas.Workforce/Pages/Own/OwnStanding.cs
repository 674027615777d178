using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Design.TagHelpers;
using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Pages.Own;

/// <summary>How a credential stands, in plain words for whoever holds it.</summary>
internal static class OwnStanding
{
    /// <summary>Its status where it was issued, else its stage.</summary>
    public static string State(Credential credential, CredentialStanding? standing, Language language) =>
        credential.Stage == CredentialStage.Issued && standing is not null
            ? CheckWords.Status(standing.Status, language.OfRules())
            : credential.Stage.Words(language);

    /// <summary>The tone of its tag.</summary>
    public static TagTone Tone(Credential credential, CredentialStanding? standing) =>
        credential.Stage == CredentialStage.Issued && standing is not null
            ? standing.Status switch
            {
                CredentialStatus.Lapsed => TagTone.Error,
                CredentialStatus.Expiring or CredentialStatus.Grace => TagTone.Warning,
                _ => TagTone.Success,
            }
            : credential.Stage.Tone();

    /// <summary>Until when it holds, and when it can be renewed.</summary>
    public static string Until(CredentialStanding standing, Language language)
    {
        var period = standing.Period;
        if (standing.Status == CredentialStatus.NeverExpires)
            return language[CredentialWords.ItNeverEnds];
        if (period.End is null && period.Closes is null)
            return language[CredentialWords.UntilWhenIsUnknown];
        if (standing.Status == CredentialStatus.Lapsed && period.End is { } ended)
            return language[CredentialWords.ItRanOutOn, language.Day(ended)];
        var holds = period.End is { } end ? language[CredentialWords.HoldsUntil, language.Day(end)] : "";
        var renew = (period.Opens, period.Closes) switch
        {
            ({ } opens, { } closes) => language[CredentialWords.RenewFromTo, language.Day(opens), language.Day(closes)],
            (null, { } closes) when standing.Status != CredentialStatus.Provisional => language[CredentialWords.RenewUntil, language.Day(closes)],
            _ => "",
        };
        return $"{holds} {renew}".Trim();
    }
}
