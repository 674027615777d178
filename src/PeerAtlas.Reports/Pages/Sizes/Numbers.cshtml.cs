using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Design;
using PeerAtlas.Platform.Access;
using PeerAtlas.Reports.Sizes;

namespace PeerAtlas.Reports.Pages.Sizes;

/// <summary>Keeps numbers that the surveys of a wave do not give, each with its source.</summary>
[Requires(Permission.AnalyseAnswers)]
internal sealed class NumbersModel(SizeDesk desk) : PageModel
{
    private const int Largest = 10_000_000;

    public WavePicture Picture { get; private set; } = null!;

    /// <summary>What the page showed of the wave when it was opened.</summary>
    [BindProperty]
    public Guid Seen { get; set; }

    [BindProperty]
    public int? Certified { get; set; }

    [BindProperty]
    public string? CertifiedSource { get; set; }

    [BindProperty]
    public decimal? CertifiedShare { get; set; }

    [BindProperty]
    public int? CertifiedShareBase { get; set; }

    [BindProperty]
    public string? CertifiedShareSource { get; set; }

    [BindProperty]
    public int? Jobs { get; set; }

    [BindProperty]
    public string? JobsSource { get; set; }

    [BindProperty]
    public decimal? JobsPerPerson { get; set; }

    [BindProperty]
    public string? JobsPerPersonSource { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        var kept = Picture.Kept?.ReadNumbers() ?? new();
        (Certified, CertifiedSource) = (kept.Certified, kept.CertifiedSource);
        (CertifiedShare, CertifiedShareBase, CertifiedShareSource) = (Rounded(100 * kept.CertifiedShare), kept.CertifiedShareBase, kept.CertifiedShareSource);
        (Jobs, JobsSource, JobsPerPerson, JobsPerPersonSource) = (kept.Jobs, kept.JobsSource, Rounded(kept.JobsPerPerson), kept.JobsPerPersonSource);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid wave, CancellationToken cancellation)
    {
        if (!await LoadAsync(wave, cancellation))
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return Page();
        if (!await desk.KeepNumbersAsync(wave, Read(), Seen, cancellation))
        {
            ModelState.AddModelError("", SizeDesk.ChangedMeanwhile);
            ModelState.Remove(nameof(Seen));
            return await LoadAsync(wave, cancellation) ? Page() : NotFound();
        }

        TempData.Done("The numbers were saved.");
        return RedirectToPage("/Sizes/Size", new { wave });
    }

    private void Check()
    {
        Range(nameof(Certified), Certified is < 0 or > Largest, "The number is a whole one from 0 to 10,000,000.");
        Range(nameof(Jobs), Jobs is < 1 or > Largest, "The number is a whole one from 1 to 10,000,000.");
        Range(nameof(CertifiedShare), CertifiedShare is <= 0 or > 100, "The share is more than 0 and at most 100 percent.");
        Range(nameof(CertifiedShareBase), CertifiedShareBase is < 2 or > Largest, "The number of answers is a whole one from 2 to 10,000,000.");
        Range(nameof(JobsPerPerson), JobsPerPerson is < 1 or > 20, "Whoever is a peer worker has at least one job: a number from 1 to 20.");
        Range(
            nameof(CertifiedShareBase),
            CertifiedShare is not null && CertifiedShareBase is null,
            "Say on how many answers the share rests, so that its precision is known."
        );
        Source(nameof(CertifiedSource), Certified is not null, CertifiedSource);
        Source(nameof(CertifiedShareSource), CertifiedShare is not null, CertifiedShareSource);
        Source(nameof(JobsSource), Jobs is not null, JobsSource);
        Source(nameof(JobsPerPersonSource), JobsPerPerson is not null, JobsPerPersonSource);
    }

    private void Range(string field, bool isWrong, string problem)
    {
        if (isWrong)
            ModelState.AddModelError(field, problem);
    }

    private void Source(string name, bool isNeeded, string? source)
    {
        if (isNeeded && string.IsNullOrWhiteSpace(source))
            ModelState.AddModelError(name, "Say where the number comes from and of which day.");
        else if (source?.Length > WorkforceSize.SourceLength)
            ModelState.AddModelError(name, "The source has at most 500 characters.");
    }

    private KnownNumbers Read() =>
        new()
        {
            Certified = Certified,
            CertifiedSource = Certified is null ? "" : CertifiedSource!.Trim(),
            CertifiedShare = (double?)(CertifiedShare / 100),
            CertifiedShareBase = CertifiedShare is null ? null : CertifiedShareBase,
            CertifiedShareSource = CertifiedShare is null ? "" : CertifiedShareSource!.Trim(),
            Jobs = Jobs,
            JobsSource = Jobs is null ? "" : JobsSource!.Trim(),
            JobsPerPerson = (double?)JobsPerPerson,
            JobsPerPersonSource = JobsPerPerson is null ? "" : JobsPerPersonSource!.Trim(),
        };

    private async Task<bool> LoadAsync(Guid wave, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(wave, cancellation) is not { } picture)
            return false;
        Picture = picture;
        return true;
    }

    private static decimal? Rounded(double? value) => value is { } number ? Math.Round((decimal)number, 6) : null;
}
