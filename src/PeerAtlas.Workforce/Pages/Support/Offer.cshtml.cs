using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Support;

namespace PeerAtlas.Workforce.Pages.Support;

/// <summary>Adds an offer of support to the list of an organization, changes it, or takes it out.</summary>
[Requires(Permission.KeepPeerSupport, OrganisationFrom = "organisation")]
internal sealed class OfferModel(PeerAtlasDbContext database, AuthorityClock clock) : EditPage<SupportOffer, OfferForm>(database)
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "offer", SupportsGet = true)]
    public Guid? OfferId { get; set; }

    protected override string Same => "Your list has one of this name already. Nothing was saved, and what you typed is still below.";

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellation) || Row is null)
            return NotFound();
        Database.Remove(Row);
        var isDone = await Database.TrySaveAsync(ModelState, cancellation);
        TempData.Tell(isDone, isDone ? "It was taken out of the list." : "Somebody else changed it at this moment. Nothing was changed.");
        return LocalRedirect(ArrangementLinks.Offers(Organisation));
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<SupportOffer>().SingleOrDefaultAsync(offer => offer.Id == OfferId && offer.OrganisationId == Organisation, cancellation);
        return Row is not null || OfferId is null;
    }

    protected override OfferForm Fill(SupportOffer? row) =>
        row is null
            ? new() { ReviewedOn = clock.Today }
            : new()
            {
                What = row.What,
                Who = row.Who,
                Reach = row.Reach,
                When = row.When,
                ReviewedOn = row.ReviewedOn,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        Input.Check(ModelState, clock.Today);
        var own = Database.Set<SupportOffer>().Where(offer => offer.OrganisationId == Organisation);
        if (await own.FindHolderAsync(offer => offer.What, Input.What, OfferId, cancellation) is not null)
            ModelState.Refuse(nameof(OfferForm.What), "Your list has one of this name already.");
    }

    protected override SupportOffer Make() =>
        new()
        {
            OrganisationId = Organisation,
            What = Input.What!,
            Who = Input.Who!,
            Reach = Input.Reach!,
            When = Input.When!,
            ReviewedOn = Input.ReviewedOn!.Value,
        };

    protected override Task StoreAsync(SupportOffer row, CancellationToken cancellation)
    {
        (row.What, row.Who, row.Reach, row.When, row.ReviewedOn) = (Input.What!, Input.Who!, Input.Reach!, Input.When!, Input.ReviewedOn!.Value);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(SupportOffer row)
    {
        TempData.Done($"{row.What} was saved.");
        return LocalRedirect(ArrangementLinks.Offers(Organisation));
    }
}
