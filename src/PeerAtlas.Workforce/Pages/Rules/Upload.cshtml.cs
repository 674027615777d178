using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Json;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
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

    /// <summary>The rule of a file that was read and does not count yet; null when there is none.</summary>
    public string? Read { get; private set; }

    /// <summary>That file, to be sent again.</summary>
    public string Again { get; private set; } = "";

    /// <summary>What it says.</summary>
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    /// <summary>What counts today.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    /// <summary>How many credentials were issued by this rule.</summary>
    public int Holders { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Shows what the file says, in words, beside what counts today. Nothing changes yet.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Rule is null || Rule.Length == 0)
            ModelState.AddModelError(nameof(Rule), "Choose a file.");
        else if (Rule.Length > RuleReader.Limit)
            ModelState.AddModelError(nameof(Rule), $"A rule has at most {RuleReader.Limit / 1000} KB.");
        else
        {
            using var content = new MemoryStream();
            await Rule.CopyToAsync(content, cancellation);
            FileName = Path.GetFileName(Rule.FileName);
            if (await TryAsync(() => rules.CheckAsync(FileName, content.ToArray(), cancellation)) is { } read)
                await PreviewAsync(read, content.ToArray(), cancellation);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>Lets the file count that was shown. It comes again with the page, and is checked again.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string? content, string? fileName, CancellationToken cancellation)
    {
        FileName = Path.GetFileName(fileName ?? "");
        var bytes = new byte[RuleReader.Limit];
        if (!Convert.TryFromBase64String(content ?? "", bytes, out var length))
            ModelState.AddModelError(nameof(Rule), "Choose the file again.");
        else if (await TryAsync(() => rules.TakeAsync(FileName, bytes[..length], member.AccountId, cancellation)) is { } taken)
        {
            TempData.Done($"{taken.Id} counts from now on.");
            return LocalRedirect(CertificationLinks.Rule(taken.Id));
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task<CertificationRule?> TryAsync(Func<Task<CertificationRule>> read)
    {
        try
        {
            return await read();
        }
        catch (CertificationInputException refused)
        {
            Problems = [.. refused.Problems.Select(problem => problem.ToString())];
            ModelState.AddModelError(nameof(Rule), "The file has something that cannot stay. It is listed below.");
            return null;
        }
    }

    private async Task PreviewAsync(CertificationRule read, byte[] content, CancellationToken cancellation)
    {
        Read = read.Id;
        Again = Convert.ToBase64String(content);
        Sentences = Words(read);
        Before = (await rules.ReadAsync(cancellation)).Find(read.Id) is { } before ? Words(before) : [];
        Holders = await database
            .Set<Credential>()
            .IgnoreQueryFilters([PeerAtlasDbContext.OrganisationFilter])
            .CountAsync(credential => credential.RuleId == read.Id && credential.Stage == CredentialStage.Issued, cancellation);
    }

    private IReadOnlyList<string> Words(CertificationRule rule) =>
        rule.On(clock.Today) is { } version ? RuleExplanation.Of(rule, version, WordLanguage.English) : [];

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
