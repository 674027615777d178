using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Directory.Workers;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Teams;

/// <summary>Adds somebody to a team in the role that they have in the agency, or changes days, hours and place.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class MemberModel(PeerAtlasDbContext database, AuthorityClock clock, TeamWorkers workers) : EditPage<TeamMember, MemberModel.Form>(database)
{
    private static readonly (Role Role, TeamRole On)[] Fitting =
    [
        (Role.TraditionalProvider, TeamRole.Provider),
        (Role.PeerWorker, TeamRole.Peer),
        (Role.Supervisor, TeamRole.Supervisor),
    ];

    [BindProperty(Name = "organisation", SupportsGet = true)]
    public Guid OrganisationId { get; set; }

    [BindProperty(Name = "team", SupportsGet = true)]
    public Guid TeamId { get; set; }

    [BindProperty(Name = "member", SupportsGet = true)]
    public Guid? MemberId { get; set; }

    public Team Team { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>Accounts of the agency by role; the value names both.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    protected override string Same => "Somebody else added them at this moment. Look at the team again.";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var teams = Database.Set<Team>().AsNoTracking();
        if (await teams.SingleOrDefaultAsync(found => found.Id == TeamId && found.OrganisationId == OrganisationId, cancellation) is not { } found)
            return false;
        Team = found;
        if (MemberId is null)
        {
            People = await PeopleAsync(cancellation);
            return true;
        }

        Row = await Database.Set<TeamMember>().SingleOrDefaultAsync(row => row.Id == MemberId && row.TeamId == TeamId, cancellation);
        if (Row is null)
            return false;
        Name = await Database.Users.Where(account => account.Id == Row.AccountId).Select(account => account.Name).SingleAsync(cancellation);
        return true;
    }

    protected override Form Fill(TeamMember? row) =>
        row is null
            ? new() { StartsOn = clock.Today }
            : new()
            {
                StartsOn = row.StartsOn,
                EndsOn = row.EndsOn,
                HoursAMonth = row.HoursAMonth,
                Place = row.Place,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        var (account, role) = Who();
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
        var own = MemberId ?? Guid.Empty;
        var others = await Database
            .Set<TeamMember>()
            .AsNoTracking()
            .Where(other => other.TeamId == TeamId && other.AccountId == account && other.Role == role && other.Id != own)
            .ToListAsync(cancellation);
        ModelState.Refuse(nameof(Form.StartsOn), TeamMember.Refuse(others, Input.StartsOn!.Value, Input.EndsOn));
    }

    protected override TeamMember Make()
    {
        var (account, role) = Who();
        return new()
        {
            OrganisationId = OrganisationId,
            TeamId = TeamId,
            AccountId = account,
            Role = role,
            StartsOn = Input.StartsOn!.Value,
        };
    }

    protected override Task StoreAsync(TeamMember row, CancellationToken cancellation)
    {
        (DateOnly, DateOnly?)? before = IsNew ? null : (row.StartsOn, row.EndsOn);
        (row.StartsOn, row.EndsOn) = (Input.StartsOn!.Value, Input.EndsOn);
        if (row.Role == TeamRole.Peer)
            (row.HoursAMonth, row.Place) = (Input.HoursAMonth, Input.Place ?? "");
        return workers.FollowAsync(row, before, cancellation);
    }

    protected override IActionResult Saved(TeamMember row)
    {
        TempData.Done("The member was saved.");
        return RedirectToPage("Team", new { organisation = OrganisationId, team = TeamId });
    }

    private (Guid Account, TeamRole Role) Who()
    {
        if (Row is { } member)
            return (member.AccountId, member.Role);
        if (People.All(person => person.Value != Input.Who))
            return default;
        var parts = Input.Who!.Split(':');
        return (Guid.Parse(parts[0]), Enum.Parse<TeamRole>(parts[1]));
    }

    private async Task<IReadOnlyList<Choice>> PeopleAsync(CancellationToken cancellation)
    {
        var people = await (
            from membership in Database.Set<Membership>()
            join account in Database.Users on membership.AccountId equals account.Id
            where membership.OrganisationId == OrganisationId
            orderby account.Name
            select new
            {
                account.Id,
                account.Name,
                membership.Role,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. Fitting.SelectMany(fit =>
                people.Where(person => person.Role == fit.Role).Select(person => new Choice($"{person.Id}:{fit.On}", person.Name, null, fit.On.Words()))
            ),
        ];
    }

    public sealed class Form : IVersioned
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
