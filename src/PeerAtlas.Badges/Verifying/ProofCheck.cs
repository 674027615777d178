using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.Keys;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>What a credential's own proof came to.</summary>
/// <param name="Contexts">Whether every word of the credential has a meaning.</param>
/// <param name="Proof">Whether the signature is of what the credential says.</param>
/// <param name="Key">Whether the key is the issuer's.</param>
internal sealed record ProofOutcome(VerificationStep Contexts, VerificationStep Proof, VerificationStep Key)
{
    public bool IsGood => Contexts.Result == StepResult.Passed && Proof.Result == StepResult.Passed && Key.Result == StepResult.Passed;
}

/// <summary>Checks the proof that stands in a credential.</summary>
internal sealed class ProofCheck(VerificationOptions options, IssuerDocuments issuers)
{
    public const string Contexts = "contexts";
    public const string Proof = "proof";
    public const string Key = "key";

    private const string Changed =
        "The signature is not of what the credential says: something was changed after it was signed, " + "or another key than the one it names signed it.";

    private const int MostProofs = 8;

    public ProofOutcome Check(JsonElement credential)
    {
        var (contexts, statements) = ContextsOf(credential);
        var proofs = credential.Member("proof").Each().ToList();
        if (proofs.Count is 0 or > MostProofs)
        {
            var problem = proofs.Count == 0 ? "It has no proof: nobody has signed it." : $"It has more than {MostProofs} proofs.";
            return new(contexts, new(Proof, StepResult.Failed, problem), NotChecked(Key, "There is no proof to have a key."));
        }

        var issuer = CredentialForm.Issuer(credential);
        var outcomes = proofs.Select(proof => One(contexts, statements, credential, proof, issuer)).ToList();
        // One proof that holds is enough; what an issuer's wallet adds beside it does no harm.
        var best = outcomes.OrderBy(outcome => Rank(outcome.Key)).ThenBy(outcome => Rank(outcome.Proof)).MinBy(outcome => outcome.IsGood ? 0 : 1)!;
        return proofs.Count == 1 ? best : best with { Proof = best.Proof with { Detail = $"{best.Proof.Detail} It has {proofs.Count} proofs." } };
    }

    private (VerificationStep Step, string Statements) ContextsOf(JsonElement credential)
    {
        try
        {
            var statements = DataIntegrity.Statements(credential, options.Contexts);
            return (new(Contexts, StepResult.Passed, "Its contexts are here, and give every word of it a meaning."), statements);
        }
        catch (LinkedDataException exception)
        {
            return (new(Contexts, StepResult.Failed, exception.Message), "");
        }
    }

    private ProofOutcome One(VerificationStep contexts, string statements, JsonElement credential, JsonElement proof, string? issuer)
    {
        var method = proof.Text("verificationMethod") ?? proof.Member("verificationMethod")?.Text("id");
        var found = issuers.Find(method, issuer);
        return new(contexts, Signature(contexts, statements, credential, proof, found), new(Key, found.Belongs, found.Detail));
    }

    private VerificationStep Signature(VerificationStep contexts, string statements, JsonElement credential, JsonElement proof, FoundKey found)
    {
        if (ProofForm.Problem(proof, options.Moment) is { } problem)
            return new(Proof, problem.IsUnsupported ? StepResult.Unknown : StepResult.Failed, problem.Sentence);
        if (contexts.Result != StepResult.Passed)
            return NotChecked(Proof, "What is signed cannot be told while the contexts are not in order.");
        if (found.Key is null)
            return new(Proof, StepResult.Unknown, "The key is not here, so that the signature cannot be checked.");
        try
        {
            var data = ProofForm.IsByText(proof)
                ? DataIntegrity.TextData(credential, proof)
                : DataIntegrity.Data(statements, credential, proof, options.Contexts);
            return found.Key.Verifies(data, Multibase.Decode(proof.Text("proofValue")))
                ? new(Proof, StepResult.Passed, $"The signature is of what the credential says{Made(proof)}.")
                : new(Proof, StepResult.Failed, Changed);
        }
        catch (LinkedDataException exception)
        {
            return new(Proof, StepResult.Failed, $"The proof cannot be told: {exception.Message}");
        }
    }

    private static string Made(JsonElement proof) => proof.Text("created") is { } created ? $", made {created}" : "";

    private static int Rank(VerificationStep step) =>
        step.Result switch
        {
            StepResult.Passed => 0,
            StepResult.Failed => 2,
            _ => 1,
        };

    private static VerificationStep NotChecked(string step, string detail) => new(step, StepResult.NotChecked, detail);
}
