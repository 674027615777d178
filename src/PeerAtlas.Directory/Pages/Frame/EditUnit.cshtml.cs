using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Adds a unit of an organisation, or changes one.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class EditUnitModel(PeerAtlasDbContext database) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsNew { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, Guid? unit, CancellationToken cancellation)
    {
        if (await ShowAsync(organisation, unit, cancellation) is { } missing)
            return missing;
        if (unit is not { } id)
            return Page();
        if (await FindAsync(organisation, id, cancellation) is not { } found)
            return NotFound();
        Input = new Form
        {
            Key = found.Key,
            Name = found.Name,
            Kind = found.Kind,
            Region = found.RegionId,
            Programme = found.Programme,
            Active = found.Active,
            Version = found.Version,
        };
        Input.Take(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid organisation, Guid? unit, CancellationToken cancellation)
    {
        if (await ShowAsync(organisation, unit, cancellation) is { } missing)
            return missing;
        var found = unit is { } id ? await FindAsync(organisation, id, cancellation) : null;
        if (unit is not null && found is null)
            return NotFound();
        await CheckAsync(found, cancellation);
        if (!ModelState.IsValid)
            return Page();

        if (found is null)
            database.Add(
                found = new Unit
                {
                    OrganisationId = organisation,
                    Key = Input.Key!,
                    Name = Input.Name!,
                    Kind = Input.Kind!.Value,
                }
            );
        else
            database.Entry(found).Property(row => row.Version).OriginalValue = Input.Version;
        (found.Name, found.Kind, found.RegionId, found.Programme, found.Active, found.Version) = (
            Input.Name!,
            Input.Kind!.Value,
            Input.Region,
            Input.Programme ?? "",
            Input.Active,
            Guid.NewGuid()
        );
        Input.Give(found);
        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            if (unit is { } changed)
                Input.Version = (await FindAsync(organisation, changed, cancellation))!.Version;
            return Page();
        }

        TempData.Done($"The unit {found.Name} was saved.");
        return RedirectToPage("Organisation", new { organisation });
    }

    private Task<Unit?> FindAsync(Guid organisation, Guid id, CancellationToken cancellation) =>
        database.Set<Unit>().SingleOrDefaultAsync(row => row.Id == id && row.OrganisationId == organisation, cancellation);

    private async Task CheckAsync(Unit? found, CancellationToken cancellation)
    {
        var key = Input.Key ?? "";
        ModelState.Refuse(nameof(Form.Name), FrameRules.RefuseName(Input.Name ?? ""));
        ModelState.Refuse(nameof(Form.Programme), FrameRules.RefuseProgramme(Input.Programme ?? ""));
        Input.Refuse(ModelState);
        if (Input.Kind is null)
            ModelState.Refuse(nameof(Form.Kind), "Choose a kind.");
        if (found is not null)
            return;
        ModelState.Refuse(nameof(Form.Key), FrameRules.RefuseKey(key));
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        var taken = await database.Set<Unit>().Where(row => row.Key.ToLower() == key.ToLower()).Select(row => row.Name).FirstOrDefaultAsync(cancellation);
#pragma warning restore CA1304, CA1311, CA1862
        if (taken is not null)
            ModelState.Refuse(nameof(Form.Key), $"The unit {taken} has this key already. Give this one another.");
    }

    private async Task<IActionResult?> ShowAsync(Guid organisation, Guid? unit, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == organisation, cancellation) is not { } found)
            return NotFound();
        (Organisation, IsNew) = (found, unit is null);
        Regions = await FrameForm.RegionsAsync(database, cancellation);
        return null;
    }

    public sealed class Form : PlaceForm
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

        public UnitKind? Kind { get; set; }

        public Guid? Region { get; set; }

        public string? Programme
        {
            get;
            set => field = value?.Trim();
        }

        public bool Active { get; set; } = true;

        public Guid Version { get; set; }
    }
}
