using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Certification.Checking;
using PeerAtlas.Certification.Persons;
using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Forms;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Rules;

/// <summary>Who is certified there asks what is missing here. What is typed is answered and kept nowhere.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class MovingModel(RulesInForce rules, AuthorityClock clock, Language language) : PageModel
{
    private const decimal Most = 100_000;
    private IReadOnlyList<HourFloor> floors = [];

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public CertificationRule? Target { get; private set; }

    public string FromName { get; private set; } = "";

    public string ToName { get; private set; } = "";

    public string? Problem { get; private set; }

    /// <summary>The parts of the training that are asked here, by name.</summary>
    public IReadOnlyList<string> Floors => [.. floors.Select(floor => RuleExplanation.Name(floor.Name, language.OfRules()))];

    public Told? Answer { get; private set; }

    public string? PartAt(int at) => at < Input.Parts.Count ? Input.Parts[at]?.ToString(CultureInfo.InvariantCulture) : null;

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } held || Target is null)
            return RedirectToPage();
        Check();
        if (ModelState.IsValid)
            Answer = Tell(held, Target);
        return Page();
    }

    private void Check()
    {
        decimal? Typed(string field, decimal? bound) => NumberWithComma.Of(ModelState, $"{nameof(Input)}.{field}", bound);
        (Input.Training, Input.Experience) = (Typed(nameof(Form.Training), Input.Training), Typed(nameof(Form.Experience), Input.Experience));
        (Input.Supervised, Input.Months) = (Typed(nameof(Form.Supervised), Input.Supervised), Typed(nameof(Form.Months), Input.Months));
        Input.Parts = [.. Input.Parts.Select((part, at) => Typed($"{nameof(Form.Parts)}[{at}]", part))];
        var numbers = new List<(string Field, decimal? Number)>
        {
            (nameof(Form.Training), Input.Training),
            (nameof(Form.Experience), Input.Experience),
            (nameof(Form.Supervised), Input.Supervised),
            (nameof(Form.Months), Input.Months),
        };
        numbers.AddRange(Input.Parts.Take(floors.Count).Select((part, at) => ($"{nameof(Form.Parts)}[{at}]", part)));
        foreach (var (field, _) in numbers.Where(number => number.Number is < 0 or > Most))
            ModelState.Refuse(field, language[CertificationWords.NumberOrEmpty]);
        if (Input.Training is { } all && Input.Parts.Take(floors.Count).Sum(part => part ?? 0) > all)
            ModelState.Refuse(nameof(Form.Training), language[CertificationWords.MoreThanAll]);
    }

    private Told Tell(CertificationRule held, CertificationRule target)
    {
        var today = clock.Today;
        var version = target.On(today)!;
        var hours = floors
            .Select((floor, at) => (floor.Topic, Hours: at < Input.Parts.Count ? Input.Parts[at] ?? 0 : 0))
            .Append((Topic: "course", Hours: (Input.Training ?? 0) - Input.Parts.Take(floors.Count).Sum(part => part ?? 0)))
            .Where(part => part.Hours > 0)
            .Select(part => new HourRecord(part.Topic, today, part.Hours, [part.Topic]))
            .ToList();
        var wanted = new HeldCredential(target.Id, null, hours) { Experience = new(Input.Experience ?? 0, Input.Supervised ?? 0, (int)(Input.Months ?? 0), 0) };
        var person = new CertifiedPerson([new HeldCredential(held.Id, today, []), wanted], []);
        var standing = CertificationCheck.Evaluate(person, book, today)[1];
        var parts = RuleExplanation.Parts(target, version, language.OfRules());
        return new(standing.Missing, parts.Entry, parts.Unknown);
    }

    private RuleBook book = null!;

    private async Task<CertificationRule?> LoadAsync(CancellationToken cancellation)
    {
        book = await rules.ReadAsync(cancellation);
        var inForce = book.All.Where(rule => rule.On(clock.Today) is not null).ToList();
        Choices =
        [
            .. inForce
                .OrderBy(rule => rule.Place, StringComparer.Ordinal)
                .Select(rule => new Choice(rule.Id, $"{rule.Place}: {RuleExplanation.Name(rule.Name, language.OfRules())}")),
        ];
        var (held, target) = (inForce.Find(rule => rule.Id == From), inForce.Find(rule => rule.Id == To));
        if (held is not null && held == target)
            Problem = language[CertificationWords.ChooseTwoDifferent];
        if (held is null || target is null || held == target)
            return null;
        Target = target;
        (FromName, ToName) = (RuleExplanation.Name(held.Name, language.OfRules()), RuleExplanation.Name(target.Name, language.OfRules()));
        floors = target.On(clock.Today)!.Entry.Training?.Floors ?? [];
        return held;
    }

    internal sealed record Told(IReadOnlyList<MissingPart> Missing, IReadOnlyList<string> Entry, string? Unknown);

    public sealed class Form
    {
        public decimal? Training { get; set; }

        public List<decimal?> Parts { get; set; } = [];

        public decimal? Experience { get; set; }

        public decimal? Supervised { get; set; }

        public decimal? Months { get; set; }
    }
}
