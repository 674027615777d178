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
                    language["Answer referrals", "Responder a las referencias"],
                    language[
                        $"{Count(offered, "referral waits", "referrals wait")} for your answer.",
                        $"{Count(offered, "referencia espera", "referencias esperan")} su respuesta."
                    ],
                    "/inbox"
                )
            );
        var toMeet = await (await work.TakenAsync(cancellation)).CountAsync(referral => referral.Status == ReferralStatus.Accepted, cancellation);
        if (toMeet > 0)
            tasks.Add(
                new(
                    70,
                    language["Meet people whom you took on", "Conocer a quienes aceptó acompañar"],
                    language[
                        $"{Count(toMeet, "person has", "people have")} not met you yet.",
                        $"{Count(toMeet, "persona aún no se ha visto", "personas aún no se han visto")} con usted."
                    ],
                    "/inbox"
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
                    language["Move your referrals on", "Avanzar sus referencias"],
                    language[
                        $"{Count(waiting, "referral needs", "referrals need")} something from you.",
                        $"{Count(waiting, "referencia necesita", "referencias necesitan")} algo de usted."
                    ],
                    "/referrals"
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
                    language["See what waits too long", "Ver qué espera demasiado"],
                    language[
                        $"{Count(tooLong, "referral of your teams waits", "referrals of your teams wait")} longer than your agency wants.",
                        $"{Count(tooLong, "referencia de sus equipos espera", "referencias de sus equipos esperan")} más de lo que su agencia desea."
                    ],
                    "/supervision"
                )
            );
    }

    private static string Count(int number, string one, string several) => $"{number} {(number == 1 ? one : several)}";
}
