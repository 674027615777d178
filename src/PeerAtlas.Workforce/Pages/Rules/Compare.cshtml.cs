using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Platform.Database;
using PeerAtlas.Workforce.Bodies;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Rules;

/// <summary>Two to four rules side by side.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class CompareModel(PeerAtlasDbContext database, RulesInForce rules, AuthorityClock clock, Language language) : PageModel
{
    private const int Most = 4;

    [BindProperty(SupportsGet = true)]
    public string[] Rule { get; set; } = [];

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var book = await rules.ReadAsync(cancellation);
        var bodies = (await database.Set<CertifyingBody>().AsNoTracking().OrderBy(body => body.Name).ToListAsync(cancellation)).ToLookup(body => body.Place);
        Columns =
        [
            .. Rule.OfType<string>()
                .Take(Most)
                .Select(book.Find)
                .OfType<Certification.Rules.CertificationRule>()
                .Distinct()
                .Select(rule => new Column(
                    rule.Id,
                    RuleExplanation.Name(rule.Name, language.OfRules()),
                    RuleExplanation.Parts(rule, rule.On(clock.Today) ?? rule.Versions[^1], language.OfRules()),
                    [.. bodies[rule.Place]]
                )),
        ];
    }

    internal sealed record Column(string Id, string Name, RuleParts Parts, IReadOnlyList<CertifyingBody> Bodies);
}
