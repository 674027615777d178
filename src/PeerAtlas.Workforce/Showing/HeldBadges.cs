using PeerAtlas.Workforce.Register;

namespace PeerAtlas.Workforce.Showing;

/// <summary>Whether a badge holds now: its signature, and its credential by the rule.</summary>
internal sealed class HeldBadges(ShownBadges badges, CredentialStandings standings)
{
    /// <summary>Whether it does.</summary>
    public async Task<bool> HoldsAsync(SeenBadge seen, CancellationToken cancellation)
    {
        var standing = (await standings.OfAsync([seen.Credential], cancellation)).GetValueOrDefault(seen.Credential.Id);
        return ShownBadges.Allows(seen.Credential, standing) && (await badges.VerifyAsync(seen, cancellation)).IsValid == true;
    }
}
