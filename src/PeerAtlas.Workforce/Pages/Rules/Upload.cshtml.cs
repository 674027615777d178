using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Rules;

/// <summary>Takes a rule as a file, or says by place what is wrong with it.</summary>
[Requires(Permission.ManageCertificationRules)]
internal sealed class UploadModel(PeerAtlasDbContext database, RulesInForce rules, CurrentMember member, AuthorityClock clock) : PageModel
{
    private const int MostFiles = 100;

    [BindProperty]
    public IFormFile? Rule { get; set; }

    public string FileName { get; private set; } = "";

    /// <summary>What is wrong with the file, each with its place.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public IReadOnlyList<Row> Files { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Rule is null || Rule.Length == 0)
            ModelState.AddModelError(nameof(Rule), "Choose a file.");
        else if (Rule.Length > RuleReader.Limit)
            ModelState.AddModelError(nameof(Rule), $"A rule has at most {RuleReader.Limit / 1000} KB.");
        if (ModelState.IsValid && await TakeAsync(Rule!, cancellation) is { } taken)
        {
            TempData.Done($"{taken} counts from now on.");
            return LocalRedirect(CertificationLinks.Rule(taken));
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task<string?> TakeAsync(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        FileName = Path.GetFileName(file.FileName);
        try
        {
            return (await rules.TakeAsync(FileName, content.ToArray(), member.AccountId, cancellation)).Id;
        }
        catch (CertificationInputException refused)
        {
            Problems = [.. refused.Problems.Select(problem => problem.ToString())];
            ModelState.AddModelError(nameof(Rule), "The file has something that cannot stay. It is listed below.");
            return null;
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var files = await (
            from file in database.Set<RuleFile>().AsNoTracking()
            join held in database.Users on file.AccountId equals held.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby file.At descending
            select new
            {
                file.RuleId,
                file.At,
                account!.Name,
            }
        )
            .Take(MostFiles)
            .ToListAsync(cancellation);
        Files = [.. files.Select(file => new Row(file.RuleId, DateOnly.FromDateTime(clock.ToLocal(file.At)), file.Name))];
    }

    internal sealed record Row(string Rule, DateOnly On, string? By);
}
