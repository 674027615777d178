using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Work;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>An agency brings the service records of its own system.</summary>
[Requires(Permission.ManageTeams)]
[RequestSizeLimit(ServiceImport.MaxMegabytes * 1024L * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = ServiceImport.MaxMegabytes * 1024L * 1024)]
internal sealed class ImportModel(PeerAtlasDbContext database, CurrentMember member, Works works, TimeProvider clock) : PageModel
{
    [BindProperty]
    public IFormFile? Records { get; set; }

    [BindProperty]
    public Guid? Agency { get; set; }

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => StartAsync(isCheckOnly: false, cancellation);

    /// <summary>Reads the file and answers with every problem as a file; nothing is imported.</summary>
    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation) => StartAsync(isCheckOnly: true, cancellation);

    private async Task<IActionResult> StartAsync(bool isCheckOnly, CancellationToken cancellation)
    {
        if (await AgencyAsync(cancellation) is not { } agency)
            return Page();
        await using var content = Records!.OpenReadStream();
        var named = Agencies.Count > 1 ? Agencies.First(choice => choice.Value == agency.ToString()).Label : null;
        var file = new UploadedRecords(Uploads.NameOf(Records.FileName), Records.Length, agency, named, isCheckOnly);
        var work = ServiceImportWork.Of(file, member.AccountId, clock.GetUtcNow().UtcDateTime);
        if (await works.StartAsync(work, content, cancellation) is { } started)
            return Redirect(WorkLinks.Work(started));
        SayMany();
        return Page();
    }

    private async Task<Guid?> AgencyAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var id = Agencies.Count == 1 ? Guid.Parse(Agencies[0].Value) : Agency;
        if (!Agencies.Any(choice => choice.Value == id.ToString()))
            ModelState.AddModelError(nameof(Agency), "Choose the agency.");
        if (Records is null || Records.Length == 0)
            ModelState.AddModelError(nameof(Records), "Choose a CSV file.");
        else if (await works.AreManyAsync(cancellation))
            SayMany();
        return ModelState.IsValid ? id : null;
    }

    private void SayMany() =>
        ModelState.AddModelError(
            nameof(Records),
            $"{Works.MostOfOne} files of yours are being worked on. Wait until one is done, or call it off, and send this one again."
        );

    /// <summary>The agencies of the person's own memberships: nobody imports for another.</summary>
    private async Task LoadAsync(CancellationToken cancellation)
    {
        var own = (await member.MembershipsAsync(cancellation))
            .Where(row => row.Role.Allows(Permission.ManageTeams))
            .Select(row => row.OrganisationId)
            .Distinct()
            .ToList();
        Agencies =
        [
            .. (
                await database
                    .Set<Organisation>()
                    .Where(organisation => own.Contains(organisation.Id))
                    .OrderBy(organisation => organisation.Name)
                    .ToListAsync(cancellation)
            ).Select(organisation => new Choice(organisation.Id.ToString(), organisation.Name)),
        ];
    }
}
