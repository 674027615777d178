using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Caseloads;

namespace PeerAtlas.Referrals.Pages.Agency;

/// <summary>What an agency decides about referrals: when one waits too long, and whether names are kept.</summary>
[Requires(Permission.ManageTeams, OrganisationFrom = "organisation")]
internal sealed class ChoicesModel(PeerAtlasDbContext database) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await database.Set<Directory.Organisation>().AnyAsync(found => found.Id == Organisation, cancellation))
            return NotFound();
        if (await FindAsync(cancellation) is { } found)
            Input = new Form
            {
                DaysToWait = found.DaysToWait,
                KeepsNames = found.KeepsNames,
                Version = found.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await database.Set<Directory.Organisation>().AnyAsync(found => found.Id == Organisation, cancellation))
            return NotFound();
        if (Input.DaysToWait is null or < 1 or > AgencyChoices.MostDays)
            ModelState.Refuse(nameof(Form.DaysToWait), $"Give a number from 1 to {AgencyChoices.MostDays}.");
        if (!ModelState.IsValid)
            return Page();
        var found = await FindAsync(cancellation);
        if (found is null)
            database.Add(found = new AgencyChoices { OrganisationId = Organisation });
        else
            database.Entry(found).Property(row => row.Version).OriginalValue = Input.Version;
        if (found.KeepsNames && !Input.KeepsNames)
            await ForgetNamesAsync(cancellation);
        (found.DaysToWait, found.KeepsNames, found.Version) = (Input.DaysToWait!.Value, Input.KeepsNames, Guid.NewGuid());
        if (!await database.TrySaveAsync(ModelState, cancellation))
        {
            Input.Version = (await FindAsync(cancellation))?.Version ?? Guid.Empty;
            return Page();
        }

        TempData.Done("Your agency’s choices were saved.");
        return RedirectToPage("/Teams/Agency", new { organisation = Organisation });
    }

    private async Task ForgetNamesAsync(CancellationToken cancellation)
    {
        await foreach (
            var person in database
                .Set<Person>()
                .Where(person => person.OrganisationId == Organisation && person.Name != null)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            (person.Name, person.Version) = (null, Guid.NewGuid());
    }

    private Task<AgencyChoices?> FindAsync(CancellationToken cancellation) =>
        database.Set<AgencyChoices>().SingleOrDefaultAsync(choices => choices.OrganisationId == Organisation, cancellation);

    public sealed class Form
    {
        public int? DaysToWait { get; set; } = new AgencyChoices { OrganisationId = Guid.Empty }.DaysToWait;

        public bool KeepsNames { get; set; }

        public Guid Version { get; set; }
    }
}
