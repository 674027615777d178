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
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Statistics;
using PeerAtlas.Statistics.Charts;

namespace PeerAtlas.Referrals.Pages.Use;

/// <summary>How far peer support is used: a supervisor's teams, an agency's teams, or for the authority counts by agency.</summary>
[Requires(Permission.SeeUse)]
internal sealed class IndexModel(PeerAtlasDbContext database, CurrentMember member, AuthorityClock clock, UseBoard board, StateBoard state, AskedCounts asked)
    : PageModel
{
    public sealed record SupervisorLine(string Name, int Teams, int Caseload, int Referrals);

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Agency { get; set; }

    public DateOnly Shown { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>What the authority sees; null for everybody else.</summary>
    public StateUse? State { get; private set; }

    /// <summary>The teams that the person may see.</summary>
    public IReadOnlyList<TeamUse> Teams { get; private set; } = [];

    public IReadOnlyList<(TeamUse Team, Signal Signal, SignalAnswer? Answer)> Signals { get; private set; } = [];

    public FigureTable? Shares { get; private set; }

    public FunnelChart? Funnel { get; private set; }

    public IReadOnlyList<SupervisorLine> Supervisors { get; private set; } = [];

    public bool IsWholeAgency { get; private set; }

    /// <summary>What peers had counted that they were asked; null for who sees some teams alone.</summary>
    public AskedReport? Asked { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Shown = Months.Read(Month) is { } month && month <= clock.Today ? month : board.LastMonth;
        var memberships = (await member.MembershipsAsync(cancellation)).Where(row => row.Role.Allows(Permission.SeeUse)).ToList();
        if (memberships.Exists(row => row.Role.IsAuthorityWide()))
        {
            (Title, State) = ("The state", await state.ReadAsync(Shown, cancellation));
            Asked = await asked.EverywhereAsync(Shown, cancellation);
            return;
        }

        var own = memberships.Select(row => row.OrganisationId).Distinct().ToList();
        var organisations = await database
            .Set<Organisation>()
            .Where(organisation => own.Contains(organisation.Id))
            .OrderBy(organisation => organisation.Name)
            .ToListAsync(cancellation);
        Agencies = [.. organisations.Select(organisation => new Choice(organisation.Id.ToString(), organisation.Name))];
        var shown = organisations.Find(organisation => organisation.Id == Agency) ?? organisations[0];
        (Title, Agency) = (shown.Name, shown.Id);
        IsWholeAgency = memberships.Exists(row => row.OrganisationId == shown.Id && row.Role == Role.AgencyAdministrator);
        Asked = IsWholeAgency ? await asked.AtAsync(shown.Id, Shown, cancellation) : null;
        await LoadAsync(shown, cancellation);
    }

    private async Task LoadAsync(Organisation organisation, CancellationToken cancellation)
    {
        var all = await board.ReadAsync(organisation.Id, Shown, cancellation);
        var supervisors = await database
            .Set<TeamMember>()
            .AsNoTracking()
            .HoldingOn(clock.Today)
            .Where(row => row.OrganisationId == organisation.Id && row.Role == TeamRole.Supervisor)
            .ToListAsync(cancellation);
        var mine = supervisors.Where(row => row.AccountId == member.AccountId).Select(row => row.TeamId).ToHashSet();
        Teams = [.. all.Where(team => IsWholeAgency || mine.Contains(team.Team.Id))];
        if (Teams.Where(team => team.Caseload > 0).ToList() is { Count: > 0 } serving)
            Compare(serving, [.. all.Where(team => team.Caseload > 0)]);
        var answers = await database
            .Set<SignalAnswer>()
            .AsNoTracking()
            .Where(answer => answer.OrganisationId == organisation.Id && answer.Month == Shown)
            .ToListAsync(cancellation);
        Signals =
        [
            .. from team in Teams
            from signal in Board.Signals.Of(team)
            select (team, signal, answers.Where(answer => answer.TeamId == team.Team.Id && answer.Kind == signal.Kind).MaxBy(answer => answer.At)),
        ];
        if (IsWholeAgency)
            await LoadSupervisorsAsync(all, supervisors, cancellation);
    }

    /// <summary>The teams that are shown, side by side, and all of the agency in the funnel.</summary>
    private void Compare(List<TeamUse> shown, List<TeamUse> all)
    {
        Shares = new()
        {
            Name = "use.team",
            Title = $"People on the caseload who had peer support, {Shown.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
            Columns = ["Share with peer support"],
            Rows =
            [
                .. shown.Select(
                    (team, at) => new FigureRow(team.Team.Name, [ShareFigure.Of($"use.team.{at}", team.Team.Name, team.Supported, team.Caseload, Shown)])
                ),
            ],
        };
        Funnel = new(
            [.. all.Select(team => new FunnelDot(team.Team.Name, team.Caseload, team.Share!.Value, team.Funnel!.Position == FunnelPosition.Outside998))],
            all.Sum(team => (double)team.Supported) / all.Sum(team => team.Caseload)
        );
    }

    private async Task LoadSupervisorsAsync(IReadOnlyList<TeamUse> all, List<TeamMember> supervisors, CancellationToken cancellation)
    {
        var ids = supervisors.Select(row => row.AccountId).Distinct().ToList();
        var names = await database
            .Set<Account>()
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
        Supervisors =
        [
            .. supervisors
                .GroupBy(row => row.AccountId)
                .Select(rows =>
                {
                    var teams = all.Where(team => rows.Any(row => row.TeamId == team.Team.Id)).ToList();
                    return new SupervisorLine(names[rows.Key], teams.Count, teams.Sum(team => team.Caseload), teams.Sum(team => team.Referrals));
                })
                .OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
