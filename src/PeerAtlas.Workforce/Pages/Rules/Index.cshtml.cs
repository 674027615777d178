using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PeerAtlas.Certification.Words;
using PeerAtlas.Design;
using PeerAtlas.Platform;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Workforce.Pages.Rules;

/// <summary>Every certification of which a rule is known, for anybody.</summary>
[AllowAnonymous]
[Bilingual]
internal sealed class IndexModel(RulesInForce rules, AuthorityClock clock, Language language) : PageModel
{
    public IReadOnlyList<Row> Rules { get; private set; } = [];

    public IReadOnlyList<Choice> Choices => [.. Rules.Select(rule => new Choice(rule.Id, rule.Place is null ? rule.Name : $"{rule.Place}: {rule.Name}"))];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        Rules =
        [
            .. (await rules.ReadAsync(cancellation))
                .All.Select(rule => new Row(
                    rule.Id,
                    RuleExplanation.Name(rule.Name, language.OfRules()),
                    rule.Place == "US" ? null : rule.Place,
                    rule.CertifiedBy,
                    (rule.On(today) ?? rule.Versions[^1]).ReviewedOn
                ))
                .OrderBy(row => row.Place ?? "~", StringComparer.Ordinal)
                .ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
    }

    internal sealed record Row(string Id, string Name, string? Place, string? By, string ReviewedOn);
}
