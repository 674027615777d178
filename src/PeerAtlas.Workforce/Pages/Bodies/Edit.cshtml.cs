using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Bodies;

namespace PeerAtlas.Workforce.Pages.Bodies;

/// <summary>Adds who certifies in a state, changes it, or takes it out.</summary>
[Requires(Permission.ManageCertificationRules)]
internal sealed class EditModel(PeerAtlasDbContext database, AuthorityClock clock) : EditPage<CertifyingBody, BodyForm>(database)
{
    public static IReadOnlyList<Choice> Places { get; } = [.. UsPlace.All.Select(place => new Choice(place.Code, place.English))];

    [BindProperty(Name = "body", SupportsGet = true)]
    public Guid? BodyId { get; set; }

    protected override string Same => "The directory has it already. Nothing was saved, and what you typed is still below.";

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellation) || Row is null)
            return NotFound();
        Database.Remove(Row);
        var isDone = await Database.TrySaveAsync(ModelState, cancellation);
        TempData.Tell(isDone, isDone ? "It was taken out of the directory." : "Somebody else changed it at this moment. Nothing was changed.");
        return LocalRedirect(CertificationLinks.Bodies);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<CertifyingBody>().SingleOrDefaultAsync(body => body.Id == BodyId, cancellation);
        return Row is not null || BodyId is null;
    }

    protected override BodyForm Fill(CertifyingBody? row) =>
        row is null
            ? new() { ReviewedOn = clock.Today }
            : new()
            {
                Place = row.Place,
                Name = row.Name,
                Reach = row.Reach,
                Source = row.Source,
                ReviewedOn = row.ReviewedOn,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        Input.Check(ModelState, clock.Today);
        var place = Input.Place;
        var there = Database.Set<CertifyingBody>().Where(body => body.Place == place);
        if (await there.FindHolderAsync(body => body.Name, Input.Name, BodyId, cancellation) is not null)
            ModelState.Refuse(nameof(BodyForm.Name), "The directory has it already.");
    }

    protected override CertifyingBody Make() =>
        new()
        {
            Place = Input.Place!,
            Name = Input.Name!,
            ReviewedOn = Input.ReviewedOn!.Value,
        };

    protected override Task StoreAsync(CertifyingBody row, CancellationToken cancellation)
    {
        (row.Place, row.Name, row.Reach, row.Source) = (Input.Place!, Input.Name!, Input.Reach ?? "", Input.Source ?? "");
        row.ReviewedOn = Input.ReviewedOn!.Value;
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(CertifyingBody row)
    {
        TempData.Done($"{row.Name} was saved.");
        return LocalRedirect(CertificationLinks.Bodies);
    }
}
