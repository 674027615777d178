using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Referrals.Pages.Connections;

/// <summary>Leads to the connections of one's own organisation, or to the choice when one manages several.</summary>
[Requires(Permission.ManageConnections)]
internal sealed class IndexModel(PeerAtlasDbContext database, CurrentMember current) : PageModel
{
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var own = (await current.MembershipsAsync(cancellation))
            .Where(member => member.Role.Allows(Permission.ManageConnections))
            .Select(member => member.OrganisationId)
            .Distinct()
            .ToList();
        if (own is [var only])
            return LocalRedirect(ConnectionLinks.Tokens(only));
        Organisations = await database
            .Set<Organisation>()
            .Where(organisation => own.Contains(organisation.Id))
            .OrderBy(organisation => organisation.Name)
            .Select(organisation => new Choice(organisation.Id, organisation.Name))
            .ToListAsync(cancellation);
        return Page();
    }

    internal sealed record Choice(Guid Id, string Name);
}
