using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Pages.Agency;

/// <summary>What an agency decides about referrals: when one waits too long, and whether names are kept.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class ChoicesModel(PeerAtlasDbContext database) : EditPage<AgencyChoices, ChoicesModel.Form>(database)
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Row = await Database.Set<AgencyChoices>().SingleOrDefaultAsync(choices => choices.OrganisationId == Organisation, cancellation);
        return await Database.Set<Directory.Organisation>().AnyAsync(found => found.Id == Organisation, cancellation);
    }

    protected override Form Fill(AgencyChoices? row) => row is null ? new() : new() { DaysToWait = row.DaysToWait, KeepsNames = row.KeepsNames };

    protected override Task CheckAsync(CancellationToken cancellation)
    {
        if (Input.DaysToWait is null or < 1 or > AgencyChoices.MostDays)
            ModelState.Refuse(nameof(Form.DaysToWait), $"Give a number from 1 to {AgencyChoices.MostDays}.");
        return Task.CompletedTask;
    }

    protected override AgencyChoices Make() => new() { OrganisationId = Organisation };

    protected override async Task StoreAsync(AgencyChoices row, CancellationToken cancellation)
    {
        if (row.KeepsNames && !Input.KeepsNames)
            await ForgetNamesAsync(cancellation);
        (row.DaysToWait, row.KeepsNames) = (Input.DaysToWait!.Value, Input.KeepsNames);
    }

    protected override IActionResult Saved(AgencyChoices row)
    {
        TempData.Done("Your agency’s choices were saved.");
        return RedirectToPage("/Teams/Agency", new { organisation = Organisation });
    }

    private async Task ForgetNamesAsync(CancellationToken cancellation)
    {
        await foreach (
            var person in Database
                .Set<Person>()
                .Where(person => person.OrganisationId == Organisation && person.Name != null)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            (person.Name, person.Version) = (null, Guid.NewGuid());
    }

    public sealed class Form : IVersioned
    {
        public int? DaysToWait { get; set; } = new AgencyChoices { OrganisationId = Guid.Empty }.DaysToWait;

        public bool KeepsNames { get; set; }

        public Guid Version { get; set; }
    }
}
