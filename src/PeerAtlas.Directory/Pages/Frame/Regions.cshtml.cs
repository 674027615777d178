using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;

namespace PeerAtlas.Directory.Pages.Frame;

/// <summary>The regions: all of them, and a form that adds one or renames the one in the address.</summary>
[Requires(Permission.ManageFrame)]
internal sealed class RegionsModel(PeerAtlasDbContext database) : EditPage<Region, RegionsModel.Form>(database)
{
    [BindProperty(Name = "region", SupportsGet = true)]
    public Guid? RegionId { get; set; }

    public IReadOnlyList<Counted> All { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        All = await Database
            .Set<Region>()
            .OrderBy(row => row.Name)
            .Select(row => new Counted(row, Database.Set<Organisation>().Count(organisation => organisation.RegionId == row.Id && organisation.Active)))
            .ToListAsync(cancellation);
        Row = All.FirstOrDefault(row => row.Region.Id == RegionId)?.Region;
        return Row is not null || RegionId is null;
    }

    protected override Form Fill(Region? row) => new() { Name = row?.Name };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        ModelState.Refuse(nameof(Form.Name), FrameRules.RefuseName(Input.Name ?? ""));
        if (!IsNew)
            return;
        ModelState.Refuse(nameof(Form.Key), FrameRules.RefuseKey(Input.Key ?? ""));
        if (await Database.Set<Region>().FindHolderAsync(row => row.Key, Input.Key, itself: null, cancellation) is { } holder)
            ModelState.Refuse(nameof(Form.Key), $"{holder.Name} has this key already. Give this one another.");
    }

    protected override Region Make() => new() { Key = Input.Key!, Name = Input.Name! };

    protected override Task StoreAsync(Region row, CancellationToken cancellation)
    {
        row.Name = Input.Name!;
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(Region row)
    {
        TempData.Done($"The region {row.Name} was saved.");
        return RedirectToPage(new { region = (Guid?)null });
    }

    public sealed record Counted(Region Region, int Organisations);

    public sealed class Form : IVersioned
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
