using PeerAtlas.Certification.Checking;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Modules;

namespace PeerAtlas.Workforce.Supervision;

/// <summary>What of supervision waits for whoever is signed in, on either side: a talk that is overdue, and talks to be confirmed.</summary>
internal sealed class SupervisionTasks(CurrentMember member, SupervisionSides sides, Arrangements arrangements, OwnPlaces places, Language language)
    : IStartTasks
{
    private const int OverdueOrder = 73;
    private const int ConfirmOrder = 74;
    private const int LeftOrder = 75;

    public async Task<IReadOnlyList<StartTask>> ListAsync(CancellationToken cancellation)
    {
        if (member.AccountId is null)
            return [];
        List<StartTask> tasks = [];
        var own = await sides.OwnOpenAsync(cancellation);
        if (await CountOverdueAsync(own, asHolder: true, cancellation) > 0)
            tasks.Add(new(OverdueOrder, language[SupervisionWords.ATalkIsOverdue], language[SupervisionWords.AskForATime], ArrangementLinks.Own));
        await AddWaitingAsync(tasks, own, asWorker: true, ArrangementLinks.Own, cancellation);
        await AddLeftAsync(tasks, cancellation);
        if (!await member.MayAsync(Permission.SuperviseTeams, cancellation: cancellation))
            return tasks;
        var led = await sides.LedAsync(cancellation);
        if (await CountOverdueAsync(led, asHolder: false, cancellation) is var overdue and > 0)
            tasks.Add(
                new(
                    OverdueOrder,
                    language[SupervisionWords.ATalkIsOverdue],
                    overdue == 1 ? language[SupervisionWords.OneArrangementIsOverdue] : language[SupervisionWords.ArrangementsAreOverdue, overdue],
                    ArrangementLinks.Led
                )
            );
        await AddWaitingAsync(tasks, led, asWorker: false, ArrangementLinks.Led, cancellation);
        return tasks;
    }

    /// <summary>For an agency: in which arrangements whoever supervises has that role no more.</summary>
    private async Task AddLeftAsync(List<StartTask> tasks, CancellationToken cancellation)
    {
        if (!await member.MayAsync(Permission.ManageWorkers, cancellation: cancellation))
            return;
        foreach (var agency in await places.AgenciesAsync(Permission.ManageWorkers, cancellation))
        {
            if (await arrangements.CountLeftAsync(agency, cancellation) is var left and > 0)
                tasks.Add(
                    new(
                        LeftOrder,
                        language[SupervisionWords.NameASupervisor],
                        left == 1 ? language[SupervisionWords.OneSupervisorLeft] : language[SupervisionWords.SupervisorsLeft, left],
                        WorkerLinks.Supervision(agency)
                    )
                );
        }
    }

    private async Task<int> CountOverdueAsync(List<SupervisionLine> lines, bool asHolder, CancellationToken cancellation)
    {
        var overdue = 0;
        foreach (var agency in lines.GroupBy(line => line.OrganisationId))
        {
            var found = await arrangements.ReadAsync(agency.Key, agency.Select(line => line.WorkerId), asHolder, cancellation);
            overdue += found.Values.Count(one => one.Standing.State == SupervisionState.Overdue);
        }

        return overdue;
    }

    private async Task AddWaitingAsync(List<StartTask> tasks, List<SupervisionLine> lines, bool asWorker, string href, CancellationToken cancellation)
    {
        if (lines.Count == 0)
            return;
        var waiting = (await sides.CountWaitingAsync(lines, asWorker, cancellation)).Values.Sum();
        if (waiting > 0)
            tasks.Add(
                new(
                    ConfirmOrder,
                    language[SupervisionWords.ConfirmATalk],
                    waiting == 1 ? language[SupervisionWords.OneTalkWaits] : language[SupervisionWords.TalksWait, waiting],
                    href
                )
            );
    }
}
