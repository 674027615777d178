using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Fhir;

namespace PeerAtlas.Referrals.Pages.Connections;

/// <summary>The tokens with which other systems of an agency read and change its referrals: make one, see when it was last used, revoke it.</summary>
[Requires(Permission.ManageConnections, OrganisationFrom = "organisation")]
internal sealed class TokensModel(PeerAtlasDbContext database, FhirCaller caller, AuthorityClock clock) : PageModel
{
    [FromRoute]
    public Guid Organisation { get; set; }

    [BindProperty]
    public NewToken Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public string Address => caller.Base;

    public DateOnly Today => clock.Today;

    /// <summary>The secret of the token that was just made; it stands in this one answer and nowhere else.</summary>
    public string? Secret { get; private set; }

    public IReadOnlyList<AgencyToken> Tokens { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.ExpiresOn = Today.AddYears(1);
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Input.ExpiresOn is { } day && (day < Today || day > Today.AddDays(AgencyToken.MostDays)))
            ModelState.AddModelError("Input.ExpiresOn", $"Choose a day from today to {Today.AddDays(AgencyToken.MostDays):yyyy-MM-dd}.");
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        var secret = AgencyToken.NewSecret();
        database.Add(
            new AgencyToken
            {
                OrganisationId = Organisation,
                Name = Input.Name!.Trim(),
                SecretHash = AgencyToken.Hash(secret),
                ExpiresOn = Input.ExpiresOn!.Value,
                MadeAt = clock.UtcNow,
            }
        );
        await database.SaveChangesAsync(cancellation);
        Response.NeverCache();
        Secret = secret;
        ModelState.Clear();
        Input = new NewToken { ExpiresOn = Today.AddYears(1) };
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken cancellation)
    {
        // The permission was checked for the organisation in the address, so the token must be one of it.
        if (
            await database.Set<AgencyToken>().SingleOrDefaultAsync(found => found.Id == token && found.OrganisationId == Organisation, cancellation)
            is not { } found
        )
            return NotFound();
        found.RevokedAt ??= clock.UtcNow;
        await database.SaveChangesAsync(cancellation);
        TempData.Done($"The token of {found.Name} was revoked. It no longer works.");
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().SingleOrDefaultAsync(found => found.Id == Organisation, cancellation) is not { } organisation)
            return NotFound();
        Name = organisation.Name;
        Tokens = await database
            .Set<AgencyToken>()
            .AsNoTracking()
            .Where(token => token.OrganisationId == Organisation)
            .OrderBy(token => token.RevokedAt != null)
            .ThenBy(token => token.Name)
            .ThenBy(token => token.Id)
            .ToListAsync(cancellation);
        return Page();
    }
}

/// <summary>What the form asks.</summary>
internal sealed class NewToken
{
    [
        Required(ErrorMessage = "Enter the name of the system."),
        StringLength(AgencyToken.NameLength, ErrorMessage = "Use at most 60 characters."),
        Display(Name = "Name of the system")
    ]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter the last day on which the token works."), Display(Name = "Works until")]
    public DateOnly? ExpiresOn { get; set; }
}
