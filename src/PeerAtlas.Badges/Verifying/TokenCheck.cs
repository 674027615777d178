using System.Security.Cryptography;
using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>Checks a credential that came as a signed token (VC-JWT with RS256).</summary>
internal sealed class TokenCheck(IssuerDocuments issuers)
{
    private const int LeastBits = 2048;

    public ProofOutcome Check(CompactToken token, JsonElement credential)
    {
        var contexts = new VerificationStep(
            ProofCheck.Contexts,
            StepResult.Passed,
            "A token is signed as it is written, so that no context is needed to read it."
        );
        var (key, belongs) = KeyOf(token, CredentialForm.Issuer(credential));
        return new(contexts, Signature(token, key, credential), belongs);
    }

    private static VerificationStep Signature(CompactToken token, JsonElement? key, JsonElement credential)
    {
        var algorithm = token.Header.Text("alg");
        if (algorithm != "RS256" || token.Header.Member("crit") is not null)
            return Proof(StepResult.Unknown, $"It is signed in a way that is not supported: {LinkedDataException.Shown(algorithm ?? "none")}.");
        if (token.Header.Text("typ") is { } type && type.ToUpperInvariant() is not ("JWT" or "VC+JWT" or "VC+LD+JWT" or "VC+LD+JSON+JWT"))
            return Proof(StepResult.Failed, "The token is of another kind than that of a credential.");
        if (key is null)
            return Proof(StepResult.Unknown, "The key is not here, so that the signature cannot be checked.");
        using var rsa = RSA.Create();
        if (!Import(rsa, key.Value))
            return Proof(StepResult.Failed, $"The key is no RSA key of {LeastBits} bits or more.");
        if (!rsa.VerifyData(token.Signed, token.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            return Proof(
                StepResult.Failed,
                "The signature is not of what the token says: something was changed after it was signed, or another key signed it."
            );
        var other = Different(token.Payload, credential);
        return other is null
            ? Proof(StepResult.Passed, "The signature is of what the token says.")
            : Proof(StepResult.Failed, $"What the token says of itself is not what the credential says: {other}.");
    }

    /// <summary>The key, and whether it is the issuer's.</summary>
    private (JsonElement? Key, VerificationStep Belongs) KeyOf(CompactToken token, string? issuer)
    {
        if (token.Header.Text("kid") is { } name)
        {
            foreach (var document in Candidates(name, issuer))
            {
                if (In(document, name) is { } key)
                    return (key, Key(StepResult.Passed, "The issuer's document has the key."));
            }
        }

        if (token.Header.Member("jwk") is not { ValueKind: JsonValueKind.Object } own)
            return (
                null,
                Key(StepResult.Unknown, "The key that the token names is not here. Give the issuer's keys as a file, or allow their host to be asked.")
            );
        if (own.Member("d") is not null)
            return (null, Key(StepResult.Failed, "The token shows the secret part of its key: anybody can sign with it."));
        return issuers.Given.SelectMany(Keys).Any(key => key.Text("n") is { } n && n == own.Text("n") && key.Text("e") == own.Text("e"))
            ? (own, Key(StepResult.Passed, "The issuer's document has the key."))
            : (own, Key(StepResult.Unknown, "The token brings its own key, and nothing here tells that it is the issuer's. Give the issuer's keys as a file."));
    }

    // A key that was fetched is the issuer's only where the issuer's own place has it.
    private IEnumerable<JsonElement> Candidates(string name, string? issuer)
    {
        foreach (var document in issuers.Given)
            yield return document;
        if (IsAtSamePlace(name, issuer) && issuers.At(name.Split('#')[0]) is { } fetched)
            yield return fetched;
    }

    private static bool IsAtSamePlace(string name, string? issuer) =>
        Uri.TryCreate(name, UriKind.Absolute, out var key)
        && Uri.TryCreate(issuer, UriKind.Absolute, out var owner)
        && key.Scheme == "https"
        && owner.Scheme == "https"
        && key.Authority == owner.Authority;

    private static JsonElement? In(JsonElement document, string name)
    {
        var fragment = name.IndexOf('#', StringComparison.Ordinal) is var mark and >= 0 ? name[(mark + 1)..] : name;
        var keys = Keys(document).ToList();
        var named = keys.Where(key => key.Text("kid") is { } id && (id == name || id == fragment)).ToList();
        return named.Count > 0 ? named[0]
            : keys is [var only] && only.Text("kid") is null ? only
            : null;
    }

    private static IEnumerable<JsonElement> Keys(JsonElement document) =>
        document.Member("keys") is { } keys ? ((JsonElement?)keys).Each()
        : document.Text("kty") is not null ? [document]
        : document.Member("verificationMethod").Each().Select(entry => entry.Member("publicKeyJwk")).OfType<JsonElement>();

    private static bool Import(RSA rsa, JsonElement key)
    {
        if (
            key.Text("kty") != "RSA"
            || CompactToken.Bytes(key.Text("n")) is not { Length: <= 1024 } n
            || CompactToken.Bytes(key.Text("e")) is not { Length: <= 8 } e
        )
            return false;
        try
        {
            rsa.ImportParameters(new RSAParameters { Modulus = n, Exponent = e });
            return rsa.KeySize >= LeastBits;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The first claim that differs from the credential.</summary>
    private static string? Different(JsonElement payload, JsonElement credential) =>
        payload.Text("iss") != CredentialForm.Issuer(credential) ? "iss is not the issuer's id"
        : payload.Text("jti") != credential.Text("id") ? "jti is not the credential's id"
        // Tokens are found without it, those of 1EdTech's own tests among them.
        : payload.Text("sub") is { } holder && holder != credential.Member("credentialSubject")?.Text("id") ? "sub is not the holder's id"
        : !IsSame(payload.Member("nbf"), CredentialForm.ValidFrom(credential), isNeeded: true) ? "nbf is not the moment from which it holds"
        : !IsSame(payload.Member("exp"), CredentialForm.ValidUntil(credential), isNeeded: false) ? "exp is not the moment until which it holds"
        : null;

    private static bool IsSame(JsonElement? number, string? written, bool isNeeded)
    {
        if (number is not { } value)
            return !isNeeded;
        return value.ValueKind == JsonValueKind.Number
            && CredentialMoments.Parse(written) is { } moment
            && Math.Abs(value.GetDouble() - moment.ToUnixTimeMilliseconds() / 1000.0) < 1;
    }

    private static VerificationStep Proof(StepResult result, string detail) => new(ProofCheck.Proof, result, detail);

    private static VerificationStep Key(StepResult result, string detail) => new(ProofCheck.Key, result, detail);
}
