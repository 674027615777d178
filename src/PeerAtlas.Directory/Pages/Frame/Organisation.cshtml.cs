using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>One organisation with its units and contacts.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class OrganisationModel(PeerAtlasDbContext database) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Regions { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == organisation, cancellation) is not { } found)
            return NotFound();
        Organisation = found;
        Regions = await database.Set<Region>().ToDictionaryAsync(region => region.Id, region => region.Name, cancellation);
        Units = await database.Set<Unit>().Where(unit => unit.OrganisationId == organisation).OrderBy(unit => unit.Name).ToListAsync(cancellation);
        Contacts = await database
            .Set<Contact>()
            .Where(contact => contact.OrganisationId == organisation)
            .OrderBy(contact => contact.Name)
            .ToListAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostRemoveAsync(Guid organisation, CancellationToken cancellation) => SetActiveAsync(organisation, false, cancellation);

    public Task<IActionResult> OnPostRestoreAsync(Guid organisation, CancellationToken cancellation) => SetActiveAsync(organisation, true, cancellation);

    public string RegionOf(Guid? id) => id is { } region ? Regions[region] : "–";

    /// <summary>Where it is, as far as that is known.</summary>
    public static IEnumerable<(string Label, string Value)> PlaceOf(Placed row) =>
        new[] { ("Address", $"{row.Address} {row.Zip}".Trim()), ("County", row.County), ("Phone", row.Phone), ("License number", row.Licence) }.Where(part =>
            part.Item2.Length > 0
        );

    private async Task<IActionResult> SetActiveAsync(Guid organisation, bool active, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == organisation, cancellation) is not { } found)
            return NotFound();
        if (found.Active != active)
        {
            (found.Active, found.Version) = (active, Guid.NewGuid());
            await database.SaveChangesAsync(cancellation);
        }

        TempData.Done(
            active
                ? $"{found.Name} is in the frame again."
                : $"{found.Name} is no longer in the frame. What it answered before is kept, and you can take it back in at any time."
        );
        return RedirectToPage(new { organisation });
    }
}
