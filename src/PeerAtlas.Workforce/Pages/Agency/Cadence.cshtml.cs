using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Supervision;

namespace PeerAtlas.Workforce.Pages.Agency;

/// <summary>Adds what supervision an agency asks itself, from a day to a day, changes it or ends it.</summary>
[Requires(Permission.ManageWorkers, OrganisationFrom = "organisation")]
internal sealed class CadenceModel(PeerAtlasDbContext database, AuthorityClock clock) : EditPage<AgencyCadence, CadenceForm>(database)
{
    public static IReadOnlyList<Choice> Units { get; } = [new(nameof(CadenceUnit.Week), "a week"), new(nameof(CadenceUnit.Month), "a month")];

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(Name = "cadence", SupportsGet = true)]
    public Guid? CadenceId { get; set; }

    protected override string Same => "Another one begins on this day. Nothing was saved, and what you typed is still below.";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<AgencyCadence>().SingleOrDefaultAsync(row => row.Id == CadenceId && row.OrganisationId == Organisation, cancellation);
        return Row is not null || CadenceId is null;
    }

    protected override CadenceForm Fill(AgencyCadence? row) =>
        row is null
            ? new() { StartsOn = clock.Today }
            : new()
            {
                Times = row.Times,
                Every = row.Every,
                MinutesOfOne = row.MinutesOfOne,
                FaceToFace = row.FaceToFace,
                StartsOn = row.StartsOn,
                EndsOn = row.EndsOn,
            };

    protected override async Task CheckAsync(CancellationToken cancellation)
    {
        Input.Check(ModelState, clock.Today);
        if (!ModelState.IsValid)
            return;
        var others = await Database
            .Set<AgencyCadence>()
            .AsNoTracking()
            .Where(row => row.OrganisationId == Organisation && row.Id != CadenceId)
            .ToListAsync(cancellation);
        ModelState.Refuse(nameof(CadenceForm.StartsOn), AgencyCadence.Refuse(others, Input.StartsOn!.Value, Input.EndsOn));
    }

    protected override AgencyCadence Make() =>
        new()
        {
            OrganisationId = Organisation,
            Times = Input.Times!.Value,
            Every = Input.Every!.Value,
            StartsOn = Input.StartsOn!.Value,
        };

    protected override Task StoreAsync(AgencyCadence row, CancellationToken cancellation)
    {
        (row.Times, row.Every, row.MinutesOfOne, row.FaceToFace) = (Input.Times!.Value, Input.Every!.Value, Input.MinutesOfOne, Input.FaceToFace);
        (row.StartsOn, row.EndsOn) = (Input.StartsOn!.Value, Input.EndsOn);
        return Task.CompletedTask;
    }

    protected override IActionResult Saved(AgencyCadence row)
    {
        TempData.Done("What your agency asks was saved.");
        return LocalRedirect(WorkerLinks.Supervision(Organisation));
    }
}
