using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Adds an organisation, or changes one.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class EditOrganisationModel(PeerAtlasDbContext database) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Guid? Id { get; private set; }

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? organisation, CancellationToken cancellation)
    {
        if (organisation is { } id)
        {
            if (await FindAsync(id, cancellation) is not { } found)
                return NotFound();
            Input = new Form
            {
                Key = found.Key,
                Name = found.Name,
                Kind = found.Kind,
                Region = found.RegionId,
                Programme = found.Programme,
                Version = found.Version,
            };
            Input.Take(found);
        }

        return await ShowAsync(organisation, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid? organisation, CancellationToken cancellation)
    {
        var found = organisation is { } id ? await FindAsync(id, cancellation) : null;
        if (organisation is not null && found is null)
            return NotFound();
        await CheckAsync(found, cancellation);
        if (!ModelState.IsValid)
            return await ShowAsync(organisation, cancellation);

        if (found is null)
            database.Add(
                found = new Organisation
                {
                    Key = Input.Key!,
                    Name = Input.Name!,
                    Kind = Input.Kind!.Value,
                }
            );
        else
            database.Entry(found).Property(row => row.Version).OriginalValue = Input.Version;
        (found.Name, found.Kind, found.RegionId, found.Programme, found.Version) = (
            Input.Name!,
            Input.Kind!.Value,
            Input.Region,
            Input.Programme ?? "",
            Guid.NewGuid()
        );
        Input.Give(found);
        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            if (organisation is { } changed)
                Input.Version = (await FindAsync(changed, cancellation))!.Version;
            return await ShowAsync(organisation, cancellation);
        }

        TempData.Done(organisation is null ? $"{found.Name} was added. Now add who answers for it." : $"{found.Name} was saved.");
        return RedirectToPage("Organisation", new { organisation = found.Id });
    }

    private Task<Organisation?> FindAsync(Guid id, CancellationToken cancellation) =>
        database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == id, cancellation);

    private async Task CheckAsync(Organisation? found, CancellationToken cancellation)
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
        var taken = await database
            .Set<Organisation>()
            .Where(row => row.Key.ToLower() == key.ToLower())
            .Select(row => row.Name)
            .FirstOrDefaultAsync(cancellation);
#pragma warning restore CA1304, CA1311, CA1862
        if (taken is not null)
            ModelState.Refuse(nameof(Form.Key), $"{taken} has this key already. Give this one another.");
    }

    private async Task<IActionResult> ShowAsync(Guid? organisation, CancellationToken cancellation)
    {
        Id = organisation;
        Regions = await FrameForm.RegionsAsync(database, cancellation);
        return Page();
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

        public OrganisationKind? Kind { get; set; }

        public Guid? Region { get; set; }

        public string? Programme
        {
            get;
            set => field = value?.Trim();
        }

        public Guid Version { get; set; }
    }
}
