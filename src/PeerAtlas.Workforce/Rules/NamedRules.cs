using PeerAtlas.Certification.Rules;
using PeerAtlas.Certification.Words;

namespace PeerAtlas.Workforce.Rules;

/// <summary>A rule of certification by its name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="English">Its name and place in English.</param>
/// <param name="Spanish">The same in Spanish.</param>
public sealed record NamedRule(string Id, string English, string Spanish);

/// <summary>The rules that count, by name, for what stands outside of this module.</summary>
public sealed class NamedRules
{
    private readonly RulesInForce rules;

    internal NamedRules(RulesInForce rules) => this.rules = rules;

    /// <summary>Reads them, in the order of their names.</summary>
    public async Task<IReadOnlyList<NamedRule>> ReadAsync(CancellationToken cancellation) =>
        [
            .. (await rules.ReadAsync(cancellation))
                .All.Select(rule => new NamedRule(rule.Id, Called(rule, WordLanguage.English), Called(rule, WordLanguage.Spanish)))
                .OrderBy(rule => rule.English, StringComparer.Ordinal),
        ];

    private static string Called(CertificationRule rule, WordLanguage language) => $"{RuleExplanation.Name(rule.Name, language)} ({rule.Id})";
}
