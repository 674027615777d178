using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>What logging a contact and correcting one have in common: the form and its choices.</summary>
internal abstract class HoursPage(PeerAtlasDbContext database, CurrentMember member, AuthorityClock clock, Language language) : PageModel
{
    private const string PersonPrefix = "r",
        TeamPrefix = "t",
        OtherLength = "other";

    private const int MostUsedLast = 3,
        LookedAt = 30;

    public sealed class ContactForm
    {
        public string? Who { get; set; }

        public DateOnly? Day { get; set; }

        public string? Length { get; set; }

        public string? Minutes { get; set; }

        public string? What { get; set; }

        public bool IsGroup { get; set; }

        public string? Payer { get; set; }
    }

    [BindProperty]
    public ContactForm Input { get; set; } = new();

    public IReadOnlyList<Choice> Whom { get; private set; } = [];

    public IReadOnlyList<Choice> Activities { get; private set; } = [];

    public IReadOnlyList<Choice> Payers { get; private set; } = [];

    public IReadOnlyList<Choice> Lengths =>
        [
            .. new[] { 15, 30, 45, 60, 90 }.Select(minutes => new Choice(minutes.ToString(CultureInfo.InvariantCulture), $"{minutes} min")),
            new(OtherLength, language[HoursWords.AnotherLength]),
        ];

    /// <summary>Why what was chosen is not stored and what to do instead; null when nothing was stopped.</summary>
    public string? Stopped { get; private set; }

    /// <summary>What was stopped, by its key in the role list; null when nothing was.</summary>
    public string? StoppedActivity { get; private set; }

    /// <summary>The agencies where whoever logs is a peer, in which it can be counted that this was asked.</summary>
    public IReadOnlyList<Choice> PeerAgencies { get; private set; } = [];

    protected PeerAtlasDbContext Database => database;

    protected AuthorityClock Clock => clock;

    protected Guid Me => member.AccountId!.Value;

    protected Language Language => language;

    protected bool IsSpanish => language.Code == "es";

