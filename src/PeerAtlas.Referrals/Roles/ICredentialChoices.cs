namespace PeerAtlas.Referrals.Roles;

/// <summary>A certification that a job may ask for.</summary>
/// <param name="Rule">The id of its rule.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Spanish">Its name in Spanish.</param>
public sealed record CredentialChoice(string Rule, string English, string Spanish);

/// <summary>The certifications whose rules hold; the host joins those who know them to it.</summary>
public interface ICredentialChoices
{
    /// <summary>Reads them, in the order of their places.</summary>
    Task<IReadOnlyList<CredentialChoice>> ReadAsync(CancellationToken cancellation);
}
