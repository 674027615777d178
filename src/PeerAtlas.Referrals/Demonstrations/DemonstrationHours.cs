using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Modules;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Demonstrations;

/// <summary>
/// The role list, payer rules and two years of service records of the demonstration, through the imports that people use: whoever met a peer meets
/// them about every week until the referral ends, and peers do some work outside their role. The same every time.
/// </summary>
internal static class DemonstrationHours
{
    private static readonly string[] Activities =
    [
        "one-to-one",
        "one-to-one",
        "one-to-one",
        "skills",
        "recovery-education",
        "resources",
        "community",
        "group",
        "advocacy",
        "work",
    ];

    public static async Task LoadAsync(IServiceProvider scope, DemonstrationLoading loading, CancellationToken cancellation)
    {
        var rules = scope.GetRequiredService<HoursRules>();
        foreach (var name in new[] { "activities.csv", "payer-rules.csv" })
        {
            await using var file = File.OpenRead(loading.PathOf("hours", name));
            var done = await rules.ImportAsync(file, name, cancellation);
            if (done.Problems.Count > 0)
                throw new InvalidOperationException($"{name} was refused: {done.Problems[0].Message}");
        }

        var database = scope.GetRequiredService<PeerAtlasDbContext>();
        foreach (
            var agency in await database
                .Set<Organisation>()
                .Where(organisation => database.Set<Team>().Any(team => team.OrganisationId == organisation.Id))
                .OrderBy(organisation => organisation.Key)
                .ToListAsync(cancellation)
        )
        {
            var records = await RecordsAsync(database, agency.Id, loading.Today, cancellation);
            if (records is null)
                continue;
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(records));
            var done = await scope.GetRequiredService<ServiceImport>().RunAsync(agency, file, "service-records.csv", cancellation: cancellation);
            if (!done.IsGood)
                throw new InvalidOperationException(
                    $"The service records of {agency.Key} were refused: line {done.Problems[0].Line}: {done.Problems[0].Message}"
                );
        }
    }

    private static async Task<string?> RecordsAsync(PeerAtlasDbContext database, Guid agency, DateOnly today, CancellationToken cancellation)
    {
        var met = await MetAsync(database, agency, cancellation);
        if (met.Count == 0)
            return null;
        var file = new RecordFile();
        foreach (var one in met)
        {
            var end = one.ClosedAt is { } closed ? DateOnly.FromDateTime(closed) : today.AddDays(-1);
            for (var day = one.First; day <= end; day = day.AddDays(file.Between(5, 12)))
                file.Add(
                    day,
                    file.Between(4, 14) * 5,
                    file.Chance(0.06) ? "driving" : Activities[file.Between(0, Activities.Length - 1)],
                    one.Team,
                    one.Peer,
                    one.Pseudonym
                );
        }

        // In the last month that is over, the peers of one team covered many shifts: a signal to look at.
        var lastMonth = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var busy = met[0].Team;
        foreach (var (team, peer) in met.Select(one => (one.Team, one.Peer)).Distinct())
        {
            for (var day = met.Where(one => one.Team == team && one.Peer == peer).Min(one => one.First); day < today; day = day.AddDays(14))
                file.Add(day, 60, "outreach", team, peer, "");
            for (var day = lastMonth; team == busy && day < lastMonth.AddMonths(1); day = day.AddDays(2))
                file.Add(day, 180, "covering", team, peer, "");
        }

        return file.ToString();
    }

    private static Task<List<Met>> MetAsync(PeerAtlasDbContext database, Guid agency, CancellationToken cancellation) =>
        (
            from referral in database.Set<Referral>()
            join person in database.Set<Person>() on referral.PersonId equals person.Id
            join team in database.Set<Team>() on referral.TeamId equals team.Id
            join peer in database.Set<Account>() on referral.PeerId equals peer.Id
            where referral.OrganisationId == agency && referral.FirstContactOn != null
            orderby person.Pseudonym, referral.FirstContactOn
            select new Met(person.Pseudonym, team.Name, peer.Email!, referral.FirstContactOn!.Value, referral.ClosedAt)
        ).ToListAsync(cancellation);

    /// <summary>A person whom a peer met, from a day on.</summary>
    private sealed record Met(string Pseudonym, string Team, string Peer, DateOnly First, DateTime? ClosedAt);

    /// <summary>A file of service records in the making.</summary>
    private sealed class RecordFile
    {
        private readonly StringBuilder lines = new("record,date,minutes,activity,team,peer,person,payer\n");

#pragma warning disable CA5394 // Made-up data need no secret randomness, and must come out the same every time.
        private readonly Random random = new(20_261_124);
        private int number;

        public bool Chance(double probability) => random.NextDouble() < probability;

        public int Between(int lowest, int highest) => random.Next(lowest, highest + 1);
#pragma warning restore CA5394

        public void Add(DateOnly day, int minutes, string activity, string team, string peer, string person)
        {
            number++;
            var payer = person.Length > 0 && activity is not ("driving" or "outreach") && Chance(0.7) ? "midpoint" : "";
            lines.Append(CultureInfo.InvariantCulture, $"S{number:00000},{day:yyyy-MM-dd},{minutes},{activity},{team},{peer},{person},{payer}\n");
        }

        public override string ToString() => lines.ToString();
    }
}
