using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Accounts;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Demonstrations;

/// <summary>
/// More than two years of referrals at three agencies: teams and members, caseloads through the import, and referrals by the steps that people take. How
/// often a team refers follows its staffing pattern, in the ranges that providers estimated in the study. The same every time.
/// </summary>
internal sealed class DemonstrationReferrals(
    PeerAtlasDbContext database,
    Demonstration demonstration,
    CaseloadImport import,
    TeamWorkers workers,
    DateOnly today
)
{
    // Longer than the charts look back, so that they do not begin with teams that have just started.
    private const int Days = 850;

    /// <summary>When the one team that changes its pattern did.</summary>
    private readonly DateOnly change = today.AddDays(-365);

#pragma warning disable CA5394 // Made-up data need no secret randomness, and must come out the same every time.
    private readonly Random random = new(20261124);
#pragma warning restore CA5394

    private Dictionary<string, Team> teams = [];
    private Dictionary<string, Guid> accounts = [];

    /// <summary>Loads the three agencies.</summary>
    public static async Task LoadAsync(IServiceProvider scope, DateOnly today, CancellationToken cancellation)
    {
        var loader = new DemonstrationReferrals(
            scope.GetRequiredService<PeerAtlasDbContext>(),
            scope.GetRequiredService<Demonstration>(),
            scope.GetRequiredService<CaseloadImport>(),
            scope.GetRequiredService<TeamWorkers>(),
            today
        );
        foreach (var agency in DemonstrationAgency.All)
            await loader.LoadAsync(agency, cancellation);
    }

    private async Task LoadAsync(DemonstrationAgency agency, CancellationToken cancellation)
    {
        var organisation = await database.Set<Organisation>().SingleAsync(found => found.Key == agency.Key, cancellation);
        AddTeams(agency, organisation.Id);
        await AddPeopleAsync(agency, organisation.Id, cancellation);
        await ImportCaseloadAsync(agency, organisation.Id, cancellation);
        var entries = await (
            from entry in database.Set<CaseloadEntry>().AsNoTracking()
            join person in database.Set<Person>() on entry.PersonId equals person.Id
            where entry.OrganisationId == organisation.Id
            orderby person.Pseudonym
            select entry
        ).ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            var team = agency.Teams.Single(team => teams[team.Name].Id == entry.TeamId);
            if (team.RefersTo is not null)
                MaybeRefer(agency, team, entry);
        }

        foreach (var team in agency.Teams.Where(team => team.RefersTo is not null))
            LeaveWaiting(team, entries);
        await database.SaveChangesAsync(cancellation);
        database.ChangeTracker.Clear();
    }

    private void AddTeams(DemonstrationAgency agency, Guid organisation)
    {
        teams = agency.Teams.ToDictionary(
            team => team.Name,
            team => new Team
            {
                OrganisationId = organisation,
                Name = team.Name,
                Programme = team.Programme,
            }
        );
        database.AddRange(teams.Values);
        foreach (var team in agency.Teams.Where(team => team.Pattern is not null))
        {
            database.Add(
                new StaffingPeriod
                {
                    OrganisationId = organisation,
                    TeamId = teams[team.Name].Id,
                    Pattern = team.Pattern!.Value,
                    StartsOn = today.AddDays(-Days),
                    EndsOn = team.PatternSince is null ? null : change.AddDays(-1),
                }
            );
            if (team.PatternSince is { } since)
                database.Add(
                    new StaffingPeriod
                    {
                        OrganisationId = organisation,
                        TeamId = teams[team.Name].Id,
                        Pattern = since,
                        StartsOn = change,
                    }
                );
        }
    }

    private async Task AddPeopleAsync(DemonstrationAgency agency, Guid organisation, CancellationToken cancellation)
    {
        var start = today.AddDays(-Days);
        var known = await database.Users.ToDictionaryAsync(account => account.Name, account => account.Id, cancellation);
        accounts = [];
        foreach (var colleague in agency.Colleagues)
        {
            accounts[colleague.Name] = known.TryGetValue(colleague.Name, out var id)
                ? id
                : demonstration
                    .AddAccount(colleague.Name, $"{colleague.Name.Replace(' ', '.').ToLowerInvariant()}@demonstration.example", organisation, colleague.Role)
                    .Id;
            foreach (var place in colleague.Teams.Select(team => Place(organisation, agency, colleague, team, start)))
            {
                database.Add(place);
                await workers.FollowAsync(place, before: null, cancellation);
            }

            if (colleague.Introduction.Length > 0)
                database.Add(
                    new PeerIntroduction
                    {
                        OrganisationId = organisation,
                        AccountId = accounts[colleague.Name],
                        Text = colleague.Introduction,
                    }
                );
        }

        await database.SaveChangesAsync(cancellation);
    }

    private TeamMember Place(Guid organisation, DemonstrationAgency agency, DemonstrationColleague colleague, string team, DateOnly start)
    {
        var isPeer = colleague.Role == Role.PeerWorker;
        // A peer comes to the team that changes its pattern on the day of the change.
        var changes = isPeer && agency.Teams.Single(one => one.Name == team).PatternSince is not null;
        return new TeamMember
        {
            OrganisationId = organisation,
            TeamId = teams[team].Id,
            AccountId = accounts[colleague.Name],
            Role = colleague.Role switch
            {
                Role.PeerWorker => TeamRole.Peer,
                Role.Supervisor => TeamRole.Supervisor,
                _ => TeamRole.Provider,
            },
            StartsOn = changes ? change : start,
            HoursAMonth = isPeer
                ? colleague.Teams.Length > 1
                    ? 40
                    : 70
                : null,
            Place =
                !isPeer ? ""
                : agency.Teams.Single(one => one.Name == team).Pattern is null ? "Peer center, 12 Canal Street"
                : "With the team",
        };
    }

    private async Task ImportCaseloadAsync(DemonstrationAgency agency, Guid organisation, CancellationToken cancellation)
    {
        var file = new StringBuilder("person,team,provider,from,to\n");
        var number = 0;
        foreach (var team in agency.Teams)
        {
            var providers = agency.Colleagues.Where(colleague => colleague.Role == Role.TraditionalProvider && colleague.Teams.Contains(team.Name)).ToList();
            for (var person = 0; person < team.Caseload; person++)
            {
                number++;
                var from = Chance(0.6) ? today.AddDays(-Days + Between(0, 20)) : today.AddDays(-Between(20, Days - 20));
                var stays = Chance(0.8) || from > today.AddDays(-200);
                var email = providers[person % providers.Count].Name.Replace(' ', '.').ToLowerInvariant() + "@demonstration.example";
                file.Append(
                    CultureInfo.InvariantCulture,
                    $"{agency.Letter}-{number:0000},{team.Name},{email},{from:yyyy-MM-dd},{(stays ? "" : $"{from.AddDays(Between(150, 199)):yyyy-MM-dd}")}\n"
                );
            }
        }

        var done = await import.ApplyAsync(
            organisation,
            [new UploadedFile("caseload.csv", Encoding.UTF8.GetBytes(file.ToString()))],
            cancellation: cancellation
        );
        if (!done.IsApplied)
            throw new InvalidOperationException($"The caseload of {agency.Key} was refused: {done.Problems[0].Place}: {done.Problems[0].Problem}");
    }

    private void MaybeRefer(DemonstrationAgency agency, DemonstrationTeam team, CaseloadEntry entry)
    {
        var starts = entry.StartsOn;
        if (Chance(Share(team.Pattern!.Value)))
            Refer(agency, team.RefersTo!, entry, starts.AddDays(Between(4, 60)));
        // Once peers are on the team, people who were not referred before are.
        else if (team.PatternSince is { } since && (entry.EndsOn is null || entry.EndsOn > change.AddDays(120)) && Chance(Share(since)))
            Refer(agency, team.Name, entry, (starts > change ? starts : change).AddDays(Between(5, 110)));
    }

    private static double Share(StaffingPattern pattern) =>
        pattern switch
        {
            StaffingPattern.Integrated => 0.97,
            StaffingPattern.DesignatedTeamCloseBy => 0.6,
            StaffingPattern.DesignatedTeamElsewhere => 0.22,
            _ => 0,
        };

    private void Refer(DemonstrationAgency agency, string to, CaseloadEntry entry, DateOnly on)
    {
        // The last two weeks hold what still waits.
        if (on > today)
            on = today.AddDays(-Between(1, 13));
        var peers = agency
            .Colleagues.Where(colleague => colleague.Role == Role.PeerWorker && colleague.Teams.Contains(to))
            .Select(colleague => accounts[colleague.Name])
            .ToList();
        var wish = Chance(0.08) ? PersonWish.Declined : PersonWish.Agreed;
        Guid? toPeer = Chance(0.7) ? peers[Between(0, peers.Count - 1)] : null;
        var referral = Make(to, entry, on, wish, toPeer);
        if (wish == PersonWish.Agreed)
            Support(referral, toPeer ?? peers[Between(0, peers.Count - 1)], peers, on);
    }

    /// <summary>Two people of each team still wait for an answer, one of them longer than the week that agencies allow.</summary>
    private void LeaveWaiting(DemonstrationTeam team, IReadOnlyList<CaseloadEntry> entries)
    {
        var referred = database
            .ChangeTracker.Entries<Referral>()
            .Where(referral => referral.Entity.IsOpen)
            .Select(referral => referral.Entity.PersonId)
            .ToHashSet();
        var free = entries.Where(entry =>
            entry.TeamId == teams[team.Name].Id && (entry.EndsOn is null || entry.EndsOn > today) && !referred.Contains(entry.PersonId)
        );
        foreach (var (entry, days) in free.Zip([9, 2]))
            Make(team.RefersTo!, entry, today.AddDays(-days), PersonWish.Agreed, null);
    }

    private Referral Make(string to, CaseloadEntry entry, DateOnly on, PersonWish wish, Guid? toPeer)
    {
        var referral = new Referral
        {
            OrganisationId = entry.OrganisationId,
            PersonId = entry.PersonId,
            TeamId = entry.TeamId,
            Source = Between(0, 9) switch
            {
                < 6 => ReferralSource.Provider,
                < 8 => ReferralSource.SharedTeamDecision,
                8 => ReferralSource.Self,
                _ => ReferralSource.Supervisor,
            },
            MadeById = entry.ProviderId!.Value,
            MadeAt = At(on),
            ToTeamId = wish == PersonWish.Declined ? entry.TeamId : teams[to].Id,
            ToPeerId = wish == PersonWish.Declined ? null : toPeer,
            Reasons = ReferralWords.Sum(Enumerable.Range(0, Between(1, 3)).Select(_ => BenefitSets.Each[Between(0, 8)]), Benefits.ToPerson),
            Wish = wish,
            SharesBack = wish == PersonWish.Agreed && Chance(0.8),
        };
        database.AddRange(referral, referral.Begin());
        return referral;
    }

    private void Support(Referral referral, Guid peer, List<Guid> peers, DateOnly on)
    {
        var answered = on.AddDays(Between(0, 6));
        if (answered >= today.AddDays(-1))
            return;
        if (peers.Count > 1 && Chance(0.06))
        {
            database.Add(referral.Decline("No room at this time", peer, At(answered)));
            peer = peers.First(other => other != peer);
            answered = answered.AddDays(Between(1, 4));
            if (answered >= today)
                return;
            database.Add(referral.Redirect(referral.ToTeamId, peer, referral.MadeById, At(answered)));
            answered = answered.AddDays(1);
        }
        else if (Chance(0.07))
        {
            database.Add(referral.Ask("Which days and times suit the person?", peer, At(answered)));
            answered = answered.AddDays(Between(1, 3));
            if (answered >= today)
                return;
            database.Add(referral.Answer("Weekday mornings.", referral.MadeById, At(answered)));
        }

        if (answered >= today)
            return;
        database.Add(referral.Accept(peer, peer, At(answered)));
        var met = answered.AddDays(Between(1, 12));
        if (met >= today)
            return;
        database.Add(referral.RecordFirstContact(met, peer, At(met)));
        FollowUp(referral, met);
        var closes = met.AddDays(Between(90, 500));
        if (closes < today && Chance(0.5))
            database.Add(referral.Close("The person has reached what they wanted for now.", peer, At(closes)));
    }

    private void FollowUp(Referral referral, DateOnly met)
    {
        var on = met.AddDays(Between(40, 90));
        if (on >= today || !Chance(0.4))
            return;
        var by = referral.SharesBack && Chance(0.5) ? FollowUpBy.Person : FollowUpBy.Provider;
        database.Add(
            new BenefitFollowUp
            {
                OrganisationId = referral.OrganisationId,
                ReferralId = referral.Id,
                By = by,
                RecordedById = referral.MadeById,
                On = on,
                Benefits = ReferralWords.Sum(
                    Enumerable.Range(0, Between(0, 4)).Select(_ => BenefitSets.Each[Between(0, by == FollowUpBy.Person ? 8 : 12)]),
                    Benefits.All
                ),
            }
        );
    }

    // Mid-day at the authority, give or take.
    private DateTime At(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(14 + Between(0, 5), Between(0, 59))), DateTimeKind.Utc);

#pragma warning disable CA5394
    private bool Chance(double probability) => random.NextDouble() < probability;

    private int Between(int lowest, int highest) => random.Next(lowest, highest + 1);
#pragma warning restore CA5394
}
