using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Adds a contact of an organisation, or changes one.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class EditContactModel(PeerAtlasDbContext database) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsNew { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid organisation, Guid? contact, CancellationToken cancellation)
    {
        if (await ShowAsync(organisation, contact, cancellation) is { } missing)
            return missing;
        if (contact is not { } id)
            return Page();
        if (await FindAsync(organisation, id, cancellation) is not { } found)
            return NotFound();
        Input = new Form
        {
            Name = found.Name,
            Email = found.Email,
            Unit = found.UnitId,
            MailLanguage = found.Language,
            Active = found.Active,
            Version = found.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid organisation, Guid? contact, CancellationToken cancellation)
    {
        if (await ShowAsync(organisation, contact, cancellation) is { } missing)
            return missing;
        var found = contact is { } id ? await FindAsync(organisation, id, cancellation) : null;
        if (contact is not null && found is null)
            return NotFound();
        await CheckAsync(organisation, contact, cancellation);
        if (!ModelState.IsValid)
            return Page();

        if (found is null)
            database.Add(
                found = new Contact
                {
                    OrganisationId = organisation,
                    Name = Input.Name!,
                    Email = Input.Email!,
                }
            );
        else
            database.Entry(found).Property(row => row.Version).OriginalValue = Input.Version;
        (found.Name, found.Email, found.UnitId, found.Language, found.Active, found.Version) = (
            Input.Name!,
            Input.Email!,
            Input.Unit,
            Input.MailLanguage!,
            Input.Active,
            Guid.NewGuid()
        );
        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            if (contact is { } changed)
                Input.Version = (await FindAsync(organisation, changed, cancellation))!.Version;
            return Page();
        }

        TempData.Done($"{found.Name} was saved.");
        return RedirectToPage("Organisation", new { organisation });
    }

    private Task<Contact?> FindAsync(Guid organisation, Guid id, CancellationToken cancellation) =>
        database.Set<Contact>().SingleOrDefaultAsync(row => row.Id == id && row.OrganisationId == organisation, cancellation);

    private async Task CheckAsync(Guid organisation, Guid? contact, CancellationToken cancellation)
    {
        ModelState.Refuse(nameof(Form.Name), FrameRules.RefuseName(Input.Name ?? ""));
        ModelState.Refuse(nameof(Form.Email), FrameRules.RefuseEmail(Input.Email ?? ""));
        if (Input.MailLanguage is not ("en" or "es"))
            ModelState.Refuse(nameof(Form.MailLanguage), "Choose a language.");
        if (Input.Unit is { } unit && Units.All(choice => choice.Value != unit.ToString()))
            ModelState.Refuse(nameof(Form.Unit), "Choose a unit of this organization.");
        if (await database.Set<Contact>().AnyAsync(row => row.OrganisationId == organisation && row.Email == Input.Email && row.Id != contact, cancellation))
            ModelState.Refuse(nameof(Form.Email), "Another contact of this organization has this address.");
    }

    private async Task<IActionResult?> ShowAsync(Guid organisation, Guid? contact, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == organisation, cancellation) is not { } found)
            return NotFound();
        (Organisation, IsNew) = (found, contact is null);
        Units = await database
            .Set<Unit>()
            .Where(unit => unit.OrganisationId == organisation)
            .OrderBy(unit => unit.Name)
            .Select(unit => new NamedRow(unit.Id, unit.Name))
            .ToChoicesAsync(cancellation);
        return null;
    }

    public sealed class Form
    {
        public string? Name
        {
            get;
            set => field = value?.Trim();
        }

        public string? Email
        {
            get;
            set => field = value?.Trim().ToLowerInvariant();
        }

        public Guid? Unit { get; set; }

        public string? MailLanguage { get; set; } = "en";

        public bool Active { get; set; } = true;

        public Guid Version { get; set; }
    }
}
