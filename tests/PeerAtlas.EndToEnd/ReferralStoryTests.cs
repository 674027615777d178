using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>A referral as people live it: from a provider's caseload over a peer's phone and back.</summary>
public sealed class ReferralStoryTests(Browser browser)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_person_is_referred_a_peer_takes_it_on_a_phone_and_logs_hours_the_provider_hears_back_and_the_supervisor_answers_a_signal(
        DatabaseKind kind
    )
    {
        await using var site = new BrowserSite(kind);
        var holds = new Dictionary<string, string>(StringComparer.Ordinal);
        await FilledReferrals.AddPeopleAsync(site, holds);
        await FilledReferrals.MakeTeamAsync(site, holds);
        await FilledHours.ImportRulesAsync(site);
        await FilledHours.AddSeptemberAsync(site, holds);

        var provider = await ReferringProvider.SignInAsync(await browser.OpenWindowAsync(site, javaScript: false));
        await provider.ReferAsync("B-0001", to: $"{holds["team"]}:{holds["peerAccount"]}");
        await provider.NoteThatThePersonAgreesAsync();

        var peer = await PeerOnAPhone.SignInAsync(await browser.OpenWindowAsync(site, width: 320, javaScript: false));
        await peer.AcceptAsync("B-0001");
        await peer.LogAsync();
        await peer.TryWhatIsProhibitedAsync();

        await provider.HearBackAsync("B-0001");

        var supervisor = await TeamSupervisor.SignInAsync(await browser.OpenWindowAsync(site, javaScript: false));
        await supervisor.AnswerTheSignalAsync();
    }
}
