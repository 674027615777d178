using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Testing;

namespace PeerAtlas.EndToEnd;

/// <summary>The role list, payer rules, a logged contact, and a September in which the team reached fewer people than others.</summary>
internal static class FilledHours
{
    /// <summary>Brings in what is shipped, as an analyst does.</summary>
    public static async Task ImportRulesAsync(TestSite site)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        foreach (var name in new[] { "activities.csv", "payer-rules.csv" })
        {
            await using var file = File.OpenRead(Path.Combine(Repository.Root, "samples", "hours", name));
            Assert.Empty((await scope.ServiceProvider.GetRequiredService<HoursRules>().ImportAsync(file, name, CancellationToken.None)).Problems);
        }
    }

    public static async Task FillAsync(TestSite site, Visitor peer, Dictionary<string, string> holds)
    {
        await ImportRulesAsync(site);
        await AddSeptemberAsync(site, holds);
        await peer.OpenAsync("/hours");
        await peer.SubmitAsync("Log it", ("Input.Who", $"r{holds["met"]}"), ("Input.What", "one-to-one"), ("Input.Length", "45"), ("Input.Payer", "midpoint"));
        await peer.OpenAsync("/hours/own?language=en");
        await peer.SubmitAsync("Make the letter");
        holds["hoursLetter"] = await site.WithDatabaseAsync(async database => (await database.Set<HoursLetter>().SingleAsync()).Token);
        holds["logged"] = await site.WithDatabaseAsync(async database => (await database.Set<LoggedContact>().SingleAsync()).Id.ToString());
    }

    /// <summary>Thirty-five more people on the team's caseload, of whom nobody had support, and three teams of which most had.</summary>
    public static async Task AddSeptemberAsync(TestSite site, Dictionary<string, string> holds)
    {
        var (agency, team) = (Guid.Parse(holds["agency"]), Guid.Parse(holds["team"]));
        var persons = Enumerable.Range(1, 35).Select(number => new Person { OrganisationId = agency, Pseudonym = $"S-{number:0000}" }).ToList();
        var others = Enumerable.Range(1, 3).Select(number => new Team { OrganisationId = agency, Name = $"Other team {number}" }).ToList();
        await site.AddAsync([
            .. persons,
            .. others,
            .. persons.Select(person => new CaseloadEntry
            {
                OrganisationId = agency,
                PersonId = person.Id,
                TeamId = team,
                StartsOn = new(2026, 8, 1),
            }),
            .. others.Select(other => new TeamMonth
            {
                OrganisationId = agency,
                TeamId = other.Id,
                Month = new(2026, 9, 1),
                Caseload = 40,
                Supported = 30,
            }),
            .. Enumerable
                .Range(0, 12)
                .Select(back => new PeerMonth
                {
                    OrganisationId = agency,
                    TeamId = team,
                    PeerId = Guid.Parse(holds["peerAccount"]),
                    Month = new DateOnly(2026, 9, 1).AddMonths(-back),
                    Contacts = 20,
                    Minutes = 1800 + 90 * (back % 3),
                    OutsideMinutes = 120,
                }),
        ]);
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        await scope.ServiceProvider.GetRequiredService<CaseloadTotals>().CountAsync(agency, team, new(2026, 2, 1), CancellationToken.None);
    }
}
