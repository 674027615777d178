using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>All organisations of the frame.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class IndexModel(PeerAtlasDbContext database) : PageModel
{
    private const int PageSize = 25;

    public static readonly Choice[] Statuses = [new("active", "In the frame"), new("inactive", "No longer in the frame"), new("all", "Both")];

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => (Found + PageSize - 1) / PageSize;

    /// <summary>Whether nothing was brought in yet: the authority itself is there from the first sign-in.</summary>
    public bool IsFrameEmpty { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Regions = await FrameForm.RegionsAsync(database, cancellation);
        var query = Filtered();
        Found = await query.CountAsync(cancellation);
        IsFrameEmpty = !await database.Set<Organisation>().AnyAsync(organisation => organisation.Kind != OrganisationKind.Authority, cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, Pages));
        Rows = await query
            .OrderBy(organisation => organisation.Name)
            .ThenBy(organisation => organisation.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(organisation => new Row(
                organisation.Id,
                organisation.Name,
                organisation.Key,
                organisation.Kind,
                database.Set<Region>().Where(region => region.Id == organisation.RegionId).Select(region => region.Name).FirstOrDefault(),
                organisation.Programme,
                database.Set<Unit>().Count(unit => unit.OrganisationId == organisation.Id && unit.Active),
                database.Set<Contact>().Count(contact => contact.OrganisationId == organisation.Id && contact.Active),
                organisation.Active
            ))
            .ToListAsync(cancellation);
    }

    private IQueryable<Organisation> Filtered()
    {
        var query = database.Set<Organisation>().AsNoTracking();
        if (Status is not "all")
            query = query.Where(organisation => organisation.Active == (Status != "inactive"));
        if (Kind is { } kind)
            query = query.Where(organisation => organisation.Kind == kind);
        if (Region is { } region)
            query = query.Where(organisation => organisation.RegionId == region);
        if (string.IsNullOrWhiteSpace(Text))
            return query;

        var text = Text.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        return query.Where(organisation =>
            organisation.Name.ToLower().Contains(text)
            || organisation.Key.ToLower().Contains(text)
            || organisation.Programme.ToLower().Contains(text)
            || database
                .Set<Contact>()
                .Any(contact => contact.OrganisationId == organisation.Id && (contact.Email.Contains(text) || contact.Name.ToLower().Contains(text)))
        );
#pragma warning restore CA1304, CA1311, CA1862
    }

    public sealed record Row(Guid Id, string Name, string Key, OrganisationKind Kind, string? Region, string Programme, int Units, int Contacts, bool Active);
}