    /// <summary>The referrals that the peer took and that go on, or the one of a contact to be corrected; and the peer's teams.</summary>
    protected async Task LoadChoicesAsync(Guid? referral, PersonReads reads, CancellationToken cancellation)
    {
        Whom = [.. await PeopleAsync(referral, reads, cancellation), .. await TeamsAsync(cancellation)];
        var list = Activity.On(await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation), Input.Day ?? clock.Today, IsSpanish);
        var last = await LastActivitiesAsync(cancellation);
        Activities =
        [
            .. last.Select(id => list.FirstOrDefault(activity => activity.Id == id && activity.Standing == RoleStanding.Inside))
                .OfType<Activity>()
                .Take(MostUsedLast)
                .Select(activity => Named(activity, language[HoursWords.YouUsedLast])),
            .. list.Select(activity => Named(activity, Heading(activity.Standing))),
        ];
        Payers =
        [
            .. (await database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation))
                .Where(rule => rule.HoldsOn(Input.Day ?? clock.Today))
                .OrderBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase)
                .Select(rule => new Choice(rule.Payer, rule.Name)),
        ];
    }

    private Choice Named(Activity activity, string heading) => new(activity.Key, IsSpanish ? activity.Spanish : activity.English, Group: heading);

    /// <summary>What they logged last, the newest first.</summary>
    private async Task<IEnumerable<Guid>> LastActivitiesAsync(CancellationToken cancellation) =>
        (
            await database
                .Set<LoggedContact>()
                .AsNoTracking()
                .Where(contact => contact.PeerId == Me && contact.ReplacedAt == null)
                .OrderByDescending(contact => contact.LoggedAt)
                .Take(LookedAt)
                .Select(contact => contact.ActivityId)
                .ToListAsync(cancellation)
        ).Distinct();

    private async Task<IEnumerable<Choice>> PeopleAsync(Guid? referral, PersonReads reads, CancellationToken cancellation)
    {
        var people = await (
            from row in database.Set<Referral>()
            join person in database.Set<Person>() on row.PersonId equals person.Id
            where row.PeerId == Me && (row.Id == referral || row.Status == ReferralStatus.Accepted || row.Status == ReferralStatus.InContact)
            orderby person.Pseudonym
            select new
            {
                row.Id,
                person.Pseudonym,
                person.Name,
                person.OrganisationId,
            }
        ).ToListAsync(cancellation);
        if (people.Count > 0)
            await reads.RecordAsync([.. people.Select(person => new ListedPerson(person.OrganisationId, person.Pseudonym))], "hours", cancellation);
        return people.Select(person => new Choice(
            $"{PersonPrefix}{person.Id}",
            person.Name is null ? person.Pseudonym : $"{person.Name} ({person.Pseudonym})",
            Group: language[HoursWords.People]
        ));
    }

    private async Task<IEnumerable<Choice>> TeamsAsync(CancellationToken cancellation)
    {
        var teams = await (
            from row in database.Set<TeamMember>().HoldingOn(clock.Today)
            join team in database.Set<Team>() on row.TeamId equals team.Id
            where row.AccountId == Me && row.Role == TeamRole.Peer
            orderby team.Name
            select new { team.Id, team.Name }
        ).ToListAsync(cancellation);
        return teams
            .Distinct()
            .Select(team => new Choice($"{TeamPrefix}{team.Id}", language[HoursWords.ForTheTeam, team.Name], Group: language[HoursWords.WorkWithoutAPerson]));
    }

    /// <summary>Stores what the form says; errors are in the model state, and what was stopped in <see cref="Stopped"/>.</summary>
    protected async Task<bool> SaveAsync(HoursDesk desk, Guid? corrects, CancellationToken cancellation)
    {
        var day = Input.Day ?? DateOnly.MinValue;
        var activity = Activity
            .On(await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation), day, IsSpanish)
            .FirstOrDefault(row => row.Key == Input.What);
        if (activity?.Standing == RoleStanding.Prohibited)
        {
            StoppedActivity = activity.Key;
            PeerAgencies = await PeerAgenciesAsync(cancellation);
            Stopped = IsSpanish ? activity.InsteadSpanish : activity.InsteadEnglish;
            // Nothing of the attempt stays, not even on the page that is shown again.
            Input.What = null;
            ModelState.Remove("Input.What");
            return false;
        }

        var minutes = Input.Length == OtherLength ? Input.Minutes : Input.Length;
        _ = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        RefuseWhatLacks();
        if (!ModelState.IsValid)
            return false;
        var refusal = await desk.LogAsync(
            Me,
            new(
                Id(PersonPrefix),
                Id(TeamPrefix),
                day,
                length,
                activity?.Id ?? Guid.Empty,
                Input.IsGroup,
                string.IsNullOrEmpty(Input.Payer) ? null : Input.Payer
            ),
            corrects,
            cancellation
        );
        if (refusal == HoursRefusal.None)
            return true;
        var (field, words) = Words(refusal);
        Refuse(field, words);
        return false;
    }

    private async Task<IReadOnlyList<Choice>> PeerAgenciesAsync(CancellationToken cancellation)
    {
        var own = (await member.MembershipsAsync(cancellation)).Where(row => row.Role == Role.PeerWorker).Select(row => row.OrganisationId).ToList();
        var agencies = await database.Set<Organisation>().Where(row => own.Contains(row.Id)).OrderBy(row => row.Name).ToListAsync(cancellation);
        return [.. agencies.Select(row => new Choice(row.Id.ToString(), row.Name))];
    }

    private void RefuseWhatLacks()
    {
        if (Input.Who is null)
            Refuse("Who", language[HoursWords.ChooseWithWhom]);
        if (Input.Day is null)
            Refuse("Day", language[HoursWords.GiveTheDay]);
        if (Input.Length is null)
            Refuse("Length", language[HoursWords.ChooseHowLong]);
        if (Input.What is null)
            Refuse("What", language[HoursWords.ChooseWhatYouDid]);
    }

    private Guid? Id(string prefix) =>
        Input.Who is { } who && who.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(who.AsSpan(1), out var id) ? id : null;

    private void Refuse(string field, string words) => ModelState.AddModelError(field.Length == 0 ? "" : $"Input.{field}", words);

    private string Heading(RoleStanding standing) =>
        standing switch
        {
            RoleStanding.Inside => language[HoursWords.YourRole],
            RoleStanding.Outside => language[HoursWords.OutsideYourRoleCounts],
            _ => language[HoursWords.NotYoursToDo],
        };

    private (string Field, string Words) Words(HoursRefusal refusal) =>
        refusal switch
        {
            HoursRefusal.Day => ("Day", language[HoursWords.ChooseTodayOrADay]),
            HoursRefusal.Minutes => (Input.Length == OtherLength ? "Minutes" : "Length", language[HoursWords.GiveWholeMinutesFrom1]),
            HoursRefusal.Activity => ("What", language[HoursWords.TheRoleListOfThatDay]),
            HoursRefusal.Payer => ("Payer", language[HoursWords.ThisPayerHasNoRule]),
            HoursRefusal.Gone => ("", language[HoursWords.ThisContactWasCorrectedOrTaken]),
            _ => ("Who", language[HoursWords.ChooseAPersonWhoseReferral]),
        };
}
