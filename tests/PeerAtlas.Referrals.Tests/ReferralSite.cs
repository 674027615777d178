using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Testing;

namespace PeerAtlas.Referrals.Tests;

/// <summary>An agency with one team, its people, and somebody on the caseload.</summary>
internal sealed class Agency
{
    public required Organisation Organisation { get; init; }

    public required Team Team { get; init; }

    public required Account Administrator { get; init; }

    public required Account Provider { get; init; }

    public required Account Peer { get; init; }

    public required Account Supervisor { get; init; }

    public required Person Person { get; init; }

    /// <summary>Makes the agency; <paramref name="key"/> tells its people from those of another.</summary>
    public static async Task<Agency> AddAsync(TestSite site, string key)
    {
        var organisation = await site.AddOrganisationAsync(key);
        var agency = new Agency
        {
            Organisation = organisation,
            Team = new Team
            {
                OrganisationId = organisation.Id,
                Name = $"{key} team",
                Programme = "CBFS",
            },
            Administrator = await site.AddAccountAsync($"admin@{key}.example", Role.AgencyAdministrator, organisation),
            Provider = await site.AddAccountAsync($"provider@{key}.example", Role.TraditionalProvider, organisation),
            Peer = await site.AddAccountAsync($"peer@{key}.example", Role.PeerWorker, organisation),
            Supervisor = await site.AddAccountAsync($"supervisor@{key}.example", Role.Supervisor, organisation),
            Person = new Person { OrganisationId = organisation.Id, Pseudonym = $"{key}-0001" },
        };
        await site.AddAsync(agency.Team, agency.Person);
        await site.AddAsync(
            agency.Place(agency.Provider, TeamRole.Provider),
            agency.Place(agency.Peer, TeamRole.Peer),
            agency.Place(agency.Supervisor, TeamRole.Supervisor),
            new StaffingPeriod
            {
                OrganisationId = organisation.Id,
                TeamId = agency.Team.Id,
                Pattern = StaffingPattern.Integrated,
                StartsOn = new(2026, 1, 1),
            },
            new CaseloadEntry
            {
                OrganisationId = organisation.Id,
                PersonId = agency.Person.Id,
                TeamId = agency.Team.Id,
                ProviderId = agency.Provider.Id,
                StartsOn = new(2026, 1, 1),
            }
        );
        return agency;
    }

    public TeamMember Place(Account account, TeamRole role) =>
        new()
        {
            OrganisationId = Organisation.Id,
            TeamId = Team.Id,
            AccountId = account.Id,
            Role = role,
            StartsOn = new(2026, 1, 1),
            HoursAMonth = role == TeamRole.Peer ? 60 : null,
            Place = role == TeamRole.Peer ? "Main Street" : "",
        };

    /// <summary>A referral of the person to the team's peer, made on the day the site's clock shows.</summary>
    public async Task<Referral> ReferAsync(TestSite site, PersonWish wish = PersonWish.Agreed, Person? person = null)
    {
        var referral = new Referral
        {
            OrganisationId = Organisation.Id,
            PersonId = (person ?? Person).Id,
            TeamId = Team.Id,
            Source = ReferralSource.Provider,
            MadeById = Provider.Id,
            MadeAt = site.Clock.GetUtcNow().UtcDateTime,
            ToTeamId = Team.Id,
            ToPeerId = Peer.Id,
            Reasons = Benefits.SkillBuilding | Benefits.Relationship,
            Wish = wish,
            SharesBack = wish == PersonWish.Agreed,
        };
        await site.AddAsync(referral, referral.Begin());
        return referral;
    }

    public static Task<Referral> ReadAsync(TestSite site, Guid referral) =>
        site.WithDatabaseAsync(database => database.Set<Referral>().SingleAsync(found => found.Id == referral));

    /// <summary>Imports a caseload file as the command line would.</summary>
    public async Task<CaseloadPreview> ImportAsync(TestSite site, string csv)
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test");
        return await scope
            .ServiceProvider.GetRequiredService<CaseloadImport>()
            .ApplyAsync(Organisation.Id, [new UploadedFile("caseload.csv", System.Text.Encoding.UTF8.GetBytes(csv))]);
    }
}
