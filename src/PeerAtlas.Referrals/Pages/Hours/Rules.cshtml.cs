using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Referrals.Hours;

namespace PeerAtlas.Referrals.Pages.Hours;

/// <summary>The authority brings in the role list and the payers' rules.</summary>
[Requires(Permission.ManageRoleList)]
internal sealed class RulesModel(PeerAtlasDbContext database, HoursRules rules) : PageModel
{
    [BindProperty]
    public IFormFile? Rules { get; set; }

    public RulesResult? Result { get; private set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public IReadOnlyList<PayerRule> Payers { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Rules is null || Rules.Length == 0)
        {
            ModelState.AddModelError(nameof(Rules), "Choose a CSV file or an Excel workbook.");
        }
        else
        {
            await using var content = Rules.OpenReadStream();
            Result = await rules.ImportAsync(content, Path.GetFileName(Rules.FileName), cancellation);
            if (Result.Problems.Count > 0)
                ModelState.AddModelError(nameof(Rules), "Some cells are not as they must be. They are named below.");
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Activities =
        [
            .. (await database.Set<Activity>().AsNoTracking().ToListAsync(cancellation))
                .OrderBy(activity => activity.Standing)
                .ThenBy(activity => activity.Key, StringComparer.Ordinal)
                .ThenBy(activity => activity.From),
        ];
        Payers =
        [
            .. (await database.Set<PayerRule>().AsNoTracking().ToListAsync(cancellation))
                .OrderBy(rule => rule.Payer, StringComparer.Ordinal)
                .ThenBy(rule => rule.From),
        ];
    }
}
