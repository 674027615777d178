using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Access;
using PeerAtlas.Platform.Database;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Register;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Register;

/// <summary>The sessions of a centre's courses, and a new one.</summary>
[Requires(Permission.ManageCredentials, OrganisationFrom = "organisation")]
internal sealed class SessionsModel(PeerAtlasDbContext database, RulesInForce rules, AuthorityClock clock, Language language) : PageModel
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty]
    public HoursForm Input { get; set; } = new();

    public IReadOnlyList<Choice> Rules { get; private set; } = [];

    /// <summary>The topics of the chosen rule; null while none is chosen.</summary>
    public IReadOnlyList<Choice>? Topics { get; private set; }

    public IReadOnlyList<Row> Sessions { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Topics is null)
            return RedirectToPage();
        Input.TopicChoices = Topics;
        // A session may be planned; its hours count once it was.
        _ = Input.Check(ModelState, [], clock.Today.AddYears(2), language);
        ModelState.Refuse(nameof(HoursForm.Course), string.IsNullOrWhiteSpace(Input.Course) ? "Name the course." : null);
        if (!ModelState.IsValid)
            return Page();
        var session = new TrainingSession
        {
            OrganisationId = Organisation,
            RuleId = Rule!,
            Course = Input.Course!.Trim(),
            On = Input.On!.Value,
            Minutes = (int)Math.Round(Input.Hours!.Value * 60, MidpointRounding.AwayFromZero),
            Topics = string.Join(',', Input.Topics.Distinct()),
        };
        database.Add(session);
        await database.SaveChangesAsync(cancellation);
        TempData.Done($"The session of {session.Course} was added.");
        return LocalRedirect(CredentialLinks.Session(Organisation, session.Id));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var book = await rules.ReadAsync(cancellation);
        Rules = [.. book.All.Select(rule => new Choice(rule.Id, $"{rule.Id}: {RuleExplanation.Name(rule.Name, WordLanguage.English)}"))];
        if (Rule is not null && book.Find(Rule)?.On(clock.Today) is { } version)
            Topics = CredentialLines.Topics(version, WordLanguage.English);
        Sessions = await database
            .Set<TrainingSession>()
            .AsNoTracking()
            .Where(session => session.OrganisationId == Organisation)
            .OrderByDescending(session => session.On)
            .ThenBy(session => session.Id)
            .Take(Most)
            .Select(session => new Row(
                session.Id,
                session.Course,
                session.On,
                session.RuleId,
                session.Minutes,
                database.Set<EarnedHours>().Count(hours => hours.SessionId == session.Id)
            ))
            .ToListAsync(cancellation);
    }

    internal sealed record Row(Guid Id, string Course, DateOnly On, string Rule, int Minutes, int There);
}
