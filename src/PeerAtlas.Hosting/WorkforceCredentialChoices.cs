using PeerAtlas.Referrals.Roles;
using PeerAtlas.Workforce.Rules;

namespace PeerAtlas.Hosting;

/// <summary>Gives job descriptions the certifications that they may ask for.</summary>
internal sealed class WorkforceCredentialChoices(NamedRules rules) : ICredentialChoices
{
    public async Task<IReadOnlyList<CredentialChoice>> ReadAsync(CancellationToken cancellation) =>
        [.. (await rules.ReadAsync(cancellation)).Select(rule => new CredentialChoice(rule.Id, rule.English, rule.Spanish))];
}
