using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Web.Pages.Members;

/// <summary>The organisations whose members the person may manage: all for an analyst, their own for an administrator.</summary>
[Requires(Permission.ManageOwnMembers)]
internal sealed class IndexModel(PeerAtlasDbContext database, CurrentMember current) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<Row> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var organisations = database.Set<Organisation>().AsNoTracking();
        if (!await current.MayAsync(Permission.ManageAllMembers, cancellation: cancellation))
        {
            var own = (await current.MembershipsAsync(cancellation))
                .Where(member => member.Role.Allows(Permission.ManageOwnMembers))
                .Select(member => member.OrganisationId)
                .Distinct()
                .ToList();
            if (own.Count == 1)
                return LocalRedirect(MemberLinks.Organisation(own[0]));
            organisations = organisations.Where(organisation => own.Contains(organisation.Id));
        }

#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        if (Search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            organisations = organisations.Where(organisation => organisation.Name.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        Pages = (await organisations.CountAsync(cancellation) + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        Organisations = await organisations
            .OrderBy(organisation => organisation.Kind == OrganisationKind.Authority ? 0 : 1)
            .ThenBy(organisation => organisation.Name)
            .ThenBy(organisation => organisation.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(organisation => new Row(
                organisation.Id,
                organisation.Name,
                database
                    .Set<Membership>()
                    .Where(membership => membership.OrganisationId == organisation.Id)
                    .Select(membership => membership.AccountId)
                    .Distinct()
                    .Count()
            ))
            .ToListAsync(cancellation);
        return Page();
    }

    internal sealed record Row(Guid Id, string Name, int Members);
}
