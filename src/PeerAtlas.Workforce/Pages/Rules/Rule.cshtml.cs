using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Rules;

/// <summary>One rule, in the words that it makes itself.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class RuleModel(RulesInForce rules, AuthorityClock clock, Language language) : PageModel
{
    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public RuleParts Parts { get; private set; } = null!;

    /// <summary>Others of the same state, and whether they ask for this one first.</summary>
    public IReadOnlyList<(string Rule, string Name, bool IsAfter)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string rule, CancellationToken cancellation)
    {
        var book = await rules.ReadAsync(cancellation);
        if (book.Find(rule) is not { } found)
            return NotFound();
        (Id, Name) = (found.Id, RuleExplanation.Name(found.Name, language.OfRules()));
        Parts = RuleExplanation.Parts(found, found.On(clock.Today) ?? found.Versions[^1], language.OfRules());
        Others =
        [
            .. book
                .All.Where(other => other.Id != found.Id && other.Place == found.Place && other.Place != "US")
                .Select(other => (other.Id, RuleExplanation.Name(other.Name, language.OfRules()), other.On(clock.Today)?.Entry.Holds == found.Id)),
        ];
        return Page();
    }
}
