using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>The register of a centre: whose turn it is and how long it waits, and how each credential stands today.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class CentreModel(PeerAtlasDbContext database, CredentialStandings standings, RulesInForce rules, AuthorityClock clock, Language language)
    : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public CredentialStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Waiting { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public bool IsSearched => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Rule) || Stage is not null || Waiting;

    public Organisation Centre { get; private set; } = null!;

    public IReadOnlyList<Choice> Rules { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public static IReadOnlyList<Choice> Stages(Language language) =>
        [.. Enum.GetValues<CredentialStage>().Select(stage => new Choice(stage.ToString(), stage.Words(language)))];

    public async Task<IActionResult> OnGetAsync(Guid organisation, CancellationToken cancellation)
    {
        if (await database.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == organisation, cancellation) is not { } centre)
            return NotFound();
        Centre = centre;
        Rules = [.. (await rules.ReadAsync(cancellation)).All.Select(rule => new Choice(rule.Id, rule.Id))];
        var asked = Asked(organisation);
        Found = await asked.CountAsync(cancellation);
        Pages = (Found + PageSize - 1) / PageSize;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(Pages, 1));
        // What waits comes first, and what waits longest before the rest.
        var credentials = await asked
            .OrderBy(credential => credential.WaitingSince == null)
            .ThenBy(credential => credential.WaitingSince)
            .ThenBy(credential => credential.HolderName)
            .ThenBy(credential => credential.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellation);
        Rows = await RowsAsync(credentials, cancellation);
        return Page();
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(IReadOnlyList<Credential> credentials, CancellationToken cancellation)
    {
        var found = await standings.OfAsync(credentials, cancellation);
        List<Guid?> handlers = [.. credentials.Select(credential => credential.HandledById).Where(id => id is not null).Distinct()];
        var names = await database.Users.Where(account => handlers.Contains(account.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return
        [
            .. credentials.Select(credential => new Row(
                credential.Id,
                credential.HolderName,
                credential.RuleId,
                credential.Number,
                credential.Stage == CredentialStage.Issued && found.TryGetValue(credential.Id, out var standing)
                    ? CheckWords.Status(standing.Status, WordLanguage.English)
                    : credential.Stage.Words(language),
                credential.IsCentresTurn ? "The center"
                    : credential.Stage == CredentialStage.Asked ? "The applicant"
                    : "–",
                credential.WaitingSince is { } since ? (int)(clock.UtcNow - since).TotalDays : null,
                credential.HandledById is { } by ? names.GetValueOrDefault(by, "–")
                    : credential.IsCentresTurn ? "Nobody yet"
                    : "–"
            )),
        ];
    }

    private IQueryable<Credential> Asked(Guid organisation)
    {
        var asked = database.Set<Credential>().AsNoTracking().Where(credential => credential.OrganisationId == organisation);
        if (Stage is { } stage)
            asked = asked.Where(credential => credential.Stage == stage);
        if (!string.IsNullOrEmpty(Rule))
            asked = asked.Where(credential => credential.RuleId == Rule);
        if (Waiting)
            asked = asked.Where(credential =>
                credential.Stage == CredentialStage.Applied || credential.Stage == CredentialStage.InCourse || credential.Stage == CredentialStage.Appealed
            );
        var search = Search?.Trim().ToLowerInvariant() ?? "";
        if (search.Length == 0)
            return asked;
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case, not .NET.
        return asked.Where(credential =>
            credential.HolderName.ToLower().Contains(search) || (credential.Number != null && credential.Number.ToLower().Contains(search))
        );
#pragma warning restore CA1304, CA1311, CA1862
    }

    internal sealed record Row(Guid Id, string Holder, string Rule, string? Number, string State, string Turn, int? Days, string By);
}
