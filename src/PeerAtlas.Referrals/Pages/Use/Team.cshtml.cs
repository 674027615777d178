using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Board;
using PeerAtlas.Referrals.Hours;
using PeerAtlas.Statistics;

namespace PeerAtlas.Referrals.Pages.Use;

/// <summary>One team: its signals and the answers to them, its shares before and after a change, and its peers' hours.</summary>
[Requires(Permission.SeeUse)]
internal sealed class TeamModel(PeerAtlasDbContext database, CurrentMember member, AuthorityClock clock, UseBoard board, TeamBoard team) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty]
    public SignalKind? Kind { get; set; }

    [BindProperty]
    public SignalResponse? Done { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public DateOnly Shown { get; private set; }

    public TeamUse Use { get; private set; } = null!;

    /// <summary>The share of the month as a figure.</summary>
    public Figure Share => ShareFigure.Of("use.this", "Had peer support", Use.Supported, Use.Caseload, Shown);

    public TeamHistory History { get; private set; } = null!;

    public IReadOnlyList<Signal> Signals { get; private set; } = [];

    public ILookup<SignalKind, (SignalAnswer Answer, string By)> Answers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid team, CancellationToken cancellation) => await LoadAsync(team, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid team, CancellationToken cancellation)
    {
        if (!await LoadAsync(team, cancellation))
            return NotFound();
        if (Signals.All(signal => signal.Kind != Kind))
            ModelState.AddModelError("", "This signal is no longer there: the numbers of the month have changed.");
        if (Done is null)
            ModelState.AddModelError(nameof(Done), "Choose what you did.");
        if (Words?.Length > SignalAnswer.WordsLength)
            ModelState.AddModelError(nameof(Words), $"Use at most {SignalAnswer.WordsLength} characters.");
        if (Done is SignalResponse.Explained or SignalResponse.ActedOn && string.IsNullOrWhiteSpace(Words))
            ModelState.AddModelError(nameof(Words), "Say in a few words what the reason or the step is.");
        if (!ModelState.IsValid)
            return Page();
        database.Add(
            new SignalAnswer
            {
                OrganisationId = Use.Team.OrganisationId,
                TeamId = team,
                Kind = Kind!.Value,
                Month = Shown,
                Response = Done!.Value,
                Words = Words?.Trim() ?? "",
                AnsweredById = member.AccountId!.Value,
                At = clock.UtcNow,
            }
        );
        await database.SaveChangesAsync(cancellation);
        TempData.Done("Your answer is kept with the signal.");
        return RedirectToPage(new { team, Month = Shown.Written() });
    }

    /// <summary>False where the person neither supervises the team nor runs its agency. The authority sees no team.</summary>
    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var memberships = await member.MembershipsAsync(cancellation);
        var found = await database.Set<Team>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (found is null || !await MaySeeAsync(found, memberships, cancellation))
            return false;
        Shown = Months.Read(Month) is { } asked && asked <= clock.Today ? asked : board.LastMonth;
        var use = (await board.ReadAsync(found.OrganisationId, Shown, cancellation)).FirstOrDefault(row => row.Team.Id == id);
        if (use is null)
            return false;
        Use = use;
        Signals = Board.Signals.Of(Use);
        History = await team.ReadAsync(found, Shown, cancellation);
        Answers = (
            await (
                from answer in database.Set<SignalAnswer>().AsNoTracking()
                join account in database.Set<Account>() on answer.AnsweredById equals account.Id
                where answer.TeamId == id && answer.Month == Shown
                orderby answer.At descending
                select new { answer, account.Name }
            ).ToListAsync(cancellation)
        ).ToLookup(row => row.answer.Kind, row => (row.answer, row.Name));
        return true;
    }

    private async Task<bool> MaySeeAsync(Team found, IReadOnlyList<Member> memberships, CancellationToken cancellation)
    {
        if (memberships.Any(row => row.OrganisationId == found.OrganisationId && row.Role == Role.AgencyAdministrator))
            return true;
        if (!memberships.Any(row => row.OrganisationId == found.OrganisationId && row.Role == Role.Supervisor))
            return false;
        return await database
            .Set<TeamMember>()
            .HoldingOn(clock.Today)
            .AnyAsync(row => row.TeamId == found.Id && row.AccountId == member.AccountId && row.Role == TeamRole.Supervisor, cancellation);
    }
}
