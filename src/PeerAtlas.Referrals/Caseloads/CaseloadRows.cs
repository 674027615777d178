using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform.Database;
using PeerAtlas.Tables;

namespace PeerAtlas.Referrals.Caseloads;

/// <summary>Brings rows of caseload files into the context; whoever calls decides whether that is saved.</summary>
internal sealed class CaseloadRows
{
    private readonly PeerAtlasDbContext database;
    private readonly Guid agency;
    private readonly Dictionary<string, string> seen = [];
    private Dictionary<string, Team> teams = [];
    private Dictionary<string, Guid> accounts = [];
    private Dictionary<Guid, string> emails = [];
    private Dictionary<string, Person> persons = [];
    private ILookup<(Guid Team, Guid Account), TeamMember> providers = Enumerable.Empty<TeamMember>().ToLookup(place => (place.TeamId, place.AccountId));
    private Dictionary<(Guid Person, Guid Team), List<CaseloadEntry>> entries = [];
    private bool keepsNames;

    private CaseloadRows(PeerAtlasDbContext database, Guid agency) => (this.database, this.agency) = (database, agency);

    public List<CaseloadChange> Changes { get; } = [];

    public int Unchanged { get; private set; }

    public int NewPersons { get; private set; }

    public static async Task<CaseloadRows> LoadAsync(PeerAtlasDbContext database, Guid agency, CancellationToken cancellation)
    {
        var rows = new CaseloadRows(database, agency);
        var members = await database
            .Set<TeamMember>()
            .AsNoTracking()
            .Where(place => place.OrganisationId == agency && place.Role == TeamRole.Provider)
            .ToListAsync(cancellation);
        var ids = members.Select(place => place.AccountId).Distinct().ToList();
        rows.emails = await database
            .Users.Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Email ?? "", cancellation);
        rows.accounts = rows.emails.Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        rows.providers = members.ToLookup(place => (place.TeamId, place.AccountId));
        rows.teams = await database
            .Set<Team>()
            .AsNoTracking()
            .Where(team => team.OrganisationId == agency)
            .ToDictionaryAsync(team => team.Name, StringComparer.OrdinalIgnoreCase, cancellation);
        rows.persons = await database
            .Set<Person>()
            .AsTracking()
            .Where(person => person.OrganisationId == agency)
            .ToDictionaryAsync(person => person.Pseudonym, StringComparer.OrdinalIgnoreCase, cancellation);
        rows.entries = (await database.Set<CaseloadEntry>().AsTracking().Where(entry => entry.OrganisationId == agency).ToListAsync(cancellation))
            .GroupBy(entry => (entry.PersonId, entry.TeamId))
            .ToDictionary(group => group.Key, group => group.ToList());
        rows.keepsNames = await database.Set<AgencyChoices>().AnyAsync(choices => choices.OrganisationId == agency && choices.KeepsNames, cancellation);
        return rows;
    }

    public void Read(CheckedRow row)
    {
        var pseudonym = row.Checked("person", Person.RefusePseudonym).ToUpperInvariant();
        var team = row.Reference("team", teams, "is no team of your agency. Write the name as it stands under Teams.");
        if (row["team"].Length == 0)
            row.Refuse("team", "Give the team.");
        var startsOn = row.Day("from");
        if (row["from"].Length == 0)
            row.Refuse("from", "Give the first day.");
        var endsOn = row.Day("to");
        if (row["name"].Length > 0 && !keepsNames)
            row.Refuse("name", "Your agency chose not to keep names. Remove the column, or change that under Teams first.");
        else
            row.Checked("name", Person.RefuseName);
        if (row.IsBad)
            return;

        var key = $"{pseudonym}\t{team!.Id}\t{startsOn}";
        if (!seen.TryAdd(key, row.Place))
            row.Refuse("person", $"The same person, team and first day stand twice, first in {seen[key]}. Keep one of the two rows.");
        var provider = ProviderOf(row, team, startsOn!.Value, endsOn);
        if (!row.IsBad)
            Bring(row, pseudonym, team, provider, startsOn.Value, endsOn);
    }

    private Guid? ProviderOf(CheckedRow row, Team team, DateOnly startsOn, DateOnly? endsOn)
    {
        if (row["provider"].Length == 0)
            return null;
        if (accounts.TryGetValue(row["provider"], out var account) && providers[(team.Id, account)].Any(place => place.Overlaps(startsOn, endsOn)))
            return account;
        row.Refuse("provider", $"{row.Shown("provider")} is no traditional provider of {team.Name} at that time. Add them to the team first.");
        return null;
    }

    private void Bring(CheckedRow row, string pseudonym, Team team, Guid? provider, DateOnly startsOn, DateOnly? endsOn)
    {
        var known = persons.GetValueOrDefault(pseudonym);
        var here = known is null ? [] : entries.GetValueOrDefault((known.Id, team.Id)) ?? [];
        var found = here.FirstOrDefault(entry => entry.StartsOn == startsOn);
        if (!row.Has("provider"))
            provider = found?.ProviderId;
        if (!row.Has("to"))
            endsOn = found?.EndsOn;
        if (CaseloadEntry.Refuse(here.Where(entry => entry != found), startsOn, endsOn) is { } problem)
        {
            row.Refuse("from", problem);
            return;
        }

        var details = new List<string>();
        var person = known ?? NewPerson(pseudonym);
        if (row["name"].Length > 0 && person.Name != row["name"])
        {
            details.Add(person.Name is null ? "name: added" : "name: changed");
            person.Name = row["name"];
            if (known is not null)
                person.Version = Guid.NewGuid();
        }

        if (found is null)
            Add(person, team, provider, startsOn, endsOn);
        else
            Change(found, provider, endsOn, details);
        if (found is null || details.Count > 0)
            Changes.Add(new CaseloadChange(found is null, pseudonym, team.Name, string.Join("; ", details)));
        else
            Unchanged++;
    }

    private Person NewPerson(string pseudonym)
    {
        var person = new Person { OrganisationId = agency, Pseudonym = pseudonym };
        persons.Add(pseudonym, person);
        database.Add(person);
        NewPersons++;
        return person;
    }

    private void Add(Person person, Team team, Guid? provider, DateOnly startsOn, DateOnly? endsOn)
    {
        var entry = new CaseloadEntry
        {
            OrganisationId = agency,
            PersonId = person.Id,
            TeamId = team.Id,
            ProviderId = provider,
            StartsOn = startsOn,
            EndsOn = endsOn,
        };
        if (!entries.TryGetValue((person.Id, team.Id), out var here))
            entries[(person.Id, team.Id)] = here = [];
        here.Add(entry);
        database.Add(entry);
    }

    private void Change(CaseloadEntry entry, Guid? provider, DateOnly? endsOn, List<string> details)
    {
        if (entry.ProviderId != provider)
            details.Add($"provider: {Email(entry.ProviderId)} → {Email(provider)}");
        if (entry.EndsOn != endsOn)
            details.Add($"to: {Words(entry.EndsOn)} → {Words(endsOn)}");
        if (entry.ProviderId != provider || entry.EndsOn != endsOn)
            (entry.ProviderId, entry.EndsOn, entry.Version) = (provider, endsOn, Guid.NewGuid());
    }

    private static string Words(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : "open";

    private string Email(Guid? account) => account is { } id ? emails.GetValueOrDefault(id) ?? "somebody" : "none";
}
