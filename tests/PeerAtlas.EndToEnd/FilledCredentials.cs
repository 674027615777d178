using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Showing;

namespace PeerAtlas.EndToEnd;

/// <summary>A training center with a session, and the peer of the agency: certified by one rule, and waiting for an answer by another.</summary>
internal static class FilledCredentials
{
    public const string Certifier = "nadia@training.example";

    public static async Task FillAsync(TestSite site, Dictionary<string, string> holds)
    {
        var centre = await site.AddOrganisationAsync("training", OrganisationKind.TrainingCentre);
        var account = await site.AddAccountAsync(Certifier, Role.Certifier, centre);
        var worker = await site.WithDatabaseAsync(database => database.Set<Worker>().SingleAsync(one => one.AccountId == Guid.Parse(holds["peerAccount"])));
        var (issued, applied) = (Of(centre, worker, "TX-MHPS"), Of(centre, worker, "PA-CPS"));
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var session = new TrainingSession
        {
            OrganisationId = centre.Id,
            RuleId = "TX-MHPS",
            Course = "Core course",
            On = new(2026, 9, 1),
            Minutes = 390,
        };
        await site.AddAsync(
            issued,
            issued.EnterIssued(new(2025, 3, 1), now, account.Id),
            applied,
            applied.Apply(now, worker.AccountId!.Value),
            session,
            new EarnedHours
            {
                OrganisationId = centre.Id,
                WorkerId = worker.Id,
                On = new(2024, 3, 1),
                Minutes = 120,
                Topics = "ethics",
                Course = "Ethics for peers",
                ConfirmedOn = new(2024, 3, 4),
            },
            new EarnedHours
            {
                OrganisationId = centre.Id,
                WorkerId = worker.Id,
                On = new(2026, 5, 3),
                Minutes = 240,
                Topics = "ethics",
                Course = "Boundaries at work",
                Provider = "River College",
                Evidence = "Certificate 4417, in the blue folder at home",
                EnteredById = worker.AccountId,
            }
        );
        var peer = await site.VisitAsAsync(await site.WithDatabaseAsync(database => database.Users.SingleAsync(one => one.Id == worker.AccountId)));
        await peer.OpenAsync($"/account/credentials/{issued.Id}?language=en");
        await peer.SubmitAsync("Make the badge");
        holds["shownBadge"] = await site.WithDatabaseAsync(database => database.Set<ShownBadge>().Select(badge => badge.Token).SingleAsync());
        (holds["centre"], holds["trainingSession"]) = (centre.Id.ToString(), session.Id.ToString());
        (holds["issuedCredential"], holds["appliedCredential"]) = (issued.Id.ToString(), applied.Id.ToString());
    }

    private static Credential Of(Organisation centre, Worker worker, string rule) =>
        new()
        {
            OrganisationId = centre.Id,
            WorkerId = worker.Id,
            RuleId = rule,
            HolderName = worker.Name,
        };
}
