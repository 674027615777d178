using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>Holds a proof against the form that proofs have.</summary>
internal static class ProofForm
{
    private const string ByText = "eddsa-jcs-2022";

    /// <summary>Whether the signature is of the text of the credential and not of its statements.</summary>
    public static bool IsByText(JsonElement proof) => proof.Text("cryptosuite") == ByText;

    public static (string Sentence, bool IsUnsupported)? Problem(JsonElement proof, DateTimeOffset moment)
    {
        var kind = proof.Text("type");
        var suite = proof.Text("cryptosuite");
        var isKnown = (kind == "DataIntegrityProof" && suite is DataIntegrity.Suite or ByText) || (kind == "Ed25519Signature2020" && suite is null);
        if (!isKnown)
            return ($"It is signed in a way that is not supported: {LinkedDataException.Shown($"{kind} {suite}".Trim())}.", true);
        if (proof.Member("previousProof") is not null)
            return ("Its proof stands on another, which is not supported.", true);
        var problem =
            proof.Text("proofPurpose") != "assertionMethod" ? "Its proof is made for another purpose than to assert something."
            : proof.Member("created") is not null && CredentialMoments.Parse(proof.Text("created")) is null ? "Its proof says no moment in “created”."
            : proof.Member("expires") is not null && CredentialMoments.Parse(proof.Text("expires")) is null ? "Its proof says no moment in “expires”."
            : CredentialMoments.Parse(proof.Text("expires")) is { } end && end < moment ? $"Its proof held until {proof.Text("expires")}."
            : Multibase.Decode(proof.Text("proofValue")) is not { Length: 64 } ? "Its proof has no signature that can be read."
            : null;
        return problem is null ? null : (problem, false);
    }
}
