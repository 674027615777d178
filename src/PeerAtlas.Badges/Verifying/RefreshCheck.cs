using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;

namespace PeerAtlas.Badges.Verifying;

/// <summary>Asks once for a newer version of a credential, at the place that the credential itself names, if that may be asked.</summary>
internal sealed class RefreshCheck(VerificationOptions options, Func<CredentialFile, ProofOutcome> check)
{
    private const string Step = "refresh";

    /// <summary>What was found, and the version that counts from here on.</summary>
    public (VerificationStep Step, JsonElement Current) Check(JsonElement credential, bool isSigned)
    {
        var service = credential.Member("refreshService").Each().FirstOrDefault(one => one.Texts("type").Contains("1EdTechCredentialRefresh"));
        if (credential.Member("refreshService") is null)
            return (Told(StepResult.Passed, "It names no place for a newer version."), credential);
        if (!Uri.TryCreate(service.Text("id"), UriKind.Absolute, out var place))
            return (Told(StepResult.NotChecked, "It names a place for a newer version in a way that is not supported."), credential);
        // Only who signed it may say where it is renewed.
        if (!isSigned || options.Source?.Allows(place) != true)
            return (Told(StepResult.NotChecked, $"Its issuer may have a newer version at {place.Host}, which was not asked."), credential);
        try
        {
            var newer = CredentialFile.Read(options.Source.Fetch(place));
            return Problem(credential, newer) is { } problem
                ? (Told(StepResult.Unknown, $"{place.Host} was asked for a newer version. {problem} This one counts."), credential)
                : (Told(StepResult.Passed, $"{place.Host} was asked, and what it gave counts for what follows."), newer.Credential);
        }
        catch (BadgeInputException)
        {
            return (Told(StepResult.Unknown, $"{place.Host} was asked for a newer version and gave none that can be read. This one counts."), credential);
        }
    }

    private string? Problem(JsonElement credential, CredentialFile newer)
    {
        var other = newer.Credential;
        if (other.Text("id") != credential.Text("id") || CredentialForm.Issuer(other) != CredentialForm.Issuer(credential))
            return "What it gave is another badge.";
        if (CredentialForm.Check(other) is { Result: not StepResult.Passed } form)
            return form.Detail;
        var proof = check(newer);
        if (!proof.IsGood)
            return new[] { proof.Contexts, proof.Proof, proof.Key }.First(step => step.Result != StepResult.Passed).Detail;
        return CredentialMoments.Parse(CredentialForm.ValidFrom(other)) < CredentialMoments.Parse(CredentialForm.ValidFrom(credential))
            ? "What it gave is older."
            : null;
    }

    private static VerificationStep Told(StepResult result, string detail) => new(Step, result, detail) { IsDeciding = false };
}
