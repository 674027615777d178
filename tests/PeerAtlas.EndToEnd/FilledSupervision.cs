using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Supervision;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.EndToEnd;

/// <summary>The peer of the agency, supervised in two lines, with talks of which some wait; and support that an organizer keeps.</summary>
internal static class FilledSupervision
{
    public const string Organiser = "olga@training.example";

    public static async Task FillAsync(TestSite site, Dictionary<string, string> holds)
    {
        var (agency, worker) = (Guid.Parse(holds["agency"]), Guid.Parse(holds["peerWorker"]));
        var (supervisor, centre) = await site.WithDatabaseAsync(async database =>
            (
                await database.Users.SingleAsync(account => account.Email == FilledReferrals.Supervisor),
                await database.Set<Organisation>().SingleAsync(organisation => organisation.Key == "training")
            )
        );
        var (line, other) = (Line(agency, worker, SupervisionLineKind.Clinical, supervisor), Line(agency, worker, SupervisionLineKind.Peer, null));
        await site.AddAsync(
            line,
            other,
            Talk(line, new(2026, 8, 20), isByWorker: false, confirmedOn: new(2026, 8, 21)),
            Talk(line, new(2026, 9, 10), isByWorker: true, confirmedOn: null),
            Talk(line, new(2026, 9, 17), isByWorker: false, confirmedOn: null),
            Talk(other, new(2026, 9, 3), isByWorker: true, confirmedOn: null),
            new AgencyCadence
            {
                OrganisationId = agency,
                Times = 1,
                Every = CadenceUnit.Week,
                MinutesOfOne = 30,
                StartsOn = new(2026, 6, 1),
            },
            new SupportOffer
            {
                OrganisationId = centre.Id,
                What = "Circle of peers / Círculo de pares",
                Who = "Peers of the river, with Ben",
                Reach = "Call 617-555-0100 or write to circle@river.example",
                When = "Every Monday at 6 pm, by video",
                ReviewedOn = new(2026, 1, 15),
            }
        );
        await site.AddAccountAsync(Organiser, Role.Organiser, centre);
        holds["supervisionLine"] = line.Id.ToString();
    }

    private static SupervisionLine Line(Guid agency, Guid worker, SupervisionLineKind kind, Account? supervisor) =>
        new()
        {
            OrganisationId = agency,
            WorkerId = worker,
            Kind = kind,
            SupervisorId = supervisor?.Id,
            SupervisorName = supervisor?.Name ?? "Ana Soto of the peers’ own team",
            StartsOn = new(2026, 6, 15),
            AttestedOn = supervisor is null ? null : new(2026, 6, 15),
        };

    private static SupervisionSession Talk(SupervisionLine line, DateOnly on, bool isByWorker, DateOnly? confirmedOn) =>
        new()
        {
            OrganisationId = line.OrganisationId,
            LineId = line.Id,
            On = on,
            Minutes = 45,
            Kind = TalkKind.InPerson,
            Topics = SupervisionSession.Written([TalkTopic.NotOurRole, TalkTopic.Boundaries, TalkTopic.Wellbeing]),
            IsByWorker = isByWorker,
            ConfirmedOn = confirmedOn,
        };
}
