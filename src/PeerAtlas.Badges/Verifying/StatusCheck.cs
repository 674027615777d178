using System.Text.Json;
using PeerAtlas.Badges.Credentials;
using PeerAtlas.Badges.Json;
using PeerAtlas.Badges.LinkedData;

namespace PeerAtlas.Badges.Verifying;

/// <summary>Looks whether a credential was withdrawn, in the lists that it names and that are here or may be asked for.</summary>
internal sealed class StatusCheck(VerificationOptions options, IssuerDocuments issuers, ProofCheck proofs)
{
    public const string Step = "status";

    private const int MostLists = 8;

    private readonly List<JsonElement> given = [.. options.StatusLists.Select(BadgeJson.Parse)];

    public VerificationStep Check(JsonElement credential)
    {
        var entries = credential.Member("credentialStatus").Each().ToList();
        if (entries.Count == 0)
            return new(Step, StepResult.Passed, "It names no list of withdrawn credentials, so that it is not one that can be withdrawn.");
        if (entries.Count > MostLists)
            return new(Step, StepResult.Unknown, $"It names more than {MostLists} lists of withdrawn credentials.");
        var found = entries.Select(entry => One(entry, credential)).ToList();
        return found.FirstOrDefault(step => step.Result == StepResult.Failed)
            ?? found.FirstOrDefault(step => step.Result == StepResult.Unknown)
            ?? found.FirstOrDefault(step => step.Result == StepResult.NotChecked)
            ?? found[0];
    }

    private VerificationStep One(JsonElement entry, JsonElement credential)
    {
        var types = entry.Texts("type");
        if (types.Contains("1EdTechRevocationList"))
            return WithList(entry.Text("id"), list => Listed(list, credential));
        if (types.Contains("BitstringStatusListEntry"))
            return WithList(entry.Text("statusListCredential"), list => Bit(list, entry, credential));
        return Unknown($"It names a list of a kind that is not supported: {LinkedDataException.Shown(string.Join(", ", types))}.");
    }

    private VerificationStep WithList(string? address, Func<JsonElement, VerificationStep> look)
    {
        if (address is null)
            return Unknown("It says that it can be withdrawn, and not where that is told.");
        var plain = address.Split('#')[0];
        foreach (var list in given)
        {
            if (list.Text("id")?.Split('#')[0] == plain)
                return look(list);
        }

        if (!Uri.TryCreate(plain, UriKind.Absolute, out var location) || options.Source?.Allows(location) != true)
        {
            var others = given.Count > 0 ? "The list that was given is another one. " : "";
            var host = location is null ? "" : $", or allow {location.Host} to be asked";
            return new(Step, StepResult.NotChecked, $"{others}Whether it was withdrawn is told at {Shown(plain)}. Give that list as a file{host}.");
        }

        return issuers.At(plain) is { } fetched ? look(fetched) : Unknown($"{location.Host} was asked and gave no list of withdrawn credentials.");
    }

    private static VerificationStep Listed(JsonElement list, JsonElement credential)
    {
        var issuer = CredentialForm.Issuer(credential);
        if ((list.Text("issuer") ?? list.Member("issuer")?.Text("id")) != issuer)
            return Unknown("The list of withdrawn credentials is not that of the issuer.");
        var member = list.Member("revokedCredential") ?? list.Member("revokedCredentials");
        if (member is not { ValueKind: JsonValueKind.Array } withdrawn)
            return Unknown("The list of withdrawn credentials cannot be read: it has no revokedCredentials.");
        foreach (var one in withdrawn.EnumerateArray())
        {
            var id = one.ValueKind == JsonValueKind.String ? one.GetString() : one.Text("id");
            if (id is null)
                return Unknown("The list of withdrawn credentials cannot be read: something in it has no id.");
            if (id != credential.Text("id") || one.Member("revoked") is { ValueKind: JsonValueKind.False })
                continue;
            var reason = one.Text("revocationReason") is { } told ? $": {Shown(told)}" : "";
            return new(Step, StepResult.Failed, $"The issuer has withdrawn it{reason}.");
        }

        return new(Step, StepResult.Passed, "The issuer's list of withdrawn credentials does not have it.");
    }

    private VerificationStep Bit(JsonElement list, JsonElement entry, JsonElement credential)
    {
        if (!list.Texts("type").Contains("BitstringStatusListCredential") || CredentialForm.Issuer(list) != CredentialForm.Issuer(credential))
            return Unknown("The list of withdrawn credentials is not that of the issuer.");
        var proof = proofs.Check(list);
        if (!proof.IsGood)
            return Unknown($"The list of withdrawn credentials is not one that can be relied on. {FirstNotGood(proof).Detail}");
        if (CredentialMoments.Parse(CredentialForm.ValidUntil(list)) is { } end && end < options.Moment)
            return Unknown($"The list of withdrawn credentials held until {CredentialForm.ValidUntil(list)}.");
        var purpose = entry.Text("statusPurpose");
        if (list.Member("credentialSubject") is not { } subject || purpose is null || !subject.Texts("statusPurpose").Contains(purpose))
            return Unknown("The list of withdrawn credentials is made for another purpose.");
        if (StatusBits.At(subject.Text("encodedList"), entry.Text("statusListIndex")) is not { } isSet)
            return Unknown("The list of withdrawn credentials cannot be read at this credential's place.");
        return (isSet, purpose) switch
        {
            (false, _) => new(Step, StepResult.Passed, "The issuer's list does not have it."),
            (_, "revocation") => new(Step, StepResult.Failed, "The issuer has withdrawn it."),
            (_, "suspension") => new(Step, StepResult.Failed, "The issuer has suspended it."),
            _ => new(Step, StepResult.Passed, $"The issuer's list has it, for another purpose than to withdraw it: {Shown(purpose)}."),
        };
    }

    private static VerificationStep FirstNotGood(ProofOutcome proof) =>
        new[] { proof.Contexts, proof.Proof, proof.Key }.First(step => step.Result != StepResult.Passed);

    private static VerificationStep Unknown(string detail) => new(Step, StepResult.Unknown, detail);

    private static string Shown(string text) => LinkedDataException.Shown(text);
}
