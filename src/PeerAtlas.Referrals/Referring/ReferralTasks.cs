using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Referrals.Referring;

/// <summary>The referrals that wait for whoever is signed in.</summary>
internal sealed class ReferralTasks(CurrentMember member, Language language, OwnWork work, ReferralList referrals) : IStartTasks
{
    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        List<StartTask> tasks = [];
        if (await member.MayAsync(Permission.TakeReferrals, cancellation: cancellation))
            await AddOfPeerAsync(tasks, cancellation);
        if (await member.MayAsync(Permission.ReferPeople, cancellation: cancellation))
            await AddOfReferrerAsync(tasks, cancellation);
        if (await member.MayAsync(Permission.SuperviseTeams, cancellation: cancellation))
            await AddOfSupervisorAsync(tasks, cancellation);
        return tasks;
    }

    private async Task AddOfPeerAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        var offered = await (await work.OfferedAsync(cancellation)).CountAsync(referral => referral.Status == ReferralStatus.Offered, cancellation);
        if (offered > 0)
            tasks.Add(
                new(
                    70,
                    language[ReferralTaskWords.AnswerReferrals],
                    offered == 1 ? language[ReferralTaskWords.OneReferralWaitsForYourAnswer] : language[ReferralTaskWords.ReferralsWaitForYourAnswer, offered],
                    InboxLinks.Index
                )
            );
        var toMeet = await (await work.TakenAsync(cancellation)).CountAsync(referral => referral.Status == ReferralStatus.Accepted, cancellation);
        if (toMeet > 0)
            tasks.Add(
                new(
                    70,
                    language[ReferralTaskWords.MeetPeopleWhomYouTookOn],
                    toMeet == 1 ? language[ReferralTaskWords.OnePersonHasNotMet] : language[ReferralTaskWords.PeopleHaveNotMetYouYet, toMeet],
                    InboxLinks.Index
                )
            );
    }

    private async Task AddOfReferrerAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        var waiting = await (await work.ReferredAsync(cancellation)).CountAsync(
            referral =>
                referral.MadeById == work.Me
                && (
                    referral.Status == ReferralStatus.AwaitingPerson
                    || referral.Status == ReferralStatus.Questioned
                    || referral.Status == ReferralStatus.Declined
                ),
            cancellation
        );
        if (waiting > 0)
            tasks.Add(
                new(
                    70,
                    language[ReferralTaskWords.MoveYourReferralsOn],
                    waiting == 1
                        ? language[ReferralTaskWords.OneReferralNeedsSomethingFromYou]
                        : language[ReferralTaskWords.ReferralsNeedSomethingFromYou, waiting],
                    ReferralLinks.Index
                )
            );
    }

    private async Task AddOfSupervisorAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        var tooLong = await referrals.CountTooLongAsync(await work.SupervisedOpenAsync(cancellation), cancellation);
        if (tooLong > 0)
            tasks.Add(
                new(
                    70,
                    language[ReferralTaskWords.SeeWhatWaitsTooLong],
                    tooLong == 1
                        ? language[ReferralTaskWords.OneReferralOfYourTeamsWaits]
                        : language[ReferralTaskWords.ReferralsOfYourTeamsWaitLonger, tooLong],
                    SupervisionLinks.Index
                )
            );
    }
}
