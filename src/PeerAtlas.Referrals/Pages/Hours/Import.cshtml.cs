using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>An agency brings the service records of its own system.</summary>
[Requires(Permission.ManageTeams)]
[RequestSizeLimit(ServiceImport.MaxMegabytes * 1024L * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = ServiceImport.MaxMegabytes * 1024L * 1024)]
internal sealed class ImportModel(PeerAtlasDbContext database, CurrentMember member, ServiceImport import) : PageModel
{
    [BindProperty]
    public IFormFile? Records { get; set; }

    [BindProperty]
    public Guid? Agency { get; set; }

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public ServiceImportResult? Result { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await AgencyAsync(cancellation) is not { } agency) return Page();
        await using var content = Records!.OpenReadStream();
        Result = await import.RunAsync(agency, content, Path.GetFileName(Records.FileName), cancellation: cancellation);
        if (!Result.IsGood) ModelState.AddModelError(nameof(Records), $"{Result.ProblemCount:N0} {(Result.ProblemCount == 1 ? "cell is" : "cells are")} not as they must be. They are named below.");
        return Page();
    }

    /// <summary>Reads the file and answers with every problem as a file; nothing is imported, and nothing is kept here.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation)
    {
        if (await AgencyAsync(cancellation) is not { } agency) return Page();
        await using var content = Records!.OpenReadStream();
        var all = new MemoryStream();
        await using (var writer = new StreamWriter(all, leaveOpen: true))
            Result = await import.RunAsync(agency, content, Path.GetFileName(Records.FileName), writer, isCheckOnly: true, cancellation);
        if (Result.IsGood) return Page();
        all.Position = 0;
        return File(all, "text/csv", "problems.csv");
    }

    private async Task<Organisation?> AgencyAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var id = Agencies.Count == 1 ? Guid.Parse(Agencies[0].Value) : Agency;
        if (!Agencies.Any(choice => choice.Value == id.ToString())) ModelState.AddModelError(nameof(Agency), "Choose the agency.");
        if (Records is null || Records.Length == 0) ModelState.AddModelError(nameof(Records), "Choose a CSV file.");
        return ModelState.IsValid ? await database.Set<Organisation>().SingleAsync(organisation => organisation.Id == id, cancellation) : null;
    }

    /// <summary>The agencies of the person's own memberships: nobody imports for another.</summary>
    private async Task LoadAsync(CancellationToken cancellation)
    {
        var own = (await member.MembershipsAsync(cancellation)).Where(row => row.Role.Allows(Permission.ManageTeams)).Select(row => row.OrganisationId).Distinct().ToList();
        Agencies = [.. (await database.Set<Organisation>().Where(organisation => own.Contains(organisation.Id)).OrderBy(organisation => organisation.Name).ToListAsync(cancellation))
            .Select(organisation => new Choice(organisation.Id.ToString(), organisation.Name))];
    }
}
