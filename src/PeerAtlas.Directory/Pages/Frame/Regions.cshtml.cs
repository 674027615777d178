using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>The regions: all of them, and a form that adds one or renames the one in the address.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class RegionsModel(PeerAtlasDbContext database) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The region that is being renamed; null while one is being added.</summary>
    public Region? Edited { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? region, CancellationToken cancellation)
    {
        if (!await LoadAsync(region, cancellation))
            return NotFound();
        if (Edited is not null)
            Input = new Form { Name = Edited.Name, Version = Edited.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? region, CancellationToken cancellation)
    {
        if (!await LoadAsync(region, cancellation))
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return Page();

        if (Edited is { } edited)
        {
            database.Entry(edited).Property(row => row.Version).OriginalValue = Input.Version;
            (edited.Name, edited.Version) = (Input.Name!, Guid.NewGuid());
        }
        else
        {
            database.Add(new Region { Key = Input.Key!, Name = Input.Name! });
        }

        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            await LoadAsync(region, cancellation);
            Input.Version = Edited?.Version ?? Guid.Empty;
            return Page();
        }

        TempData.Done($"The region {Input.Name} was saved.");
        return RedirectToPage(new { region = (Guid?)null });
    }

    private void Check()
    {
        ModelState.Refuse(nameof(Form.Name), FrameRules.RefuseName(Input.Name ?? ""));
        if (Edited is not null)
            return;
        ModelState.Refuse(nameof(Form.Key), FrameRules.RefuseKey(Input.Key ?? ""));
        if (Rows.FirstOrDefault(row => string.Equals(row.Region.Key, Input.Key, StringComparison.OrdinalIgnoreCase)) is { } taken)
            ModelState.Refuse(nameof(Form.Key), $"{taken.Region.Name} has this key already. Give this one another.");
    }

    private async Task<bool> LoadAsync(Guid? region, CancellationToken cancellation)
    {
        Rows = await database
            .Set<Region>()
            .OrderBy(row => row.Name)
            .Select(row => new Row(row, database.Set<Organisation>().Count(organisation => organisation.RegionId == row.Id && organisation.Active)))
            .ToListAsync(cancellation);
        Edited = Rows.FirstOrDefault(row => row.Region.Id == region)?.Region;
        return region is null || Edited is not null;
    }

    public sealed record Row(Region Region, int Organisations);

    public sealed class Form
    {
        public string? Key
        {
            get;
            set => field = value?.Trim();
        }

        public string? Name
        {
            get;
            set => field = value?.Trim();
        }

        public Guid Version { get; set; }
    }
}
