using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Adds a contact of an organisation, or changes one.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class EditContactModel(PeerAtlasDbContext database) : EditPage<Contact, EditContactModel.Form>(database)
{
    [BindProperty(Name = "organisation", SupportsGet = true)]
    public Guid OrganisationId { get; set; }

    [BindProperty(Name = "contact", SupportsGet = true)]
    public Guid? ContactId { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    private IQueryable<Contact> Contacts => Database.Set<Contact>().Where(row => row.OrganisationId == OrganisationId);

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == OrganisationId, cancellation) is not { } found)
            return false;
        Organisation = found;
        Units = await Database
            .Set<Unit>()
            .Where(unit => unit.OrganisationId == OrganisationId)
            .OrderBy(unit => unit.Name)
            .Select(unit => new NamedRow(unit.Id, unit.Name))
            .ToChoicesAsync(cancellation);
        Row = await Contacts.SingleOrDefaultAsync(row => row.Id == ContactId, cancellation);
        return Row is not null || ContactId is null;
    }

    protected override Form Fill(Contact? row) =>
        row is null
            ? new()
            : new()
            {
                Name = row.Name,
                Email = row.Email,
                Unit = row.UnitId,
                MailLanguage = row.Language,
                Active = row.Active,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        ModelState.Refuse(nameof(Form.Name), FrameRules.RefuseName(Input.Name ?? ""));
        ModelState.Refuse(nameof(Form.Email), FrameRules.RefuseEmail(Input.Email ?? ""));
        if (Input.MailLanguage is not ("en" or "es"))
            ModelState.Refuse(nameof(Form.MailLanguage), "Choose a language.");
        if (Input.Unit is { } unit && Units.All(choice => choice.Value != unit.ToString()))
            ModelState.Refuse(nameof(Form.Unit), "Choose a unit of this organization.");
        if (await Contacts.FindHolderAsync(row => row.Email, Input.Email, ContactId, cancellation) is not null)
            ModelState.Refuse(nameof(Form.Email), "Another contact of this organization has this address.");
    }

    protected override Contact Make() =>
        new()
        {
            OrganisationId = OrganisationId,
            Name = Input.Name!,
            Email = Input.Email!,
        };

    protected override Task StoreAsync(Contact row, CancellationToken cancellation)
    {
        (row.Name, row.Email, row.UnitId, row.Language, row.Active) = (Input.Name!, Input.Email!, Input.Unit, Input.MailLanguage!, Input.Active);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(Contact row)
    {
        TempData.Done($"{row.Name} was saved.");
        return RedirectToPage("Organisation", new { organisation = OrganisationId });
    }

    public sealed class Form : IVersioned
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
