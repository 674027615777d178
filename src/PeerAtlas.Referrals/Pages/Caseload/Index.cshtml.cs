using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory.Teams;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;
using PeerAtlas.Referrals.Referring;

namespace PeerAtlas.Referrals.Pages.Caseload;

/// <summary>A provider's own caseload, and that of a supervisor's teams: from here people are referred.</summary>
[Requires(Permission.ReferPeople)]
internal sealed class IndexModel(PeerAtlasDbContext database, OwnWork work, OwnPlaces places, PersonReads reads, AuthorityClock clock) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? Text
    {
        get;
        set => field = value?.Trim();
    }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public bool IsEmpty => Found == 0 && string.IsNullOrEmpty(Text);

    public bool MayAdd { get; private set; }

    public bool Supervises { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int FollowUps { get; private set; }

    public IReadOnlyList<(Benefits Benefit, int Times)> Benefits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Supervises = await (await places.TeamsAsync(TeamRole.Supervisor, Permission.SuperviseTeams, cancellation)).AnyAsync(cancellation);
        MayAdd = Supervises || await (await places.TeamsAsync(TeamRole.Provider, Permission.ReferPeople, cancellation)).AnyAsync(cancellation);
        var asked =
            from entry in (await work.CaseloadAsync(cancellation)).AsNoTracking()
            join person in database.Set<Person>() on entry.PersonId equals person.Id
            select new { entry, person };
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (Text?.ToLowerInvariant() is { Length: > 0 } words)
            asked = asked.Where(row => row.person.Pseudonym.ToLower().Contains(words) || row.person.Name!.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        Found = await asked.CountAsync(cancellation);
        Pages = (Found + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        Rows = await asked
            .OrderBy(row => row.person.Pseudonym)
            .ThenBy(row => row.entry.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(row => new Row(
                row.person.Id,
                row.person.OrganisationId,
                row.person.Pseudonym,
                row.person.Name,
                database.Set<Team>().Where(team => team.Id == row.entry.TeamId).Select(team => team.Name).First(),
                database.Users.Where(account => account.Id == row.entry.ProviderId).Select(account => account.Name).FirstOrDefault(),
                database
                    .Set<Referral>()
                    .Where(referral => referral.PersonId == row.person.Id && referral.TeamId == row.entry.TeamId)
                    .OrderByDescending(referral => referral.MadeAt)
                    .FirstOrDefault()
            ))
            .ToListAsync(cancellation);
        await reads.RecordAsync([.. Rows.Select(row => new ListedPerson(row.OrganisationId, row.Pseudonym))], "caseload", cancellation);
        await CountBenefitsAsync(cancellation);
    }

    private async Task CountBenefitsAsync(CancellationToken cancellation)
    {
        var since = clock.Today.AddMonths(-12);
        var referred = (await work.ReferredAsync(cancellation)).Select(referral => referral.Id);
        var told = await database
            .Set<BenefitFollowUp>()
            .Where(followUp => followUp.On >= since && referred.Contains(followUp.ReferralId))
            .Select(followUp => followUp.Benefits)
            .ToListAsync(cancellation);
        FollowUps = told.Count;
        Benefits =
        [
            .. BenefitSets
                .Each.Select(benefit => (benefit, told.Count(set => set.HasFlag(benefit))))
                .Where(row => row.Item2 > 0)
                .OrderByDescending(row => row.Item2),
        ];
    }

    internal sealed record Row(Guid PersonId, Guid OrganisationId, string Pseudonym, string? Name, string Team, string? Provider, Referral? Referral);
}
