using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>Adds somebody to a team in the role that they have in the agency, or changes days, hours and place.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class MemberModel(PeerAtlasDbContext database, AuthorityClock clock, TeamWorkers workers) : PageModel
{
    private static readonly (Role Role, TeamRole On)[] Fitting =
    [
        (Role.TraditionalProvider, TeamRole.Provider),
        (Role.PeerWorker, TeamRole.Peer),
        (Role.Supervisor, TeamRole.Supervisor),
    ];

    [BindProperty]
    public Form Input { get; set; } = new();

    public Team Team { get; private set; } = null!;

    /// <summary>The membership that is changed; null while one is added.</summary>
    public TeamMember? Member { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Accounts of the agency by role; the value names both.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, Guid team, Guid? member, CancellationToken cancellation)
    {
        if (!await LoadAsync(organisation, team, member, cancellation))
            return NotFound();
        Input = Member is null
            ? new Form { StartsOn = clock.Today }
            : new Form
            {
                StartsOn = Member.StartsOn,
                EndsOn = Member.EndsOn,
                HoursAMonth = Member.HoursAMonth,
                Place = Member.Place,
                Version = Member.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid organisation, Guid team, Guid? member, CancellationToken cancellation)
    {
        if (!await LoadAsync(organisation, team, member, cancellation))
            return NotFound();
        var (account, role) = Who();
        await CheckAsync(account, role, cancellation);
        if (!ModelState.IsValid)
            return Page();
        (DateOnly, DateOnly?)? before = Member is null ? null : (Member.StartsOn, Member.EndsOn);
        if (Member is null)
            database.Add(
                Member = new TeamMember
                {
                    OrganisationId = organisation,
                    TeamId = team,
                    AccountId = account,
                    Role = role,
                    StartsOn = Input.StartsOn!.Value,
                }
            );
        else
            database.Entry(Member).Property(row => row.Version).OriginalValue = Input.Version;
        (Member.StartsOn, Member.EndsOn, Member.Version) = (Input.StartsOn!.Value, Input.EndsOn, Guid.NewGuid());
        if (role == TeamRole.Peer)
            (Member.HoursAMonth, Member.Place) = (Input.HoursAMonth, Input.Place ?? "");
        await workers.FollowAsync(Member, before, cancellation);
        if (!await database.TrySaveAsync(ModelState, "Somebody else added them at this moment. Look at the team again.", cancellation))
        {
            Member = null;
            await LoadAsync(organisation, team, member, cancellation);
            Input.Version = Member?.Version ?? Guid.Empty;
            return Page();
        }

        TempData.Done("The member was saved.");
        return RedirectToPage("Team", new { organisation, team });
    }

    private (Guid Account, TeamRole Role) Who()
    {
        if (Member is { } member)
            return (member.AccountId, member.Role);
        if (People.All(person => person.Value != Input.Who))
            return default;
        var parts = Input.Who!.Split(':');
        return (Guid.Parse(parts[0]), Enum.Parse<TeamRole>(parts[1]));
    }

    private async Task CheckAsync(Guid account, TeamRole role, CancellationToken cancellation)
    {
        if (account == Guid.Empty)
            ModelState.Refuse(nameof(Form.Who), "Choose who.");
        if (Input.StartsOn is null)
            ModelState.Refuse(nameof(Form.StartsOn), "Give the first day.");
        if (Input.HoursAMonth is < 0 or > TeamMember.MostHours)
            ModelState.Refuse(nameof(Form.HoursAMonth), $"Give a number from 0 to {TeamMember.MostHours}.");
        if (Input.Place?.Length > TeamMember.PlaceLength)
            ModelState.Refuse(nameof(Form.Place), $"Use at most {TeamMember.PlaceLength} characters.");
        if (!ModelState.IsValid)
            return;
        var own = Member?.Id ?? Guid.Empty;
        var others = await database
            .Set<TeamMember>()
            .AsNoTracking()
            .Where(other => other.TeamId == Team.Id && other.AccountId == account && other.Role == role && other.Id != own)
            .ToListAsync(cancellation);
        ModelState.Refuse(nameof(Form.StartsOn), TeamMember.Refuse(others, Input.StartsOn!.Value, Input.EndsOn));
    }

    private async Task<bool> LoadAsync(Guid organisation, Guid team, Guid? member, CancellationToken cancellation)
    {
        if (
            await database.Set<Team>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == team && found.OrganisationId == organisation, cancellation)
            is not { } found
        )
            return false;
        Team = found;
        if (member is not null)
        {
            Member = await database.Set<TeamMember>().SingleOrDefaultAsync(row => row.Id == member && row.TeamId == team, cancellation);
            if (Member is null)
                return false;
            Name = await database.Users.Where(account => account.Id == Member.AccountId).Select(account => account.Name).SingleAsync(cancellation);
            return true;
        }

        var people = await (
            from membership in database.Set<Membership>()
            join account in database.Users on membership.AccountId equals account.Id
            where membership.OrganisationId == organisation
            orderby account.Name
            select new
            {
                account.Id,
                account.Name,
                membership.Role,
            }
        ).ToListAsync(cancellation);
        People =
        [
            .. Fitting.SelectMany(fit =>
                people.Where(person => person.Role == fit.Role).Select(person => new Choice($"{person.Id}:{fit.On}", person.Name, null, fit.On.Words()))
            ),
        ];
        return true;
    }

    public sealed class Form
    {
        public string? Who { get; set; }

        public DateOnly? StartsOn { get; set; }

        public DateOnly? EndsOn { get; set; }

        public int? HoursAMonth { get; set; }

        public string? Place
        {
            get;
            set => field = value?.Trim();
        }

        public Guid Version { get; set; }
    }
}
