using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Audit;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Fhir;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;
using PeerAtlas.Referrals.Roles;
using PeerAtlas.Testing;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Supervision;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Web.Tests.Access;

/// <summary>
/// An agency with a row of every kind that an agency owns. Its texts hold its key, so that it is seen when a page shows one of them;
/// what only its own people may read holds the key and the word "secret".
/// </summary>
internal sealed class Neighbour
{
    public required Organisation Organisation { get; init; }

    /// <summary>Ids by the names that addresses and forms have for them.</summary>
    public required IReadOnlyDictionary<string, Guid> Ids { get; init; }

    public required IReadOnlyDictionary<Role, Account> People { get; init; }

    public static async Task<Neighbour> AddAsync(TestSite site, string key)
    {
        var organisation = await site.AddOrganisationAsync(key);
        var people = new Dictionary<Role, Account>();
        foreach (var role in Enum.GetValues<Role>().Where(role => !role.IsAuthorityWide()))
            people[role] = await site.AddAccountAsync($"{role}@{key}.example", role, organisation);
        // Whom a form may take away without shutting out the ones who try.
        var spare = await site.AddAccountAsync($"spare@{key}.example", Role.Supervisor, organisation);
        var id = organisation.Id;
        var team = new Team
        {
            OrganisationId = id,
            Name = $"{key} team",
            Programme = "CBFS",
        };
        var person = new Person { OrganisationId = id, Pseudonym = $"{key}-secret-1" };
        var unit = new Unit
        {
            OrganisationId = id,
            Key = $"{key}-unit",
            Name = $"{key} unit",
            Kind = UnitKind.Service,
        };
        var contact = new Contact
        {
            OrganisationId = id,
            Name = $"{key} contact",
            Email = $"contact@{key}.example",
        };
        var token = new AgencyToken
        {
            OrganisationId = id,
            Name = $"{key} token",
            SecretHash = AgencyToken.Hash(key),
            ExpiresOn = new(2027, 1, 1),
            MadeAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        await site.AddAsync(
            team,
            person,
            unit,
            contact,
            token,
            new AgencyChoices { OrganisationId = id },
            new PeerIntroduction
            {
                OrganisationId = id,
                AccountId = people[Role.PeerWorker].Id,
                Text = $"{key} introduction",
            }
        );
        var period = new StaffingPeriod
        {
            OrganisationId = id,
            TeamId = team.Id,
            Pattern = StaffingPattern.Integrated,
            StartsOn = new(2026, 1, 1),
        };
        var places = new[] { (Role.TraditionalProvider, TeamRole.Provider), (Role.PeerWorker, TeamRole.Peer), (Role.Supervisor, TeamRole.Supervisor) }
            .Select(place => new TeamMember
            {
                OrganisationId = id,
                TeamId = team.Id,
                AccountId = people[place.Item1].Id,
                Role = place.Item2,
                StartsOn = new(2026, 1, 1),
                HoursAMonth = place.Item2 == TeamRole.Peer ? 60 : null,
            })
            .ToList();
        var worker = new Worker { Name = $"{key} secret worker", Email = $"worker@{key}-secret.example" };
        var workPlace = new WorkerPlace
        {
            WorkerId = worker.Id,
            OrganisationId = id,
            TeamId = team.Id,
            Position = WorkerPosition.PeerWorker,
            StartsOn = new(2026, 1, 1),
        };
        var referral = new Referral
        {
            OrganisationId = id,
            PersonId = person.Id,
            TeamId = team.Id,
            Source = ReferralSource.Provider,
            MadeById = people[Role.TraditionalProvider].Id,
            MadeAt = site.Clock.GetUtcNow().UtcDateTime,
            ToTeamId = team.Id,
            ToPeerId = people[Role.PeerWorker].Id,
            Reasons = Benefits.SkillBuilding,
            Wish = PersonWish.Agreed,
            SharesBack = true,
            Note = $"{key} secret note",
        };
        var credential = new Credential
        {
            OrganisationId = id,
            WorkerId = worker.Id,
            RuleId = "MA-CPS",
            HolderName = $"{key} secret holder",
        };
        var session = new TrainingSession
        {
            OrganisationId = id,
            RuleId = "MA-CPS",
            Course = $"{key} course",
            On = new(2026, 9, 1),
            Minutes = 60,
        };
        var line = new SupervisionLine
        {
            OrganisationId = id,
            WorkerId = worker.Id,
            Kind = SupervisionLineKind.Clinical,
            SupervisorId = people[Role.Supervisor].Id,
            SupervisorName = $"{key} secret supervisor",
            StartsOn = new(2026, 1, 1),
        };
        var talk = new SupervisionSession
        {
            OrganisationId = id,
            LineId = line.Id,
            On = new(2026, 9, 1),
            Minutes = 60,
            Kind = TalkKind.InPerson,
            IsByWorker = true,
        };
        var cadence = new AgencyCadence
        {
            OrganisationId = id,
            Times = 2,
            Every = CadenceUnit.Month,
            StartsOn = new(2026, 1, 1),
        };
        var job = new JobDescription { OrganisationId = id, Name = $"{key} secret job" };
        var jobVersion = new JobVersion
        {
            OrganisationId = id,
            DescriptionId = job.Id,
            Number = 1,
            HoldsFrom = new(2026, 1, 1),
            Title = $"{key} secret job",
            Content = "[]",
            MadeAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        // Its texts are for every peer to read, so that they hold no key.
        var offer = new SupportOffer
        {
            OrganisationId = id,
            What = "Circle of peers",
            Who = "Peers",
            Reach = "617-555-0100",
            When = "Mondays",
            ReviewedOn = new(2026, 9, 1),
        };
        await site.AddAsync([
            line,
            talk,
            cadence,
            offer,
            credential,
            credential.Apply(site.Clock.GetUtcNow().UtcDateTime, people[Role.PeerWorker].Id),
            session,
            period,
            worker,
            workPlace,
            .. places,
            job,
            jobVersion,
            new JobAssignment
            {
                OrganisationId = id,
                PlaceId = workPlace.Id,
                DescriptionId = job.Id,
                StartsOn = new(2026, 1, 1),
            },
            new Activity
            {
                Key = $"a{team.Id:N}",
                Standing = RoleStanding.Inside,
                English = "Being there",
                Spanish = "Estar",
                From = new(2026, 1, 1),
            },
            new CaseloadEntry
            {
                OrganisationId = id,
                PersonId = person.Id,
                TeamId = team.Id,
                ProviderId = people[Role.TraditionalProvider].Id,
                StartsOn = new(2026, 1, 1),
            },
            referral,
            referral.Begin(),
        ]);
        var membership = await site.WithDatabaseAsync(database => database.Set<Membership>().SingleAsync(found => found.AccountId == spare.Id));
        return new Neighbour
        {
            Organisation = organisation,
            People = people,
            Ids = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase)
            {
                ["organisation"] = id,
                ["agency"] = id,
                ["team"] = team.Id,
                ["person"] = person.Id,
                ["unit"] = unit.Id,
                ["contact"] = contact.Id,
                ["period"] = period.Id,
                ["member"] = places[1].Id,
                ["membership"] = membership.Id,
                ["referral"] = referral.Id,
                ["worker"] = worker.Id,
                ["place"] = workPlace.Id,
                ["offered"] = worker.Id,
                ["credential"] = credential.Id,
                ["session"] = session.Id,
                ["line"] = line.Id,
                ["from"] = line.Id,
                ["talk"] = talk.Id,
                ["cadence"] = cadence.Id,
                ["offer"] = offer.Id,
                ["description"] = job.Id,
                ["jobVersion"] = jobVersion.Id,
                ["account"] = spare.Id,
                ["token"] = token.Id,
                ["peer"] = people[Role.PeerWorker].Id,
                ["provider"] = people[Role.TraditionalProvider].Id,
                ["supervisor"] = people[Role.Supervisor].Id,
            },
        };
    }

    /// <summary>
    /// All that the agency owns, as text: equal texts mean that nothing was written. Confidential rows alone for those who may write the
    /// rest.
    /// </summary>
    public Task<string> StateAsync(TestSite site, bool confidentialOnly) =>
        site.WithDatabaseAsync(async database =>
        {
            var rows = new List<object>();
            // Totals by month are counted by the site itself, at its own time.
            foreach (
                var type in database
                    .Model.GetEntityTypes()
                    .Where(type =>
                        type.ClrType.IsAssignableTo(confidentialOnly ? typeof(IConfidential) : typeof(IOwnedByOrganisation))
                        && !type.ClrType.Name.EndsWith("Month", StringComparison.Ordinal)
                    )
            )
            {
                var read = typeof(Neighbour)
                    .GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                    .MakeGenericMethod(type.ClrType);
                rows.Add(await (Task<List<string>>)read.Invoke(null, [database, Organisation.Id])!);
            }

            var own = database.Set<WorkerPlace>().Where(place => place.OrganisationId == Organisation.Id).Select(place => place.WorkerId);
            rows.Add(await database.Set<Worker>().AsNoTracking().Where(worker => own.Contains(worker.Id)).OrderBy(worker => worker.Id).ToListAsync());
            rows.Add(await database.Set<AuditEntry>().CountAsync(entry => entry.ConfidentialTo == Organisation.Id));
            return JsonSerializer.Serialize(rows);
        });

    private static async Task<List<string>> RowsAsync<T>(PeerAtlasDbContext database, Guid organisation)
        where T : class, IOwnedByOrganisation =>
        [
            .. (await database.Set<T>().IgnoreQueryFilters().AsNoTracking().Where(row => row.OrganisationId == organisation).ToListAsync())
                .Select(row => JsonSerializer.Serialize(row))
                .Order(StringComparer.Ordinal),
        ];
}
