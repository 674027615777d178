using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Adds a unit of an organisation, or changes one.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class EditUnitModel(PeerAtlasDbContext database) : EditPage<Unit, EditUnitModel.Form>(database)
{
    [BindProperty(Name = "organisation", SupportsGet = true)]
    public Guid OrganisationId { get; set; }

    [BindProperty(Name = "unit", SupportsGet = true)]
    public Guid? UnitId { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == OrganisationId, cancellation) is not { } found)
            return false;
        Organisation = found;
        Regions = await FrameForm.RegionsAsync(Database, cancellation);
        Row = await Database.Set<Unit>().SingleOrDefaultAsync(row => row.Id == UnitId && row.OrganisationId == OrganisationId, cancellation);
        return Row is not null || UnitId is null;
    }

    protected override Form Fill(Unit? row)
    {
        if (row is null)
            return new();
        var form = new Form
        {
            Key = row.Key,
            Name = row.Name,
            Kind = row.Kind,
            Region = row.RegionId,
            Programme = row.Programme,
            Active = row.Active,
        };
        form.Take(row);
        return form;
    }

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        ModelState.Refuse(nameof(Form.Name), FrameRules.RefuseName(Input.Name ?? ""));
        ModelState.Refuse(nameof(Form.Programme), FrameRules.RefuseProgramme(Input.Programme ?? ""));
        Input.Refuse(ModelState);
        if (Input.Kind is null)
            ModelState.Refuse(nameof(Form.Kind), "Choose a kind.");
        if (!IsNew)
            return;
        ModelState.Refuse(nameof(Form.Key), FrameRules.RefuseKey(Input.Key ?? ""));
        if (await Database.Set<Unit>().FindHolderAsync(row => row.Key, Input.Key, itself: null, cancellation) is { } holder)
            ModelState.Refuse(nameof(Form.Key), $"The unit {holder.Name} has this key already. Give this one another.");
    }

    protected override Unit Make() =>
        new()
        {
            OrganisationId = OrganisationId,
            Key = Input.Key!,
            Name = Input.Name!,
            Kind = Input.Kind!.Value,
        };

    protected override Task StoreAsync(Unit row, CancellationToken cancellation)
    {
        (row.Name, row.Kind, row.RegionId, row.Programme, row.Active) = (Input.Name!, Input.Kind!.Value, Input.Region, Input.Programme ?? "", Input.Active);
        Input.Give(row);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(Unit row)
    {
        TempData.Done($"The unit {row.Name} was saved.");
        return RedirectToPage("Organisation", new { organisation = OrganisationId });
    }

    public sealed class Form : PlaceForm, IVersioned
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
