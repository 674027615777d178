using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests;

/// <summary>An agency with a team, a peer, a supervisor and persons on the caseload since 2025, and the role list and payer rules that are shipped.</summary>
internal sealed class WorkingAgency
{
    private static readonly DateOnly Since = new(2025, 1, 1);

    private WorkingAgency(TestSite site, Organisation organisation) => (Site, Organisation) = (site, organisation);

    public TestSite Site { get; }

    public Organisation Organisation { get; }

    public Team Team { get; private set; } = null!;

    public Account Peer { get; private set; } = null!;

    public Account Supervisor { get; private set; } = null!;

    public IReadOnlyList<Person> Persons { get; private set; } = [];

    public static async Task<WorkingAgency> MakeAsync(TestSite site, string key, int persons = 3, int on = -1)
    {
        var agency = new WorkingAgency(site, await site.AddOrganisationAsync(key));
        if (!await site.WithDatabaseAsync(database => database.Set<Activity>().AnyAsync()))
        {
            await ImportRulesAsync(site, "activities.csv");
            await ImportRulesAsync(site, "payer-rules.csv");
        }

        agency.Team = new Team { OrganisationId = agency.Organisation.Id, Name = "CBFS North" };
        agency.Peer = await site.AddAccountAsync($"jo.marlow@{key}.example", Role.PeerWorker, agency.Organisation);
        agency.Supervisor = await site.AddAccountAsync($"supervisor@{key}.example", Role.Supervisor, agency.Organisation);
        agency.Persons = [.. Enumerable.Range(1, persons).Select(number => new Person { OrganisationId = agency.Organisation.Id, Pseudonym = $"P{number}" })];
        await site.AddAsync([
            agency.Team,
            new StaffingPeriod
            {
                OrganisationId = agency.Organisation.Id,
                TeamId = agency.Team.Id,
                Pattern = StaffingPattern.Integrated,
                StartsOn = Since,
            },
            agency.Member(agency.Peer, TeamRole.Peer, 100),
            agency.Member(agency.Supervisor, TeamRole.Supervisor),
            .. agency.Persons,
            .. agency
                .Persons.Take(on < 0 ? persons : on)
                .Select(person => new CaseloadEntry
                {
                    OrganisationId = agency.Organisation.Id,
                    PersonId = person.Id,
                    TeamId = agency.Team.Id,
                    StartsOn = Since,
                }),
        ]);
        return agency;
    }

    /// <summary>A referral of a person that the peer accepted.</summary>
    public async Task<Referral> ReferAsync(Person person)
    {
        var at = Site.Clock.GetUtcNow().UtcDateTime.AddDays(-3);
        var referral = new Referral
        {
            OrganisationId = Organisation.Id,
            PersonId = person.Id,
            TeamId = Team.Id,
            Source = ReferralSource.Provider,
            MadeById = Supervisor.Id,
            MadeAt = at,
            ToTeamId = Team.Id,
            ToPeerId = Peer.Id,
            Reasons = Benefits.SkillBuilding,
            Wish = PersonWish.Agreed,
        };
        var made = referral.Begin();
        var accepted = referral.Accept(Peer.Id, Peer.Id, at.AddHours(1));
        await Site.AddAsync(referral, made, accepted);
        return referral;
    }

    public string Line(string record, string day = "2026-09-10", int minutes = 30, string activity = "one-to-one", string person = "P1", string payer = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{record},{day},{minutes},{activity},{Team.Name},{Peer.Email},{person},no,{payer}");

    public async Task<ServiceImportResult> ImportAsync(params string[] lines)
    {
        await using var scope = Site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("record,date,minutes,activity,team,peer,person,group,payer\r\n" + string.Join("\r\n", lines)));
        return await scope.ServiceProvider.GetRequiredService<ServiceImport>().RunAsync(Organisation, file, "records.csv");
    }

    public TeamMember Member(Account account, TeamRole role, int? hours = null) =>
        new()
        {
            OrganisationId = Organisation.Id,
            TeamId = Team.Id,
            AccountId = account.Id,
            Role = role,
            StartsOn = Since,
            HoursAMonth = hours,
        };

    private static async Task ImportRulesAsync(TestSite site, string name)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        await using var file = File.OpenRead(Path.Combine(Repository.Root, "samples", "hours", name));
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<HoursRules>().ImportAsync(file, name, CancellationToken.None)).Problems);
    }
}
