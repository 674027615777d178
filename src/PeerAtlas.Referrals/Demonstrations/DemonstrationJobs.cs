using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Roles;

namespace PeerAtlas.Referrals.Demonstrations;

/// <summary>Two job descriptions of one agency, each with a version that holds and one before or after it, and whose jobs they are.</summary>
internal static class DemonstrationJobs
{
    private const string Agency = "harborlight-services";

    /// <summary>Whose jobs are described, by name: the first leads.</summary>
    private static readonly string[] Peers = ["Jo Marchetti", "Marisol Vega", "Tom Abbott"];

    public static async Task LoadAsync(PeerAtlasDbContext database, AuthorityClock clock, CancellationToken cancellation)
    {
        var today = clock.Today;
        var agency = await database.Set<Organisation>().Where(row => row.Key == Agency).Select(row => row.Id).SingleAsync(cancellation);
        var list = Activity.On(await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation), today, spanish: false);
        var (specialist, lead) = (
            new JobDescription { OrganisationId = agency, Name = "Peer specialist" },
            new JobDescription { OrganisationId = agency, Name = "Lead peer specialist" }
        );
        database.AddRange(specialist, lead);
        string[] few = ["one-to-one", "group", "recovery-education", "resources", "community"];
        string[] guiding = ["one-to-one", "group", "skills", "recovery-education", "advocacy", "crisis"];
        // What was not written down at first came to be; what lies outside is going.
        database.AddRange(
            Version(specialist, 1, today.AddDays(-700), (1800, 2200), JobActivity.Frozen(list, few), clock.UtcNow),
            Version(specialist, 2, today.AddDays(-120), (2000, 2500), JobActivity.Frozen(list, [.. few, "skills", "advocacy", "crisis"]), clock.UtcNow),
            Version(lead, 1, today.AddDays(-400), (2400, 2900), JobActivity.Frozen(list, [.. guiding, "outreach"]), clock.UtcNow),
            Version(lead, 2, today.AddDays(30), (2500, 3100), JobActivity.Frozen(list, guiding), clock.UtcNow)
        );
        await AssignAsync(database, agency, (lead.Id, specialist.Id), today, cancellation);
        await database.SaveChangesAsync(cancellation);
    }

    private static JobVersion Version(JobDescription job, int number, DateOnly from, (int From, int To) pay, IReadOnlyList<JobActivity> activities, DateTime at)
    {
        var leads = job.Name.StartsWith("Lead", StringComparison.Ordinal);
        return new()
        {
            OrganisationId = job.OrganisationId,
            DescriptionId = job.Id,
            Number = number,
            HoldsFrom = from,
            Title = job.Name,
            TitleSpanish = leads ? "Especialista par guía" : "Especialista par",
            Opening = "You bring your own experience of recovery, and share of it what you choose. You work beside a team that asks for your view.",
            OpeningSpanish =
                "Usted trae su propia experiencia de recuperación y comparte de ella lo que quiera. Trabaja junto a un equipo que pide su opinión.",
            Setting = "community",
            Level = leads ? "lead" : "entry",
            CredentialRule = leads ? "MA-CPS" : null,
            MinutesAWeek = 30 * 60,
            PayFrom = pay.From,
            PayTo = pay.To,
            PeerLine = leads ? "" : "the lead peer specialist",
            ProfessionalLine = "the program director",
            Content = JobActivity.Write(activities),
            MadeAt = at,
        };
    }

    private static async Task AssignAsync(
        PeerAtlasDbContext database,
        Guid agency,
        (Guid Lead, Guid Specialist) jobs,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var places = await (
            from place in database.Set<WorkerPlace>()
            join worker in database.Set<Worker>() on place.WorkerId equals worker.Id
            join account in database.Set<Account>() on worker.AccountId equals account.Id
            where place.OrganisationId == agency && Peers.Contains(account.Name) && (place.EndsOn == null || place.EndsOn >= today)
            select new { place, account.Name }
        ).ToListAsync(cancellation);
        var since = today.AddDays(-400);
        database.AddRange(
            places.Select(one => new JobAssignment
            {
                OrganisationId = agency,
                PlaceId = one.place.Id,
                DescriptionId = one.Name == Peers[0] ? jobs.Lead : jobs.Specialist,
                StartsOn = one.place.StartsOn > since ? one.place.StartsOn : since,
            })
        );
    }
}
