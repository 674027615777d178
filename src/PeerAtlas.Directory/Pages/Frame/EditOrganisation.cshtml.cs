using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>Adds an organisation, or changes one.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class EditOrganisationModel(PeerAtlasDbContext database) : EditPage<Organisation, EditOrganisationModel.Form>(database)
{
    [BindProperty(Name = "organisation", SupportsGet = true)]
    public Guid? Id { get; set; }

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Regions = await FrameForm.RegionsAsync(Database, cancellation);
        Row = await Database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == Id, cancellation);
        return Row is not null || Id is null;
    }

    protected override Form Fill(Organisation? row)
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
        if (await Database.Set<Organisation>().FindHolderAsync(row => row.Key, Input.Key, itself: null, cancellation) is { } holder)
            ModelState.Refuse(nameof(Form.Key), $"{holder.Name} has this key already. Give this one another.");
    }

    protected override Organisation Make() =>
        new()
        {
            Key = Input.Key!,
            Name = Input.Name!,
            Kind = Input.Kind!.Value,
        };

    protected override Task StoreAsync(Organisation row, CancellationToken cancellation)
    {
        (row.Name, row.Kind, row.RegionId, row.Programme) = (Input.Name!, Input.Kind!.Value, Input.Region, Input.Programme ?? "");
        Input.Give(row);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(Organisation row)
    {
        TempData.Done(IsNew ? $"{row.Name} was added. Now add who answers for it." : $"{row.Name} was saved.");
        return RedirectToPage("Organisation", new { organisation = row.Id });
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
