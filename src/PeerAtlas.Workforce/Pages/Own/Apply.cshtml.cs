using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Directory;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Own;

/// <summary>
/// Applies for a credential at a training centre. What the rule asks is said to be there, by whom and of
/// which day; nothing else of it is kept.
/// </summary>
[Authorize]
[Bilingual]
internal sealed class ApplyModel(
    PeerAtlasDbContext database,
    OwnCredentials own,
    CredentialDesk desk,
    RulesInForce rules,
    AuthorityClock clock,
    Language language
) : PageModel
{
    private const int Most = 100_000;

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Centre { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Rules { get; private set; } = [];

    public IReadOnlyList<Choice> Centres { get; private set; } = [];

    public RuleVersion? Version { get; private set; }

    public string RuleName { get; private set; } = "";

    public string CentreName { get; private set; } = "";

    public string? Problem { get; private set; }

    public IReadOnlyList<AskedPart> Asked { get; private set; } = [];

    public Part PartAt(int at) => at < Input.Parts.Count ? Input.Parts[at] : new();

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } centre)
            return RedirectToPage();
        Check();
        if (!ModelState.IsValid)
            return Page();
        var (credential, applied) = await own.ApplyAsync(centre, Rule!, cancellation);
        (credential.ExperienceHours, credential.SupervisedHours) = (Input.Experience ?? 0, Input.Supervised ?? 0);
        foreach (var (asked, said) in Asked.Zip(Input.Parts).Where(pair => !string.IsNullOrWhiteSpace(pair.Second.By)))
            database.Add(credential.Note(CredentialEventKind.Attested, said.On ?? clock.Today, asked.Code, said.By!.Trim(), clock.UtcNow, own.Me));
        if (!await desk.SaveAsync(credential, applied, cancellation))
        {
            ModelState.AddModelError("", language[CredentialWords.SomebodyElseChangedThis]);
            return Page();
        }

        TempData.Done(language[CredentialWords.TheApplicationWasSent]);
        return LocalRedirect(CredentialLinks.OwnCredential(credential.Id));
    }

    private void Check()
    {
        ModelState.Refuse(nameof(Form.Experience), Input.Experience is < 0 or > Most ? language[CredentialWords.WholeNumber] : null);
        ModelState.Refuse(nameof(Form.Supervised), Input.Supervised is < 0 or > Most ? language[CredentialWords.WholeNumber] : null);
        for (var at = 0; at < Math.Min(Asked.Count, Input.Parts.Count); at++)
        {
            var part = Input.Parts[at];
            if (part.By?.Length > CredentialEvent.TextLength)
                ModelState.Refuse($"Parts[{at}].By", language[CredentialWords.UseAtMost, CredentialEvent.TextLength]);
            if (string.IsNullOrWhiteSpace(part.By) && part.On is not null)
                ModelState.Refuse($"Parts[{at}].By", language[CredentialWords.NameWhoConfirms]);
            if (part.On > clock.Today)
                ModelState.Refuse($"Parts[{at}].On", language[CredentialWords.ThatDayIsStillToCome]);
        }
    }

    /// <summary>Reads what can be chosen, and what was: the centre, when both were.</summary>
    private async Task<Organisation?> LoadAsync(CancellationToken cancellation)
    {
        var centres = await database
            .Set<Organisation>()
            .AsNoTracking()
            .Where(organisation => organisation.Kind == OrganisationKind.TrainingCentre)
            .OrderBy(organisation => organisation.Name)
            .ToListAsync(cancellation);
        var today = clock.Today;
        var inForce = (await rules.ReadAsync(cancellation)).All.Where(rule => rule.On(today) is not null).ToList();
        Centres = [.. centres.Select(centre => new Choice(centre.Id.ToString(), centre.Name))];
        Rules = [.. inForce.Select(rule => new Choice(rule.Id, $"{rule.Place}: {RuleExplanation.Name(rule.Name, language.OfRules())}"))];
        var (chosen, rule) = (centres.Find(centre => centre.Id == Centre), inForce.Find(rule => rule.Id == Rule));
        if (chosen is null || rule is null)
        {
            Problem = Rule is null && Centre is null ? null : language[CredentialWords.ChooseBoth];
            return null;
        }

        if ((await own.ListAsync(cancellation)).Exists(held => held.OrganisationId == chosen.Id && held.RuleId == rule.Id && IsOpen(held.Stage)))
        {
            Problem = language[CredentialWords.YouAppliedAlready];
            return null;
        }

        (Version, RuleName, CentreName) = (rule.On(today), RuleExplanation.Name(rule.Name, language.OfRules()), chosen.Name);
        Asked = RuleExplanation.Asked(Version!, language.OfRules());
        return chosen;
    }

    private static bool IsOpen(CredentialStage stage) =>
        stage is CredentialStage.Applied or CredentialStage.Asked or CredentialStage.InCourse or CredentialStage.Issued or CredentialStage.Appealed;

    public sealed class Form
    {
        public List<Part> Parts { get; set; } = [];

        public int? Experience { get; set; }

        public int? Supervised { get; set; }
    }

    public sealed class Part
    {
        public string? By { get; set; }

        public DateOnly? On { get; set; }
    }
}
